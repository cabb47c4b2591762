"""The nights that faults strike: a good one, and the next, on sources that changed."""

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.faults.trees import copy_tree
from tests.flows.running import REFERENCE
from tests.flows.tiny import AREA, AS_OF, write_tiny_sources

FIRST, SECOND = AS_OF, "2019-02-01"


def write_sources(raw: Path, *, is_second: bool) -> None:
    """Write a night's sources; by the second night one household has got help."""
    write_tiny_sources(raw)
    if is_second:
        _amend(raw / "households.csv", "H05", indicator_11="0")


def _amend(path: Path, household: str, **values: str) -> None:
    """Write other values into one household's row of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["household_id"] == household:
            row.update(values)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@dataclass(frozen=True)
class Field:
    """One folder in which faults are tried: its sources and its lists."""

    folder: Path

    @property
    def raw(self) -> Path:
        """The sources."""
        return self.folder / "raw"

    @property
    def curated(self) -> Path:
        """The lists."""
        return self.folder / "curated"

    @property
    def latest(self) -> Path:
        """The lists that people read."""
        return self.curated / "latest"

    def words(self, as_of: str | None = SECOND) -> list[str]:
        """Return the words of a night's run here."""
        folders = ["--raw", self.raw, "--curated", self.curated]
        day = ["--as-of", as_of] if as_of else []
        words = [
            "run",
            "--no-reports",
            *folders,
            "--reference",
            REFERENCE,
            "--area",
            AREA,
            *day,
        ]
        return [*map(str, words), "--json"]


def copied(before: Field, folder: Path) -> Field:
    """Return a field with the lists of another, and the sources of the second night."""
    after = Field(folder)
    if before.curated.exists():
        copy_tree(before.curated, after.curated)
    write_sources(after.raw, is_second=True)
    return after
