"""`tambon backfill`: every night of a range that is not kept, the oldest first."""

import os
from argparse import Namespace
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from rich.console import Console

from flows.commands import parameters_of, print_json
from flows.hooks import listen, trouble_told
from flows.log import lines_shown
from flows.private import UsageError
from flows.request import read_day
from flows.server import find_server
from flows.settings import private_home
from transforms.nights import kept_nights, read_latest

KEPT, MADE, LATEST = "kept", "made", "latest"
WORDS = {
    KEPT: "เก็บไว้แล้ว · kept already",
    MADE: "จัดทำและเก็บแล้ว · made and kept",
    LATEST: "จัดทำแล้ว เป็น latest · made, latest now",
}


@dataclass
class Backfill:
    """What became of each day so far.

    Attributes:
        days: every day of the range that is done: kept already, made, or made latest.
        failed_on: the day that failed, and ended it; None: none did.
    """

    days: dict[str, str] = field(default_factory=dict)
    failed_on: str | None = None

    def count(self, what: str) -> int:
        """Return how many days ended so."""
        return list(self.days.values()).count(what)


def backfill(asked: Namespace, out: Console, lines: Console) -> None:
    """Make every missing night of a range; stop at the first that fails."""
    listen(asked.on_trouble)
    done = Backfill()
    try:
        with lines_shown(lines, private_home()):
            for day in days_between(asked.first, asked.last):
                done.failed_on = f"{day}"
                done.days[f"{day}"] = _make(day, asked)
                done.failed_on = None
                if not asked.json:
                    _print(out, f"{day}  {WORDS[done.days[f'{day}']]}")
    finally:
        _tell(done, asked, out)


def days_between(first: str, last: str) -> list[date]:
    """Return every day of a range, both ends included.

    Raises:
        UsageError: a day that is none, or a range that ends before it begins.
    """
    begins, ends = read_day(first), read_day(last)
    if ends < begins:
        raise UsageError(
            "วันสุดท้าย (--to) อยู่ก่อนวันแรก (--from): สลับกัน",
            "the last day (--to) lies before the first (--from): swap them",
            place="--to",
        )
    return [begins + timedelta(n) for n in range((ends - begins).days + 1)]


def _make(day: date, asked: Namespace) -> str:
    """Make one night as `tambon run --as-of` would, unless it is kept."""
    if any(night.as_of == day for night in kept_nights(asked.curated)):
        return KEPT
    of_day = Namespace(**vars(asked) | {"as_of": f"{day}"})
    with trouble_told({"as_of": f"{day}", "area": asked.area}):
        parameters = parameters_of(of_day)
        address = find_server(private_home())
        if address:
            os.environ["PREFECT_API_URL"] = address
        from flows.nightly import nightly  # heavy: only where needed

        nightly(**parameters)
    latest = read_latest(asked.curated)
    return LATEST if latest and latest.as_of == day else MADE


def _tell(done: Backfill, asked: Namespace, out: Console) -> None:
    """Say how many days were kept and made, and which one failed."""
    if asked.json:
        print_json(as_json(done), out)
        return
    made = done.count(MADE) + done.count(LATEST)
    kept = done.count(KEPT)
    _print(out, f"จัดทำ {made} คืน เก็บไว้แล้ว {kept} คืน · {made} made, {kept} kept already")
    if done.failed_on:
        _print(
            out,
            f"หยุดที่ {done.failed_on}: แก้ตามที่แจ้ง แล้วสั่งใหม่ คืนที่ทำแล้วเก็บไว้ครบ · "
            f"stopped at {done.failed_on}: mend what is told and give it again; what "
            "is done stays",
        )


def as_json(done: Backfill) -> dict[str, Any]:
    """Return what became of each day, as `--json` prints it."""
    said = asdict(done)
    return said | {
        "days": [{"as_of": day, "done": what} for day, what in done.days.items()]
    }


def _print(out: Console, line: str) -> None:
    out.print(line, markup=False, highlight=False, soft_wrap=True)
