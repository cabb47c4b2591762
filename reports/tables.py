"""Tables of figures: a row per place or kind, a column per measure or share."""

from collections.abc import Iterable, Sequence

from reports.facts import Facts
from reports.page_parts import Said, Table

PLACE_HEADING = "พื้นที่"


def place_table(
    facts: Facts, named: tuple[str, str], places: Iterable[str], columns: Sequence[str]
) -> Table:
    """Return a table with a row per place; `named` is its code and caption."""
    rows = tuple(
        (
            Said(facts.place_name(place)),
            *(facts.told(column, place) for column in columns),
        )
        for place in places
    )
    return Table(*named, (PLACE_HEADING, *map(facts.name, columns)), rows)


def row_table(
    facts: Facts, named: tuple[str, str, str], place: str, columns: Sequence[str]
) -> Table:
    """Return a table with a row per dimension, group or source of one place.

    `named` is its code, its caption and the heading of its first column.
    """
    code, caption, heading = named
    rows = tuple(
        (
            Said(facts.row_name(columns[0], row)),
            *(facts.told(column, place, row) for column in columns),
        )
        for row in facts.rows_told.get(columns[0], [])
        if facts.has(columns[0], place, row)
    )
    return Table(code, caption, (heading, *map(facts.name, columns)), rows)


def by_size(facts: Facts, measure: str, places: Iterable[str]) -> list[str]:
    """Return places from most to least; the hidden ones last, as their codes go.

    The order may not tell what the figures do not.
    """

    def size(place: str) -> tuple[bool, int, str]:
        count = facts.shown(measure, place)
        return (count is None, -(count or 0), place)

    return sorted(places, key=size)


def ranked_table(
    facts: Facts, named: tuple[str, str], places: Iterable[str], columns: Sequence[str]
) -> Table:
    """Return a table of places by their first column, most first, with their ranks."""
    places = by_size(facts, columns[0], places)
    plain = place_table(facts, named, places, columns)
    counts = [facts.shown(columns[0], place) for place in places]
    rows = tuple(
        (row[0], _rank(counts, count), *row[1:])
        for row, count in zip(plain.rows, counts, strict=True)
    )
    headings = (plain.headings[0], "อันดับ", *plain.headings[1:])
    note = "เรียงจากมากไปน้อย พื้นที่ที่ปกปิดอยู่ท้ายตารางโดยไม่มีอันดับ"
    return Table(*named, headings, rows, note)


def _rank(counts: Sequence[int | None], count: int | None) -> Said:
    """Say the rank of a count; equal ones share it, hidden ones have none."""
    if count is None:
        return Said("–", "rank")
    return Said(
        str(1 + sum(1 for other in counts if other is not None and other > count)),
        "rank",
    )
