"""Who lives in a household, as far as the published `.ALL` counts tell it.

For each indicator the persons in households to which it applies are published. So the
households are picked to which it does, such that their persons add up: those that hold
an elder, a child of 3 to 5, of 6 to 14, … What they hold follows from it.
"""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Flags, Floats, Ints
from sample.picking import pick, preference
from sample.plan import Plan
from sample.published import Published

UNIVERSAL = (4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 22, 23, 24, 25, 26, 30, 31)
FORBIDDEN = -1
BIASES = (0.0, 0.5, 1.0, 2.0, 4.0)  # towards large households, until few enough


@dataclass
class Picker:
    """Picks households of one subdistrict, keeping count of the room left in them.

    Attributes:
        plan: the households.
        figures: what their persons must add up to.
        room: members of each household about whom nothing is said yet.
        rng: chance.
    """

    plan: Plan
    figures: Published
    room: Ints
    rng: Chance

    def target(self, indicator: int) -> int:
        """Return the persons in households to which an indicator applies."""
        return int(self.figures.applicable[indicator])

    def pick(
        self, target: int, must: Flags, tiers: Ints, weights: Floats | None = None
    ) -> Flags:
        """Return households that hold `target` persons, by tier and weight."""
        weights = np.ones(len(tiers)) if weights is None else weights
        order = preference(self.rng, weights, tiers)
        return pick(self.plan.sizes, target, must, order)

    def without(
        self, indicator: int, must: Flags, allowed: Flags, weights: Floats | None = None
    ) -> Flags:
        """Return households to which an indicator does *not* apply."""
        target = int(self.plan.sizes.sum()) - self.target(indicator)
        tiers = np.where(allowed, 0, 1)
        tiers[self.plan.failed[:, indicator]] = FORBIDDEN
        return self.pick(target, must, tiers, weights)


def pick_applicable(plan: Plan, figures: Published, rng: Chance) -> None:
    """Fill in to which households each indicator applies."""
    room = plan.sizes - np.maximum(plan.registered, 1)
    picker = Picker(plan, figures, room, rng)
    plan.applies[:, 1:] = True
    _grown(picker)
    _children(picker)
    _youths(picker)
    for indicator in (28, 29):
        _with_illness(picker, indicator)
    _answered(picker)


def _grown(picker: Picker) -> None:
    """Pick households with someone of 15–59 (19, 20), 60+ (27, 21) and 35+ (6)."""
    plan, sizes = picker.plan, picker.plan.sizes
    small = 1.0 / sizes.astype(float) ** 2
    allowed = ~(plan.failed[:, 17] | plan.failed[:, 20])
    nobody_15_59 = picker.without(19, sizes < 0, allowed, small)
    not_working_age = picker.without(20, sizes < 0, nobody_15_59, small)
    elders = _elders(picker, nobody_15_59)
    tiers = np.where(elders, 0, 1)
    working_elders = picker.pick(picker.target(21), plan.failed[:, 21], tiers)
    nobody_35 = picker.without(6, sizes < 0, ~elders & ~nobody_15_59)
    plan.applies[:, 19] = ~nobody_15_59
    plan.applies[:, 20] = ~not_working_age
    plan.applies[:, 27] = elders
    plan.applies[:, 21] = working_elders
    plan.applies[:, 6] = ~nobody_35
    grown = np.maximum(plan.registered, 1)
    both = elders.astype(np.int64) + ~nobody_15_59
    picker.room -= np.maximum(both - grown, 0)


def _elders(picker: Picker, nobody_15_59: Flags) -> Flags:
    """Pick households with an elder, no more than there are elders."""
    plan, sizes = picker.plan, picker.plan.sizes
    must = nobody_15_59 | plan.failed[:, 21] | plan.failed[:, 27]
    tiers = np.where(sizes > 1, 0, 1)
    picked = must
    for bias in BIASES:
        weights = sizes.astype(float) ** bias
        picked = picker.pick(picker.target(27), must, tiers, weights)
        if int(picked.sum()) <= ELDERLY_SPARE * picker.figures.elderly:
            break
    return picked


ELDERLY_SPARE = 0.93  # the rest are second elders, as couples grow old together


def _children(picker: Picker) -> None:
    """Pick households with a baby (1, 2), a child of 3–5 (15), 6–14 (16), 0–12 (3)."""
    plan = picker.plan
    school = _with_child(picker, 16, plan.failed[:, 16])
    nursery = _with_child(picker, 15, plan.failed[:, 15])
    born = _with_child(picker, 1, plan.failed[:, 1] | plan.failed[:, 2])
    plan.applies[:, 2] = picker.pick(
        picker.target(2), plan.failed[:, 2], np.where(born, 0, 1)
    )
    under_13 = school & (picker.rng.random(len(school)) < SCHOOL_CHILD_UNDER_13)
    tiers = np.select([under_13, picker.room > 0, school], [0, 1, 2], 3)
    must = born | nursery | plan.failed[:, 3]
    young = picker.pick(picker.target(3), must, tiers)
    plan.applies[:, 3] = young
    picker.room -= young & ~must & ~school
    for indicator, picked in ((16, school), (15, nursery), (1, born)):
        plan.applies[:, indicator] = picked


SCHOOL_CHILD_UNDER_13 = 0.85  # of the households with a child of 6–14


def _with_child(picker: Picker, indicator: int, must: Flags) -> Flags:
    """Pick households with a child of an indicator's age: one more member each."""
    sizes = picker.plan.sizes
    tiers = np.select([picker.room > 0, sizes > 1], [0, 1], 2)
    picked = picker.pick(picker.target(indicator), must, tiers, sizes.astype(float))
    picker.room -= picked
    return picked


def _youths(picker: Picker) -> None:
    """Pick households with a leaver of lower secondary school (17, 18)."""
    plan = picker.plan
    for indicator in (17, 18):
        must = plan.failed[:, indicator]
        room = (picker.room > 0) & plan.applies[:, 19]
        tiers = np.select([room, plan.sizes > 1], [0, 1], 2)
        picked = picker.pick(picker.target(indicator), must, tiers)
        plan.applies[:, indicator] = picked
        picker.room -= picked


def _with_illness(picker: Picker, indicator: int) -> None:
    """Pick households with a disabled person (28) or a chronic patient (29)."""
    plan, figures = picker.plan, picker.figures
    persons = figures.disabled if indicator == 28 else figures.chronic
    must = plan.failed[:, indicator]
    picked = must
    for bias in BIASES:
        weights = plan.sizes.astype(float) ** bias
        tiers = np.zeros_like(plan.sizes)
        picked = picker.pick(picker.target(indicator), must, tiers, weights)
        if int(picked.sum()) <= persons:
            break
    plan.applies[:, indicator] = picked


def _answered(picker: Picker) -> None:
    """Pick who left a question that applies to everyone unanswered.

    The published counts fall short of all persons by a little: the same few households
    leave several questions open.
    """
    plan = picker.plan
    mood = picker.rng.permutation(len(plan.sizes))
    for indicator in UNIVERSAL:
        order = mood[~plan.failed[mood, indicator]]
        target = int(plan.sizes.sum()) - picker.target(indicator)
        unanswered = pick(plan.sizes, target, plan.sizes < 0, order)
        plan.applies[:, indicator] = ~unanswered
