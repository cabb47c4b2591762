"""Damaged files and bombs: a clear error or a quarantine each time, never more."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from schemas.errors import SourceError
from tests.faults import readers as module
from tests.faults.bomb_disposal import Defused, defuse
from tests.faults.bombs import BOMBS
from tests.faults.damaged_files import GOOD, SHARES, damaged_file, throw_all
from tests.faults.readers import Readers
from tests.faults.whole_files import SECRETS, SOURCES, Whole, whole_files
from transforms.decision_files import FOLDER, MOST_FILES, load_decisions
from transforms.load import create_raw_tables

FILES = 2_000
SEED = 20_200_331
MOST_SECONDS = 20.0  # of the processor, however busy the machine is
MOST_MIB = 300

on_posix = pytest.mark.skipif(os.name != "posix", reason="workers are held by rlimits")


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    """The real readers."""
    made = Readers(tmp_path_factory.mktemp("readers"))
    yield made
    made.close()


@pytest.mark.parametrize(
    "whole", whole_files(), ids=lambda whole: f"{whole.kind} {whole.name}"
)
def test_a_file_that_nothing_happened_to_is_read_whole(
    readers: Readers, whole: Whole
) -> None:
    expected = "refused" if whole.content.startswith(b"\xff\xfe") else "read whole"
    assert readers.outcome(whole.kind, whole.name, whole.content).word == expected


@pytest.mark.parametrize("fault", ["told too few", "lost", "no Thai", "names a person"])
def test_the_fuzzer_sees_a_fault_of_a_reader(
    readers: Readers, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    assert (
        _outcome_of_a_bad_reader(readers, monkeypatch, fault)
        == {
            "told too few": "LOST ROW",
            "lost": "LOST ROW",
            "no Thai": "UNCLEAR",
            "names a person": "LEAK",
        }[fault]
    )


def _outcome_of_a_bad_reader(
    readers: Readers, monkeypatch: pytest.MonkeyPatch, fault: str
) -> str:
    true = module._load_source
    (whole, *_) = [one for one in whole_files() if one.kind == "source"]

    def bad(
        con: duckdb.DuckDBPyConnection, table: object, path: Path, known: object
    ) -> object:
        if fault == "no Thai":
            raise SourceError("bad", "worse", file=path.name)
        if fault == "names a person":
            raise SourceError(f"ผิด {SECRETS[0]}", "wrong", file=path.name)
        ragged, read = true(con, table, path, known)
        con.execute(f"delete from raw.{SOURCES[0]} where source_row = 4")
        rows = read[3] - (fault == "lost")
        return ragged, (*read[:3], rows, *read[4:])

    monkeypatch.setattr(module, "_load_source", bad)
    return readers.outcome(whole.kind, whole.name, whole.content).word


def test_a_seed_gives_the_same_files_each_time() -> None:
    wholes = whole_files()
    first = [damaged_file(wholes, 3, number) for number in range(60)]
    assert first == [damaged_file(wholes, 3, number) for number in range(60)]
    assert len({case.content for case in first}) > 50


@on_posix
def test_thousands_of_damaged_files_are_refused_set_aside_or_read_and_no_row_lost() -> (
    None
):
    ended = throw_all(SEED, FILES)
    assert [one for one in ended if one.word not in GOOD] == []
    assert sorted(one.number for one in ended) == list(range(FILES))
    assert {one.kind for one in ended} == set(SHARES)
    assert {one.word for one in ended} == set(GOOD)


@pytest.fixture(scope="module")
def defused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Defused]]:
    """What came of each bomb."""
    folder = tmp_path_factory.mktemp("bombs")
    yield {one.bomb: one for one in defuse(folder, BOMBS)}
    shutil.rmtree(folder)


@on_posix
@pytest.mark.skipif(sys.platform != "linux", reason="peaks are read from /proc")
@pytest.mark.parametrize(
    "bomb", [f"{bomb.__name__} {name}" for name in BOMBS for bomb in BOMBS[name][1]]
)
def test_a_bomb_is_refused_soon_and_within_memory(
    defused: dict[str, Defused], bomb: str
) -> None:
    one = defused[bomb]
    harmless = bomb.startswith("claimed_count_of_texts")
    assert one.word == ("read whole" if harmless else "refused"), one
    assert one.seconds < MOST_SECONDS
    assert one.added_mib < MOST_MIB


def test_a_flood_of_files_of_answers_is_refused_at_once(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    for number in range(20_000):
        (folder / f"{number}.csv").touch()
    create_raw_tables(con)
    start = time.process_time()
    load_decisions(con, tmp_path)
    assert time.process_time() - start < MOST_SECONDS
    ((file, message),) = con.execute(
        "select source_file, message_en from raw.refused_files"
    ).fetchall()
    assert file == FOLDER
    assert message.startswith(f"holds over {MOST_FILES:,} files, so none is read")
    shutil.rmtree(folder)
