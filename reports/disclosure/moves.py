"""The cheapest change of figures that no equation notices: one linear programme.

Figures as they are, and figures so changed, are both what a reader may believe; so all
that a change moves must be hidden, and what is moved far enough is safe.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_matrix, csr_matrix, hstack

from reports.disclosure.system import Floats, Ints, System

NIL = 1e-6
FAR = 1e7  # no figure is larger


@dataclass(frozen=True)
class Field:
    """Part of a system in which figures may be moved.

    Attributes:
        columns: the unknowns that may move.
        matrix: the equations that meet them, over these unknowns moved up, then moved
            down.
    """

    columns: Ints
    matrix: csc_matrix


class Wish(NamedTuple):
    """How an unknown is to move: between two changes, a unit up so rewarded."""

    least: float
    most: float
    reward: float = 0.0


def cut_field(system: System, columns: Ints) -> Field:
    """Return the part of a system that some unknowns make; all others stand still."""
    part: csr_matrix = system.matrix[:, columns].tocsr()
    part = part[np.flatnonzero(np.diff(part.indptr))]
    return Field(columns, hstack([part, -part], format="csc"))


def find_move(
    field: Field, true: Floats, cost: Floats, wishes: Mapping[int, Wish]
) -> Floats | None:
    """Return the cheapest change of a field's unknowns, or None if there is none.

    Each unknown moves up in one column and down in another, so that the programme
    starts where nothing moves and, solved by the dual method without presolving, is
    done after a few steps.

    Args:
        field: what may move.
        true: every unknown's true count: none falls below nil.
        cost: what moving each unknown by one costs; nil where it is hidden anyway.
        wishes: how some unknowns are to move.
    """
    size = len(field.columns)
    price = np.tile(cost[field.columns], 2)
    low, high = np.zeros(2 * size), np.full(2 * size, FAR)
    high[size:] = true[field.columns]
    for column, wish in wishes.items():
        at = int(np.searchsorted(field.columns, column))
        low[at], high[at] = wish.least, wish.most
        low[size + at] = high[size + at] = 0
        price[at] = -wish.reward
    solved = linprog(
        price,
        A_eq=field.matrix,
        b_eq=np.zeros(field.matrix.shape[0]),
        bounds=np.column_stack([low, high]),
        method="highs-ds",
        options={"presolve": False},
    )
    if solved.x is None:
        return None
    move: Floats = solved.x[:size] - solved.x[size:]
    move[np.abs(move) < NIL] = 0
    return move
