"""The nights that are kept: which, how long, and that nothing of one is ever lost."""

import os
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from schemas import curated
from schemas.contract import columns
from schemas.errors import SourceError
from schemas.run import Retention, RunRequest
from tests.transforms.kept import (
    AREA,
    file_names,
    lay_night,
    publish_night,
    read_texts,
    run_and_kill,
)
from transforms import nights
from transforms.nights import (
    LONG_TABLES,
    kept_nights,
    read_latest,
    refuse_other_series,
    thin,
)
from transforms.publish import TABLES

DAYS = [f"2020-03-{day:02}" for day in range(1, 6)]
ALL = {
    "manifest.json",
    "tables/ledger.parquet",
    "tables/target_list_rows.parquet",
    "for_next_run/links.parquet",
    "inputs/index.json",
}
WITHOUT_NAMES = {"manifest.json", "tables/ledger.parquet"}


@pytest.fixture(autouse=True)
def _unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: a kill loses nothing of what was written."""
    monkeypatch.setattr(os, "fsync", id)


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """Five nights, kept."""
    for day in DAYS:
        publish_night(tmp_path, day, day)
    return tmp_path


def kept_files(folder: Path) -> list[set[str]]:
    return [file_names(night.path) for night in kept_nights(folder)]


def test_kept_nights_are_told_oldest_first_and_nothing_else_is_one(five: Path) -> None:
    for name in ("2020-03-09.part", "2020-3-9", "7", "notes"):
        (five / "runs" / name).mkdir()
    assert [f"{night.as_of}" for night in kept_nights(five)] == DAYS
    assert kept_nights(five / "nowhere") == []


def test_older_nights_lose_what_bears_names_and_later_go_whole(five: Path) -> None:
    thin(five, Retention(nights=4, names_nights=2))
    assert kept_files(five) == [WITHOUT_NAMES, WITHOUT_NAMES, ALL, ALL]
    assert [f"{night.as_of}" for night in kept_nights(five)] == DAYS[1:]
    thin(five, Retention(nights=4, names_nights=2))
    assert kept_files(five) == [WITHOUT_NAMES, WITHOUT_NAMES, ALL, ALL]
    assert all(len(read_texts(night.path)) == 1 for night in kept_nights(five))


def test_names_are_not_kept_longer_than_nights(five: Path) -> None:
    thin(five, Retention(nights=2, names_nights=4))
    assert kept_files(five) == [ALL, ALL]


def test_that_a_person_released_a_night_is_kept_as_long_as_the_night(
    five: Path,
) -> None:
    (five / "runs" / DAYS[0] / "released.json").write_text(f"{DAYS[0]} said")
    thin(five, Retention(nights=9, names_nights=1))
    assert kept_files(five)[0] == WITHOUT_NAMES | {"released.json"}
    assert kept_nights(five)[0].was_released


def test_thinning_changes_no_file_that_another_night_shares(tmp_path: Path) -> None:
    for day in DAYS[:2]:
        publish_night(tmp_path, day, "same")
    thin(tmp_path, Retention(nights=9, names_nights=1))
    assert kept_files(tmp_path) == [WITHOUT_NAMES, ALL]
    assert read_texts(tmp_path / "runs" / DAYS[1]) == {"same"}


def test_thinning_killed_at_any_step_leaves_whole_nights(tmp_path: Path) -> None:
    is_killed, step, seen = True, 0, []
    while is_killed:
        step += 1
        folder = tmp_path / f"{step}"
        for day in DAYS[:3]:
            publish_night(folder, day, day)
        asked = Retention(nights=2, names_nights=1)
        is_killed = run_and_kill(partial(thin, folder, asked), step)
        nights.mend(folder)
        assert set(map(frozenset, kept_files(folder))) <= {
            frozenset(ALL), frozenset(WITHOUT_NAMES)
        }  # fmt: skip
        seen.append(len(kept_files(folder)))
        thin(folder, asked)
        assert kept_files(folder) == [WITHOUT_NAMES, ALL]
        shutil.rmtree(folder)
    assert set(seen) == {2, 3}
    assert step > 5


def test_no_table_with_a_column_of_persons_is_kept_long() -> None:
    for table in LONG_TABLES:
        personal = [
            name
            for name, column in columns(table).items()
            if column.metadata.get("personal")
        ]
        assert personal == [], table.__name__
    assert set(LONG_TABLES) < set(TABLES)
    # a row of these is a person, whatever its columns say
    of_persons = {curated.TargetListRows, curated.PersonNeeds, curated.ReviewPairs}
    assert not of_persons & set(LONG_TABLES)


def test_a_published_night_that_nobody_kept_is_kept_without_its_inputs(
    five: Path,
) -> None:
    shutil.rmtree(five / "runs")
    nights.mend(five)
    assert kept_files(five) == [ALL - {"inputs/index.json"}]
    assert read_texts(five / "runs" / DAYS[-1]) == {DAYS[-1]}


def test_the_night_before_is_the_last_of_an_earlier_day(five: Path) -> None:
    kept = kept_nights(five)
    found = [
        nights.preceding(kept, day)
        for day in (date(2020, 3, 1), date(2020, 3, 3), date(2020, 4, 1))
    ]
    assert [night and f"{night.as_of}" for night in found] == [None, DAYS[1], DAYS[4]]


REQUEST = RunRequest(AREA, date(2020, 3, 9))
ELSEWHERE = RunRequest("57", date(2020, 3, 9))
INVENTED = RunRequest(AREA, date(2020, 3, 9), is_invented=True)


@pytest.mark.parametrize("request_", [ELSEWHERE, INVENTED])
@pytest.mark.parametrize("is_published", [True, False])
def test_nights_of_real_people_refuse_another_area_and_invented_people(
    five: Path, request_: RunRequest, is_published: bool
) -> None:
    if not is_published:  # whoever deletes `latest` does not give the nights away
        (five / "latest").unlink()
    with pytest.raises(SourceError, match="another folder with --curated") as refused:
        refuse_other_series(five, request_)
    assert "เลือกโฟลเดอร์อื่น" in refused.value.th
    refuse_other_series(five, REQUEST)


def test_invented_nights_give_way_to_others_and_that_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for day in DAYS[:3]:
        publish_night(tmp_path, day, day, is_invented=True)
    (tmp_path / "rebuilt" / DAYS[0]).mkdir(parents=True)
    for name in ("releases.csv", "erasures.csv"):
        (tmp_path / name).write_text("of invented people", "utf-8")
    refuse_other_series(tmp_path, REQUEST)
    assert "begun afresh" in caplog.text
    assert "เริ่มใหม่" in caplog.text
    assert len(kept_nights(tmp_path)) == 3  # until the first night is published
    publish_night(tmp_path, DAYS[1], "real")
    assert [f"{night.as_of}" for night in kept_nights(tmp_path)] == [DAYS[1]]
    assert read_texts(tmp_path / "runs" / DAYS[1]) == {"real"}
    for name in ("rebuilt", "releases.csv", "erasures.csv"):
        assert not (tmp_path / name).exists()


def test_a_night_begun_afresh_and_killed_at_any_step_mixes_no_series(
    tmp_path: Path,
) -> None:
    is_killed, step = True, 0
    while is_killed:
        step += 1
        folder = tmp_path / f"{step}"
        for day in DAYS[:2]:
            publish_night(folder, day, "invented", is_invented=True)
        publish = partial(publish_night, folder, DAYS[1], "real")
        is_killed = run_and_kill(publish, step)
        publish_night(folder, DAYS[1], "real")
        assert [read_texts(night.path) for night in kept_nights(folder)] == [{"real"}]
        shutil.rmtree(folder)


@pytest.mark.parametrize("text", ["", "{}", '{"as_of": "2020-13-01"}', "[]", "[1]"])
def test_a_damaged_manifest_is_told_with_its_remedy(five: Path, text: str) -> None:
    (five / "latest" / "manifest.json").unlink()
    (five / "latest" / "manifest.json").write_text(text)
    with pytest.raises(SourceError, match="backup") as damaged:
        read_latest(five)
    assert "manifest.json" in damaged.value.file
    assert "สำรอง" in damaged.value.th


def test_what_is_no_manifest_of_a_night_says_nothing(tmp_path: Path) -> None:
    assert read_latest(tmp_path) is None
    lay_night(tmp_path / "latest", DAYS[0], "a")
    found = read_latest(tmp_path)
    assert found
    assert found.series == REQUEST.series
    assert found.table("ledger")
    assert found.table("nothing") is None
