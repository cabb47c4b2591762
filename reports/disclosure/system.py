"""One linear system of all that was ever shown: tonight's figures and earlier ones.

A figure with the same true count in two editions is one unknown, as a reader may know
that nothing happened there; each other count is an unknown of its own. So an equation
of an earlier edition is repeated only where something in it has changed. What the parts
leave of a total is an unknown too (a rest), never printed but never below nil.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from reports.disclosure.equations import Equation, list_equations
from reports.disclosure.memory import Disclosed
from reports.figures import Figures, Key
from schemas.errors import ProofError

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.intp]


@dataclass(frozen=True)
class System:
    """Every unknown, and the equations between them: matrix times unknowns is nil.

    Attributes:
        keys: the figure that each unknown counts; of a rest, its part.
        index: tonight's unknown of each figure.
        true: what each unknown is in truth.
        matrix: one row per equation, one column per unknown.
        is_rest: whether an unknown is what parts leave of a total.
        is_told: whether an earlier edition showed it.
        is_kept: whether an earlier edition hid it, and none showed it.
        is_small: whether it counts people in need and is small.
    """

    keys: Sequence[Key]
    index: Mapping[Key, int]
    true: Floats
    matrix: csr_matrix
    is_rest: Bools
    is_told: Bools
    is_kept: Bools
    is_small: Bools


def read_system(
    figures: Figures, earlier: Sequence[Disclosed], hide_below: int
) -> System:
    """Return the system of tonight's figures and of what earlier editions said.

    Raises:
        ProofError: tonight's figures do not add up.
    """
    unknowns = _Unknowns()
    index = {
        key: unknowns.of(key, figures.counts[key]) for key in sorted(figures.counts)
    }
    for key, at in index.items():
        is_hidden = figures.rules.measures[key[0]].is_hidden_when_small
        unknowns.small[at] = is_hidden and 0 < figures.counts[key] < hide_below
    for edition in earlier:
        unknowns.remember(edition)
    equations = [*_tonight(figures)]
    rows = [
        unknowns.row(equation, figures.counts, hide_below) for equation in equations
    ]
    for edition in earlier:
        for equation in list_equations(figures, edition.counts):
            if equation.holds(edition.counts):  # else the rules were others then
                rows.append(unknowns.row(equation, edition.counts, hide_below))
    return unknowns.system(index, dict.fromkeys(rows))


def _tonight(figures: Figures) -> Iterator[Equation]:
    """Yield tonight's equations, each seen to hold."""
    for equation in list_equations(figures, figures.counts):
        if not equation.holds(figures.counts):
            raise ProofError(
                f"ตัวเลขในรายงานไม่สอดคล้องกัน: {'|'.join(equation.total)}",
                f"figures of the report do not add up: {'|'.join(equation.total)}",
            )
        yield equation


_Row = tuple[tuple[int, float], ...]


class _Unknowns:
    """The unknowns, as they are met."""

    def __init__(self) -> None:
        self.at: dict[tuple[object, ...], int] = {}
        self.keys: list[Key] = []
        self.true: list[int] = []
        self.rest: list[bool] = []
        self.small: dict[int, bool] = {}
        self.told: set[int] = set()
        self.kept: set[int] = set()

    def of(self, key: Key, count: int) -> int:
        """Return the unknown of a figure with a count."""
        return self._place((key, count), key, count)

    def remember(self, edition: Disclosed) -> None:
        """Note what an earlier edition showed and hid."""
        for key, count in sorted(edition.counts.items()):
            said = self.kept if key in edition.hidden else self.told
            said.add(self.of(key, count))

    def row(
        self, equation: Equation, counts: Mapping[Key, int], hide_below: int
    ) -> _Row:
        """Return an equation's row: unknowns with their signs."""
        total = self.of(equation.total, counts[equation.total])
        parts = [self.of(part, counts[part]) for part in equation.parts]
        row = [(total, 1.0), *((part, -1.0) for part in parts)]
        if not equation.is_complete:
            rest = equation.rest(counts)
            at = self._place(("rest", total, *parts), equation.parts[0], rest)
            self.rest[at] = True
            is_small = equation.is_rest_hidden and 0 < rest < hide_below
            self.small[at] = self.small.get(at, False) or is_small
            row.append((at, -1.0))
        return tuple(row)

    def system(self, index: Mapping[Key, int], rows: Mapping[_Row, None]) -> System:
        """Return the whole of it."""
        lines = [line for line, row in enumerate(rows) for _ in row]
        columns = [at for row in rows for at, _ in row]
        signs = [sign for row in rows for _, sign in row]
        size = len(self.keys)
        flags = {name: np.zeros(size, bool) for name in ("told", "kept", "small")}
        flags["told"][sorted(self.told)] = True
        flags["kept"][sorted(self.kept - self.told)] = True
        flags["small"][[at for at, small in self.small.items() if small]] = True
        return System(
            self.keys,
            index,
            np.array(self.true, float),
            csr_matrix((signs, (lines, columns)), shape=(len(rows), size)),
            np.array(self.rest, bool),
            flags["told"],
            flags["kept"],
            flags["small"],
        )

    def _place(self, name: tuple[object, ...], key: Key, count: int) -> int:
        """Return where an unknown is, met before or not."""
        at = self.at.setdefault(name, len(self.keys))
        if at == len(self.keys):
            self.keys.append(key)
            self.true.append(count)
            self.rest.append(False)
        return at
