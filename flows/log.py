"""Log lines: plain on a terminal and in a log, with a spinner while a step runs."""

import atexit
import functools
import logging
import logging.handlers
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.status import Status

from flows.private import without_values

OURS = ("flows", "sample", "transforms")
# What ends a run is said once, by the command line; Prefect adds a traceback.
TOLD_ELSEWHERE = ("flows.private", "prefect.flow_runs", "prefect.task_runs")
FILE_NAME = "tambon.log"


class ConsoleLines(logging.Handler):
    """Prints each record as one plain line, and names it beside the spinner."""

    def __init__(self, console: Console, status: Status) -> None:
        super().__init__()
        self.console = console
        self.status = status
        self.addFilter(lambda record: record.name not in TOLD_ELSEWHERE)
        self.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record."""
        line = self.format(record)
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)
        self.status.update(record.getMessage())


def let_through() -> None:
    """Let our own lines through: Prefect leaves the root logger at warnings."""
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)


@functools.cache
def quiet_at_exit() -> None:
    """Let nothing be printed once Python itself ends, after all else has.

    DuckDB 2.0's binding then counts what Python had not freed yet (Prefect's threads
    hold some), in a hundred lines that would bury the last words of a run.
    """
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def log_file(home: Path) -> Path:
    """Return the file that keeps the lines of past runs."""
    return home / FILE_NAME


@contextmanager
def lines_shown(console: Console, home: Path) -> Iterator[None]:
    """Show log lines on the console while a command runs, and keep them in a file."""
    let_through()
    kept = logging.handlers.RotatingFileHandler(
        log_file(home), maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    kept.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    with console.status("เริ่มทำงาน · starting") as status:
        handlers: list[logging.Handler] = [ConsoleLines(console, status), kept]
        root = logging.getLogger()
        for handler in handlers:
            root.addHandler(handler)
        try:
            with without_values():  # in here, so that a defect's places are kept
                yield
        finally:
            for handler in handlers:
                root.removeHandler(handler)
                handler.close()
