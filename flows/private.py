"""What may leave a run when it fails: kind and place, never a value of a person.

Prefect writes the text of an exception, and of those behind it, to its database.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import RunError

CHECKOUT = Path(__file__).resolve().parent.parent
OURS = ("flows", "sample", "schemas", "transforms")

logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())  # told by the command line


class UsageError(RunError):
    """A request that cannot be understood: the command's user mends it."""


class FileError(RunError):
    """A file or folder that the system does not let us read or write."""


class DefectError(RunError):
    """A fault of this program itself: its kind and place in the code, not its text.

    Args:
        error: what was raised; its text may hold a value of a person and is dropped.
    """

    def __init__(self, error: BaseException) -> None:
        kind = type(error).__qualname__
        self.places = code_places(error)
        super().__init__(
            "โปรแกรมขัดข้องเอง ไม่ใช่ความผิดของข้อมูล: โปรดแจ้งผู้ดูแลพร้อมบรรทัดนี้",
            "a defect of the program, not of the data: please report this line",
            place=" ".join([kind, *self.places[-1:]]),
        )


@contextmanager
def without_values() -> Iterator[None]:
    """Let errors through with what their makers vouch for, and nothing behind them."""
    try:
        yield
    except RunError as error:
        raise error from None
    except OSError as error:
        raise FileError(
            f"ระบบไม่ให้อ่านหรือเขียน: {error.strerror}",
            f"the system does not let us read or write: {error.strerror}",
            file=str(error.filename or ""),
        ) from None
    except Exception as error:
        defect = DefectError(error)
        logger.error("%s: %s", defect.place, " < ".join(reversed(defect.places)))
        raise defect from None


def code_places(error: BaseException) -> list[str]:
    """Return where in our own code an error passed, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{path.relative_to(CHECKOUT).as_posix()}:{frame.lineno} in {frame.name}"
        for frame in frames
        if (path := Path(frame.filename)).is_relative_to(CHECKOUT)
        and path.relative_to(CHECKOUT).parts[0] in OURS
    ]
