"""What a reader knows of how figures hang together: the equations between them.

Places add up to the place they are part of; relations hold in every place. A share is
printed only when both its parts are shown (`Edition.share`), so shares add nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.figures import ALL, Figures, Key, Relation, Rules


@dataclass(frozen=True)
class Equation:
    """A total and its parts: together the total, or no more than it.

    Attributes:
        total: the figure that is the total.
        parts: the figures that are its parts.
        is_complete: whether the parts are the whole of it.
        is_rest_hidden: whether what they leave of it counts people in need as well.
    """

    total: Key
    parts: tuple[Key, ...]
    is_complete: bool = True
    is_rest_hidden: bool = False

    def rest(self, counts: Mapping[Key, int]) -> int:
        """Return what the parts leave of the total."""
        return counts[self.total] - sum(counts[part] for part in self.parts)

    def holds(self, counts: Mapping[Key, int]) -> bool:
        """Return whether it is true of some counts."""
        rest = self.rest(counts)
        return rest == 0 if self.is_complete else rest >= 0


def list_equations(figures: Figures, counts: Mapping[Key, int]) -> list[Equation]:
    """Return every equation between some counts, by the rules of a night's figures."""
    rows = _rows(counts)
    found = list(_of_places(figures.part_of, counts))
    for relation in figures.rules.relations:
        for measure, place in sorted(rows):
            if measure == relation.total:
                found += _of_relation(relation, place, rows, figures.rules)
    return found


_Rows = Mapping[tuple[str, str], list[str]]


def _rows(counts: Mapping[Key, int]) -> _Rows:
    """Return the rows that each measure has in each place."""
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for measure, row, place in sorted(counts):
        rows[measure, place].append(row)
    return rows


def _of_places(
    part_of: Mapping[str, str], counts: Mapping[Key, int]
) -> Iterator[Equation]:
    """Yield each figure as the sum of the places that are part of its place."""
    parts: dict[Key, list[Key]] = defaultdict(list)
    for measure, row, place in sorted(counts):
        above = (measure, row, part_of.get(place, ""))
        if above in counts:
            parts[above].append((measure, row, place))
    for total in sorted(parts):
        yield Equation(total, tuple(parts[total]))


def _of_relation(
    relation: Relation, place: str, rows: _Rows, rules: Rules
) -> Iterator[Equation]:
    """Yield one relation's equations in one place: row by row if both have the rows."""
    total_set = rules.measures[relation.total].row_set
    if any((part, place) not in rows for part in relation.parts):
        return
    if relation.is_over_rows:
        keys = [(p, row, place) for p in relation.parts for row in rows[p, place]]
        yield _equation(relation, (relation.total, ALL, place), keys)
        return
    for row in rows[relation.parts[0], place]:
        above = row if total_set != "none" else ALL
        if above in rows[relation.total, place]:
            keys = [(p, row, place) for p in relation.parts if row in rows[p, place]]
            total = (relation.total, above, place)
            yield from _by_kind(relation, total, keys)


def _by_kind(relation: Relation, total: Key, parts: list[Key]) -> Iterator[Equation]:
    """Yield one equation of all parts if they are the total, else one of each part."""
    if relation.is_complete:
        yield _equation(relation, total, parts)
        return
    for part in parts:
        yield _equation(relation, total, [part])


def _equation(relation: Relation, total: Key, parts: list[Key]) -> Equation:
    """Return one equation of a relation."""
    return Equation(total, tuple(parts), relation.is_complete, relation.is_rest_hidden)
