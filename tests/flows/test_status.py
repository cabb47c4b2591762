"""`tambon status`: what is told of the published night, and its exit code."""

import io
import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from flows.__main__ import main
from flows.request import BANGKOK
from flows.show_status import show_status
from flows.status import Status, read_status
from schemas.errors import BrakeError
from tests.transforms.measured import (
    brake,
    fine,
    publish_measured,
    stage_measured,
)
from transforms import forget, nights, one_night, status, switch
from transforms.brakes import stop_if_braked
from transforms.held import Release, release
from transforms.switch import staged

DAY_1, DAY_2 = "2020-03-30", "2020-03-31"
TODAY = date(2020, 4, 1)


def read(curated: Path, today: date = TODAY) -> Status:
    return read_status(curated, today, 2)


def hold(curated: Path, day: str) -> None:
    with staged(curated):
        stage_measured(curated, day, brake())
        with pytest.raises(BrakeError):
            stop_if_braked(curated)


def balances(**said: object) -> list[dict[str, Any]]:
    row = {"baseline_code": "previous", "is_balanced": True, "unexplained_count": 0}
    return [row | said, row | {"baseline_code": "monday", "unexplained_count": 9}]


def test_the_folders_it_reads_are_those_of_the_runs() -> None:
    assert status.HELD == switch.HELD
    assert status.STAGING == switch.STAGING
    assert status.NOTE == switch.NOTE
    assert status.SPILL == one_night.SPILL
    for name in ("LATEST", "RUNS", "MANIFEST", "RELEASED"):
        assert getattr(status, name) == getattr(nights, name)


def test_a_young_and_whole_night_is_fine(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_2, list_balances=balances())
    said = read(tmp_path)
    night = said.standing
    assert night is not None
    assert said.exit_code == 0
    assert (night.as_of, night.age_days, night.area_code) == (
        date(2020, 3, 31),
        1,
        "5705",
    )
    assert night.is_balanced
    assert (night.unbalanced, night.unexplained) == (0, 0)
    assert said.is_at_work is False
    assert said.disk.nights == 1
    assert said.disk.bytes > 0


def test_no_lists_yet_is_something_to_run(tmp_path: Path) -> None:
    assert read(tmp_path).exit_code == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("today", "code"), [(2, 0), (3, 1)])
def test_lists_may_be_two_days_old(tmp_path: Path, today: int, code: int) -> None:
    publish_measured(tmp_path, DAY_2)
    assert read(tmp_path, date(2020, 4, today)).exit_code == code


def test_a_night_that_waits_is_told(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_1)
    hold(tmp_path, DAY_2)
    said = read(tmp_path)
    assert said.exit_code == 4
    assert said.waiting is not None
    assert (said.waiting.as_of, said.waiting.brakes) == (DAY_2, ("เบรก persons",))


def test_a_night_that_was_released_says_so(tmp_path: Path) -> None:
    hold(tmp_path, DAY_2)
    at = datetime(2020, 3, 31, 8, 0, tzinfo=BANGKOK)
    release(tmp_path, Release("สมศรี", "ตรวจแล้ว", at))
    said = read(tmp_path)
    assert said.standing is not None
    assert said.standing.is_released
    assert said.exit_code == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"ledger": [{"is_balanced": True}, {"is_balanced": False}]},
        {"proofs": [{"claim_code": "scores", "broken_count": 1}]},
    ],
)
def test_figures_that_contradict_one_another_are_a_defect(
    tmp_path: Path, broken: dict[str, list[dict[str, Any]]]
) -> None:
    publish_measured(tmp_path, DAY_2, **broken)
    assert read(tmp_path).exit_code == 3


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("manifest.json", b"{"),
        ("tables/ledger.parquet", b"x"),
        ("tables/brake_results.parquet", None),
    ],
)
def test_a_damaged_night_is_a_defect_and_names_the_file(
    tmp_path: Path, file: str, text: bytes | None
) -> None:
    publish_measured(tmp_path, DAY_2)
    path = tmp_path / "latest" / file
    path.unlink()
    if text is not None:
        path.write_bytes(text)
    said = read(tmp_path)
    assert said.exit_code == 3
    assert said.damaged == str(path)


def test_changes_without_a_reason_are_told_and_are_no_fault(tmp_path: Path) -> None:
    rows = balances(is_balanced=False, unexplained_count=3)
    publish_measured(tmp_path, DAY_2, list_balances=rows)
    said = read(tmp_path)
    assert said.standing is not None
    assert (said.standing.unbalanced, said.standing.unexplained) == (1, 3)
    assert said.exit_code == 0


def test_each_source_is_told_as_old_as_it_is_today(tmp_path: Path) -> None:
    rows = [
        brake("source_age", "service_records", tonight_value=1.0, usual_value=2.0),
        brake("source_age", "person_status", tonight_value=None),
    ]
    publish_measured(tmp_path, DAY_2, *rows)
    said = read(tmp_path, date(2020, 4, 2))
    assert said.standing is not None
    assert said.standing.sources == (status.SourceAge("service_records", 3, 2.0),)


def test_a_run_at_work_is_told_from_one_that_was_cut_short(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_2)
    with staged(tmp_path):
        assert read(tmp_path).is_at_work is True
    (tmp_path / ".staging").mkdir()
    said = read(tmp_path)
    assert said.is_at_work is None
    assert (tmp_path / ".staging").exists()


def test_a_forgetting_that_was_cut_short_is_told(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_2)
    assert not read(tmp_path).is_forgetting_left
    note = tmp_path / forget.WORK / forget.PERSON
    note.parent.mkdir()
    note.write_text("{}", "utf-8")
    said = read(tmp_path)
    assert (said.is_forgetting_left, said.exit_code) == (True, 1)
    out = Console(record=True, width=200, file=io.StringIO())
    show_status(said, out)
    assert "tambon forget" in out.export_text()


def test_files_with_two_names_are_counted_once_on_the_disk(tmp_path: Path) -> None:
    for night in (DAY_1, DAY_2):
        (tmp_path / "runs" / night).mkdir(parents=True)
    (tmp_path / "runs" / DAY_1 / "a").write_bytes(b"1234")
    os.link(tmp_path / "runs" / DAY_1 / "a", tmp_path / "runs" / DAY_2 / "a")
    assert status.read_disk(tmp_path) == status.Disk(2, 4)


def test_people_read_it_in_thai_first(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_2, fine("persons", 950), list_balances=balances())
    out = Console(record=True, width=200, file=io.StringIO())
    show_status(read(tmp_path), out)
    text = out.export_text()
    assert text.startswith("สถานะ · status: เรียบร้อย")
    assert "2020-03-31 (1 วันก่อน · days ago)" in text
    assert "เบรก persons" in text
    assert "อธิบายไม่ได้ · unexplained 0" in text


def test_the_command_ends_with_its_code_and_prints_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_measured(tmp_path, DAY_1)
    words = ["status", "--curated", str(tmp_path), "--json", "--today"]
    assert main([*words, "2020-03-31"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["latest"]["as_of"], said["held"], said["is_running"]) == (
        DAY_1,
        None,
        False,
    )
    assert main([*words, "2020-04-30"]) == 1
    hold(tmp_path, DAY_2)
    assert main([*words, "2020-04-30"]) == 4


def test_it_needs_neither_prefect_nor_the_contracts(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_1)
    script = (
        "import sys; from flows.__main__ import main; "
        f"main(['status', '--curated', {str(tmp_path)!r}]); "
        "print(sorted({'prefect', 'duckdb', 'pandas', 'pandera'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines()[-1] == "[]"
