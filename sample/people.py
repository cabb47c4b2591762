"""Members become people: names, birth dates, nationality, health, work, card, ID."""

from dataclasses import dataclass, fields

import numpy as np

from sample.arrays import (
    Chance,
    Flags,
    Floats,
    Ints,
    Texts,
    chance,
    rank_within,
    texts,
    totals,
)
from sample.calendar_days import SURVEYED_UNTIL
from sample.citizen_ids import first_digits, make_ids
from sample.families import Family
from sample.local_surnames import LocalSurnames, local_surnames
from sample.members import YOUNGEST_ELDER
from sample.naming import OLDER_BORN_BEFORE, Persons, first_names, names_alike
from sample.places import Villages
from sample.plan import Plan
from sample.published import Published
from sample.shares import Shares

CARD_AGE = 19  # registered in 2560 at 18 or more


@dataclass
class Survey:
    """The households as planned, and where they are.

    Attributes:
        plan: households of all subdistricts.
        subdistrict: number of each household's subdistrict.
        village: place of each household's village in `villages`.
        villages: the villages.
        published: the counts of the subdistricts.
        family: the members of the households.
    """

    plan: Plan
    subdistrict: Ints
    village: Ints
    villages: Villages
    published: list[Published]
    family: Family

    def count(self, name: str) -> Ints:
        """Return one published count of each subdistrict."""
        return np.array([getattr(each, name) for each in self.published])


@dataclass
class People:
    """Persons in the order of the family's members, one place each.

    `birth` is a day; `citizen_id` a number of 13 digits, true for everyone.
    """

    household: Ints
    age: Ints
    birth: np.ndarray
    is_female: Flags
    is_thai: Flags
    first_name: Texts
    last_name: Texts
    citizen_id: Ints
    is_disabled: Flags
    is_chronic: Flags
    is_registered: Flags
    is_verified: Flags


def make_people(survey: Survey, seed: int, shares: Shares) -> People:
    """Return the persons of all households."""
    rng = chance(seed, "people")
    family = survey.family
    household, age = family.members.household, family.members.age
    registered, verified = _card_holders(survey, rng)
    is_thai = _thai(survey, registered, shares.non_thai_persons, rng)
    birth = _births(age, shares.elders_first_of_january, rng)
    second = np.flatnonzero(family.is_second_twin)
    birth[second] = birth[second - 1]
    first_name, last_name = _names(survey, birth, (seed, shares), rng)
    digit = first_digits(is_thai, birth, age, rng)
    offset = int(chance(seed, "citizen_ids").integers(10**9))
    return People(
        household=household,
        age=age,
        birth=birth,
        is_female=family.is_female,
        is_thai=is_thai,
        first_name=first_name,
        last_name=last_name,
        citizen_id=make_ids(digit, np.arange(len(age)), offset),
        is_disabled=_afflicted(survey, 28, survey.count("disabled"), rng),
        is_chronic=_afflicted(survey, 29, survey.count("chronic"), rng),
        is_registered=registered,
        is_verified=verified,
    )


def _card_holders(survey: Survey, rng: Chance) -> tuple[Flags, Flags]:
    """Return who registered for the card and who was verified, by published counts.

    In poor households the plan says how many; elsewhere it is the rest, and whoever
    registered often did so together with the family.
    """
    plan, members = survey.plan, survey.family.members
    household, grown = members.household, members.age >= CARD_AGE
    luck = rng.random(len(household))
    rank = rank_within(household, ~grown, luck)
    registered = plan.is_poor[household] & (rank < plan.registered[household])
    verified = plan.is_poor[household] & (rank < plan.target[household])
    where = survey.subdistrict[household]
    others = ~plan.is_poor[household]
    together = rng.random(len(plan.sizes))[household] + luck
    for wanted, flags, tier in (
        (
            survey.count("registered"),
            registered,
            np.where(grown & others, 0, 1 + ~others),
        ),
        (survey.count("verified"), verified, None),
    ):
        tier = np.where(registered & others, 0, 2) if tier is None else tier
        rest = wanted - totals(where, flags, len(wanted))
        flags |= others & (rank_within(where, tier, together) < rest[where])
    return registered, verified


