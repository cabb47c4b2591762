import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from flows.__main__ import main
from flows.command_line import parser
from flows.commands import plan_numbers_said, thresholds_said
from flows.policy import read_retention
from flows.private import UsageError
from flows.request import BANGKOK, read_request
from flows.sources import choose_raw, invent
from schemas.errors import RunError, SourceError
from schemas.run import Retention, RunRequest


def write_card(folder: Path) -> None:
    card = {"is_invented": True, "as_of": "2020-03-31", "area": "5705"}
    (folder / "sample.json").write_text(json.dumps(card), "utf-8")


def test_the_help_needs_neither_prefect_nor_duckdb() -> None:
    code = "import flows.__main__, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    imported = set(done.stdout.decode().split())
    assert "flows.command_line" in imported
    assert not imported & {"prefect", "duckdb", "pandas", "pandera"}


@pytest.mark.parametrize(
    "command",
    [
        "run", "schedule", "server", "sample", "reconcile", "train-matching",
        "evaluate-matching", "sample-for-review", "what-if",
    ],
)  # fmt: skip
def test_each_command_has_help_in_thai_and_english(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        parser().parse_args([command, "--help"])
    said = capsys.readouterr().out
    assert f"usage: tambon {command}" in said
    assert any("ก" <= letter <= "ฮ" for letter in said)


def test_a_run_speaks_of_today_in_bangkok_unless_told_otherwise(tmp_path: Path) -> None:
    today = datetime.now(BANGKOK).date()
    assert today <= read_request(tmp_path, "57", None).as_of
    assert read_request(tmp_path, "57", "2026-02-05").as_of == date(2026, 2, 5)


def test_a_sample_brings_its_area_and_day_and_says_it_is_invented(
    tmp_path: Path,
) -> None:
    write_card(tmp_path)
    request = read_request(tmp_path, None, None)
    assert (request.area_code, request.as_of) == ("5705", date(2020, 3, 31))
    assert request.is_invented
    assert read_request(tmp_path, "5706", None).area_code == "5706"


def test_a_sample_card_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "sample.json").write_text("{", "utf-8")
    with pytest.raises(SourceError, match=r"sample\.json"):
        read_request(tmp_path, None, None)


@pytest.mark.parametrize("area", [None, "5", "99", "570501", "๕๗", "พาน"])
def test_an_area_that_is_none_is_asked_back(tmp_path: Path, area: str | None) -> None:
    with pytest.raises(UsageError, match="--area"):
        read_request(tmp_path, area, None)


def test_a_day_of_the_buddhist_era_is_asked_back(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="write 2026-02-05"):
        read_request(tmp_path, "57", "2569-02-05")


def test_a_day_that_is_none_is_asked_back(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--as-of"):
        read_request(tmp_path, "57", "31/01/2569")


def test_thresholds_that_are_not_said_are_those_of_each_night(tmp_path: Path) -> None:
    request = read_request(tmp_path, "57", None, link_weight=9.0, link_lead=None)
    plain = RunRequest("57", request.as_of)
    assert request == replace(plain, link_weight=9.0)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"link_weight": float("nan")}, "--link-weight"),
        ({"review_weight": float("-inf")}, "--review-weight"),
        ({"link_lead": -0.5}, "--link-lead"),
        ({"review_weight": 6.5, "link_weight": 6.0}, "--review-weight"),
        ({"link_weight": -2.0}, "--review-weight"),
        ({"vulnerable_level": 4}, "--vulnerable-level"),
        ({"vulnerable_level": 1.5}, "--vulnerable-level"),
        ({"overdue_days": -1}, "--overdue-days"),
        ({"overdue_days": 0.5}, "--overdue-days"),
        ({"load_km": float("inf")}, "--load-km"),
        ({"load_km": -0.1}, "--load-km"),
    ],
)
def test_a_senseless_number_is_asked_back(
    tmp_path: Path, said: dict[str, float], place: str
) -> None:
    with pytest.raises(UsageError, match=place) as ended:
        read_request(tmp_path, "57", None, **said)
    assert any("ก" <= letter <= "ฮ" for letter in ended.value.th)


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["schedule"],
        ["evaluate-matching"],
        ["sample-for-review", "9", "--to", "new.xlsx"],
    ],
)
def test_every_command_that_matches_takes_thresholds(words: list[str]) -> None:
    asked = parser().parse_args([*words, "--link-weight", "7", "--review-weight=-1.5"])
    said = {"link_weight": 7.0, "link_lead": None, "review_weight": -1.5}
    assert thresholds_said(asked) == said


