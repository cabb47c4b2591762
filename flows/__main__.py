"""The command line: `tambon`, or `python -m flows`."""

import io
import os
import sys

from rich.console import Console

from flows.command_line import parser
from flows.failure import DONE, show_failure, show_stop
from flows.log import quiet_at_exit
from flows.private import ServerGoneError, without_values
from schemas.errors import RunError

LOG_WIDTH = 110


def main(words: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Thai, on any Windows console
    quiet_at_exit()
    asked = parser().parse_args(words)
    lines = _console(stderr=True)
    try:
        with without_values():
            code: int | None = asked.do(asked, _console(stderr=False), lines)
    except KeyboardInterrupt:
        return show_stop(lines)
    except RunError as error:
        failed = show_failure(error, lines, debug=asked.debug)
        if isinstance(error, ServerGoneError):
            _leave_at_once(failed)
        return failed
    return code or DONE


def _leave_at_once(code: int) -> None:
    """End here: Prefect's threads would go on knocking at a dead server for minutes."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _console(*, stderr: bool) -> Console:
    """Return a console; where there is no terminal, tables get room."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else LOG_WIDTH)


if __name__ == "__main__":
    sys.exit(main())
