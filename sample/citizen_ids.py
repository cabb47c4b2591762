"""Citizen IDs that no living person can hold.

Digits 2 and 3 of a Thai citizen ID are the province of the office that gave it. They
run from 10 (Bangkok) to 96 (Narathiwat). 97 to 99 follow the last province and were
never given; 00 to 09 are left alone, since IDs of migrant workers begin with 00. So
the invented IDs have 97 there, and damage to the third digit yields 98 or 99.
"""

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, Ints, Texts

UNUSED_PROVINCE = 97
PLACES = 10**9  # what digits 4 to 12 can tell apart
STRIDE = 387_420_489  # shares no factor with PLACES, so that no ID comes twice
YOUNGEST_WITHOUT_1 = np.datetime64("1984-01-01", "D")


def check_digits(first_twelve: Ints) -> Ints:
    """Return the 13th digit of each number of 12 digits."""
    weighted = np.zeros(len(first_twelve), dtype=np.int64)
    rest = first_twelve.copy()
    for weight in range(2, 14):
        weighted += rest % 10 * weight
        rest //= 10
    return (11 - weighted % 11) % 10


def make_ids(first_digits: Ints, serials: Ints, offset: int) -> Ints:
    """Return citizen IDs as numbers of 13 digits (fewer where they begin with 0).

    Args:
        first_digits: kind of person, digit 1.
        serials: a number of its own for each.
        offset: where this sample's numbers begin.
    """
    places = (serials * STRIDE + offset) % PLACES
    twelve = (first_digits * 100 + UNUSED_PROVINCE) * PLACES + places
    return twelve * 10 + check_digits(twelve)


def id_texts(ids: Ints) -> Texts:
    """Return IDs as texts of 13 digits."""
    return pd.Series(ids).astype(str).str.zfill(13).to_numpy(dtype=object)


def first_digits(is_thai: Flags, birth: np.ndarray, age: Ints, rng: Chance) -> Ints:
    """Return the first digit of each person's ID, by nationality and generation.

    1 born Thai and notified in time (from 2527), 2 late, 3 and 4 in the register of
    1984, 5 added later, 8 naturalised; 6, 7 and 0 without Thai nationality.
    """
    count = len(is_thai)
    young = rng.choice([1, 2, 5, 8], count, p=[0.92, 0.05, 0.01, 0.02])
    old = rng.choice([3, 4, 5, 8], count, p=[0.89, 0.03, 0.06, 0.02])
    alien_child = rng.choice([7, 0], count, p=[0.7, 0.3])
    alien = rng.choice([6, 0], count, p=[0.55, 0.45])
    recent = birth >= YOUNGEST_WITHOUT_1
    return np.select(
        [is_thai & recent, is_thai, age < 25], [young, old, alien_child], alien
    )
