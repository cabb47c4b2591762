"""Persons of households never surveyed, and of other areas, who ask for help too."""

from dataclasses import dataclass

import geothai
import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, chance, first_of_each, texts
from sample.calendar_days import SURVEYED_UNTIL
from sample.citizen_ids import first_digits, make_ids
from sample.clients import Clients
from sample.local_surnames import ELSEWHERE, local_surnames
from sample.naming import OLDER_BORN_BEFORE, Persons, first_names
from sample.people import People, Survey
from sample.shares import Shares

SIZE = 2.4  # mean members of a household
THAI = 0.62  # the survey misses those without Thai nationality more often
REGISTERED, VERIFIED = 0.25, 0.8  # of grown Thai nationals; of the registered
DISABLED = 0.03
OTHER_AREA = 0.12  # of the households
NEIGHBOUR_PROVINCES = ("56", "50", "52", "55")
NOT_SURVEYED = -1
HOUSE_NUMBERS, VILLAGE_NUMBERS = 400, 13


@dataclass(frozen=True)
class Homes:
    """Households that no survey reached, one place each.

    Attributes:
        area_code: subdistrict.
        village_number: village.
        house_number: house.
        people: which of `naming.PEOPLES` lives there.
        surname: the family's.
        is_thai: whether they have Thai nationality.
    """

    area_code: Texts
    village_number: Texts
    house_number: Texts
    people: Ints
    surname: Texts
    is_thai: Flags


def outside_clients(
    survey: Survey, people: People, seed: int, shares: Shares
) -> Clients:
    """Return persons of households never surveyed, and of other areas."""
    rng = chance(seed, "outside")
    households = max(int(len(survey.subdistrict) * shares.households_never_surveyed), 1)
    homes = _homes(survey, households, (seed, shares), rng)
    home = np.repeat(np.arange(households), 1 + rng.poisson(SIZE - 1, households))
    count = len(home)
    youngest = np.where(first_of_each(home), 20, 0)
    age = rng.integers(youngest, 88, count)
    birth = SURVEYED_UNTIL - (age * 365.25 + rng.random(count) * 365).astype(
        np.int64
    ).astype("timedelta64[D]")
    is_female, is_thai = rng.random(count) < 0.5, homes.is_thai[home]
    registered = is_thai & (age >= 20) & (rng.random(count) < REGISTERED)
    named = Persons(is_female, birth < OLDER_BORN_BEFORE, homes.people[home])
    digit = first_digits(is_thai, birth, age, rng)
    offset = int(chance(seed, "citizen_ids").integers(10**9))
    serial = len(people.age) + np.arange(count)
    no = np.zeros(count, dtype=np.bool_)
    return Clients(
        household=np.full(count, NOT_SURVEYED),
        home=len(survey.subdistrict) + home,
        first_name=first_names(named, rng),
        last_name=homes.surname[home],
        is_female=is_female,
        is_married=no,
        is_thai=is_thai,
        is_disabled=rng.random(count) < DISABLED,
        is_registered=registered,
        is_verified=registered & (rng.random(count) < VERIFIED),
        is_gone=no,
        age=age,
        birth=birth,
        citizen_id=make_ids(digit, serial, offset),
        house_number=homes.house_number[home],
        village_number=homes.village_number[home],
        area_code=homes.area_code[home],
        is_twin=no,
        has_moved=no,
        has_new_surname=no,
    )


def _homes(
    survey: Survey, households: int, by: tuple[int, Shares], rng: Chance
) -> Homes:
    """Return the households, of the peoples and families of their villages."""
    seed, shares = by
    area, village = _areas(survey, households, rng)
    villages, is_here = survey.villages, village != ELSEWHERE
    highland = is_here & (rng.random(households) < shares.highland_names)
    people = np.where(highland, villages.people[village], 0)
    surname = local_surnames(villages, seed, shares).of_households(
        village, people, shares.one_word_names, rng
    )
    number = rng.integers(1, VILLAGE_NUMBERS, households)
    number = np.where(is_here, villages.number[village], number)
    house = rng.integers(1, HOUSE_NUMBERS, households)
    return Homes(
        area_code=area,
        village_number=texts([str(each) for each in number]),
        house_number=texts([str(each) for each in house]),
        people=people,
        surname=surname,
        is_thai=rng.random(households) < THAI,
    )


def _areas(survey: Survey, households: int, rng: Chance) -> tuple[Texts, Ints]:
    """Return where households live that this survey did not reach.

    Of those elsewhere the village is not known.
    """
    here = texts([each.subdistrict_code for each in survey.published])
    weights = survey.count("households") / survey.count("households").sum()
    subdistrict = rng.choice(len(here), households, p=weights)
    area: Texts = here[subdistrict]
    villages = np.bincount(survey.villages.subdistrict)
    village = (np.cumsum(villages) - villages)[subdistrict]
    village += np.floor(rng.random(households) * villages[subdistrict]).astype(np.int64)
    elsewhere = texts(
        [
            subdistrict.code
            for province in NEIGHBOUR_PROVINCES
            for district in geothai.districts(province)
            for subdistrict in geothai.subdistricts(district.code)
        ]
    )
    moved = np.flatnonzero(rng.random(households) < OTHER_AREA)
    area[moved] = elsewhere[rng.integers(len(elsewhere), size=len(moved))]
    village[moved] = ELSEWHERE
    return area, village
