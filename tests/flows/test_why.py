"""`tambon why`: one household's story, as typed."""

import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.__main__ import main
from schemas import clean, curated
from tests.conftest import REFERENCE
from tests.transforms.invented_changes import balance
from tests.transforms.invented_tables import client, household, insert, warehouse
from tests.transforms.kept_nights import keep_night, publish_kept

HOUSEHOLD = "057012345001"
NAMES = ("ปิ่นแก้วน้ำค้าง", "สมมุติ ใจงาม", "0800000000", "x-xxxx-xxxx7-23-x")
FIRST, SECOND = "2020-03-01", "2020-03-02"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Commands that keep their log to themselves."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)


def state(subject_id: str, standing: str, **known: object) -> dict[str, object]:
    told = {"subject_kind": "household", "subject_id": subject_id}
    return told | {"standing_code": standing, "subdistrict_code": "571401"} | known


def moved(subject_id: str, day: int, **known: object) -> dict[str, object]:
    told = {
        "baseline_code": "previous",
        "compared_on": date(2020, 3, day),
        "subdistrict_code": "571401",
        "subject_kind": "household",
        "subject_id": subject_id,
        "change_kind": "entered",
        "change_th": "เข้าบัญชี: สำรวจใหม่",
        "change_en": "entered: newly surveyed",
        "is_explained": True,
    }
    return told | known


def first_night() -> duckdb.DuckDBPyConnection:
    """On which the household entered a list, and others were on one too."""
    con = warehouse()
    insert(
        con,
        curated.SubjectStates,
        state(
            HOUSEHOLD, "unserved", survey_year=2561, failed_indicators="11,21",
            answers="11:relief_bag:2020-01-31:2020-03-01",
        ),
        state("H2", "unserved"),
        state("H3", "unserved"),
    )  # fmt: skip
    insert(
        con,
        curated.Changes,
        moved(HOUSEHOLD, 29),
        moved(HOUSEHOLD, 1, baseline_code="plan", change_en="since the plan"),
        moved("H2", 29, change_en="of somebody else"),
    )
    return con


def second_night() -> duckdb.DuckDBPyConnection:
    """On which it was helped; one was set aside, one merged, one never listed."""
    con = warehouse()
    insert(
        con,
        curated.SubjectStates,
        state(
            HOUSEHOLD, "part_served", survey_year=2561, failed_indicators="11,21",
            answers="11:house_tidying:2020-02-20:9999-12-31",
        ),
        state("H2", "set_aside", subdistrict_code=None),
        state("H3", "gone", subdistrict_code=None, merged_into=HOUSEHOLD),
        state("H4", "no_need_recorded", survey_year=2561),
        state("c00000000002", "outside_survey", subject_kind="client"),
    )  # fmt: skip
    listed = household(
        "part_served", 1, score_th="42 คะแนน = …", score_en="42 points = …",
        last_service_on=date(2020, 2, 20), last_service_th="จัดบ้าน",
    )  # fmt: skip
    insert(con, curated.TargetListRows, listed, client(2))
    insert(
        con,
        curated.Changes,
        moved(HOUSEHOLD, 1, change_kind="moved", change_en="moved: help"),
        moved("C-R9", 1, subject_kind="client", change_kind="left", change_en="left"),
    )
    insert_facts(con)
    return con


