"""Members of the households: of what age, and which of them are 60 or older.

What a household must hold (`sample.applies`) is dealt out first, one member each, in
the order of `NEEDS`; the members left over are free to be anyone its indicators allow.
"""

from dataclasses import dataclass

import numpy as np

from sample.arrays import (
    Chance,
    Flags,
    Ints,
    chance,
    first_of_each,
    rank_within,
    totals,
)
from sample.plan import Plan

ELDER, ADULT, SCHOOL, NURSERY, BABY, TODDLER, YOUTH, TEEN, FREE = range(9)
NEEDS = (
    ELDER, SCHOOL, NURSERY, YOUTH,  # whom a failed indicator is about
    ADULT, SCHOOL, NURSERY, YOUTH, BABY, TODDLER, ADULT,
)  # fmt: skip
FREE_ADULT = 0.60  # of the free members of a household with working-age members
FREE_YOUTH = 0.08  # 15 to 17 years old
OLDEST_ADULT, YOUNGEST_ELDER, OLDEST = 59, 60, 101
AGES = {  # youngest and oldest of each kind at the end of the survey's fieldwork
    ADULT: (19, OLDEST_ADULT),
    SCHOOL: (6, 14),
    NURSERY: (3, 5),
    BABY: (0, 0),
    TODDLER: (1, 2),
    YOUTH: (15, 16),
    TEEN: (15, 17),
}


@dataclass
class Members:
    """Members of all households, sorted by household; one place each.

    Attributes:
        household: place of the household.
        kind: which of the kinds above.
        age: age in years at the end of the survey's fieldwork.
    """

    household: Ints
    kind: Ints
    age: Ints


def make_members(plan: Plan, subdistrict: Ints, elderly: Ints, seed: int) -> Members:
    """Return members of all households.

    Args:
        plan: the households of all subdistricts.
        subdistrict: number of each household's subdistrict, from 0.
        elderly: persons of 60 and more in each subdistrict.
        seed: seed of chance.
    """
    rng = chance(seed, "members")
    household = np.repeat(np.arange(len(plan.sizes)), plan.sizes)
    starts = np.cumsum(plan.sizes) - plan.sizes
    place = np.arange(len(household)) - starts[household]
    kind = _dealt(plan, household, place)
    free = np.flatnonzero(kind == FREE)
    kind[free] = _free(plan, household[free], rng)
    members = Members(household, kind, place)
    _hold_elderly(plan, members, (subdistrict, elderly), rng)
    members.age = _ages(plan, household, kind, rng)
    return members


def _dealt(plan: Plan, household: Ints, place: Ints) -> Ints:
    """Return the kind of each member that a household must hold, else FREE."""
    applies, failed = plan.applies, plan.failed
    working = applies[:, 19]
    school_failed = failed[:, [15, 16, 17]].any(1)
    lone_child = (plan.sizes == 1) & school_failed
    elder = (applies[:, 27] | applies[:, 21]) & ~lone_child
    adult = working & (failed[:, [19, 20]].any(1) | ~elder) & ~lone_child
    grown = np.maximum(np.maximum(plan.registered, 1), elder.astype(int) + working)
    counts = [
        elder,
        failed[:, 16],
        failed[:, 15],
        failed[:, 17],
        adult,
        applies[:, 16] & ~failed[:, 16],
        applies[:, 15] & ~failed[:, 15],
        (applies[:, 17] | applies[:, 18]) & ~failed[:, 17],
        applies[:, 1] | applies[:, 2],
        applies[:, 3] & ~applies[:, [1, 15, 16]].any(1),
        grown - elder - adult,
    ]
    upto = np.cumsum(np.stack(counts, axis=1).astype(np.int64), axis=1)
    kind = np.array([*NEEDS, FREE])[(upto[household] <= place[:, None]).sum(axis=1)]
    return np.where((kind == ADULT) & ~working[household], ELDER, kind)


