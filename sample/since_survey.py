"""Clients as they are when they come: some moved or changed their name since."""

from dataclasses import replace

import geothai
import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, chance, texts
from sample.clients import Clients
from sample.local_surnames import local_surnames
from sample.people import Survey
from sample.shares import Shares

WITHIN_SUBDISTRICT, WITHIN_DISTRICT = 0.45, 0.35  # of those who moved; others further
VILLAGES_ELSEWHERE = 9
MARRYING_AGES = (18, 60)


def clients_now(clients: Clients, survey: Survey, seed: int, shares: Shares) -> Clients:
    """Return the clients with the address and surname that they now have."""
    rng = chance(seed, "since_survey")
    surveyed = clients.household >= 0
    low, high = MARRYING_AGES
    women = surveyed & clients.is_female & (clients.last_name != "")
    women &= (clients.age >= low) & (clients.age <= high)
    women &= rng.random(len(women)) < shares.women_with_new_surname
    moved = surveyed & (rng.random(len(surveyed)) < shares.clients_moved)
    return _moved(_renamed(clients, survey, women, (seed, shares)), survey, moved, rng)


def _renamed(
    clients: Clients, survey: Survey, women: Flags, by: tuple[int, Shares]
) -> Clients:
    """Return clients, some women of whom married or parted since."""
    seed, shares = by
    rng = chance(seed, "new_surnames")
    places = np.flatnonzero(women)
    last_name, is_married = clients.last_name.copy(), clients.is_married.copy()
    village = survey.village[clients.household[places]]
    last_name[places] = local_surnames(survey.villages, seed, shares).drawn(
        village, rng
    )
    is_married[places] = ~is_married[places]
    changed = last_name != clients.last_name
    return replace(
        clients, last_name=last_name, is_married=is_married, has_new_surname=changed
    )


def _moved(clients: Clients, survey: Survey, moved: Flags, rng: Chance) -> Clients:
    """Return clients, some of whom live in another village by now."""
    places = np.flatnonzero(moved)
    luck, count = rng.random(len(places)), len(places)
    nearby = luck < WITHIN_SUBDISTRICT
    area, house, village = (
        each.copy()
        for each in (clients.area_code, clients.house_number, clients.village_number)
    )
    within = luck < WITHIN_SUBDISTRICT + WITHIN_DISTRICT
    area[places[~nearby]] = _other_areas(area[places[~nearby]], within[~nearby], rng)
    house[places] = texts([str(n) for n in rng.integers(1, 300, count)])
    number = 1 + rng.integers(VILLAGES_ELSEWHERE, size=count)
    own = survey.village[clients.household[places]]
    number[nearby] = _other_villages(survey, own[nearby], rng)
    village[places] = texts([str(n) for n in number])
    return replace(
        clients,
        area_code=area,
        house_number=house,
        village_number=village,
        has_moved=moved,
    )


def _other_villages(survey: Survey, village: Ints, rng: Chance) -> Ints:
    """Return the number of another village of the same subdistrict."""
    counts = np.bincount(survey.villages.subdistrict)
    count = counts[survey.villages.subdistrict[village]]
    on = 1 + np.floor(rng.random(len(village)) * (count - 1)).astype(np.int64)
    other: Ints = (survey.villages.number[village] - 1 + on) % count + 1
    return other


def _other_areas(area: Texts, is_within_district: Flags, rng: Chance) -> Texts:
    """Return another subdistrict of the same district, or of another district."""
    other = area.copy()
    for code in np.unique(area.astype(str)).tolist():
        near = [s.code for s in geothai.subdistricts(code[:4]) if s.code != code]
        far = [
            subdistrict.code
            for district in geothai.districts(code[:2])
            if district.code != code[:4]
            for subdistrict in geothai.subdistricts(district.code)
        ]
        for among, wanted in ((near or far, True), (far, False)):
            here = np.flatnonzero((area == code) & (is_within_district == wanted))
            other[here] = texts(among)[rng.integers(len(among), size=len(here))]
    return other