@pytest.mark.parametrize("command", ["run", "schedule"])
def test_the_nightly_job_takes_the_numbers_of_lists_and_plans(command: str) -> None:
    words = [command, "--vulnerable-level", "3", "--load-km=0.5"]
    said = {"vulnerable_level": 3, "overdue_days": None, "load_km": 0.5}
    assert plan_numbers_said(parser().parse_args(words)) == said


@pytest.mark.parametrize("command", ["run", "schedule"])
def test_the_nightly_job_takes_how_many_nights_are_kept(command: str) -> None:
    asked = parser().parse_args([command, "--keep-nights", "30"])
    assert (asked.keep_nights, asked.keep_names_nights) == (30, None)
    kept = read_retention(asked.keep_nights, asked.keep_names_nights)
    assert kept == Retention(nights=30, names_nights=62)


@pytest.mark.parametrize("numbers", [(0, None), (None, 0), (-1, 5)])
def test_a_run_keeps_at_least_the_night_that_the_next_one_needs(
    numbers: tuple[int | None, int | None],
) -> None:
    with pytest.raises(UsageError, match="at least 1 night") as asked:
        read_retention(*numbers)
    assert "อย่างน้อย 1 คืน" in asked.value.th


def test_whole_numbers_reach_a_run_as_such(tmp_path: Path) -> None:
    request = read_request(tmp_path, "57", None, vulnerable_level=0.0, overdue_days=0.0)
    told = (request.vulnerable_level, request.overdue_days)
    assert repr(told) == "(0, 0)"


def test_a_run_by_senseless_thresholds_ends_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    words = ["run", "--raw", str(tmp_path), "--area", "57", "--link-weight", "nan"]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "--link-weight" in said
    assert "1/4" not in said


def test_ones_own_sources_come_before_a_sample(tmp_path: Path) -> None:
    (tmp_path / "sample").mkdir()
    write_card(tmp_path / "sample")
    assert choose_raw(tmp_path, tmp_path) == tmp_path / "sample"
    (tmp_path / "contacts.xlsx").touch()
    assert choose_raw(tmp_path, tmp_path) == tmp_path


def test_a_sample_is_never_written_over_real_sources(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").touch()
    with pytest.raises(RunError, match="they stay"):
        invent(tmp_path, 1, "5705", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["persons.csv"]


def test_a_sample_is_made_with_the_noise_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    words = ["sample", "--district", "5718", "--raw", str(tmp_path / "raw"), "--json"]
    assert main([*words, "--noise", "hard"]) == 0
    assert json.loads(capsys.readouterr().out)["noise"] == "hard"
    card = json.loads((tmp_path / "raw" / "sample.json").read_text("utf-8"))
    assert card["noise"] == "hard"
    with pytest.raises(SystemExit, match="2"):
        main([*words, "--noise", "loud"])


def test_a_slip_in_the_words_of_a_command_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)
    assert main(["run", "--raw", ".", "--area", "58x"]) == 2
    said = capsys.readouterr().err
    assert "ไม่มีพื้นที่นี้" in said
    assert "no such area" in said


def test_a_schedule_without_a_server_says_how_to_start_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert main(["schedule"]) == 1
    said = capsys.readouterr().err
    assert "tambon server" in said
    assert "ไม่มีเซิร์ฟเวอร์" in said
