"""Which sets of failed indicators a subdistrict's published counts can hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product

import pandas as pd

DIMENSION_INDICATORS = {  # BMN rounds 2560 to 2564
    "is_health": (1, 4, 5, 7),
    "is_living": (8, 9, 10, 11),
    "is_education": (15, 16, 17, 19),
    "is_income": (20, 21, 22),
    "is_access": (27, 28),
}
CHILD = {1, 15, 16, 17}  # each fails because of another child, none of card age
WORKING_AGE = {19, 20}
ELDER = {21, 27}
CELL_COUNTS = ["household_count", "person_count", "registered_count", "target_count"]
PATTERN_COUNTS = [
    "survey_poor_household_count",
    "survey_poor_person_count",
    "survey_poor_registered_count",
    "target_poor_count",
]


@dataclass(frozen=True)
class Cell:
    """A set of failed indicators within one combination of failed dimensions."""

    pattern: int
    failed: tuple[int, ...]
    extras: int

    @property
    def children(self) -> int:
        """Members too young for a card, without whom these could not all fail."""
        return len(CHILD.intersection(self.failed))

    @property
    def smallest_household(self) -> int:
        """Members without whom these indicators could not all fail."""
        failed = set(self.failed)
        adults = bool(failed & WORKING_AGE) + bool(failed & ELDER)
        return self.children + max(1, adults)


@dataclass(frozen=True)
class Published:
    """One subdistrict's published counts.

    Attributes:
        patterns: one row per combination of failed dimensions, numbered from 0.
        failed: persons and target persons in households failing each indicator.
    """

    patterns: pd.DataFrame
    failed: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, patterns: pd.DataFrame, indicators: pd.DataFrame) -> "Published":
        """Take what the fit needs from one subdistrict's rows of the two tables."""
        used = indicators.loc[sorted(chain(*DIMENSION_INDICATORS.values()))]
        pairs = used[["failed_person_count", "target_failed_person_count"]]
        failed = {int(n): (int(p), int(t)) for n, p, t in pairs.itertuples()}
        return cls(patterns.reset_index(drop=True), failed)

    def cells(self, extras: int) -> list[Cell]:
        """List the sets with at most so many indicators more than dimensions.

        Combinations of three dimensions and more hold few households: one fewer.
        """
        return [
            cell
            for pattern in range(len(self.patterns))
            for cell in self._cells_of(pattern, extras)
        ]

    def _cells_of(self, pattern: int, extras: int) -> Iterator[Cell]:
        row = self.patterns.loc[pattern]
        dimensions = [d for d in DIMENSION_INDICATORS if row[d]]
        allowed = extras - (len(dimensions) > 2)
        for choice in product(*(self._subsets(d, 1 + allowed) for d in dimensions)):
            failed = tuple(sorted(chain(*choice)))
            if len(failed) <= len(dimensions) + allowed:
                yield Cell(pattern, failed, len(failed) - len(dimensions))

    def _subsets(self, dimension: str, longest: int) -> Iterator[tuple[int, ...]]:
        present = [n for n in DIMENSION_INDICATORS[dimension] if self.failed[n][0]]
        for size in range(1, longest + 1):
            yield from combinations(present, size)
