"""How good links are: what was counted, its shares, and what chance leaves open."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import sqrt

Z_95 = 1.959964  # standard deviations that hold 95 % of a normal distribution


@dataclass(frozen=True)
class Counts:
    """What became of some service records, held against the truth.

    Attributes:
        record_count: the records.
        in_registry_count: of them, whose person is in the admitted survey.
        linked_count: linked to somebody.
        linked_right_count: linked to the right person.
        review_count: waiting for a person's answer.
        review_right_count: of them, with the right person among the candidates.
    """

    record_count: int
    in_registry_count: int
    linked_count: int
    linked_right_count: int
    review_count: int
    review_right_count: int

    @property
    def recall(self) -> float | None:
        """Share of the records to be found that are linked to the right person."""
        return share(self.linked_right_count, self.in_registry_count)

    @property
    def precision(self) -> float | None:
        """Share of the links that are right."""
        return share(self.linked_right_count, self.linked_count)

    @property
    def recall_after_review(self) -> float | None:
        """Recall once every record in review is answered rightly."""
        found = self.linked_right_count + self.review_right_count
        return share(found, self.in_registry_count)

    @property
    def review_share(self) -> float | None:
        """Share of all records that wait for an answer."""
        return share(self.review_count, self.record_count)

    @property
    def precision_interval(self) -> tuple[float, float] | None:
        """The 95 % interval of precision."""
        return wilson(self.linked_right_count, self.linked_count)

    def without(self, other: "Counts") -> "Counts":
        """Return what is left when some of the records are taken out."""
        return Counts(
            *(getattr(self, each.name) - getattr(other, each.name) for each in COUNTED)
        )


COUNTED = fields(Counts)


def total(parts: Iterable[Counts]) -> Counts:
    """Return the counts of several groups of records together."""
    summed = [0] * len(COUNTED)
    for part in parts:
        for place, each in enumerate(COUNTED):
            summed[place] += getattr(part, each.name)
    return Counts(*summed)


def share(part: int, whole: int) -> float | None:
    """Return the share that a part is; none of nothing."""
    return part / whole if whole else None


def wilson(right: int, count: int) -> tuple[float, float] | None:
    """Return Wilson's 95 % interval of a share; it holds near 0 and 1 as well."""
    if not count:
        return None
    found, spread = right / count, Z_95**2 / count
    middle = (found + spread / 2) / (1 + spread)
    half = sqrt(found * (1 - found) * spread + spread**2 / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
