"""What tonight may know of earlier nights: which, and only if it is what they wrote."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from schemas import curated, earlier
from schemas.contract import columns
from schemas.errors import SourceError
from schemas.run import RunRequest
from transforms.memory import assemble, last_monday

SERIES: Mapping[str, Any] = {"area_code": "5705", "is_invented": False}
# 2020-03-02 is a Monday
MONDAY = date(2020, 3, 2)


def table(contract: type, **values: str) -> str:
    """Return the query of a table of one row, its other columns missing."""
    told = [
        f"{values.get(name, 'null')}::{column.duckdb_type} as {name}"
        for name, column in columns(contract).items()
    ]
    return f"select {', '.join(told)}"


def keep(
    curated_folder: Path, day: str, folder: str = "", *, without=(), **said: object
) -> Path:
    """Keep a small night, each of its files telling its day."""
    night = curated_folder / (folder or f"runs/{day}")
    told = f"'{day}'"
    queries = {
        "for_next_run/links": table(earlier.Links, service_record_id=told),
        "for_next_run/review_decisions": table(
            earlier.ReviewDecisions, service_record_id=told
        ),
        "tables/subject_states": table(curated.SubjectStates, subject_id=told),
        "tables/night_settings": table(curated.NightSettings, setting_name=told),
        "tables/night_measures": table(curated.NightMeasures, measured_of=told),
        "tables/target_list_rows": "select 1 as name",
    } | said.pop("queries", {})
    outputs = []
    with duckdb.connect() as con:
        for name, query in queries.items():
            path = night / f"{name}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            if name not in without:
                con.sql(query).write_parquet(str(path))
                sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
                outputs.append({"path": f"{name}.parquet", "sha256": sha256})
    manifest = SERIES | {"as_of": day, "outputs": outputs} | said
    (night / "manifest.json").write_text(json.dumps(manifest))
    return night


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nights of the last weeks, the last of them published."""
    for day in (
        "2020-02-27", "2020-03-01", "2020-03-02", "2020-03-06", "2020-03-08",
        "2020-03-10",
    ):  # fmt: skip
        keep(tmp_path, day)
    keep(tmp_path, "2020-03-10", "latest")
    return tmp_path


def gathered(folder: Path, day: str, **asked: object) -> dict[str, str]:
    """Return each file that is gathered for a day, and the day that it tells."""
    memory = folder / f"memory-{day}"
    request = replace(RunRequest("5705", date.fromisoformat(day)), **asked)
    assemble(folder, request, memory)
    found = {}
    with duckdb.connect() as con:
        for path in sorted(memory.rglob("*.parquet")):
            row = con.read_parquet(str(path)).fetchall()[0]
            name = path.relative_to(memory).as_posix().removesuffix(".parquet")
            found[name] = next(value for value in row if value)
    return found


def roles(folder: Path, day: str) -> dict[str, str]:
    """Return the nights that a day is compared with, as they are told."""
    text = (folder / f"memory-{day}" / "nights" / "index.json").read_text()
    return {
        role: night["night_on"]
        for night in json.loads(text)
        for role in ("is_previous", "is_monday", "is_plan_issue")
        if night[role]
    }


def test_the_night_before_leaves_what_is_used_and_what_it_is_compared_with(
    folder: Path,
) -> None:
    found = gathered(folder, "2020-03-11")
    assert found["for_next_run/links"] == "2020-03-10"
    assert found["for_next_run/review_decisions"] == "2020-03-10"
    assert roles(folder, "2020-03-11") == {
        "is_previous": "2020-03-10",
        "is_monday": "2020-03-08",  # the newest that is not after Monday the 9th
        "is_plan_issue": "2020-03-01",
    }
    states = {name for name in found if name.endswith("subject_states")}
    assert states == {
        f"nights/2020-03-{day}/subject_states" for day in ("01", "08", "10")
    }
    measures = {name for name in found if name.endswith("night_measures")}
    assert len(measures) == 6
    assert all(told in name for name, told in found.items() if name[:6] == "nights")


def test_an_earlier_day_uses_no_later_night_but_loses_no_answer(folder: Path) -> None:
    found = gathered(folder, "2020-03-06")
    assert found["for_next_run/links"] == "2020-03-02"
    assert found["answers/review_decisions"] == "2020-03-10"
    assert roles(folder, "2020-03-06") == {
        "is_previous": "2020-03-02",
        "is_monday": "2020-03-02",
        "is_plan_issue": "2020-03-01",
    }


def test_a_day_run_again_does_not_use_itself(folder: Path) -> None:
    found = gathered(folder, "2020-03-10")
    assert found["for_next_run/links"] == "2020-03-08"
    assert found["answers/review_decisions"] == "2020-03-10"
    assert "nights/2020-03-10/night_measures" not in found