def insert_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Add what decided on the second night."""
    of_household = {"household_id": HOUSEHOLD}
    insert(
        con,
        curated.HouseholdDimensions,
        of_household
        | {"dimension_code": "living", "result": "failed", "is_answered": True},
        of_household
        | {"dimension_code": "income", "result": "failed", "is_answered": False}
        | {"failed_indicator_count": 1, "answered_indicator_count": 0}
        | {"is_waiting": True},
        of_household | {"dimension_code": "health", "result": "passed"},
    )
    fate = {"fate_code": "part_served", "no_card_reason": None}
    insert(
        con,
        curated.HouseholdFates,
        of_household | fate,
        {"household_id": "H4", "fate_code": "no_need_recorded"}
        | {"no_card_reason": "under_18"},
    )
    person = {"is_present": True, "is_card_registered": True, "is_card_verified": True}
    insert(
        con,
        curated.PersonNeeds,
        of_household | person,
        of_household | person | {"is_card_verified": False},
        of_household | {"is_present": False},
        {"household_id": "H4", "is_present": True},
    )
    insert(
        con,
        curated.HouseholdVulnerability,
        of_household
        | {"vulnerability_level": 2, "vulnerability_rule_number": 3}
        | {"dependant_count": 2, "is_low_income": True},
        {"household_id": "H4", "vulnerability_level": None, "dependant_count": 0},
    )
    insert(con, curated.CentrePlans, {"centre_id": "C1", "centre_name": "ศูนย์ ก"})
    planned = {"subject_id": HOUSEHOLD, "centre_id": "C1", "plan_state": "planned"}
    insert(con, curated.PlanRows, planned | {"plan_en": "planned, place 3"})
    insert(
        con,
        clean.SetAsideHouseholds,
        {"household_id": "H2", "source_file": "households.csv", "source_row": 7},
    )
    insert(con, curated.ListBalances, balance("unserved"))


@pytest.fixture(scope="module")
def two_kept(tmp_path_factory) -> Path:
    """Both nights; the second is the newest."""
    folder = tmp_path_factory.mktemp("story") / "curated"
    keep_night(folder, FIRST, first_night())
    rejected = keep_night(folder, SECOND, second_night()) / "rejected"
    rejected.mkdir()
    (rejected / "households.csv").write_text(
        "source_name,source_file,source_row,column_name,message_th,message_en\n"
        "households,households.csv,7,subdistrict_code,รหัสตำบลผิด,no such subdistrict\n"
        "households,households.csv,8,subdistrict_code,อื่น,another row\n",
        "utf-8-sig",
    )
    publish_kept(folder, SECOND)
    return folder


@pytest.fixture
def kept(two_kept, tmp_path) -> Path:
    """A copy of them, to be damaged at will."""
    return shutil.copytree(two_kept, tmp_path / "curated", symlinks=True)


@pytest.fixture
def tell(kept, capsys):
    """Ask of somebody; get the story as JSON."""

    def tell_of(subject_id: str, *words: str) -> dict:
        folders = ["--curated", str(kept), "--reference", str(REFERENCE)]
        assert main(["why", subject_id, *folders, *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return tell_of


def of(story: dict, topic: str) -> list[str]:
    return [fact["fact_en"] for fact in story["facts"] if fact["topic"] == topic]


def test_the_list_and_each_rule_that_decided_are_told(tell):
    story = tell(HOUSEHOLD)
    assert (story["as_of"], story["standing_code"]) == (SECOND, "part_served")
    assert of(story, "fate") == [
        "on list part_served, rank 1: fails 2 dimensions, none answered by help yet"
    ]
    assert of(story, "survey") == [
        "surveyed in 2561 by form bmn2560 (31 indicators)",
        "fails 11 the house does not meet every item of tidiness and hygiene "
        "(Living conditions)",
        of(story, "survey")[2],
    ]
    assert of(story, "survey")[2].startswith("fails 21 ")
    assert of(story, "dimension") == [
        "Living conditions: every failed indicator has been answered by help",
        "Income: no help for 1 of 1 failed indicators (a request waits)",
    ]
    assert of(story, "card") == ["2 live there, 2 registered, 1 verified, 0 unknown"]
    assert of(story, "vulnerability") == [
        "level 2 by rule 3: low income and 1–2 dependants (2 dependants)"
    ]
    assert of(story, "score") == ["42 points = …"]
    assert of(story, "plan") == ["C1: planned, place 3"]


def test_help_that_counts_and_help_that_lapsed_are_told_with_their_last_day(tell):
    told = of(tell(HOUSEHOLD), "help")
    assert (
        "Relief bag on 31 January 2020 answers indicator 11, lapsed on 1 March 2020"
        in (told)
    )
    assert any(
        "on 20 February 2020 answers indicator 11, counts until surveyed again" in line
        for line in told
    )


def test_earlier_changes_are_told_once_the_oldest_first(tell):
    story = tell(HOUSEHOLD)
    assert [(each["as_of"], each["change_en"]) for each in story["changes"]] == [
        (FIRST, "entered: newly surveyed"),
        (SECOND, "moved: help"),
    ]
    assert story["kept_since"] == FIRST


def test_an_earlier_night_is_told_as_it_was(tell):
    story = tell(HOUSEHOLD, "--as-of", FIRST)
    assert (story["as_of"], story["standing_code"]) == (FIRST, "unserved")
    assert [each["as_of"] for each in story["changes"]] == [FIRST]
    assert of(story, "help") == [
        "Relief bag on 31 January 2020 answers indicator 11, counts until 1 March 2020"
    ]


def test_who_is_on_no_list_is_told_why(tell):
    story = tell("H4")
    assert of(story, "fate") == [
        "on no list: no need is recorded, which does not mean that nothing is needed"
    ]
    assert of(story, "survey") == [
        "surveyed in 2561 by form bmn2560 (31 indicators): none failed"
    ]
    assert of(story, "card")[0].endswith("1 unknown: every member is under 18")
    assert of(story, "vulnerability") == ["no level: income unknown (0 dependants)"]


def test_of_a_row_set_aside_the_fault_is_told(tell):
    story = tell("H2")
    assert story["standing_code"] == "set_aside"
    assert of(story, "set_aside") == ["households.csv row 7: no such subdistrict"]


def test_who_is_gone_is_told_where_to(tell):
    (fate,) = of(tell("H3"), "fate")
    assert fate.endswith(f"its members are in household {HOUSEHOLD}")


def test_a_client_outside_the_survey_has_a_story_too(tell):
    story = tell("c00000000002")
    assert story["subject_kind"] == "client"
    assert of(story, "fate")[0].startswith("on list outside_survey, rank 2")


def test_a_client_who_left_still_has_a_story(tell):
    said = tell("C-R9")
    assert (said["subject_kind"], said["standing_code"]) == ("client", "unlisted")
    assert of(said, "fate") == ["on no list tonight: the last change below says why"]
    assert [change["change_en"] for change in said["changes"]] == ["left"]


def test_no_name_and_no_id_of_a_person_is_told(tell, kept, capsys):
    words = ["why", HOUSEHOLD, "--curated", str(kept), "--reference", str(REFERENCE)]
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert "moved: help" in printed
    assert "ผลคืนนี้ · Tonight" in printed
    for name in NAMES:
        assert name not in printed
        assert name not in json.dumps(tell(HOUSEHOLD), ensure_ascii=False)


def test_a_night_that_keeps_no_names_any_more_says_so(tell, kept):
    for path in (kept / "runs" / SECOND / "tables").iterdir():
        if path.stem not in {"subject_states", "changes"}:
            path.unlink()
    story = tell(HOUSEHOLD)
    assert story["is_thinned"]
    assert story["standing_code"] == "part_served"
    assert len(story["changes"]) == 2
    assert of(story, "survey")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("H9",), "no household or client has this id"),
        (("1970000000012",), "a citizen ID cannot be asked for"),
        (("' or true --",), "no household or client has this id"),
        ((HOUSEHOLD, "--as-of", "2019-01-01"), "2020-03-01 … 2020-03-02"),
    ],
)
def test_what_cannot_be_told_is_said(kept, capsys, words, said):
    folders = ["--curated", str(kept), "--reference", str(REFERENCE)]
    assert main(["why", *words, *folders]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "1970000000012" not in err


def test_who_was_known_once_is_told_on_which_night_to_ask(kept, capsys):
    path = kept / "runs" / SECOND / "tables" / "subject_states.parquet"
    path.unlink()
    folders = ["--curated", str(kept), "--reference", str(REFERENCE)]
    assert main(["why", "H3", *folders]) == 1
    assert f"ask with --as-of {FIRST}" in capsys.readouterr().err


def test_without_a_night_there_is_nothing_to_tell(tmp_path, capsys):
    folders = ["--curated", str(tmp_path), "--reference", str(REFERENCE)]
    assert main(["why", "H1", *folders]) == 1
    assert "tambon run" in capsys.readouterr().err
