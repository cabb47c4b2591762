"""The cheapest change of figures that no equation notices: one linear programme.

Figures as they are, and figures so changed, are both what a reader may believe; so all
that a change moves must be hidden, and what is moved far enough is safe.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, hstack

from reports.disclosure.system import Floats, Ints, System

REWARD = 2e4  # for each unit by which a figure in need is moved
NIL = 1e-6


@dataclass(frozen=True)
class Field:
    """Part of a system in which figures may be moved.

    Attributes:
        columns: the unknowns that may move.
        matrix: the equations that meet them, over these unknowns alone.
    """

    columns: Ints
    matrix: csr_matrix


def cut_field(system: System, columns: Ints) -> Field:
    """Return the part of a system that some unknowns make; all others stand still."""
    part = system.matrix[:, columns].tocsr()
    return Field(columns, part[np.flatnonzero(np.diff(part.indptr))])


def find_move(
    field: Field, true: Floats, cost: Floats, wanted: Mapping[int, tuple[float, float]]
) -> Floats | None:
    """Return the cheapest change of a field's unknowns, or None if there is none.

    Args:
        field: what may move.
        true: every unknown's true count: none falls below nil.
        cost: what moving each unknown by one costs; nil where it is hidden anyway.
        wanted: unknown -> the least and the most it is to move; what it moves is
            rewarded unless both are the same.
    """
    at = {column: place for place, column in enumerate(field.columns)}
    low, high = -true[field.columns], np.full(len(at), np.inf)
    price = np.zeros(len(at))
    for column, (least, most) in wanted.items():
        low[at[column]], high[at[column]] = least, most
        price[at[column]] = 0 if least == most else -REWARD * np.sign(least + most)
    paid = np.flatnonzero(cost[field.columns] > 0)
    # what costs something is moved up in its own column, and down in one more
    fall = np.minimum(-low[paid], 1e9)
    low[paid] = 0
    price[paid] = cost[field.columns][paid]
    solved = linprog(
        np.concatenate([price, price[paid]]),
        A_eq=hstack([field.matrix, -field.matrix[:, paid]], format="csc"),
        b_eq=np.zeros(field.matrix.shape[0]),
        bounds=np.column_stack(
            [np.concatenate([low, 0 * fall]), np.concatenate([high, fall])]
        ),
        method="highs",
    )
    if solved.x is None:
        return None
    move: Floats = solved.x[: len(at)].copy()
    move[paid] -= solved.x[len(at) :]
    move[np.abs(move) < NIL] = 0
    return move
