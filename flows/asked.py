"""A night that is asked for: where it reads and writes, and which day it may be."""

from dataclasses import dataclass
from pathlib import Path

from flows.private import UsageError
from flows.request import read_sample_card
from schemas.run import Retention, RunRequest
from transforms.nights import read_latest


@dataclass(frozen=True)
class Asked:
    """One night: its folders, what is asked of it, and what is kept of others."""

    raw: Path
    reference: Path
    curated: Path
    request: RunRequest
    retention: Retention


def is_day_said(raw: Path, as_of: str | None) -> bool:
    """Whether a person or a sample said the day; else it is the clock's."""
    return as_of is not None or read_sample_card(raw) is not None


def is_earlier_day(asked: Asked, *, is_day_said: bool) -> bool:
    """Whether a day lies before that of `latest`, which then stays.

    Raises:
        UsageError: so says the clock, and nobody else.
    """
    latest = read_latest(asked.curated)
    if latest is None or latest.series != asked.request.series:
        return False
    if asked.request.as_of >= latest.as_of:
        return False
    if not is_day_said:
        raise UsageError(
            f"วันนี้ตามนาฬิกาของเครื่อง ({asked.request.as_of}) อยู่ก่อนวันของบัญชีล่าสุด "
            f"({latest.as_of}): แก้นาฬิกา หรือบอกวันด้วย --as-of",
            f"by this machine's clock today ({asked.request.as_of}) lies before the "
            f"day of the last lists ({latest.as_of}): mend the clock, or say the day "
            "with --as-of",
            place="--as-of",
        )
    return True