def _free(plan: Plan, household: Ints, rng: Chance) -> Ints:
    """Return the kind of free members: whom the household's indicators allow."""
    applies = plan.applies[household]
    draw = rng.random(len(household))
    working = applies[:, 19]
    adult = working & (draw < FREE_ADULT)
    youth = working & (draw >= FREE_ADULT) & (draw < FREE_ADULT + FREE_YOUTH)
    allowed = np.stack([applies[:, 16], applies[:, 15], applies[:, 3]], axis=1)
    liking = np.where(allowed, rng.random(allowed.shape), -1.0)
    child = np.array([SCHOOL, NURSERY, TODDLER])[liking.argmax(axis=1)]
    grown = np.where(working, ADULT, ELDER)
    has_child = allowed.any(axis=1)
    return np.select([adult, youth, has_child], [ADULT, TEEN, child], grown)


def _hold_elderly(
    plan: Plan, members: Members, counts: tuple[Ints, Ints], rng: Chance
) -> None:
    """Turn adults into elders or back until each subdistrict has its published number.

    One elder or adult stays where an indicator needs one, as long as that is possible.
    """
    subdistrict, wanted = counts
    household, kind = members.household, members.kind
    where = subdistrict[household]
    elder, adult = kind == ELDER, kind == ADULT
    missing = (wanted - totals(where, elder, len(wanted)))[where]
    hosts = plan.applies[household, 27] | plan.applies[household, 21]
    kept_adult = _first(household, adult) & plan.applies[household, 19]
    kept_elder = _first(household, elder) & hosts
    luck = rng.random(len(household))
    tier = np.where(adult, np.where(hosts & ~kept_adult, 0, 1 + kept_adult), 9)
    more = rank_within(where, tier, luck) < missing
    tier = np.where(elder, kept_elder, 9)
    fewer = rank_within(where, tier, luck) < -missing
    kind[more] = ELDER
    kind[fewer] = ADULT


def _first(household: Ints, among: Flags) -> Flags:
    """Return the first of some members in each household."""
    first = np.zeros(len(household), dtype=np.bool_)
    places = np.flatnonzero(among)
    first[places[first_of_each(household[places])]] = True
    return first


def _ages(plan: Plan, household: Ints, kind: Ints, rng: Chance) -> Ints:
    """Return ages at the end of the survey's fieldwork."""
    low, high = np.full(len(kind), YOUNGEST_ELDER), np.full(len(kind), OLDEST)
    for each, (youngest, oldest) in AGES.items():
        low[kind == each], high[kind == each] = youngest, oldest
    young_only = ~plan.applies[household, 6]
    high[young_only & (kind == ADULT)] = 34
    no_6_to_14 = ~plan.applies[household, 3] & (kind == SCHOOL)
    low[no_6_to_14] = 13
    under_13 = (plan.applies[household, 3] & (kind == SCHOOL)) & (
        ~plan.applies[household][:, [1, 15]].any(1)
    )
    high[under_13] = 12
    age = low + np.floor(rng.random(len(kind)) * (high - low + 1)).astype(np.int64)
    elder = kind == ELDER
    older = rng.exponential(ELDER_YEARS, size=int(elder.sum())).astype(np.int64)
    age[elder] = YOUNGEST_ELDER + older % (OLDEST - YOUNGEST_ELDER + 1)
    return _beside_the_first(household, kind, age, (low, high), rng)


ELDER_YEARS = 9.0  # mean years past 60, as in the register of 2563


def _beside_the_first(
    household: Ints, kind: Ints, age: Ints, span: tuple[Ints, Ints], rng: Chance
) -> Ints:
    """Let grown members be a couple or a generation apart, as families are."""
    grown = (kind == ADULT) | (kind == ELDER)
    first = np.flatnonzero(_first(household, grown))
    mature = (kind[first] == ADULT) & (span[1][first] > 34)
    age[first] = np.where(mature, rng.integers(35, 60, len(first)), age[first])
    first_age = np.zeros(household[-1] + 1, dtype=np.int64)
    first_age[household[first]] = age[first]
    beside = first_age[household] + np.where(
        rng.random(len(age)) < PARTNER,
        rng.integers(-7, 8, len(age)),
        -rng.integers(18, 40, len(age)),
    )
    grown[first] = False
    fits = grown & (beside >= span[0]) & (beside <= span[1])
    return np.where(fits, beside, age)


PARTNER = 0.45  # of the further grown members are of the first one's generation