def test_a_first_night_of_a_month_issues_its_plan_and_is_compared_with_none(
    folder: Path,
) -> None:
    gathered(folder, "2020-03-01")
    assert roles(folder, "2020-03-01") == {
        "is_previous": "2020-02-27"
    }  # nothing is kept of the Monday before, the 24th of February


@pytest.mark.parametrize(
    ("day", "monday"),
    [(0, -7), (1, 0), (2, 0), (6, 0), (7, 0), (8, 7)],
)
def test_last_monday_lies_strictly_before_the_day(day: int, monday: int) -> None:
    def on(days: int) -> date:
        return date.fromordinal(MONDAY.toordinal() + days)

    assert last_monday(on(day)) == on(monday)


def test_only_the_last_fourteen_nights_are_measured_against(tmp_path: Path) -> None:
    for day in range(1, 21):
        keep(tmp_path, f"2020-03-{day:02}")
    found = gathered(tmp_path, "2020-03-25")
    measured = sorted(name[7:17] for name in found if name.endswith("night_measures"))
    # and the first of the month, which issued the plan
    assert measured == ["2020-03-01", *(f"2020-03-{day:02}" for day in range(7, 21))]
    assert len([name for name in found if name.endswith("subject_states")]) == 2


def test_a_night_that_was_released_is_told(folder: Path) -> None:
    (folder / "runs" / "2020-03-08" / "released.json").write_text("{}")
    gathered(folder, "2020-03-11")
    text = (folder / "memory-2020-03-11" / "nights" / "index.json").read_text()
    released = [
        night["night_on"] for night in json.loads(text) if night["was_released"]
    ]
    assert released == ["2020-03-08"]


def test_a_first_night_remembers_nothing_and_the_same_when_run_again(
    tmp_path: Path,
) -> None:
    assert gathered(tmp_path, "2020-03-01") == {}
    keep(tmp_path, "2020-03-01")
    keep(tmp_path, "2020-03-01", "latest")
    again = tmp_path / "again"
    assemble(tmp_path, RunRequest("5705", date(2020, 3, 1)), again)
    assert [path.name for path in again.iterdir()] == ["answers"]


@pytest.mark.parametrize("other", [{"area_code": "57"}, {"is_invented": True}])
def test_nothing_of_another_series_is_remembered(folder: Path, other: dict) -> None:
    assert gathered(folder, "2020-03-11", **other) == {}


@pytest.mark.parametrize(
    "name",
    [
        "runs/2020-03-10/for_next_run/links", "runs/2020-03-08/tables/subject_states",
        "runs/2020-03-06/tables/night_measures",
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_gone", [True, False])
def test_a_file_that_is_not_what_its_night_wrote_stops_the_run(
    folder: Path, name: str, is_gone: bool
) -> None:
    path = folder / f"{name}.parquet"
    path.unlink() if is_gone else path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(SourceError, match="backup") as ended:
        gathered(folder, "2020-03-11")
    assert ended.value.file == str(path)
    assert f"move the whole folder {name[5:15]} away" in ended.value.en
    assert "ย้ายโฟลเดอร์" in ended.value.th


def test_answers_that_latest_holds_must_be_what_it_wrote(folder: Path) -> None:
    (folder / "latest/for_next_run/review_decisions.parquet").unlink()
    with pytest.raises(SourceError, match="damaged or missing"):
        gathered(folder, "2020-03-10")


def test_that_a_memory_was_deleted_is_told_aloud(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for path in (folder / "runs/2020-03-10/for_next_run").iterdir():
        path.unlink()
    (folder / "runs/2020-03-10/for_next_run").rmdir()
    caplog.set_level("WARNING")
    found = gathered(folder, "2020-03-11")
    assert "for_next_run/links" not in found
    assert found["answers/review_decisions"] == "2020-03-10"  # latest has them
    assert "is missing" in caplog.text
    assert "เริ่มจำใหม่" in caplog.text


def test_a_night_of_another_version_is_not_compared_with_and_that_is_told(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep(folder, "2020-03-10", without={"tables/subject_states"})
    keep(folder, "2020-03-08",
         queries={"tables/subject_states": "select 'H1' as subject_id"})  # fmt: skip
    caplog.set_level("WARNING")
    found = gathered(folder, "2020-03-11")
    assert found["for_next_run/links"] == "2020-03-10"
    assert roles(folder, "2020-03-11") == {"is_plan_issue": "2020-03-01"}
    assert "2020-03-10 was made by another version" in caplog.text
    assert "2020-03-08 was made by another version" in caplog.text


def test_what_is_gathered_is_no_copy(folder: Path) -> None:
    gathered(folder, "2020-03-11")
    name = "for_next_run/links.parquet"
    kept = folder / "runs/2020-03-10" / name
    assert kept.samefile(folder / "memory-2020-03-11" / name)
