"""Households of one subdistrict: sizes, failed indicators, card holders, by count.

The poor come from the published need cells; the others make up the rest. What each
household holds (an elder, a child of school age, …) is in `sample.applies`.
"""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Flags, Ints
from sample.picking import pick, preference, split
from sample.published import INDICATORS, NeedCell, Published

TPMAP = (1, 4, 5, 7, 8, 9, 10, 11, 15, 16, 17, 19, 20, 21, 22, 27, 28)
OTHERS = tuple(n for n in range(1, INDICATORS + 1) if n not in TPMAP)
CHILD_INDICATORS = (1, 2, 3, 15, 16, 17, 18)  # they tell of a child in the household
TRIES = 24  # of picking the poor households that fail an indicator outside TPMAP


@dataclass
class Plan:
    """Households of one subdistrict, one place each; indicators in columns 1 to 31.

    Attributes:
        sizes: number of members.
        failed: failed indicators.
        applies: indicators that apply and are answered.
        registered: members who registered for the card.
        target: members whose registration was verified, in poor households.
        is_poor: whether a TPMAP indicator is failed.
    """

    sizes: Ints
    failed: Flags
    applies: Flags
    registered: Ints
    target: Ints
    is_poor: Flags


def plan_households(figures: Published, rng: Chance) -> Plan:
    """Return one subdistrict's households with exactly the published counts."""
    poor = [_cell_households(cell, rng) for cell in figures.cells]
    poor_count = sum(len(cell.sizes) for cell in poor)
    left = figures.households - poor_count
    persons = figures.persons - sum(int(cell.sizes.sum()) for cell in poor)
    plan = joined_plans([*poor, _households(split(persons, left, 1, rng), ())])
    plan.is_poor[:poor_count] = True
    for indicator in OTHERS:
        plan.failed[:, indicator] = _failing(plan, figures, indicator, rng)
    return plan


def _households(sizes: Ints, failed: tuple[int, ...]) -> Plan:
    """Return households of given sizes that all fail the same indicators."""
    count = len(sizes)
    flags = np.zeros((count, INDICATORS + 1), dtype=np.bool_)
    flags[:, list(failed)] = True
    return Plan(
        sizes=sizes,
        failed=flags,
        applies=np.zeros_like(flags),
        registered=np.zeros(count, dtype=np.int64),
        target=np.zeros(count, dtype=np.int64),
        is_poor=np.zeros(count, dtype=np.bool_),
    )


def joined_plans(plans: list[Plan]) -> Plan:
    """Return households of several plans in one."""
    return Plan(
        *(
            np.concatenate([getattr(plan, name) for plan in plans])
            for name in Plan.__dataclass_fields__
        )
    )


def _cell_households(cell: NeedCell, rng: Chance) -> Plan:
    """Return the households of one need cell, its card holders dealt out."""
    children = sum(indicator in CHILD_INDICATORS for indicator in cell.failed)
    elders = any(indicator in (21, 27) for indicator in cell.failed)
    adults = any(indicator in (19, 20) for indicator in cell.failed)
    least = children + max(1, int(elders) + int(adults))
    plan = _households(split(cell.persons, cell.households, least, rng), cell.failed)
    grown = np.maximum(plan.sizes - children, 1)
    places = np.repeat(np.arange(len(grown)), grown)
    spare = np.repeat(np.arange(len(grown)), plan.sizes - grown)
    dealt = np.concatenate([rng.permutation(places), rng.permutation(spare)])
    count = len(grown)
    plan.registered = np.bincount(dealt[: cell.registered], minlength=count)
    plan.target = np.bincount(dealt[: cell.target], minlength=count)
    return plan


def _failing(plan: Plan, figures: Published, indicator: int, rng: Chance) -> Flags:
    """Return which households fail an indicator that TPMAP does not use.

    Two counts must hold at once: all persons in them, and the target persons in them.
    """
    wanted = int(figures.failed[indicator])
    wanted_target = int(figures.target_failed[indicator])
    fits = plan.sizes >= (2 if indicator in CHILD_INDICATORS else 1)
    best = plan.is_poor & False
    best_missing = wanted + 1
    for attempt in range(TRIES):
        chosen = _with_targets(plan, wanted_target, fits, attempt, rng)
        if int(plan.sizes[chosen].sum()) <= wanted:
            tiers = np.where(plan.target == 0, np.where(fits, 0, 1), -1)
            order = preference(rng, np.ones(len(tiers)), tiers)
            chosen = pick(plan.sizes, wanted, chosen, order)
        missing = abs(wanted - int(plan.sizes[chosen].sum()))
        if missing < best_missing:
            best, best_missing = chosen, missing
        if missing == 0:
            break
    return best


def _with_targets(
    plan: Plan, wanted: int, fits: Flags, attempt: int, rng: Chance
) -> Flags:
    """Return households whose target persons add up, narrower at each attempt.

    A later attempt prefers households in which most members are target persons, so
    that their other members stay within the published count.
    """
    share = plan.target / plan.sizes
    tiers = np.where(plan.target > 0, np.where(fits, 0, 1), -1)
    order = preference(rng, share ** (attempt / 2), tiers)
    return pick(plan.target, wanted, plan.is_poor & False, order)
