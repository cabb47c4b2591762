"""Which figures to hide besides the small ones, so that none can be worked out.

A small figure is safe when all that is published leaves it `hide_below - 1` or more
room. Each change of the figures that no equation notices gives room to all that it
moves, and hides them; the cheapest such changes are taken, first within each district,
its totals left alone, then over the whole area.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reports.disclosure.moves import Field, cut_field, find_move
from reports.disclosure.system import Bools, Floats, Ints, System
from reports.figures import Figures

ROUNDS = 8  # of moving many at once, before each that is left is moved alone
SPENDS = (1.0, 20.0, 400.0)  # hiding a figure of the lowest places, above them, of all
BASE_COST = 50.0  # hiding what counts nobody in need
HEADLINE_COST = 3.0  # hiding a figure that is told by nothing
NEAR = 1e-4


@dataclass
class Room:
    """What is hidden so far, and how far each unknown was moved down and up."""

    hidden: Bools
    is_rest: Bools
    low: Floats
    high: Floats
    width: float

    def needy(self, columns: Ints) -> Ints:
        """Return those unknowns that are hidden and have too little room."""
        narrow = self.high - self.low < self.width - NEAR
        return columns[(self.hidden & narrow)[columns]]

    def take(self, columns: Ints, move: Floats) -> None:
        """Hide what a change moves, and give it room."""
        self.low[columns] = np.minimum(self.low[columns], move)
        self.high[columns] = np.maximum(self.high[columns], move)
        moved = columns[move != 0]
        self.hidden[moved[~self.is_rest[moved]]] = True


def protect(system: System, figures: Figures, hide_below: int) -> Bools:
    """Return which unknowns to hide: the small, those hidden before, and others.

    What could not be made safe is hidden, and left to the audit to find.
    """
    width = float(hide_below - 1)
    hidden = (system.is_small | system.is_kept) & ~system.is_told
    size = len(system.keys)
    room = Room(hidden, system.is_rest, np.zeros(size), np.zeros(size), width)
    cost = _costs(system, figures)
    wide, fields = _fields(system, figures)
    for field in (*fields, wide, *fields, wide):
        _give_room(field, system.true, cost, room)
    return room.hidden & ~system.is_rest


def _give_room(field: Field, true: Floats, cost: Floats, room: Room) -> None:
    """Give room to each figure of a field that needs it, while any change does."""
    for number in range(ROUNDS):
        needy = room.needy(field.columns)
        if not len(needy):
            return
        wanted = {at: _span(at, number, true[at], room) for at in needy.tolist()}
        _try(field, true, cost, room, wanted)
    for at in needy.tolist():
        for span in _alone(at, true[at], room):
            if not len(room.needy(np.array([at]))):
                break
            _try(field, true, cost, room, {at: span})


def _try(
    field: Field,
    true: Floats,
    cost: Floats,
    room: Room,
    wanted: dict[int, tuple[float, float]],
) -> None:
    """Take the cheapest change that is wanted, if there is one."""
    move = find_move(field, true, np.where(room.hidden, 0.0, cost), wanted)
    if move is not None:
        room.take(field.columns, move)


def _span(at: int, number: int, true: float, room: Room) -> tuple[float, float]:
    """Return between which changes a figure is sought in a round: up, or down.

    Which is drawn from its place and the round's number: figures of one sum must not
    all go the same way.
    """
    is_up = (at * 2654435761 + number * 40503) >> 7 & 1 or true < room.width / 2
    if is_up:
        return (0.0, room.width)
    return (-min(true, room.width), 0.0)


def _alone(at: int, true: float, room: Room) -> Iterator[tuple[float, float]]:
    """Yield changes that each give one figure room enough, then any that give some."""
    up = room.low[at] + room.width
    down = room.high[at] - room.width
    yield (up, up)
    if true + down >= 0:
        yield (down, down)
    yield (0.0, room.width)
    yield (-min(true, room.width), 0.0)
    yield (0.0, room.low[at] + room.width)


def _costs(system: System, figures: Figures) -> Floats:
    """Return what hiding each figure costs; nil for a rest, which nobody prints."""
    above = set(figures.part_of.values())
    costs = np.log1p(system.true) + 1
    for at, (measure, _, place) in enumerate(system.keys):
        level = (place in above) + (place not in figures.part_of)
        rule = figures.rules.measures[measure]
        costs[at] *= SPENDS[min(level, 2)]
        costs[at] *= HEADLINE_COST if rule.row_set == "none" else 1.0
        costs[at] *= 1.0 if rule.is_hidden_when_small else BASE_COST
    costs[system.is_rest] = 0
    return costs


def _fields(system: System, figures: Figures) -> tuple[Field, list[Field]]:
    """Return the whole of what may move, and each block of places below a district."""
    tonight = np.zeros(len(system.keys), bool)
    tonight[list(system.index.values())] = True
    movable = (tonight | system.is_kept | system.is_rest) & ~system.is_told
    blocks = np.array([_block(key[2], figures) for key in system.keys])
    fields = [
        cut_field(system, np.flatnonzero(movable & (blocks == block)))
        for block in sorted(set(blocks.tolist()) - {""})
    ]
    return cut_field(system, np.flatnonzero(movable)), fields


def _block(place: str, figures: Figures) -> str:
    """Return the district that a place is below; empty for districts and above."""
    above = figures.part_of.get(place, "")
    return above if above in figures.part_of else ""
