"""The log file: a JSON object per line, private, bounded, for several processes."""

import contextlib
import json
import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows.private import code_places
from schemas.errors import RunError
from transforms.file_lock import lock

FILE_NAME = "tambon.log"
LOCK_NAME = "tambon.log.lock"
# A night writes some 25 kB: these keep about as many nights as are kept themselves
# (400), and never more than 10 MB.
MAX_BYTES = 2_000_000
FORMER_FILES = 4
BANGKOK = ZoneInfo("Asia/Bangkok")  # the runs' own time, wherever the machine stands


def log_file(home: Path) -> Path:
    """Return the file that keeps the lines of past runs."""
    return home / FILE_NAME


class JsonLines(logging.Handler):
    """Appends each record to the log file as one JSON object, Thai as it is read.

    A line is one write to a file opened for it, so that the lines of several processes
    neither tear nor go into a file that another has put away. Of an exception come its
    kind and places in our code: its text may hold a value of a person.

    Args:
        home: the private folder that holds the log.
        max_bytes: size beyond which the file is put away and another begun.
    """

    def __init__(self, home: Path, max_bytes: int = MAX_BYTES) -> None:
        super().__init__()
        self.path = log_file(home)
        self.max_bytes = max_bytes
        self.run: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Append a record; a disk that is full is told by the run, not by its log."""
        line = json.dumps(self.fields(record), ensure_ascii=False) + "\n"
        with contextlib.suppress(OSError):
            if self._is_full():
                self._put_away()
        with contextlib.suppress(OSError):
            append(self.path, line.encode())

    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return what a line tells of a record."""
        at = datetime.fromtimestamp(record.created, BANGKOK)
        fields = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **self.run,
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            fields["exception"] = _kind_and_places(error)
        return fields

    def _is_full(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > self.max_bytes

    def _put_away(self) -> None:
        """Begin another file, unless another process is just doing so."""
        with self.path.with_name(LOCK_NAME).open("ab") as file:
            lock(file)
            if not self._is_full():
                return
            for number in range(FORMER_FILES, 0, -1):
                newer = f"{FILE_NAME}.{number - 1}" if number > 1 else FILE_NAME
                with contextlib.suppress(FileNotFoundError):
                    former = self.path.with_name(f"{FILE_NAME}.{number}")
                    self.path.with_name(newer).replace(former)


def append(path: Path, line: bytes) -> None:
    """Add a line to a file that only its owner may read, by one write."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, line)
    finally:
        os.close(descriptor)


def note_run(area: str, as_of: str) -> None:
    """Let the lines from here on say which run of this process they are of."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, JsonLines):
            handler.run = {"area": area, "as_of": as_of}


@contextlib.contextmanager
def lines_kept(home: Path) -> Iterator[None]:
    """Keep the lines of all that runs inside, unless they are kept already."""
    root = logging.getLogger()
    if any(isinstance(handler, JsonLines) for handler in root.handlers):
        yield
        return
    handler = JsonLines(home)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


def _kind_and_places(error: BaseException) -> str:
    """Return what may be told of an exception; a RunError vouches for its text."""
    said = f": {error}" if isinstance(error, RunError) else ""
    return " < ".join(
        [f"{type(error).__qualname__}{said}", *reversed(code_places(error))]
    )
