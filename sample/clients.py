"""Everyone who may ask a centre for help: the surveyed, and those no survey reached."""

from dataclasses import dataclass, fields

import geothai
import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, chance, texts
from sample.calendar_days import SURVEYED_UNTIL
from sample.citizen_ids import first_digits, make_ids
from sample.local_surnames import ELSEWHERE, local_surnames
from sample.naming import OLDER_BORN_BEFORE, Persons, first_names
from sample.people import People, Survey
from sample.shares import Shares

OUTSIDE_SIZE = 2.4  # mean members of a household no survey reached
OUTSIDE_THAI = 0.62  # the survey misses those without Thai nationality more often
OUTSIDE_REGISTERED = 0.25  # of grown Thai nationals
OTHER_AREA = 0.12  # of persons outside the survey live in another area
NEIGHBOUR_PROVINCES = ("56", "50", "52", "55")
NOT_SURVEYED = -1


@dataclass
class Clients:
    """Persons, the surveyed first, then the others; one place each.

    Attributes:
        household: place of the surveyed household; below 0 for others.
        home: number of the household, also of those never surveyed.
        area_code: subdistrict in which they live.
        is_married: whether husband or wife lives with them.
        is_gone: whether reported dead or gone since the survey.
        is_twin: whether a twin lives in the same household.
        has_moved: whether the address is no longer the survey's.
        has_new_surname: whether the surname is no longer the survey's.
    """

    household: Ints
    home: Ints
    first_name: Texts
    last_name: Texts
    is_female: Flags
    is_married: Flags
    is_thai: Flags
    is_disabled: Flags
    is_registered: Flags
    is_verified: Flags
    is_gone: Flags
    age: Ints
    birth: np.ndarray
    citizen_id: Ints
    house_number: Texts
    village_number: Texts
    area_code: Texts
    is_twin: Flags
    has_moved: Flags
    has_new_surname: Flags


def surveyed_clients(
    survey: Survey,
    people: People,
    house_number: Texts,
    village_number: Texts,
    is_gone: Flags,
) -> Clients:
    """Return the surveyed persons as clients."""
    codes = texts([each.subdistrict_code for each in survey.published])
    home = people.household
    return Clients(
        household=home,
        home=home,
        first_name=people.first_name,
        last_name=people.last_name,
        is_female=people.is_female,
        is_married=survey.family.has_spouse,
        is_thai=people.is_thai,
        is_disabled=people.is_disabled,
        is_registered=people.is_registered,
        is_verified=people.is_verified,
        is_gone=is_gone,
        age=people.age,
        birth=people.birth,
        citizen_id=people.citizen_id,
        house_number=house_number[home],
        village_number=village_number[home],
        area_code=codes[survey.subdistrict[home]],
        is_twin=survey.family.is_twin,
        has_moved=np.zeros(len(home), dtype=np.bool_),
        has_new_surname=np.zeros(len(home), dtype=np.bool_),
    )


def outside_clients(
    survey: Survey, people: People, seed: int, shares: Shares
) -> Clients:
    """Return persons of households never surveyed, and of other areas."""
    rng = chance(seed, "outside")
    households = max(int(len(survey.subdistrict) * shares.households_never_surveyed), 1)
    sizes = 1 + rng.poisson(OUTSIDE_SIZE - 1, households)
    home = np.repeat(np.arange(households), sizes)
    count = len(home)
    first = np.concatenate([[True], home[1:] != home[:-1]])
    age = np.where(first, rng.integers(20, 88, count), rng.integers(0, 88, count))
    birth = SURVEYED_UNTIL - (age * 365.25 + rng.random(count) * 365).astype(
        np.int64
    ).astype("timedelta64[D]")
    is_female = rng.random(count) < 0.5
    is_thai = (rng.random(households) < OUTSIDE_THAI)[home]
    registered = is_thai & (age >= 20) & (rng.random(count) < OUTSIDE_REGISTERED)
    named = Persons(
        is_female, birth < OLDER_BORN_BEFORE, np.zeros(count, dtype=np.int64)
    )
    digit = first_digits(is_thai, birth, age, rng)
    offset = int(chance(seed, "citizen_ids").integers(10**9))
    serial = len(people.age) + np.arange(count)
    area, village = _areas(survey, households, rng)
    local = local_surnames(survey.villages, seed, shares)
    no = np.zeros(count, dtype=np.bool_)
    return Clients(
        household=np.full(count, NOT_SURVEYED),
        home=len(survey.subdistrict) + home,
        first_name=first_names(named, rng),
        last_name=local.drawn(village, rng)[home],
        is_female=is_female,
        is_married=no,
        is_thai=is_thai,
        is_disabled=rng.random(count) < 0.03,
        is_registered=registered,
        is_verified=registered & (rng.random(count) < 0.8),
        is_gone=no,
        age=age,
        birth=birth,
        citizen_id=make_ids(digit, serial, offset),
        house_number=texts([str(n) for n in rng.integers(1, 400, households)])[home],
        village_number=texts([str(n) for n in rng.integers(1, 13, households)])[home],
        area_code=area[home],
        is_twin=no,
        has_moved=no,
        has_new_surname=no,
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


def joined(clients: list[Clients]) -> Clients:
    """Return several groups of clients as one."""
    return Clients(
        *(
            np.concatenate([getattr(each, field.name) for each in clients])
            for field in fields(Clients)
        )
    )
