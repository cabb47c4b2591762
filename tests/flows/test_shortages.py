import errno

import duckdb
import pytest

from flows.shortages import shortage

FULL = "No space left on device"


def _behind(error: Exception) -> Exception:
    """Return another error that rose from one."""
    try:
        try:
            raise error
        except Exception as behind:
            raise RuntimeError("failed") from behind
    except RuntimeError as told:
        return told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, FULL), "the disk is full"),
        (OSError(f"Error writing bytes to file. Detail: [errno 28] {FULL}"), "full"),
        (duckdb.IOException(f'Could not write file "x": {FULL}'), "the disk is full"),
        (_behind(OSError(errno.EDQUOT, "Disk quota exceeded")), "the disk is full"),
        (MemoryError(), "the memory is not enough"),
        (duckdb.OutOfMemoryException("could not allocate"), "memory is not enough"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "memory is not enough"),
        (_behind(RuntimeError("can't start new thread")), "memory is not enough"),
    ],
)
def test_a_machine_that_runs_short_is_told_with_its_remedy(
    error: Exception, told: str
) -> None:
    short = shortage(error)
    assert short is not None
    assert told in short.en
    assert "ครบ" in short.th


@pytest.mark.parametrize(
    "error", [KeyError("x"), OSError(errno.EACCES, "Permission denied")]
)
def test_what_is_no_shortage_is_left_to_others(error: Exception) -> None:
    assert shortage(error) is None
