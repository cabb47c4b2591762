"""Work in processes of its own: new interpreters, so some tests take a second."""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from schemas import curated
from schemas.errors import RunError
from tests.transforms.invented_tables import REQUEST, client, insert, warehouse
from transforms.change_files import change_rows
from transforms.processes import MOST_WAITING, in_processes
from transforms.summary_sheet import read_lists, read_subdistricts
from transforms.target_lists import list_rows
from transforms.workbook import Contents, packed, write_workbook

PRIVATE = "นางสาวสมมุติ"


def test_workbooks_are_byte_for_byte_those_of_one_process(tmp_path: Path) -> None:
    con = warehouse()
    insert(con, curated.TargetListRows, client(1))
    (here,) = [
        each
        for each in read_subdistricts(con, REQUEST)
        if each["subdistrict_code"] == "571401"
    ]
    rows = packed(list_rows(con, REQUEST)["571401"])
    changes = packed(change_rows(con, REQUEST)["571401"])
    alone, *others = (
        Contents(tmp_path / name, here, read_lists(con), rows, [], changes, REQUEST)
        for name in ("alone.xlsx", "first.xlsx", "second.xlsx")
    )
    write_workbook(alone)
    in_processes(write_workbook, others)
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {
        alone.path.read_bytes()
    }


def test_few_tasks_wait_in_memory_at_a_time(tmp_path: Path) -> None:
    unfinished = []

    def folders() -> Iterator[Path]:
        for number in range(3 * MOST_WAITING):
            unfinished.append(number - len(list(tmp_path.iterdir())))
            yield tmp_path / str(number)

    in_processes(os.mkdir, folders())
    assert len(list(tmp_path.iterdir())) == 3 * MOST_WAITING
    assert max(unfinished) <= MOST_WAITING


def test_a_fault_is_told_by_kind_and_place_without_its_value() -> None:
    with pytest.raises(RunError, match=r"ValueError, processes\.py:\d+") as told:
        in_processes(int, [PRIVATE])
    behind = [told.value.__cause__, told.value.__context__]
    assert PRIVATE not in f"{told.value!r} {told.value.th} {behind}"


def test_what_the_system_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError) as refused:
        in_processes(os.mkdir, [tmp_path])
    assert refused.value.filename == str(tmp_path)


def test_a_process_that_the_system_ends_ends_the_run() -> None:
    with pytest.raises(RunError, match="run again"):
        in_processes(os._exit, [9])


def _beat(heart: Path) -> None:
    while True:
        heart.write_text(str(time.monotonic()))
        time.sleep(0.02)


def _run(heart: Path) -> None:
    in_processes(_beat, [heart])


def test_a_process_ends_with_the_run_though_that_is_killed(tmp_path: Path) -> None:
    heart = tmp_path / "heart"
    run = multiprocessing.get_context("spawn").Process(target=_run, args=(heart,))
    run.start()
    assert _comes(heart.exists)
    run.kill()
    run.join()

    def is_still() -> bool:
        before = heart.read_text()
        time.sleep(0.5)
        return heart.read_text() == before

    assert _comes(is_still)


def _comes(happens: Callable[[], bool]) -> bool:
    """Wait up to 20 seconds for something to happen."""
    end = time.monotonic() + 20
    while not (has := happens()) and time.monotonic() < end:
        time.sleep(0.05)
    return has