def _thai(survey: Survey, registered: Flags, share: float, rng: Chance) -> Flags:
    """Return who has Thai nationality: a household has it or not, as a rule.

    Only Thai nationals may hold the card, and highland villages have more without.
    """
    household = survey.family.members.household
    count = len(survey.plan.sizes)
    has_card = np.bincount(household, weights=registered, minlength=count) > 0
    highland = survey.villages.people[survey.village] > 0
    key = rng.exponential(size=count) / np.where(highland, 5.0, 1.0)
    order = np.argsort(np.where(has_card, np.inf, key), kind="stable")
    persons = np.cumsum(survey.plan.sizes[order])
    alien = np.zeros(count, dtype=np.bool_)
    alien[order] = persons <= share * len(household)
    thai: Flags = ~(alien & ~has_card)[household]
    return thai


def _births(age: Ints, first_of_january: float, rng: Chance) -> np.ndarray:
    """Return birth dates that give the age at the end of the survey's fieldwork."""
    year, day = str(SURVEYED_UNTIL).split("-", 1)
    birthdays = np.array([np.datetime64(f"{int(year) - n}-{day}") for n in range(130)])
    birth = birthdays[age] - rng.integers(0, 365, len(age)).astype("timedelta64[D]")
    unknown_day = (age >= YOUNGEST_ELDER) & (rng.random(len(age)) < first_of_january)
    new_years = birthdays.astype("datetime64[Y]").astype("datetime64[D]")
    return np.where(unknown_day, new_years[age], birth)


def _names(
    survey: Survey, birth: np.ndarray, by: tuple[int, Shares], rng: Chance
) -> tuple[Texts, Texts]:
    """Return first names and surnames; those of twins alike."""
    seed, shares = by
    family = survey.family
    highland = rng.random(len(survey.village)) < shares.highland_names
    people = np.where(highland, survey.villages.people[survey.village], 0)
    named = Persons(
        family.is_female, birth < OLDER_BORN_BEFORE, people[family.members.household]
    )
    first_name = first_names(named, rng)
    local = local_surnames(survey.villages, seed, shares)
    last_name = _surnames(survey, people, (local, shares), rng)
    second = np.flatnonzero(family.is_second_twin)
    twins = Persons(*(getattr(named, each.name)[second] for each in fields(Persons)))
    first_name[second] = names_alike(first_name[second - 1], twins, rng)
    last_name[second] = last_name[second - 1]
    return first_name, last_name


def _surnames(
    survey: Survey, people: Ints, by: tuple[LocalSurnames, Shares], rng: Chance
) -> Texts:
    """Return surnames: the household's, a clan's, another's, or none."""
    local, shares = by
    household = survey.family.members.household
    village = survey.village
    family_name = local.of_households(village, people, shares.one_word_names, rng)
    own = family_name[household]
    outsider = (survey.family.relation > 0) & (own != "")
    outsider &= rng.random(len(household)) < shares.other_surname
    own[outsider] = local.drawn(village[household[outsider]], rng)
    return texts(own)


def _afflicted(survey: Survey, indicator: int, wanted: Ints, rng: Chance) -> Flags:
    """Return who is disabled (28) or chronically ill (29), by published counts.

    One in each household to which the indicator applies, then others there.
    """
    members, plan = survey.family.members, survey.plan
    household = members.household
    applies = plan.applies[household, indicator]
    luck: Floats = rng.random(len(household)) * (110 - members.age)
    first = applies & (rank_within(household, luck) == 0)
    tier = np.select(
        [first & plan.failed[household, indicator], first, applies], [0, 1, 2], 3
    )
    where = survey.subdistrict[household]
    return rank_within(where, tier, luck) < wanted[where]
