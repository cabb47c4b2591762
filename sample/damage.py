"""Damage to what a centre writes down: here something is lost or wrong.

A way of damage returns the text unchanged where it does not fit.
"""

from collections.abc import Callable

import numpy as np

from sample.arrays import Chance, Flags, Texts, texts

Way = Callable[[str, int], str]
Ways = tuple[tuple[str, Way], ...]

HOMOPHONES = (
    ("ณ", "น"), ("ศ", "ส"), ("ษ", "ส"), ("ธ", "ท"), ("ฑ", "ท"), ("ร", "ล"), ("ใ", "ไ"),
    ("พงศ์", "พงษ์"), ("พงษ์", "พงศ์"), ("ภ", "พ"), ("ญ", "ย"), ("วรรณ", "วัน"),
)  # fmt: skip
SILENT = "\u0e4c"  # การันต์: the letter before it is not said, and is often forgotten
TONES = "\u0e48\u0e49\u0e4a\u0e4b"
FIRST_FREE_DIGIT = 3  # the digits before it say that the ID is invented: left alone


def homophone(name: str, luck: int) -> str:
    """Return a name with one letter written as another that sounds the same."""
    fits = [pair for pair in HOMOPHONES if pair[0] in name]
    if not fits:
        return name
    wrong, right = fits[luck % len(fits)]
    return name.replace(wrong, right, 1)


def without_tone(name: str, _luck: int) -> str:
    """Return a name without its first tone mark."""
    for mark in TONES:
        if mark in name:
            return name.replace(mark, "", 1)
    return name


def without_silent(name: str, _luck: int) -> str:
    """Return a name without its silent letter."""
    place = name.find(SILENT)
    return name[: place - 1] + name[place + 1 :] if place > 1 else name


def dropped(name: str, luck: int) -> str:
    """Return a name with one letter missing."""
    if len(name) < 3:
        return name
    place = 1 + luck % (len(name) - 2)
    return name[:place] + name[place + 1 :]


def swapped(name: str, luck: int) -> str:
    """Return a name with two neighbouring letters swapped."""
    if len(name) < 4:
        return name
    place = 1 + luck % (len(name) - 3)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


NAME_DAMAGE: Ways = (
    ("homophone", homophone), ("homophone", homophone),
    ("tone", without_tone), ("silent", without_silent),
    ("dropped", dropped), ("letters_swapped", swapped),
)  # fmt: skip


def mistyped(citizen_id: str, luck: int) -> str:
    """Return an ID with one digit wrong."""
    place = FIRST_FREE_DIGIT + luck % (13 - FIRST_FREE_DIGIT)
    digit = str((int(citizen_id[place]) + 1 + luck // 10 % 8) % 10)
    return citizen_id[:place] + digit + citizen_id[place + 1 :]


def digits_swapped(citizen_id: str, luck: int) -> str:
    """Return an ID with two neighbouring digits swapped."""
    place = FIRST_FREE_DIGIT + luck % (12 - FIRST_FREE_DIGIT)
    pair = citizen_id[place + 1] + citizen_id[place]
    return citizen_id[:place] + pair + citizen_id[place + 2 :]


def third_digit_wrong(citizen_id: str, luck: int) -> str:
    """Return an ID wrong where the check digit sees nothing, still of no office."""
    return citizen_id[:2] + "89"[luck % 2] + citizen_id[3:]


def as_spreadsheet_number(citizen_id: str, _luck: int) -> str:
    """Return an ID as a spreadsheet shows a long number."""
    return f"{citizen_id[0]}.{citizen_id[1:5]}E+12"


def placeholder(_citizen_id: str, luck: int) -> str:
    """Return what is typed where an ID is asked for and not known."""
    return ("0000000000000", "9999999999999", "-", "1111111111111")[luck % 4]


ID_DAMAGE: Ways = (
    *(("mistyped", mistyped),) * 3, ("swapped", digits_swapped),
    ("third_digit", third_digit_wrong), ("spreadsheet", as_spreadsheet_number),
    ("placeholder", placeholder),
)  # fmt: skip


def harm(values: Texts, which: Flags, ways: Ways, rng: Chance) -> Texts:
    """Damage some of the values in place, each in one of the ways.

    Returns:
        the kind of damage of each value; empty where there is none.
    """
    kinds = texts([""] * len(values))
    places = np.flatnonzero(which)
    first = rng.integers(len(ways), size=len(places))
    luck = rng.integers(1000, size=len(places))
    for place, number, draw in zip(
        places.tolist(), first.tolist(), luck.tolist(), strict=True
    ):
        kinds[place], values[place] = _harmed(
            values[place], (*ways[number:], *ways[:number]), draw
        )
    return kinds


def _harmed(value: str, ways: Ways, luck: int) -> tuple[str, str]:
    """Return the first kind of damage that fits, and the damaged value."""
    for kind, way in ways:
        damaged = way(value, luck)
        if damaged != value:
            return kind, damaged
    return "", value
