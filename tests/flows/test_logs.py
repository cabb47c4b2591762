"""The log file: a line is an object, files are private and bounded, nobody is in it."""

import json
import logging
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from flows.log_file import FORMER_FILES, JsonLines, append, lines_kept, note_run
from schemas.errors import SourceError

PERSONAL = "1970000000012"
SMALL = 2_000


def written(home: Path) -> list[dict[str, Any]]:
    """Return the lines of every log file, oldest first."""
    files = sorted(home.glob("tambon.log*"), reverse=True)
    texts = [path.read_text("utf-8") for path in files if path.suffix != ".lock"]
    return [json.loads(line) for text in texts for line in text.splitlines()]


def test_a_line_is_an_object_that_says_when_who_what_and_of_which_run(
    tmp_path: Path,
) -> None:
    with lines_kept(tmp_path):
        note_run("5705", "2019-01-31")
        logging.getLogger("transforms.x").warning("อ่านไฟล์ %s", "persons.csv")
    [line] = written(tmp_path)
    assert line.pop("at").endswith("+07:00")
    assert line == {
        "level": "WARNING",
        "logger": "transforms.x",
        "message": "อ่านไฟล์ persons.csv",
        "area": "5705",
        "as_of": "2019-01-31",
    }
    assert "อ่านไฟล์" in (tmp_path / "tambon.log").read_text("utf-8")


def test_lines_are_kept_once_however_often_it_is_asked(tmp_path: Path) -> None:
    with lines_kept(tmp_path), lines_kept(tmp_path):
        logging.getLogger("transforms.x").warning("once")
    logging.getLogger("transforms.x").warning("outside")
    assert [line["message"] for line in written(tmp_path)] == ["once"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError(PERSONAL), "KeyError"),
        (SourceError("", "is empty", file="x.csv"), "SourceError: x.csv: is empty"),
    ],
)
def test_an_exceptions_text_is_kept_only_if_its_maker_vouches_for_it(
    tmp_path: Path, error: Exception, told: str
) -> None:
    with lines_kept(tmp_path):
        try:
            raise error
        except (KeyError, SourceError):
            logging.getLogger("someone.else").exception("failed")
    [line] = written(tmp_path)
    assert line["exception"] == told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_its_owner_may_read_a_log(tmp_path: Path) -> None:
    with lines_kept(tmp_path):
        logging.getLogger("transforms.x").warning("private")
    assert (tmp_path / "tambon.log").stat().st_mode & 0o777 == 0o600


def test_a_disk_that_is_full_stops_no_line_from_being_told_elsewhere(
    tmp_path: Path,
) -> None:
    with lines_kept(tmp_path / "nowhere"):
        logging.getLogger("transforms.x").warning("to the console alone")
    assert not (tmp_path / "nowhere").exists()


def test_several_processes_tear_no_line_lose_none_and_stay_within_bounds(
    tmp_path: Path,
) -> None:
    processes, lines = 3, 15
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        each = [pool.submit(_write, tmp_path, name, lines) for name in range(processes)]
        for done in each:
            done.result()
    told = [line["message"].split()[0] for line in written(tmp_path)]
    assert sorted(told) == sorted(
        f"{process}-{line}" for process in range(processes) for line in range(lines)
    )
    _write(tmp_path, 9, 200)
    kept = [path.stat().st_size for path in tmp_path.glob("tambon.log*")]
    assert sum(kept) < (FORMER_FILES + 1) * (SMALL + 500)
    assert written(tmp_path)[-1]["message"].startswith("9-199 ")


def test_a_line_longer_than_a_page_of_the_disk_is_whole(tmp_path: Path) -> None:
    append(tmp_path / "x.log", b"x" * 20_000 + b"\n")
    assert (tmp_path / "x.log").stat().st_size == 20_001


def _write(home: Path, name: int, lines: int) -> None:
    """Write lines into a log that is soon full."""
    handler = JsonLines(home, max_bytes=SMALL)
    for line in range(lines):
        text = f"{name}-{line} {'ก' * 10}"
        handler.emit(logging.LogRecord("x", 20, "", 0, text, (), None))
