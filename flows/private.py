"""What may leave a run when it fails: kind and place, never a value of a person.

Prefect writes the text of an exception, and of those behind it, to its database.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.shortages import shortage
from schemas.errors import RunError

CHECKOUT = Path(__file__).resolve().parent.parent
OURS = ("flows", "reports", "sample", "schemas", "transforms")
# Packages whose errors mean that Prefect's server is out of reach.
PREFECTS = ("httpcore", "httpx", "prefect")

logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())  # told by the command line


class UsageError(RunError):
    """A request that cannot be understood: the command's user mends it."""


class FileError(RunError):
    """A file or folder that the system does not let us read or write."""


class ServerGoneError(RunError):
    """The Prefect server was there when the run began, and is out of reach now."""


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
    except Exception as error:
        raise _told(error) from None


def _told(error: Exception) -> RunError:
    """Return what may be told: its maker's words, the machine's fault, or ours."""
    if isinstance(error, RunError):
        return error
    short = shortage(error)
    if short is not None:
        return short
    if isinstance(error, OSError):
        return FileError(
            f"ระบบไม่ให้อ่านหรือเขียน: {error.strerror}",
            f"the system does not let us read or write: {error.strerror}",
            file=str(error.filename or ""),
        )
    if type(error).__module__.partition(".")[0] in PREFECTS:
        return _no_prefect()
    defect = DefectError(error)
    logger.error("%s: %s", defect.place, " < ".join(reversed(defect.places)))
    return defect


def _no_prefect() -> ServerGoneError:
    return ServerGoneError(
        "เซิร์ฟเวอร์ Prefect ไม่ตอบกลางคัน: บัญชีใน latest ยังครบถ้วน "
        "(ของเดิม หรือของคืนนี้ถ้าเขียนเสร็จแล้ว) เปิด tambon server ใหม่ หรือไม่ต้องเปิดก็ได้ แล้วสั่งใหม่",
        "the Prefect server stopped answering: the lists in latest are whole (the "
        "former ones, or tonight's if they were written); start `tambon server` again, "
        "or go without, and give the command again",
        place="Prefect",
    )


def code_places(error: BaseException) -> list[str]:
    """Return where in our own code an error passed, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{path.relative_to(CHECKOUT).as_posix()}:{frame.lineno} in {frame.name}"
        for frame in frames
        if (path := Path(frame.filename)).is_relative_to(CHECKOUT)
        and path.relative_to(CHECKOUT).parts[0] in OURS
    ]
