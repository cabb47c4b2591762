"""Everyone who may ask a centre for help: the surveyed, and those no survey reached."""

from dataclasses import dataclass, fields

import numpy as np

from sample.arrays import Flags, Ints, Texts, texts
from sample.people import People, Survey


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


def joined(clients: list[Clients]) -> Clients:
    """Return several groups of clients as one."""
    return Clients(
        *(
            np.concatenate([getattr(each, field.name) for each in clients])
            for field in fields(Clients)
        )
    )
