"""How the published night stands, and what waits: read fast, from files alone.

It imports neither DuckDB nor the contracts, whose libraries take longer to load than
all of it to run. Names of folders are those of `transforms.switch` and
`transforms.nights`; a test holds them together.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from transforms.brake_figures import Brake, closest, read_brakes
from transforms.private_files import file_sha256

LATEST, HELD, RUNS, STAGING, SPILL = "latest", "held", "runs", ".staging", ".spill"
FORGETTING = ".forgetting/person.json"
MANIFEST, NOTE, RELEASED = "manifest.json", "night.json", "released.json"
TOLD_BRAKES = 3
READ = ("ledger", "proofs", "list_balances", "announcements", "brake_results")


@dataclass(frozen=True)
class SourceAge:
    """How old a source's newest row is today, and usually when a newer file comes."""

    source: str
    age_days: int
    usual_days: float | None


@dataclass(frozen=True)
class Standing:
    """The published night: its day, its proofs, its changes, its brakes.

    Attributes:
        as_of: its day.
        is_released: whether a brake held it and a person let it go.
        area_code: province or district.
        is_invented: whether its people are.
        age_days: days from its day to today.
        is_balanced: whether its ledger adds up.
        broken_proofs: claims that do not hold.
        unbalanced: lists whose former rows and changes do not make those of now.
        unexplained: changes since the night before without a reason.
        announcements: what moves lists by definition, since the night before.
        brakes: those closest to their limit.
        sources: how old each is.
    """

    as_of: date
    is_released: bool
    area_code: str
    is_invented: bool
    age_days: int
    is_balanced: bool
    broken_proofs: tuple[str, ...]
    unbalanced: int
    unexplained: int
    announcements: tuple[str, ...]
    brakes: tuple[Brake, ...]
    sources: tuple[SourceAge, ...]


@dataclass(frozen=True)
class Waiting:
    """The night that is held: its day, and the brakes that stopped it."""

    as_of: str
    brakes: tuple[str, ...]


@dataclass(frozen=True)
class Disk:
    """What is kept of nights: how many, and bytes on the disk, each file once."""

    nights: int
    bytes: int


def read_standing(curated: Path, today: date) -> Standing | None:
    """Return how the published night stands; None if none is published.

    Raises:
        ValueError: a file of it is missing or is not what the run wrote.
    """
    latest = curated / LATEST
    if not latest.exists():
        return None
    said = _read_manifest(latest)
    _refuse_damaged(latest, said)
    as_of = date.fromisoformat(said["as_of"])
    age_days = (today - as_of).days
    brakes = read_brakes(latest)
    balances = _since_last_night(latest, "list_balances")
    announced = _since_last_night(latest, "announcements")
    proofs = _rows(latest, "proofs")
    return Standing(
        as_of=as_of,
        is_released=(curated / RUNS / f"{as_of}" / RELEASED).is_file(),
        area_code=said["area_code"],
        is_invented=said["is_invented"],
        age_days=age_days,
        is_balanced=all(row["is_balanced"] for row in _rows(latest, "ledger")),
        broken_proofs=tuple(row["claim_code"] for row in proofs if row["broken_count"]),
        unbalanced=sum(not row["is_balanced"] for row in balances),
        unexplained=sum(row["unexplained_count"] for row in balances),
        announcements=tuple(row["announcement_th"] for row in announced),
        brakes=tuple(closest(brakes, TOLD_BRAKES)),
        sources=tuple(_source_ages(brakes, age_days)),
    )


def read_waiting(curated: Path) -> Waiting | None:
    """Return the night that is held; None if none is.

    Raises:
        ValueError: what is said of it is missing or damaged.
    """
    folder = curated / HELD
    if not folder.exists():
        return None
    try:
        said = json.loads((folder / NOTE).read_text("utf-8"))
        return Waiting(
            said["as_of"], tuple(each["brake_th"] for each in said["brakes"])
        )
    except (OSError, ValueError, TypeError, KeyError):
        raise ValueError(str(folder / NOTE)) from None


def is_at_work(curated: Path) -> bool | None:
    """Whether a run is writing there; None: none is, but one left its work undone."""
    if not (curated / STAGING).exists() and not (curated / SPILL).exists():
        return False
    from schemas.errors import RunError  # heavy: only where needed
    from transforms.switch import locked

    try:
        with locked(curated):
            return None
    except RunError:
        return True


def is_forgetting_left(curated: Path) -> bool:
    """Whether a forgetting was cut short: it still notes whom."""
    return (curated / FORGETTING).is_file() and is_at_work(curated) is not True


def read_disk(curated: Path) -> Disk:
    """Return what the kept nights take; files with several names count once."""
    seen: dict[tuple[int, int], int] = {}
    for folder, _, names in os.walk(curated / RUNS):
        for name in names:
            found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  (thousands)
            seen[found.st_dev, found.st_ino] = found.st_size
    nights = sum(path.is_dir() for path in (curated / RUNS).glob("????-??-??"))
    return Disk(nights, sum(seen.values()))


def _read_manifest(latest: Path) -> Mapping[str, Any]:
    try:
        said: dict[str, Any] = json.loads((latest / MANIFEST).read_text("utf-8"))
        date.fromisoformat(said["as_of"])
        if {"area_code", "is_invented", "outputs"} <= said.keys():
            return said
    except (OSError, ValueError, TypeError, KeyError):
        pass
    raise ValueError(str(latest / MANIFEST))


def _refuse_damaged(latest: Path, said: Mapping[str, Any]) -> None:
    """Refuse a night of which a file is gone, or one that is read here was changed."""
    read = {f"tables/{noun}.parquet" for noun in READ}
    for output in said["outputs"]:
        path = latest / output["path"]
        if not path.is_file() or (
            output["path"] in read and file_sha256(path) != output["sha256"]
        ):
            raise ValueError(str(path))


def _rows(latest: Path, noun: str) -> list[dict[str, Any]]:
    """Return the rows of one of its tables; an older version may not have had it."""
    path = latest / "tables" / f"{noun}.parquet"
    return list(pq.ParquetFile(path).read().to_pylist()) if path.is_file() else []


def _since_last_night(latest: Path, noun: str) -> list[dict[str, Any]]:
    """Return the rows of a table that compare with the night before."""
    rows = _rows(latest, noun)
    return [row for row in rows if row["baseline_code"] == "previous"]


def _source_ages(brakes: tuple[Brake, ...], age_days: int) -> Iterator[SourceAge]:
    """Yield each source's age today: its age on the night, and the days since."""
    for brake in brakes:
        if brake.brake_code == "source_age" and brake.tonight_value is not None:
            age = int(brake.tonight_value) + age_days
            yield SourceAge(brake.measured_of, age, brake.usual_value)
