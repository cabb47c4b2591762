"""Precision and recall on real files, from what clerks answered about a sample.

Each stratum was drawn from by itself, so each counts by its size, not by its answers.
The interval asks what else could have given these answers: in each stratum the share
of "same" has a Beta posterior (Jeffreys' prior), and of the pairs that nobody judged
as many are the same as that share brings. Pairs all judged leave nothing open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

Draws = np.ndarray[tuple[int], np.dtype[np.float64]]

IN_REVIEW = "in_review"
DRAWS = 20_000
SEED = 57
TAIL = 0.025  # left out on either side of a 95 % interval


@dataclass(frozen=True)
class StratumAnswers:
    """One stratum: how many pairs it has, and what was answered about those drawn.

    `pair_count` is the stratum's size on the files, `is_linked` whether its pairs are
    links; a pair that nobody answered about is no answer.
    """

    stratum_code: str
    is_linked: bool
    pair_count: int
    same_count: int
    different_count: int
    unsure_count: int = 0
    unanswered_count: int = 0

    @property
    def judged_count(self) -> int:
        """The pairs of which somebody was sure."""
        return self.same_count + self.different_count


@dataclass(frozen=True)
class Estimate:
    """A share as estimated, and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class FieldQuality:
    """Precision and recall on the files that the sample was drawn from.

    Recall is within reach of the candidates: a record that was shown with nobody, or
    only with the wrong person, may have a right one that no rule brought near.
    """

    precision: Estimate
    recall: Estimate
    recall_after_review: Estimate


def estimate(strata: Sequence[StratumAnswers], draws: int = DRAWS) -> FieldQuality:
    """Return precision and recall with their intervals; the same answers, the same.

    Args:
        strata: what was answered in each; those without a pair to show left out.
        draws: draws of the simulation behind the intervals.
    """
    rng = np.random.default_rng(SEED)
    likely = {each: _same_likely(each, rng, draws) for each in strata}
    expected = {each: np.array([_same_expected(each)]) for each in strata}
    values, spreads = _shares(expected), _shares(likely)
    return FieldQuality(
        *(
            _with_interval(float(value[0]), spread)
            for value, spread in zip(values, spreads, strict=True)
        )
    )


def at_best(strata: Sequence[StratumAnswers]) -> list[StratumAnswers]:
    """Return the answers as if all who were unsure had confirmed what was done."""
    return [_settled(each, is_same=each.is_linked) for each in strata]


def at_worst(strata: Sequence[StratumAnswers]) -> list[StratumAnswers]:
    """Return the answers as if all who were unsure had found an error."""
    return [_settled(each, is_same=not each.is_linked) for each in strata]


def _settled(stratum: StratumAnswers, *, is_same: bool) -> StratumAnswers:
    """Return a stratum whose unsure answers are all one answer."""
    unsure = stratum.unsure_count
    return replace(
        stratum,
        same_count=stratum.same_count + (unsure if is_same else 0),
        different_count=stratum.different_count + (0 if is_same else unsure),
        unsure_count=0,
    )


def _same_expected(stratum: StratumAnswers) -> float:
    """Return how many pairs of a stratum are the same person, by its answers."""
    if not stratum.judged_count:
        return stratum.pair_count / 2
    return stratum.pair_count * stratum.same_count / stratum.judged_count


def _same_likely(
    stratum: StratumAnswers, rng: np.random.Generator, draws: int
) -> Draws:
    """Return draws of how many pairs of a stratum may be the same person."""
    share = rng.beta(stratum.same_count + 0.5, stratum.different_count + 0.5, draws)
    unjudged = stratum.pair_count - stratum.judged_count
    same: Draws = (stratum.same_count + rng.binomial(unjudged, share)).astype(float)
    return same


def _shares(same: dict[StratumAnswers, Draws]) -> tuple[Draws, Draws, Draws]:
    """Return precision, recall and recall after review."""
    nothing = np.zeros_like(next(iter(same.values())))
    right = sum((same[each] for each in same if each.is_linked), nothing)
    links = sum(each.pair_count for each in same if each.is_linked)
    queued = sum(
        (same[each] for each in same if each.stratum_code == IN_REVIEW), nothing
    )
    to_find = sum(same.values(), nothing)
    with np.errstate(invalid="ignore", divide="ignore"):
        return right / np.float64(links), right / to_find, (right + queued) / to_find


def _with_interval(value: float, spread: Draws) -> Estimate:
    """Return an estimate; its interval reaches to where no error was found at all."""
    low, high = np.quantile(spread, [TAIL, 1 - TAIL])
    return Estimate(value, min(float(low), value), max(float(high), value))
