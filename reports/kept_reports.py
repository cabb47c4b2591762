"""The folder of the reports: each day's put in place whole, old ones thinned."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.hard_links import (
    files_below,
    flush,
    flush_folder,
    link_tree,
    make_private,
    remove,
)
from transforms.nights import LATEST, MANIFEST, REPORTS, read_latest
from transforms.private_files import file_sha256

PUBLIC, INTERNAL, FIELD = "public", "internal", "field"
CARD = "report.json"
DISCLOSED = "disclosed"


@dataclass(frozen=True)
class Made:
    """What was made of one night, and of which."""

    curated: Path
    as_of: date
    staging: Path

    @property
    def folder(self) -> Path:
        """Where it goes."""
        return self.curated / REPORTS / f"{self.as_of}"

    @property
    def fresh(self) -> Path:
        """Where it is made."""
        return self.staging / "fresh"


def put_in_place(made: Made, *, is_part: bool) -> None:
    """Let what was made take the place of that day's reports, whole or not at all.

    Args:
        made: what was made.
        is_part: whether it is one district's: the day's other files then stay.
    """
    whole, before = made.staging / "whole", made.staging / "before"
    if is_part:
        link_tree(made.folder, whole)
        for path in files_below(made.fresh):
            target = whole / path.relative_to(made.fresh)
            make_private(target.parent)
            path.replace(target)
    else:
        made.fresh.rename(whole)
    flush(whole)
    make_private(made.folder.parent)
    if made.folder.exists():
        made.folder.rename(before)
    whole.rename(made.folder)
    flush_folder(made.folder.parent)


def thin_reports(curated: Path, nights: int) -> None:
    """Remove old reports, and the field sheets of all but the newest: they name people.

    Args:
        curated: the folder that holds `reports`.
        nights: days that reports are kept, as nights are.
    """
    days = report_days(curated)
    kept = days_to_keep(days, nights)
    for day in days:
        folder = curated / REPORTS / f"{day}"
        if day not in kept:
            remove(folder)
        elif day != days[-1]:
            remove(folder / FIELD)


def days_to_keep(days: Sequence[date], nights: int) -> set[date]:
    """Return the newest day and the last of each month, of those not too old.

    Args:
        days: the days there are reports of, oldest first.
        nights: days that reports are kept.
    """
    last_of_month = {(day.year, day.month): day for day in days}
    return {day for day in last_of_month.values() if (days[-1] - day).days < nights}


def report_days(curated: Path) -> list[date]:
    """Return the days there are reports of, oldest first."""
    names = (path.name for path in (curated / REPORTS).glob("????-??-??"))
    return sorted(date.fromisoformat(name) for name in names)


def night_sha256(curated: Path) -> str:
    """Return what the published night is known by."""
    return file_sha256(curated / LATEST / MANIFEST)


def read_card(curated: Path, day: date) -> dict[str, Any] | None:
    """Return what a day's reports say of themselves; None if there are none, whole."""
    try:
        text = (curated / REPORTS / f"{day}" / CARD).read_text("utf-8")
        said: dict[str, Any] = json.loads(text)
    except (OSError, ValueError):
        return None
    return said


def is_reported(curated: Path, day: date) -> bool:
    """Whether the published night has the reports of its whole area."""
    said = read_card(curated, day)
    return said is not None and (said["only"], said["night_sha256"]) == (
        None,
        night_sha256(curated),
    )


def is_due(curated: Path, day: date) -> bool:
    """Whether a day is the published one's and has no reports yet."""
    latest = read_latest(curated)
    return bool(latest and latest.as_of == day and not is_reported(curated, day))


def is_same_night(curated: Path, day: date, hide_below: int) -> bool:
    """Whether there are reports of the published night, that hide by the same rule."""
    said = read_card(curated, day)
    return said is not None and (said["hide_below"], said["night_sha256"]) == (
        hide_below,
        night_sha256(curated),
    )
