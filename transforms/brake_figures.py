"""What the brakes of a published night say, read from its tables; light to import."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow.parquet as pq

RESULTS = Path("tables", "brake_results.parquet")


@dataclass(frozen=True)
class Brake:
    """One brake and what it looked at, as `curated.brake_results` has it."""

    brake_code: str
    measured_of: str
    tonight_value: float | None
    usual_value: float | None
    limit_low: float | None
    limit_high: float | None
    night_count: int
    is_braked: bool
    brake_th: str
    brake_en: str

    @property
    def name(self) -> str:
        """Which it is, for machines."""
        return f"{self.brake_code}:{self.measured_of}"

    @property
    def room(self) -> float | None:
        """How much of the way from the usual to the limit is left; None: no limit.

        1 is as usual, 0 at the limit, less is past it.
        """
        sides = [
            _side(limit, self.tonight_value, self.usual_value or 0.0)
            for limit in (self.limit_low, self.limit_high)
        ]
        return min((side for side in sides if side is not None), default=None)


def _side(limit: float | None, tonight: float | None, usual: float) -> float | None:
    """Return the room on one side."""
    if limit is None or tonight is None:
        return None
    way = limit - usual
    if not way:  # no room at all on this side: nil may not become less than nil
        return 1.0 if tonight == usual or limit == 0.0 else -1.0
    return 1.0 - (tonight - usual) / way


def read_brakes(published: Path) -> tuple[Brake, ...]:
    """Return what the brakes of a published folder say; none of an older version."""
    path = published / RESULTS
    if not path.is_file():
        return ()
    names = [field.name for field in fields(Brake)]
    rows = pq.ParquetFile(path).read(names).to_pylist()
    return tuple(Brake(**row) for row in rows)


def closest(brakes: Sequence[Brake], at_most: int) -> list[Brake]:
    """Return the brakes with the least room left, the closest first."""
    limited = [(brake.room, brake.name, brake) for brake in brakes]
    known = [each for each in limited if each[0] is not None]
    return [brake for *_, brake in sorted(known, key=lambda each: each[:2])[:at_most]]
