"""How well a list finds: leakage, undercoverage, and what chance and doubt leave."""

from dataclasses import asdict, dataclass
from typing import Any

from transforms.precision_recall import share, wilson

SMALL_GROUP = 30  # truly in need, or listed: of fewer a share says little
Bounds = tuple[float, float]


@dataclass(frozen=True)
class ListCounts:
    """Homes or persons of one list, or one part of it, held against the truth.

    Attributes:
        true_count: who truly belong on it.
        listed_count: who are on it.
        listed_true_count: of them, who truly belong there.
        listed_not_needy_count: on it, and not in need at all.
        missed_listed_count: who belong on it, but stand on another list.
        certain_true_count: rightly on it however the records in review are answered.
        certain_false_count: wrongly on it however they are answered.
        possible_true_count: rightly on it as some answers would have it.
        possible_false_count: wrongly on it as some answers would have it.
    """

    true_count: int
    listed_count: int
    listed_true_count: int
    listed_not_needy_count: int
    missed_listed_count: int
    certain_true_count: int
    certain_false_count: int
    possible_true_count: int
    possible_false_count: int

    @property
    def leaked_count(self) -> int:
        """Who are on it and do not belong there."""
        return self.listed_count - self.listed_true_count

    @property
    def missed_count(self) -> int:
        """Who belong on it and are not there."""
        return self.true_count - self.listed_true_count

    @property
    def leakage(self) -> float | None:
        """Share of those listed who do not belong there (inclusion error)."""
        return share(self.leaked_count, self.listed_count)

    @property
    def undercoverage(self) -> float | None:
        """Share of those who belong there who are not listed (exclusion error)."""
        return share(self.missed_count, self.true_count)

    @property
    def leakage_interval(self) -> Bounds | None:
        """The 95 % interval of leakage."""
        return wilson(self.leaked_count, self.listed_count)

    @property
    def undercoverage_interval(self) -> Bounds | None:
        """The 95 % interval of undercoverage."""
        return wilson(self.missed_count, self.true_count)

    @property
    def leakage_bounds(self) -> Bounds | None:
        """Leakage if the records in review are answered best, and worst, for it."""
        best = self._leaked(self.certain_false_count, self.possible_true_count)
        worst = self._leaked(self.possible_false_count, self.certain_true_count)
        return None if best is None or worst is None else (best, worst)

    @property
    def undercoverage_bounds(self) -> Bounds | None:
        """Undercoverage if they are answered best, and worst, for it."""
        best = share(self.true_count - self.possible_true_count, self.true_count)
        worst = share(self.true_count - self.certain_true_count, self.true_count)
        return None if best is None or worst is None else (best, worst)

    @property
    def is_leakage_uncertain(self) -> bool:
        """Whether too few are listed for leakage to say much."""
        return self.listed_count < SMALL_GROUP

    @property
    def is_undercoverage_uncertain(self) -> bool:
        """Whether too few belong there for undercoverage to say much."""
        return self.true_count < SMALL_GROUP

    def as_json(self) -> dict[str, Any]:
        """Return the counts with their shares, for programs."""
        return {
            **asdict(self),
            "leakage": self.leakage,
            "leakage_bounds": self.leakage_bounds,
            "leakage_interval": self.leakage_interval,
            "is_leakage_uncertain": self.is_leakage_uncertain,
            "undercoverage": self.undercoverage,
            "undercoverage_bounds": self.undercoverage_bounds,
            "undercoverage_interval": self.undercoverage_interval,
            "is_undercoverage_uncertain": self.is_undercoverage_uncertain,
        }

    @staticmethod
    def _leaked(wrong: int, right: int) -> float | None:
        """Return leakage of a list of so many wrong and right."""
        return share(wrong, wrong + right)
