"""The night that waits in `held/`: what stopped it, and how it is let go.

Who let a night go, and why, is kept with it (`runs/<as_of>/released.json`) and listed
in `releases.csv` beside `latest`. No other file of a night says who worked on it.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from schemas.errors import SourceError
from transforms import switch
from transforms.brake_figures import Brake
from transforms.nights import (
    MANIFEST,
    RELEASED,
    Night,
    hashes,
    kept_nights,
    read_latest,
    read_manifest,
)
from transforms.private_files import file_sha256
from transforms.target_lists import harmless

RELEASES = "releases.csv"
HEADING = ("released_at", "as_of", "area_code", "released_by", "reason", "brakes")


@dataclass(frozen=True)
class Held:
    """The night that waits: its day, its area, its folder and what stopped it."""

    as_of: date
    area_code: str
    is_invented: bool
    published: Path
    manifest_sha256: str
    brakes: tuple[Brake, ...]


@dataclass(frozen=True)
class Release:
    """Who lets a night go, why, and when by the clock."""

    released_by: str
    reason: str
    released_at: datetime


def read_held(curated: Path) -> Held | None:
    """Return the night that waits; None if none does.

    Raises:
        SourceError: what is said of it is missing or damaged.
    """
    folder = curated / switch.HELD
    if not folder.exists():
        return None
    try:
        said = json.loads((folder / switch.NOTE).read_text("utf-8"))
        return Held(
            as_of=date.fromisoformat(said["as_of"]),
            area_code=said["area_code"],
            is_invented=said["is_invented"],
            published=folder / switch.PUBLISHED,
            manifest_sha256=said["manifest_sha256"],
            brakes=tuple(Brake(**brake) for brake in said["brakes"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        raise _damaged(folder / switch.NOTE) from None


def need_held(curated: Path) -> Held:
    """Return the night that waits.

    Raises:
        SourceError: none waits, or it is damaged.
    """
    held = read_held(curated)
    if held is None:
        raise SourceError(
            "ไม่มีคืนใดรออยู่: ไม่มีอะไรให้ปล่อย",
            "no night is held: there is nothing to release",
            file=str(curated / switch.HELD),
        )
    return held


def release(curated: Path, said: Release) -> Held:
    """Publish the night that waits, whole, if it still may be; keep who said so.

    Args:
        curated: the folder that holds `held` and `latest`.
        said: who lets it go, why, and when.

    Raises:
        SourceError: none waits, or it is damaged.
        RunError: a run is at work here.
    """
    with switch.staged(curated):
        held = need_held(curated)
        _refuse_older(curated, held)
        for path in _damaged_files(held):
            raise _damaged(path)
        switch.release(curated, _note(held, said))
        _list_releases(curated)
    return held


def _refuse_older(curated: Path, held: Held) -> None:
    """Refuse a night that `latest` has gone past since."""
    latest = read_latest(curated)
    if latest and latest.as_of > held.as_of:
        raise SourceError(
            f"latest เป็นของวันที่ {latest.as_of} แล้ว ใหม่กว่าคืนที่รออยู่ ({held.as_of}): "
            "ไม่ปล่อยของเก่าทับของใหม่",
            f"latest is of {latest.as_of} by now, newer than the night that waits "
            f"({held.as_of}), which must not take its place",
            file=str(curated / switch.HELD),
        )


def _damaged_files(held: Held) -> Iterator[Path]:
    """Yield each file of the night that is not what the run wrote."""
    manifest = held.published / MANIFEST
    if not manifest.is_file() or file_sha256(manifest) != held.manifest_sha256:
        yield manifest
        return
    for name, sha256 in hashes(read_manifest(held.published)).items():
        path = held.published / name
        if not path.is_file() or file_sha256(path) != sha256:
            yield path


def _note(held: Held, said: Release) -> Mapping[str, Any]:
    """Return what is kept of a release."""
    return {
        "as_of": held.as_of.isoformat(),
        "area_code": held.area_code,
        "released_by": said.released_by,
        "reason": said.reason,
        "released_at": said.released_at.isoformat(timespec="seconds"),
        "brakes": [brake.name for brake in held.brakes],
    }


def _list_releases(curated: Path) -> None:
    """Add to the list what is not in it: this release, and one a crash cut short."""
    path = curated / RELEASES
    is_new = not path.exists()
    encoding = "utf-8-sig" if is_new else "utf-8"  # Excel needs the mark, once
    listed = set() if is_new else _listed(path)
    with path.open("a", encoding=encoding, newline="") as file:
        path.chmod(0o600)
        writer = csv.writer(file)
        if is_new:
            writer.writerow(HEADING)
        for night in kept_nights(curated):
            row = _row(night) if night.was_released else []
            if row and row[0] not in listed:
                writer.writerow(row)


def _listed(path: Path) -> set[str]:
    """Return when each release of the list was."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["released_at"] for row in csv.DictReader(file)}


def _row(night: Night) -> list[str]:
    """Return a release as the list tells it, no text of which is a formula."""
    note = json.loads((night.path / RELEASED).read_text("utf-8"))
    told = {**note, "brakes": " ".join(note["brakes"])}
    return [harmless(told[name]) for name in HEADING]


def _damaged(path: Path) -> SourceError:
    return SourceError(
        "คืนที่รออยู่ใน held เสียหรือไม่ครบ จึงไม่ปล่อย: สั่ง tambon run ใหม่",
        "the night in held is damaged or incomplete and is not released: run again",
        file=str(path),
    )
