"""A machine that runs short: a full disk or too little memory is no defect of ours."""

import errno
from collections.abc import Iterator

from schemas.errors import RunError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
NO_ROOM_SAID = ("no space left on device", "disk quota exceeded")
# What Python, Arrow, DuckDB and the system's loader say when memory is refused them;
# a SystemError is Python's own where a library forgets to say it. DuckDB's error goes
# by its name: what tells of errors is read before DuckDB, and without it.
NO_MEMORY = (MemoryError, SystemError)
NO_MEMORY_NAMED = "OutOfMemoryException"
NO_MEMORY_SAID = (
    "cannot allocate memory",
    "can't start new thread",
    "failed to map segment",
    "std::bad_alloc",
)


def shortage(error: BaseException) -> RunError | None:
    """Return what to tell of an error that a shortage is behind; None if none is.

    Args:
        error: what was raised; its text is looked at and not told.
    """
    for each in _behind(error):
        if _is_of_room(each):
            return _no_room()
        if _is_of_memory(each):
            return _no_memory()
    return None


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those it rose from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_of_room(error: BaseException) -> bool:
    is_told = isinstance(error, OSError) and error.errno in NO_ROOM
    return is_told or _says(error, NO_ROOM_SAID)


def _is_of_memory(error: BaseException) -> bool:
    is_told = isinstance(error, NO_MEMORY) or type(error).__name__ == NO_MEMORY_NAMED
    return is_told or _says(error, NO_MEMORY_SAID)


def _says(error: BaseException, words: tuple[str, ...]) -> bool:
    said = str(error).lower()
    return any(each in said for each in words)


def _no_room() -> RunError:
    return RunError(
        "ดิสก์เต็ม: ลบไฟล์ที่ไม่ใช้ หรือเลือกที่อื่นด้วย --curated แล้วสั่งใหม่ บัญชีเดิมยังอยู่ครบ",
        "the disk is full: free some space, or choose another place with --curated, "
        "then run again; the former lists are whole",
    )


def _no_memory() -> RunError:
    return RunError(
        "หน่วยความจำไม่พอ: ปิดโปรแกรมอื่น หรือใช้เครื่องที่มีหน่วยความจำมากกว่า แล้วสั่งใหม่ "
        "บัญชีเดิมยังอยู่ครบ",
        "the memory is not enough: close other programs, or take a machine or limit "
        "with more (README, cost of a night), then run again; the former lists are "
        "whole",
    )
