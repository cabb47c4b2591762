"""How a command ends: its exit code, and what it says when it fails."""

import traceback

from rich.console import Console

from flows.log_file import log_file
from flows.private import DefectError, UsageError
from flows.settings import private_home
from schemas.errors import BrakeError, ContractError, LedgerError, RunError

DONE, TO_MEND, MISUSED, DEFECT, HELD, STOPPED = 0, 1, 2, 3, 4, 130


def show_stop(console: Console) -> int:
    """Say that the user stopped the command."""
    console.print("หยุดตามคำสั่ง บัญชีเดิมยังอยู่ · stopped; the former lists stay")
    return STOPPED


def show_failure(error: RunError, console: Console, *, debug: bool) -> int:
    """Say what ended a command: where, then what and the remedy, Thai first."""
    where = ": ".join(part for part in (error.file, error.place) if part)
    is_held = isinstance(error, BrakeError)
    what = "หยุดรอให้ตรวจ · Held" if is_held else "ผิดพลาด · Error"
    _print(console, f"{what}: {where}" if where else what)
    _print(console, error.th)
    _print(console, error.en)
    code = exit_code(error)
    if code == DEFECT:
        _print(console, f"บันทึกการทำงาน · log: {log_file(private_home())}")
    if debug:
        behind = error.__context__ or error
        _print(console, "".join(traceback.format_exception(behind)))
    return code


def exit_code(error: RunError) -> int:
    """Return the exit code that says who mends it."""
    if isinstance(error, UsageError):
        return MISUSED
    if isinstance(error, (ContractError, DefectError, LedgerError)):
        return DEFECT
    return HELD if isinstance(error, BrakeError) else TO_MEND


def _print(console: Console, line: str) -> None:
    """Print a line as it is."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)
