"""Log lines: plain on a terminal and in a log, with a spinner while a step runs."""

import atexit
import functools
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.status import Status

from flows.log_file import lines_kept
from flows.private import without_values
from schemas.errors import RunError

OURS = ("flows", "reports", "sample", "transforms")
# What ends a run is said once, by the command line; Prefect adds a traceback.
TOLD_ELSEWHERE = (
    "tambon",
    "flows.private",
    "prefect.flow_runs",
    "prefect.task_runs",
)

logger = logging.getLogger("tambon")


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


@contextmanager
def lines_shown(console: Console, home: Path) -> Iterator[None]:
    """Show log lines on the console while a command runs, and keep them in a file."""
    let_through()
    root = logging.getLogger()
    with console.status("เริ่มทำงาน · starting") as status, lines_kept(home):
        shown = ConsoleLines(console, status)
        root.addHandler(shown)
        try:
            with without_values():  # in here, so that a defect's places are kept
                yield
        except RunError as error:
            logger.error("%s: %s", type(error).__name__, error)
            raise
        finally:
            root.removeHandler(shown)
