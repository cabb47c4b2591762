"""Addresses as a centre writes them down: missing, different, by code or by name."""

import numpy as np

from sample.area_names import area_names, old_codes
from sample.arrays import Chance, Floats, Ints, Texts, texts
from sample.clients import Clients
from sample.shares import Shares

HOUSE_NUMBERS, VILLAGES = 400, 12  # of which another one is drawn


def written_places(
    clients: Clients, client: Ints, shares: Shares, rng: Chance
) -> dict[str, Texts]:
    """Return house number, village number and subdistrict of each record."""
    house, village = clients.house_number[client], clients.village_number[client]
    _replace(house, shares.records_house_number_other, HOUSE_NUMBERS, rng)
    _replace(village, shares.records_village_other, VILLAGES, rng)
    house[rng.random(len(house)) < shares.records_house_number_missing] = None
    village[rng.random(len(village)) < shares.records_village_missing] = None
    return {
        "house_number": house,
        "village_number": village,
        "subdistrict_code": _areas(clients.area_code[client], shares, rng),
    }


def _replace(numbers: Texts, share: float, largest: int, rng: Chance) -> None:
    """Write another number in place of a share of them."""
    places = np.flatnonzero(rng.random(len(numbers)) < share)
    other = rng.integers(1, largest, len(places))
    numbers[places] = texts([str(number) for number in other])


def _areas(code: Texts, shares: Shares, rng: Chance) -> Texts:
    """Return subdistricts: a code, or district and subdistrict by name, or nothing."""
    written = code.copy()
    luck: Floats = rng.random(len(code))
    distinct, place = np.unique(code.astype(str), return_inverse=True)
    for number, form in enumerate(("อ.{0} ต.{1}", "ตำบล{1} อำเภอ{0}")):
        named = texts([form.format(*area_names(each)) for each in distinct.tolist()])
        low, high = shares.records_area_by_name * np.array([number, number + 1]) / 2
        here = np.flatnonzero((luck >= low) & (luck < high))
        written[here] = named[place[here]]
    by_code = luck >= shares.records_area_by_name
    old_codes(written, by_code, shares.area_code_old, rng)
    written[luck > 1 - shares.records_area_missing] = None
    return written
