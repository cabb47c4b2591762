"""Which failed dimensions of which household help shall answer, and which not."""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Flags, Ints
from sample.plan import Plan
from sample.shares import Shares
from schemas.reference import DIMENSIONS

ALMOST_ALL = 0.96  # of households with several failed dimensions may be part answered


@dataclass(frozen=True)
class Needs:
    """Households × dimensions: what is failed, and what help shall answer.

    Attributes:
        failed: dimension failed.
        answered: dimension answered in full, by help that still lasts.
    """

    failed: Flags
    answered: Flags


def _dimensions_with(indicators: Flags, dimension: Ints) -> Flags:
    """Return households × dimensions: any of its indicators is set."""
    return np.stack(
        [indicators[:, dimension == d].any(axis=1) for d in range(len(DIMENSIONS))],
        axis=1,
    )


def choose_answered(
    plan: Plan, answerable: Flags, dimension: Ints, shares: Shares, rng: Chance
) -> Needs:
    """Return which failed dimensions are answered.

    Only a household with several can be part answered; they are few, so nearly all of
    them have to be.

    Args:
        plan: the households.
        answerable: households × indicators: help would reach somebody whom it is for.
        dimension: dimension of each indicator.
        shares: how often what happens.
        rng: chance.
    """
    failed = _dimensions_with(plan.failed, dimension)
    open_to_help = failed & ~_dimensions_with(plan.failed & ~answerable, dimension)
    count = failed.sum(axis=1)
    several, poor = (count > 1) & open_to_help.any(axis=1), count > 0
    share = shares.poor_part_answered * poor.sum() / max(int(several.sum()), 1)
    luck = rng.random(len(count))
    part = several & (luck < min(share, ALMOST_ALL))
    rest = max(int((poor & ~part).sum()), 1)
    none = (
        poor
        & ~part
        & (rng.random(len(count)) < shares.poor_unanswered * poor.sum() / rest)
    )
    liking = np.where(open_to_help, rng.random(failed.shape), -1.0)
    rank = (-liking).argsort(axis=1).argsort(axis=1)
    wanted = 1 + np.floor(rng.random(len(count)) * (count - 1)).astype(np.int64)
    wanted = np.where(part, wanted, np.where(none, 0, count))
    return Needs(failed, open_to_help & (rank < wanted[:, None]))


def wrongly_answering(
    needs: Needs, plan: Plan, household: Ints, answers: Flags, dimension: Ints
) -> Flags:
    """Return which help would answer a failed indicator that is to stay unanswered.

    Args:
        needs: what is to be answered.
        plan: the households.
        household: household helped, below 0 for none of these.
        answers: indicators that each help answers.
        dimension: dimension of each indicator.
    """
    keep_open = np.zeros(plan.failed.shape, dtype=np.bool_)
    known = dimension >= 0
    keep_open[:, known] = plan.failed[:, known] & ~needs.answered[:, dimension[known]]
    wrong: Flags = (household >= 0) & (answers & keep_open[household]).any(axis=1)
    return wrong
