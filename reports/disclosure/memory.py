"""What public editions showed and hid, for the editions after them: private files.

A reader keeps last month's report. What it showed is known for good; what it hid must
stay hidden, so its true counts are kept here, for their owner alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from reports.figures import Edition, Key
from schemas.errors import DisclosureError
from transforms.hard_links import make_private

TAKEN_BACK = "taken_back"  # why a figure is hidden that a reader may know from before

DISCLOSED_IN = "reports/disclosed"


@dataclass(frozen=True)
class Disclosed:
    """One public edition as it was.

    Attributes:
        as_of: the day of its night.
        counts: the true count of each of its figures, the hidden ones too.
        hidden: why each hidden figure was.
    """

    as_of: date
    counts: Mapping[Key, int]
    hidden: Mapping[Key, str]


def remember(edition: Edition) -> Disclosed:
    """Return what a public edition shows and hides."""
    figures = edition.figures
    return Disclosed(figures.as_of, dict(figures.counts), dict(edition.hidden))


def write_disclosed(folder: Path, edition: Edition) -> None:
    """Add a public edition, unless the newest of its day says the same."""
    make_private(folder)
    said = remember(edition)
    same_day = _files(folder, f"{said.as_of}.*.parquet")
    if same_day and _read(same_day[-1]) == said:
        return
    path = folder / f"{said.as_of}.{len(same_day) + 1}.parquet"
    path.touch(mode=0o600)
    pq.write_table(_table(said), path, compression="zstd")


def read_disclosed(folder: Path) -> tuple[Disclosed, ...]:
    """Return every public edition there was, oldest first."""
    return tuple(_read(path) for path in _files(folder, "*.parquet"))


def _files(folder: Path, pattern: str) -> list[Path]:
    """Return editions' files, oldest first: by day, then by number."""

    def order(path: Path) -> tuple[str, int]:
        day, number = path.stem.split(".")
        return day, int(number)

    return sorted(folder.glob(pattern), key=order)


def _table(said: Disclosed) -> pa.Table:
    """Return an edition as a table in the order of its keys."""
    keys = sorted(said.counts)
    return pa.table(
        {
            "measure_code": pa.array([key[0] for key in keys], pa.string()),
            "row_code": pa.array([key[1] for key in keys], pa.string()),
            "place_code": pa.array([key[2] for key in keys], pa.string()),
            "figure_count": pa.array([said.counts[key] for key in keys], pa.int64()),
            "reason_code": pa.array(
                [said.hidden.get(key) for key in keys], pa.string()
            ),
        }
    )


def _read(path: Path) -> Disclosed:
    """Return one edition."""
    try:
        return _said(path)
    except (OSError, pa.ArrowException, KeyError, ValueError):
        raise DisclosureError(
            f"อ่าน {DISCLOSED_IN}/{path.name} ไม่ได้ จึงไม่ทราบว่าเคยเผยแพร่อะไรไว้: "
            "คัดลอกกลับจากสำรอง อย่าลบทิ้ง",
            f"{DISCLOSED_IN}/{path.name} cannot be read, so what the public has seen "
            "is not known: copy it back from a backup, do not delete it",
        ) from None


def _said(path: Path) -> Disclosed:
    """Return what one edition's file says."""
    columns = pq.read_table(path).to_pydict()
    keys = list(
        zip(
            columns["measure_code"],
            columns["row_code"],
            columns["place_code"],
            strict=True,
        )
    )
    reasons = zip(keys, columns["reason_code"], strict=True)
    return Disclosed(
        date.fromisoformat(path.stem.split(".")[0]),
        dict(zip(keys, columns["figure_count"], strict=True)),
        {key: reason for key, reason in reasons if reason is not None},
    )
