"""One linear system of all that was ever shown: tonight's figures and earlier ones.

A figure with the same true count in two editions is one unknown, as a reader may know
that nothing happened there; each other count is an unknown of its own. So an equation
of an earlier edition is repeated only where something in it has changed. What the parts
leave of a total is an unknown too (a rest), never printed but never below nil.

That is more than editions print: it can leave no room whatever tonight hides. There
alone, a figure that tonight hides is an unknown of its own though it has not changed
(`taken_back`); one that was hidden before is then hidden again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from reports.disclosure.equations import Equation, list_equations
from reports.disclosure.memory import TAKEN_BACK, Disclosed
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
        is_apart: whether it is taken for another than the same figure before.
    """

    keys: Sequence[Key]
    index: Mapping[Key, int]
    true: Floats
    matrix: csr_matrix
    is_rest: Bools
    is_told: Bools
    is_kept: Bools
    is_small: Bools
    is_apart: Bools


def read_system(
    figures: Figures,
    earlier: Sequence[Disclosed],
    hide_below: int,
    taken_back: Collection[Key] = (),
) -> System:
    """Return the system of tonight's figures and of what earlier editions said.

    Args:
        figures: tonight's figures.
        earlier: earlier public editions, oldest first.
        hide_below: counts of people in need from one up to this are small.
        taken_back: figures not known to be unchanged, if tonight hides them.

    Raises:
        ProofError: tonight's figures do not add up.
    """
    unknowns = _Unknowns(hide_below)
    rows: dict[_Row, None] = {}
    for edition in earlier:
        index = unknowns.remember(edition)
        for equation in list_equations(figures, edition.counts):
            if equation.holds(edition.counts):  # else the rules were others then
                rows[unknowns.row(equation, index, edition.counts)] = None
    index = unknowns.index(figures.counts, taken_back)
    for key, at in index.items():
        is_hidden = figures.rules.measures[key[0]].is_hidden_when_small
        unknowns.small[at] = is_hidden and 0 < figures.counts[key] < hide_below
    for equation in _tonight(figures):
        rows[unknowns.row(equation, index, figures.counts)] = None
    return unknowns.system(index, rows)


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

    def __init__(self, hide_below: int) -> None:
        self.hide_below = hide_below
        self.at: dict[tuple[object, ...], int] = {}
        self.keys: list[Key] = []
        self.true: list[int] = []
        self.rest: list[bool] = []
        self.small: dict[int, bool] = {}
        self.told: set[int] = set()
        self.kept: set[int] = set()
        self.apart: set[int] = set()

    def index(
        self, counts: Mapping[Key, int], taken_back: Collection[Key]
    ) -> dict[Key, int]:
        """Return the unknown of each figure; of one taken back, another than before."""
        index: dict[Key, int] = {}
        known = self.told | self.kept
        for key in sorted(counts):
            at = before = self._place((key, counts[key]), key, counts[key])
            if key in taken_back and before in known:
                at = self._place((key, counts[key], "taken back"), key, counts[key])
                self.apart.add(at)
                if before not in self.told:
                    self.kept.add(at)
            index[key] = at
        return index

    def remember(self, edition: Disclosed) -> dict[Key, int]:
        """Note what an earlier edition showed and hid; return its unknowns."""
        apart = {key for key, why in edition.hidden.items() if why == TAKEN_BACK}
        index = self.index(edition.counts, apart)
        for key, at in index.items():
            (self.kept if key in edition.hidden else self.told).add(at)
        return index

    def row(
        self, equation: Equation, index: Mapping[Key, int], counts: Mapping[Key, int]
    ) -> _Row:
        """Return an equation's row: unknowns with their signs."""
        total, parts = index[equation.total], [index[part] for part in equation.parts]
        row = [(total, 1.0), *((part, -1.0) for part in parts)]
        if not equation.is_complete:
            rest = equation.rest(counts)
            at = self._place(("rest", total, *parts), equation.parts[0], rest)
            self.rest[at] = True
            is_small = equation.is_rest_hidden and 0 < rest < self.hide_below
            self.small[at] = self.small.get(at, False) or is_small
            row.append((at, -1.0))
        return tuple(row)

    def system(self, index: Mapping[Key, int], rows: Mapping[_Row, None]) -> System:
        """Return the whole of it."""
        lines = [line for line, row in enumerate(rows) for _ in row]
        columns = [at for row in rows for at, _ in row]
        signs = [sign for row in rows for _, sign in row]
        size = len(self.keys)
        flags = {
            name: np.zeros(size, bool) for name in ("told", "kept", "small", "apart")
        }
        flags["told"][sorted(self.told)] = True
        flags["kept"][sorted(self.kept - self.told)] = True
        flags["apart"][sorted(self.apart)] = True
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
            flags["apart"],
        )

    def _place(self, name: tuple[object, ...], key: Key, count: int) -> int:
        """Return where an unknown is, met before or not."""
        at = self.at.setdefault(name, len(self.keys))
        if at == len(self.keys):
            self.keys.append(key)
            self.true.append(count)
            self.rest.append(False)
        return at
