"""Drawn figures: small tables and hierarchies with rules of their own."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from reports.disclosure import Disclosed
from reports.disclosure.audit import Known, Narrow, audit
from reports.disclosure.public import hidden_unknowns
from reports.disclosure.system import read_system
from reports.figures import ALL, Figures, Key, Measure, Ratio, Relation, Rules

NIGHT = date(2020, 3, 2)
PLACES = {"5701": "57", "5702": "57", "570101": "5701", "570102": "5701"}
PLACES |= {"570201": "5702", "570202": "5702"}


def draw_figures(
    counts: Mapping[Key, int],
    relations: tuple[Relation, ...] = (),
    part_of: Mapping[str, str] = PLACES,
    bases: tuple[str, ...] = (),
) -> Figures:
    """Return figures; a measure has rows if any of its own is not `all`."""
    with_rows = {key[0] for key in counts if key[1] != ALL}
    measures = {
        code: Measure(
            code,
            1,
            "person",
            "group" if code in with_rows else "none",
            "subdistrict",
            code not in bases,
            *("",) * 4,
            False,
        )
        for code in sorted({key[0] for key in counts})
    }
    ratios = {"share": Ratio("share", "poor", "people", 1, "percent", "", "")}
    names = {key[2]: key[2] for key in counts}
    rules = Rules(measures, relations, ratios)
    return Figures(NIGHT, "57", True, counts, names, part_of, rules)


def add_up(leaves: Mapping[Key, int], part_of: Mapping[str, str]) -> dict[Key, int]:
    """Return figures with those of the places above them."""
    counts: dict[Key, int] = {}
    for (code, row, place), count in leaves.items():
        at: str | None = place
        while at is not None:
            counts[code, row, at] = counts.get((code, row, at), 0) + count
            at = part_of.get(at)
    return counts


def draw_table(*rows: tuple[int, ...]) -> Figures:
    """Return a table of persons: rows are groups, columns places, with its totals."""
    part_of = {f"570{at + 1}": "57" for at in range(len(rows[0]))}
    leaves = {
        ("persons", f"row{number}", place): count
        for number, row in enumerate(rows)
        for place, count in zip(part_of, row, strict=True)
    }
    for (_, _, place), count in list(leaves.items()):
        total = ("everybody", ALL, place)
        leaves[total] = leaves.get(total, 0) + count
    total_of = Relation("sum", "everybody", ("persons",), True, True, False)
    return draw_figures(add_up(leaves, part_of), (total_of,), part_of)


def draw_poor(leaves: Mapping[str, Sequence[int]], *names: str) -> dict[Key, int]:
    """Return figures told by nothing: a place's, in the order of the measures."""
    return add_up(
        {
            (name, ALL, place): count
            for place, counts in leaves.items()
            for name, count in zip(names, counts, strict=True)
        },
        PLACES,
    )


def find_narrow(
    figures: Figures,
    hidden: Collection[Key],
    earlier: Sequence[Disclosed] = (),
    known: Sequence[Known] = (),
    taken_back: Collection[Key] = (),
) -> list[Narrow]:
    """Return what the audit finds of figures of which some are hidden."""
    system = read_system(figures, earlier, 5, taken_back)
    unknown = hidden_unknowns(system, dict.fromkeys(hidden, "small"))
    return audit(system, unknown, 4.0, known)
