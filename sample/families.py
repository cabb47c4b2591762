"""Who is who in a household: the head, the spouse, children, parents; sex."""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, chance, first_of_each, texts
from sample.members import ADULT, ELDER, Members

MALE_HEADS = 0.58
FEMALES = 0.51
TWINS_OF_ONE_SEX = 0.67
SPOUSE_YEARS = 15  # between husband and wife at most
LIVES_AS_COUPLE = 0.9  # of two such people in one house
GENERATION_YEARS = 16
TWO_GENERATIONS_YEARS = 44
RELATIONS = texts(
    ["head", "spouse", "child", "grandchild", "parent", "sibling", "relative"]
)
HEAD, SPOUSE, CHILD, GRANDCHILD, PARENT, SIBLING, RELATIVE = range(7)


@dataclass
class Family:
    """Members in the order in which they are listed, the head first.

    Attributes:
        members: the members in that order.
        number: number in the household, from 1.
        relation: relation to the head.
        is_female: sex.
        has_spouse: whether husband or wife lives in the household.
        is_second_twin: whether the member listed before is this one's twin.
    """

    members: Members
    number: Ints
    relation: Ints
    is_female: Flags
    has_spouse: Flags
    is_second_twin: Flags

    @property
    def is_twin(self) -> Flags:
        """Whether a twin lives in the household."""
        is_first: Flags = np.append(self.is_second_twin[1:], False)
        return self.is_second_twin | is_first


def make_families(members: Members, twins: float, seed: int) -> Family:
    """Return members with head, relations and sex, a share of them twins."""
    rng = chance(seed, "families")
    members = _listed(members, rng)
    household, age = members.household, members.age
    starts = np.flatnonzero(first_of_each(household))
    number = np.arange(len(age)) - starts[household] + 1
    head_age = age[starts][household]
    spouse = _spouses(members, number, head_age, rng)
    is_female = rng.random(len(age)) < FEMALES
    is_female[starts] = rng.random(len(starts)) >= MALE_HEADS
    is_female[spouse] = ~is_female[starts][household[spouse]]
    relation = _relations(head_age - age, rng)
    relation[starts], relation[spouse] = HEAD, SPOUSE
    couple = np.zeros(len(starts), dtype=np.bool_)
    couple[household[spouse]] = True
    has_spouse = couple[household] & (relation <= SPOUSE)
    second = _second_twins(members, relation, twins, chance(seed, "twins"))
    places = np.flatnonzero(second)
    age[places] = age[places - 1]
    same = rng.random(len(places)) < TWINS_OF_ONE_SEX
    is_female[places] = is_female[places - 1] == same
    return Family(members, number, relation, is_female, has_spouse, second)


def _second_twins(members: Members, relation: Ints, share: float, rng: Chance) -> Flags:
    """Return whom to make the twin of the member listed before: of one kind both.

    Members of one kind are of any age that the household's indicators allow it, so
    that no published count changes.
    """
    able = relation > SPOUSE
    for each in (members.household, members.kind, relation):
        able[1:] &= each[1:] == each[:-1]
    able[0] = False
    places = np.flatnonzero(able)
    places = rng.permutation(places)[: round(share * len(able) / 2)]
    second = np.zeros(len(able), dtype=np.bool_)
    second[places] = True
    second[1:] &= ~second[:-1]  # no triplets
    return second


def _listed(members: Members, rng: Chance) -> Members:
    """Return members sorted: the head first, then the older before the younger."""
    household, kind, age = members.household, members.kind, members.age
    grown = (kind == ADULT) | (kind == ELDER)
    liking = 2.0 * grown + rng.random(len(age)) + 0.3 * (kind == ELDER)
    liking += 0.4 * ((age >= 30) & (age < 80))
    order = np.lexsort((-liking, household))
    is_head = np.zeros(len(age), dtype=np.bool_)
    is_head[order[first_of_each(household)]] = True
    listed = np.lexsort((-age, ~is_head, household))
    return Members(household[listed], kind[listed], age[listed])


def _spouses(members: Members, number: Ints, head_age: Ints, rng: Chance) -> Ints:
    """Return the places of the heads' husbands and wives."""
    household, age = members.household, members.age
    years = np.abs(head_age - age)
    able = (number > 1) & (age >= 19) & (years <= SPOUSE_YEARS)
    places = np.flatnonzero(able & (head_age >= 19))
    places = places[np.lexsort((years[places], household[places]))]
    nearest = places[first_of_each(household[places])]
    kept: Ints = nearest[rng.random(len(nearest)) < LIVES_AS_COUPLE]
    return kept


def _relations(years_younger: Ints, rng: Chance) -> Ints:
    """Return relations to the head by how much younger than the head they are."""
    some_relative = rng.random(len(years_younger)) < 0.06
    return np.select(
        [
            some_relative,
            years_younger > TWO_GENERATIONS_YEARS,
            years_younger >= GENERATION_YEARS,
            years_younger <= -GENERATION_YEARS,
            np.abs(years_younger) < GENERATION_YEARS,
        ],
        [RELATIVE, GRANDCHILD, CHILD, PARENT, SIBLING],
        RELATIVE,
    )


def relation_codes(relation: Ints) -> Texts:
    """Return relations as codes of the list `relation_to_head`."""
    codes: Texts = RELATIONS[relation]
    return codes
