"""Where households live: villages, house numbers and codes, coordinates."""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Floats, Ints, Texts, chance, first_of_each, texts
from sample.citizen_ids import UNUSED_PROVINCE
from sample.naming import PEOPLES, clan_surnames, village_names
from sample.published import Published

HOUSEHOLDS_PER_VILLAGE = 137  # the median of 2561
NO_HOUSE_NUMBER = "ไม่มีเลขที่บ้าน"
HOUSE_SPREAD_DEGREES = 0.012  # around the village, some 1.3 km
VILLAGE_SPREAD_DEGREES = 0.05

# Rough places of the districts' offices (latitude, longitude), for looks only.
DISTRICT_PLACES = {
    "5701": (19.91, 99.83), "5702": (19.88, 99.93), "5703": (20.26, 100.40),
    "5704": (19.68, 100.20), "5705": (19.55, 99.74), "5706": (19.50, 99.99),
    "5707": (20.15, 99.85), "5708": (20.27, 100.08), "5709": (20.43, 99.88),
    "5710": (19.66, 99.54), "5711": (19.36, 99.50), "5712": (19.85, 100.15),
    "5713": (20.10, 100.52), "5714": (19.83, 100.26), "5715": (20.24, 99.66),
    "5716": (19.78, 99.71), "5717": (19.98, 100.05), "5718": (20.12, 100.11),
}  # fmt: skip

# Share of villages of highland peoples: most live in the hills of these districts.
HIGHLAND_VILLAGES = {
    "5715": 0.75, "5713": 0.30, "5710": 0.25, "5707": 0.16, "5711": 0.08,
    "5709": 0.06, "5703": 0.05, "5708": 0.03,
}  # fmt: skip
HIGHLAND_ELSEWHERE = 0.012
PEOPLE_SHARES = {  # of the highland villages
    "akha": 0.36, "lahu": 0.28, "hmong": 0.14, "mien": 0.08, "yunnanese": 0.14,
}  # fmt: skip


@dataclass(frozen=True)
class Villages:
    """Villages of all subdistricts, one place each, sorted by subdistrict and number.

    Attributes:
        subdistrict: number of the subdistrict, from 0.
        number: village number in the subdistrict, from 1.
        name: name.
        people: which of `naming.PEOPLES` lives there.
        clan: clan surname that a highland village shares.
        latitude: of its middle.
        longitude: of its middle.
    """

    subdistrict: Ints
    number: Ints
    name: Texts
    people: Ints
    clan: Texts
    latitude: Floats
    longitude: Floats


def make_villages(published: list[Published], seed: int) -> Villages:
    """Return villages for each subdistrict, as many as its households call for."""
    rng = chance(seed, "villages")
    households = np.array([each.households for each in published])
    counts = np.maximum(households // HOUSEHOLDS_PER_VILLAGE, 3)
    subdistrict = np.repeat(np.arange(len(published)), counts)
    number = np.arange(len(subdistrict)) - (np.cumsum(counts) - counts)[subdistrict] + 1
    districts = [each.subdistrict_code[:4] for each in published]
    highland = np.array(
        [HIGHLAND_VILLAGES.get(d, HIGHLAND_ELSEWHERE) for d in districts]
    )
    people = rng.choice(
        range(1, len(PEOPLES)), len(subdistrict), p=list(PEOPLE_SHARES.values())
    )
    people[rng.random(len(people)) >= highland[subdistrict]] = 0
    middle = np.array([DISTRICT_PLACES[d] for d in districts])
    middle = middle + rng.normal(0, VILLAGE_SPREAD_DEGREES, middle.shape)
    around = middle[subdistrict]
    around = around + rng.normal(0, VILLAGE_SPREAD_DEGREES / 3, around.shape)
    return Villages(
        subdistrict=subdistrict,
        number=number,
        name=village_names(len(subdistrict), rng),
        people=people,
        clan=clan_surnames(people, rng),
        latitude=around[:, 0],
        longitude=around[:, 1],
    )


def settle(subdistrict: Ints, villages: Villages, rng: Chance) -> Ints:
    """Return the village of each household, all households of a subdistrict mixed."""
    counts = np.bincount(villages.subdistrict)
    first = np.cumsum(counts) - counts
    share = rng.beta(2.0, 2.0, len(subdistrict))
    return first[subdistrict] + np.floor(share * counts[subdistrict]).astype(np.int64)


def house_numbers(village: Ints, missing: float, rng: Chance) -> Texts:
    """Return house numbers: running in the village, one in seven with a slash."""
    order = np.argsort(village, kind="stable")
    ordered = village[order]
    starts = np.flatnonzero(first_of_each(ordered))
    begin = np.repeat(starts, np.diff(np.append(starts, len(ordered))))
    running = np.empty(len(village), dtype=np.int64)
    running[order] = np.arange(len(village)) - begin + 1
    behind = np.where(
        rng.random(len(village)) < 1 / 7, rng.integers(1, 12, len(village)), 0
    )
    written = texts(
        [f"{n}/{b}" if b else str(n) for n, b in zip(running, behind, strict=True)]
    )
    written[rng.random(len(village)) < missing] = NO_HOUSE_NUMBER
    return written


def house_codes(count: int, rng: Chance) -> Texts:
    """Return house codes of 11 digits, of a registrar that does not exist either."""
    offices = rng.integers(1, 19, count)
    return texts(
        [
            f"{UNUSED_PROVINCE}{office:02d}{number:07d}"
            for office, number in zip(
                offices, rng.permutation(count) * 7 % 10**7, strict=True
            )
        ]
    )


def coordinates(middle: Floats, missing: float, rng: Chance) -> Texts:
    """Return written coordinates around a village's middle, some of them missing."""
    around = middle + rng.normal(0, HOUSE_SPREAD_DEGREES, len(middle))
    written = texts([f"{value:.6f}" for value in around])
    written[rng.random(len(middle)) < missing] = None
    return written
