"""`tambon what-if`, as typed: each kind of change on a tiny night, and bad ones."""

import csv
import json
import stat
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.__main__ import main
from flows.what_if import is_small
from tests.conftest import REFERENCE
from tests.flows.running import fingerprint


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Commands that keep their log to themselves."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ask(night, capsys):
    """Ask about the night, by what a file says and flags; get the answer as JSON."""

    def ask_of_night(toml: str = "", *words: str) -> dict:
        Path("changes.toml").write_text(toml, "utf-8")
        folders = ["--curated", str(night), "--reference", str(REFERENCE)]
        assert main(["what-if", "changes.toml", *folders, *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask_of_night


@pytest.fixture
def refused(night, capsys):
    """Ask something that cannot be asked; get what is said of it."""

    def ask_wrongly(toml: str, *words: str, code: int = 1) -> str:
        Path("changes.toml").write_text(toml, "utf-8")
        folders = ["--curated", str(night), "--reference", str(REFERENCE)]
        assert main(["what-if", "changes.toml", *folders, *words]) == code
        said = capsys.readouterr()
        assert not said.out
        assert any("ก" <= letter <= "ฮ" for letter in said.err)
        return said.err

    return ask_wrongly


def moves(answer: dict, code: str) -> tuple[int, int, int, int]:
    """Return a list's households before and after, and who enters and leaves."""
    row = next(row for row in answer["lists"] if row["code"] == code)
    names = ("before_count", "after_count", "entering_count", "leaving_count")
    return tuple(row[name] for name in names)


def headcount(answer: dict, measure: str) -> tuple[float, float]:
    """Return H of persons by a measure, before and after."""
    return next(
        (row["headcount_share_before"], row["headcount_share_after"])
        for row in answer["poverty"]
        if (row["measure_code"], row["unit"]) == (measure, "person")
    )


def test_a_change_that_changes_nothing_moves_nobody(ask):
    answer = ask("[capacity]\nfactor = 1.0")
    assert all(row["before_count"] == row["after_count"] for row in answer["lists"])
    assert not any(
        row[name]
        for row in [*answer["lists"], *answer["subdistricts"]]
        for name in row
        if name.endswith(("entering_count", "leaving_count"))
    )
    assert answer["cost_before"] == answer["cost_after"]
    assert moves(answer, "planned")[0] == 2


def test_capacity_decides_how_many_are_planned_and_who_is_listed_stays(ask):
    answer = ask("[capacity]\nC1 = 1")
    assert moves(answer, "planned") == (2, 1, 0, 1)
    assert moves(answer, "any_list")[2:] == (0, 0)
    assert answer["changes"] == [{"what": "capacity.C1", "now": "2", "then": "1"}]


def test_a_factor_multiplies_every_capacity(ask):
    assert moves(ask("", "--capacity-factor", "1.5"), "planned") == (2, 3, 1, 0)


def test_a_flag_goes_over_the_file(ask):
    answer = ask("[capacity]\nfactor = 0.5", "--capacity-factor", "2")
    assert moves(answer, "planned") == (2, 4, 2, 0)


def test_points_decide_who_is_planned(ask):
    answer = ask("", "--points", "unanswered_income=0")
    assert moves(answer, "planned") == (2, 2, 1, 1)
    # out: a woman of 77 without help with income; in: the two of H01
    subdistrict = answer["subdistricts"][0]
    assert subdistrict["subdistrict_code"] == "570501"
    assert subdistrict["planned_entering_count"] == 1
    assert subdistrict["planned_leaving_count"] == 1


def test_points_of_one_span_are_named_by_where_it_begins(ask):
    answer = ask('[score_points.months_since_service]\n"3" = 9')
    what = "score_points.months_since_service.3"
    assert answer["changes"] == [{"what": what, "now": "4", "then": "9"}]


def test_help_that_lasts_less_answers_less(ask):
    answer = ask("[lasts_months]\nhouse_tidying = 1")
    assert moves(answer, "follow_up") == (1, 0, 0, 1)
    assert moves(answer, "part_served") == (1, 0, 0, 1)
    assert moves(answer, "unserved") == (2, 4, 2, 0)
    assert moves(answer, "any_list")[2:] == (0, 0)


def test_a_factor_of_months_changes_the_whole_window(ask):
    answer = ask("", "--months-factor", "0.1")
    assert moves(answer, "follow_up") == (1, 0, 0, 1)


def test_a_lower_level_lists_more_of_the_vulnerable(ask):
    answer = ask("", "--vulnerable-level", "0")
    before, after, entering, leaving = moves(answer, "vulnerable")
    assert leaving == 0
    assert after - before == entering >= 3
    assert sum(r["listed_entering_count"] for r in answer["subdistricts"]) == entering


def test_whose_income_is_above_the_limit_is_not_vulnerable(ask):
    answer = ask("[thresholds]\nvulnerable_level = 0\nincome_at_most_baht = 40000")
    assert moves(answer, "vulnerable")[1:3] == (0, 0)


def test_a_higher_cut_off_counts_fewer_poor(ask):
    answer = ask("", "--cut-off", "tpmap=2")
    assert headcount(answer, "tpmap") == (6 / 11, 1 / 11)
    assert headcount(answer, "two_dimensions") == (1 / 11, 1 / 11)
    assert moves(answer, "any_list")[2:] == (0, 0)


def test_a_weight_counts_towards_the_cut_off(ask):
    answer = ask("[poverty_weights.tpmap]\nincome = 2\n[cut_off_weight]\ntpmap = 2")
    assert headcount(answer, "tpmap") == (6 / 11, 2 / 11)


def test_a_plan_costs_a_visit_each_and_the_first_open_service_of_each_dimension(
    ask, night
):
    options = pq.read_table(night / "latest" / "tables" / "service_options.parquet")
    first = {
        row["household_id"]: row["service_code"]
        for row in options.to_pylist()
        if row["option_rank"] == 1
    }
    with (REFERENCE / "service_costs.csv").open(encoding="utf-8", newline="") as file:
        costs = {row["service_code"]: row for row in csv.DictReader(file)}

    answer = ask("[capacity]\nC1 = 1")
    listed, *_ = moves(answer, "any_list")

    def cost(*households: str) -> dict[str, int]:
        given = [first[each] for each in households] + ["home_visit"] * len(households)
        return {
            "visit_count": len(households),
            "in_line_count": listed - len(households),
            "service_count": len(households),
            "cost_baht": sum(int(costs[each]["unit_cost_baht"]) for each in given),
            "visit_minutes": sum(int(costs[each]["visit_minutes"]) for each in given),
        }

    # tonight H04 and H07, each short of one dimension; then H07, whose request waits
    assert answer["cost_before"] == cost("H04", "H07")
    assert answer["cost_after"] == cost("H07")
    assert answer["cost_before"]["cost_baht"] > answer["cost_after"]["cost_baht"]


def test_groups_of_a_few_households_are_told_as_few(ask, night, capsys):
    groups = {row["group_code"]: row for row in ask("[capacity]\nC1 = 1")["groups"]}
    assert groups["everyone"]["listed_before_count"] >= 5
    assert groups["everyone"]["planned_after_count"] is None
    folders = ["--curated", str(night), "--reference", str(REFERENCE)]
    assert main(["what-if", "changes.toml", *folders]) == 0
    assert "<5" in capsys.readouterr().out
    assert [is_small(count) for count in (0, 1, 4, 5)] == [False, True, True, False]


def test_every_subdistrict_is_written_for_its_owner_alone(ask):
    answer = ask("[capacity]\nC1 = 1", "--to", "subdistricts.csv")
    with Path("subdistricts.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row["subdistrict_code"] for row in written] == [
        row["subdistrict_code"] for row in answer["subdistricts"]
    ]
    assert len(written) == 15
    assert stat.S_IMODE(Path("subdistricts.csv").stat().st_mode) == 0o600


def test_nothing_that_is_published_is_touched(ask, refused, night):
    before = fingerprint(night)
    ask("[capacity]\nC1 = 1")
    inside = str(night / "latest" / "subdistricts.csv")
    assert "--to" in refused("[capacity]\nC1 = 1", "--to", inside, code=2)
    assert fingerprint(night) == before


def test_a_file_that_is_there_is_not_written_over(refused):
    Path("mine.csv").write_text("mine", "utf-8")
    said = refused("[capacity]\nC1 = 1", "--to", "mine.csv", code=2)
    assert "mine.csv" in said
    assert Path("mine.csv").read_text("utf-8") == "mine"


def test_people_read_it_in_thai_and_english(night, capsys):
    folders = ["--curated", str(night), "--reference", str(REFERENCE)]
    assert main(["what-if", *folders, "--points", "unanswered_income=0"]) == 0
    said = capsys.readouterr().out
    for words in (
        "score_points.unanswered_income", "ในแผน · planned", "+1 −1", "สันมะเค็ด",
        "ข้อสันนิษฐาน", "nothing is published",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[capacity\nC1 = 1", "changes.toml"),
        ("[capacity]\nC9 = 1", "changes.toml: capacity.C9"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_place(refused, toml, said):
    assert said in refused(toml)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--capacity-factor"),
        (("--points", "unanswered_income"), "--points"),
        (("--points", "unanswered_income=many"), "--points"),
        (("--cut-off", "=1"), "--cut-off"),
    ],
)
def test_flags_that_cannot_be_meant_are_told(refused, words, said):
    assert said in refused("", *words, code=2)


def test_a_flag_that_makes_no_sense_is_told_by_the_rule_it_would_change(refused):
    assert "thresholds.vulnerable_level" in refused("", "--vulnerable-level", "9")


def test_without_a_last_run_there_is_nothing_to_ask(tmp_path, capsys):
    words = ["--curated", str(tmp_path), "--capacity-factor", "2"]
    assert main(["what-if", *words, "--reference", str(REFERENCE)]) == 1
    assert "tambon run" in capsys.readouterr().err
