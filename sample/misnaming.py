"""Whole names given otherwise than they are: swapped, shortened, in Latin letters."""

import re
from collections.abc import Callable

import numpy as np

from sample.arrays import Chance, Flags, Texts, texts
from sample.naming import openings

Name = tuple[str, str]
Naming = Callable[[Name, int], Name]
NICKNAMES = (
    "แดง", "เล็ก", "น้อย", "หนู", "ต้น", "แอน", "นก", "ปุ๊ก", "อ้วน", "เปี๊ยก",
    "ดำ", "จุ๋ม", "ต๋อย", "หล้า", "อ้าย", "นาง",
)  # fmt: skip
WIDTHS = (4, 5, 6, 8)  # letters that a narrow field holds
SOUNDS = {
    "k": "ก", "kh": "ขคฆ", "ng": "ง", "ch": "จฉชฌ", "s": "ซศษส", "y": "ญย", "d": "ฎด",
    "t": "ฏต", "th": "ฐฑฒถทธ", "n": "ณน", "b": "บ", "p": "ป", "ph": "ผพภ", "f": "ฝฟ",
    "m": "ม", "r": "ร", "l": "ลฬ", "w": "ว", "h": "หฮ", "o": "อโ", "a": "ะัา",
    "am": "ำ", "i": "ิี", "ue": "ึื", "u": "ุู", "e": "เ", "ae": "แ", "ai": "ใไ",
}  # fmt: skip
LATIN = {letter: sound for sound, letters in SOUNDS.items() for letter in letters}


def columns_swapped(name: Name, _luck: int) -> Name:
    """Return surname and first name, each in the other's place."""
    return (name[1], name[0]) if name[1] else name


def first_part(name: Name, luck: int) -> Name:
    """Return a name of which only the first part is said."""
    first, last = name
    fits = [part for part in openings() if first.startswith(part) and part != first]
    return (fits[luck % len(fits)], last) if fits else name


def nickname(name: Name, luck: int) -> Name:
    """Return the surname behind a nickname."""
    return NICKNAMES[luck % len(NICKNAMES)], name[1]


def cut_short(name: Name, luck: int) -> Name:
    """Return a name as a narrow field keeps it."""
    width = WIDTHS[luck % len(WIDTHS)]
    return name[0][: width + 2], name[1][:width]


def without_surname(name: Name, _luck: int) -> Name:
    """Return the first name alone."""
    return name[0], ""


def in_latin(name: Name, _luck: int) -> Name:
    """Return a name in Latin letters, letter by letter as it is said."""
    said = [re.sub("([เแโใไ])(.)", r"\2\1", part) for part in name]
    first, last = ("".join(LATIN.get(each, "") for each in part) for part in said)
    return first.capitalize(), last.capitalize()


NAMINGS: tuple[tuple[str, Naming], ...] = (
    *(("columns_swapped", columns_swapped),) * 4,
    *(("cut_short", cut_short),) * 3,
    *(("first_part", first_part),) * 3,
    *(("nickname", nickname),) * 2,
    ("without_surname", without_surname),
    ("latin", in_latin),
)


def misname(names: tuple[Texts, Texts], which: Flags, rng: Chance) -> Texts:
    """Give some of the names otherwise, in place.

    Returns:
        the kind of each; empty where it is as it was.
    """
    kinds = texts([""] * len(which))
    places = np.flatnonzero(which)
    first = rng.integers(len(NAMINGS), size=len(places))
    luck = rng.integers(1000, size=len(places))
    for place, number, draw in zip(
        places.tolist(), first.tolist(), luck.tolist(), strict=True
    ):
        kinds[place] = _misnamed(names, place, number, draw)
    return kinds


def _misnamed(names: tuple[Texts, Texts], place: int, first: int, luck: int) -> str:
    """Give one name otherwise, in the first way that fits; return which it was."""
    name = names[0][place], names[1][place]
    for kind, way in (*NAMINGS[first:], *NAMINGS[:first]):
        other = way(name, luck)
        if other != name:
            names[0][place], names[1][place] = other
            return kind
    return ""
