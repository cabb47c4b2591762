"""`tambon status`: is the published night young and whole, does another wait?

Its exit code is for cron: whoever runs it is told by mail only if there is something
to do. It takes half a second and starts no Prefect.
"""

from argparse import Namespace
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from flows.failure import DEFECT, DONE, HELD, TO_MEND
from flows.request import BANGKOK, read_day
from transforms.status import (
    Disk,
    Standing,
    Waiting,
    is_at_work,
    is_forgetting_left,
    read_disk,
    read_standing,
    read_waiting,
)


@dataclass(frozen=True)
class Status:
    """All that is told of a folder of lists, and what is to be done about it."""

    curated: Path
    today: date
    max_age_days: int
    standing: Standing | None
    waiting: Waiting | None
    is_at_work: bool | None
    disk: Disk
    damaged: str
    is_forgetting_left: bool = False

    @property
    def is_old(self) -> bool:
        """Whether the night is too long ago; a sample's day is the sample's own."""
        night = self.standing
        return bool(
            night and not night.is_invented and night.age_days > self.max_age_days
        )

    @property
    def is_broken(self) -> bool:
        """Whether the night is damaged, or its figures contradict one another."""
        night = self.standing
        holds = night is None or (night.is_balanced and not night.broken_proofs)
        return bool(self.damaged) or not holds

    @property
    def exit_code(self) -> int:
        """What is to be done: 3 call us, 4 look and release, 1 run, 0 nothing."""
        if self.is_broken:
            return DEFECT
        if self.waiting:
            return HELD
        is_due = self.standing is None or self.is_old or self.is_forgetting_left
        return TO_MEND if is_due else DONE

    def as_json(self) -> dict[str, Any]:
        """Return it as `--json` prints it."""
        night = self.standing
        return {
            "curated": str(self.curated),
            "today": self.today.isoformat(),
            "exit_code": self.exit_code,
            "is_old": self.is_old,
            "is_broken": self.is_broken,
            "damaged": self.damaged,
            "is_running": self.is_at_work is True,
            "is_left_by_crash": self.is_at_work is None,
            "is_forgetting_left": self.is_forgetting_left,
            "latest": asdict(night) | {"as_of": str(night.as_of)} if night else None,
            "held": asdict(self.waiting) if self.waiting else None,
            "kept": asdict(self.disk),
        }


def status(asked: Namespace, out: Console, _lines: Console) -> int:
    """Tell how the published night stands, and what waits."""
    today = read_day(asked.today) if asked.today else datetime.now(BANGKOK).date()
    said = read_status(asked.curated, today, asked.max_age_days)
    if asked.json:
        from flows.commands import print_json

        print_json(said.as_json(), out)
    else:
        from flows.show_status import show_status

        show_status(said, out)
    return said.exit_code


def read_status(curated: Path, today: date, max_age_days: int) -> Status:
    """Return the status of a folder; what is damaged is told, not raised."""
    damaged = ""
    standing, waiting = None, None
    try:
        standing = read_standing(curated, today)
    except ValueError as error:
        damaged = str(error)
    try:
        waiting = read_waiting(curated)
    except ValueError as error:
        damaged = damaged or str(error)
    return Status(
        curated=curated,
        today=today,
        max_age_days=max_age_days,
        standing=standing,
        waiting=waiting,
        is_at_work=is_at_work(curated),
        disk=read_disk(curated),
        damaged=damaged,
        is_forgetting_left=is_forgetting_left(curated),
    )
