"""The proof that nothing hidden can be worked out: bounds on it from all that is shown.

It believes nothing of how the hidden figures were chosen. It reads what is shown, and
seeks by linear programming how far each hidden figure may lie down and up. One solution
says something of every figure, so most need no programme of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from reports.disclosure.system import Bools, Floats, Ints, System
from reports.figures import Key

ROUNDS = 30
REACH = 8.0  # how far from a first solution the others are sought, in widths
FAR = 1e7  # no figure is larger
NEAR = 1e-4


@dataclass(frozen=True)
class Known:
    """A fact published beside the figures: one of them lies between two numbers."""

    key: Key
    low: float
    high: float


@dataclass(frozen=True)
class Narrow:
    """A hidden figure, or what is left of a total, that a reader could work out."""

    key: Key
    low: float
    high: float


@dataclass(frozen=True)
class _Part:
    """Hidden figures that hang together, and what is shown of them."""

    columns: Ints
    matrix: csr_matrix
    right: Floats
    least: Floats
    most: Floats

    def solve(self, price: Floats, low: Floats, high: Floats) -> Floats | None:
        """Return the figures for which a sum is least, or None if there are none."""
        solved = linprog(
            price,
            A_eq=self.matrix if self.matrix.shape[0] else None,
            b_eq=self.right if self.matrix.shape[0] else None,
            bounds=np.column_stack([low, high]),
            method="highs",
        )
        return None if solved.x is None else np.asarray(solved.x, float)


def known_from_share(numerator: Key, share: float, base: int, digits: int) -> Known:
    """Return what a rounded share, given with its base, tells of its numerator."""
    half = 0.5 * 10.0**-digits
    return Known(numerator, (share - half) * base, (share + half) * base)


def audit(
    system: System, hidden: Bools, width: float, known: Sequence[Known] = ()
) -> list[Narrow]:
    """Return each hidden figure, and small rest, with less than some room."""
    is_shown = ~hidden & ~system.is_rest
    in_need = (hidden | (system.is_small & system.is_rest)) & ~system.is_told
    narrow: list[Narrow] = []
    for part in _parts(system, is_shown, in_need, known):
        wanted = np.flatnonzero(in_need[part.columns])
        for at, low, high in _bound(part, wanted, width):
            narrow.append(Narrow(system.keys[part.columns[at]], low, high))
    return sorted(narrow, key=lambda found: found.key)


def _parts(
    system: System, is_shown: Bools, in_need: Bools, known: Sequence[Known]
) -> Iterator[_Part]:
    """Yield the hidden figures that need room, those that hang together at a time."""
    columns = np.flatnonzero(~is_shown)
    matrix = system.matrix[:, columns].tocsc()
    right = -system.matrix[:, is_shown] @ system.true[is_shown]
    least, most = np.zeros(len(columns)), np.full(len(columns), FAR)
    for fact in known:
        at = np.searchsorted(columns, system.index[fact.key])
        least[at], most[at] = max(0.0, fact.low), fact.high
    _, label = connected_components(abs(matrix).T @ abs(matrix), directed=False)
    for number in np.unique(label[in_need[columns]]):
        members = np.flatnonzero(label == number)
        part = matrix[:, members].tocsr()
        lines = np.flatnonzero(np.diff(part.indptr))
        yield _Part(
            columns[members], part[lines], right[lines], least[members], most[members]
        )


def _bound(
    part: _Part, wanted: Ints, width: float
) -> Iterator[tuple[int, float, float]]:
    """Yield the figures of a part with less than some room, and their bounds."""
    if not len(wanted):
        return
    low, high = _explore(part, wanted, width)
    for at in wanted:
        if high[at] - low[at] < width - NEAR:
            low, high = _seek(part, at, low, high)
        if high[at] - low[at] < width - NEAR:
            yield int(at), float(low[at]), float(high[at])


def _seek(part: _Part, at: int, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return wider bounds of all, after seeking the least and the most of one."""
    price = np.zeros(len(part.columns))
    for sign in (1.0, -1.0):
        price[at] = sign
        found = part.solve(price, part.least, part.most)
        if found is not None:
            low, high = np.minimum(low, found), np.maximum(high, found)
    return low, high


def _explore(part: _Part, wanted: Ints, width: float) -> tuple[Floats, Floats]:
    """Return bounds that a few solutions show to be reached, each moving many."""
    nothing = np.zeros(len(part.columns))
    first = part.solve(nothing, part.least, part.most)
    if first is None:  # shown figures contradict one another: nothing has room
        return nothing, nothing
    low, high = first.copy(), first.copy()
    near = np.maximum(part.least, first - REACH * width)
    far = np.minimum(part.most, first + REACH * width)
    for number in range(ROUNDS):
        needy = wanted[(high - low)[wanted] < width - NEAR]
        if not len(needy):
            break
        price = nothing.copy()
        price[needy] = _signs(len(needy), number)
        found = part.solve(price, near, far)
        if found is not None:
            low, high = np.minimum(low, found), np.maximum(high, found)
    return low, high


def _signs(count: int, number: int) -> Floats:
    """Return -1 or 1 for each of some figures; every second round turns them."""
    turn = 1.0 if number % 2 else -1.0
    drawn = np.random.default_rng(number // 2).choice([-turn, turn], count)
    return np.asarray(drawn, float)
