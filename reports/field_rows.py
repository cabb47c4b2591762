"""A field sheet's households: by village, in the order in which one walks to them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from transforms.field_rows import Row

NO_VILLAGE = "ไม่ทราบหมู่บ้าน"


@dataclass(frozen=True)
class Village:
    """One village of a sheet.

    Attributes:
        title: its number and name.
        contact: whom to call first: role, name, telephone; empty if not known.
        visits: its households as one walks, each with its number on the sheet.
    """

    title: str
    contact: str
    visits: Sequence[tuple[int, Row]]


def walking_order(house_number: str | None) -> tuple[tuple[int, ...], str]:
    """Return what houses are ordered by: 1, 2, 10, 10/2, 10/10; unknown ones last."""
    numbers = tuple(int(digits) for digits in re.findall(r"\d+", house_number or ""))
    return (numbers or (1 << 62,), house_number or "")


def by_village(visits: Sequence[Row]) -> list[Village]:
    """Return a subdistrict's villages in the order of their numbers."""
    walked = sorted(visits, key=_place)
    numbered = enumerate(walked, start=1)
    return [
        _village([*rows])
        for _, rows in groupby(numbered, key=lambda row: _village_order(row[1]))
    ]


def _village_order(visit: Row) -> tuple[bool, int]:
    """Return what villages are ordered by; the one that is not known comes last."""
    number = visit["village_number"]
    return (number is None, number or 0)


def _place(visit: Row) -> tuple[Any, ...]:
    """Return what a subdistrict's households are ordered by."""
    house = walking_order(visit["house_number"])
    return (*_village_order(visit), *house, visit["household_id"])


def _village(visits: Sequence[tuple[int, Row]]) -> Village:
    """Return a village with its households."""
    first = visits[0][1]
    title = NO_VILLAGE
    if first["village_number"] is not None:
        title = f"หมู่ที่ {first['village_number']} {first['village_name'] or ''}".strip()
    contacts = (visit["contact_th"] for _, visit in visits)
    return Village(title, next(filter(None, contacts), ""), visits)


def centre_numbers(visits: Sequence[Row]) -> Mapping[str, int]:
    """Return a short number for each centre that goes there, to be put in rows."""
    names = sorted({visit["centre_name"] for visit in visits})
    return {name: number for number, name in enumerate(names, start=1)}
