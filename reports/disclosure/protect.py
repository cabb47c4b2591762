"""Which figures to hide besides the small ones, so that none can be worked out.

A hidden figure is safe when all that is published leaves it `hide_below - 1` or more
room. Each change of the figures that no equation notices gives room to all that it
moves, and hides them; the cheapest such changes are taken: first within each district,
its totals left alone, then over all that hangs together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from reports.disclosure.moves import Field, Wish, cut_field, find_move
from reports.disclosure.system import Bools, Floats, Ints, System
from reports.figures import Figures

# hiding a figure of the lowest places, of those above them, of the whole area
LEVEL_COSTS = (1.0, 20.0, 400.0)
BASE_COST = 50.0  # hiding what counts nobody in need
HEADLINE_COST = 3.0  # hiding a figure that is told by nothing
# many figures are moved at once where that costs no more than this a unit; those still
# without room are then moved alone, each by its cheapest way
BLOCK_REWARDS = (5.0,) * 5
WIDE_REWARDS = (30.0, 30.0, 100.0, 100.0, 300.0, 300.0)
FEW = 1000  # unknowns: of so few, each is moved alone
NEAR = 1e-4


@dataclass
class Room:
    """What is hidden so far, and how far each unknown was moved down and up."""

    system: System
    hidden: Bools
    low: Floats
    high: Floats
    cost: Floats
    width: float

    def needy(self, columns: Ints) -> Ints:
        """Return those unknowns that are hidden and have too little room."""
        narrow = self.high - self.low < self.width - NEAR
        return columns[(self.hidden & narrow)[columns]]

    def seek(self, field: Field, wishes: Mapping[int, Wish]) -> None:
        """Take the cheapest change that is wished for, if there is one."""
        cost = np.where(self.hidden, 0.0, self.cost)
        move = find_move(field, self.system.true, cost, wishes)
        if move is None:
            return
        self.low[field.columns] = np.minimum(self.low[field.columns], move)
        self.high[field.columns] = np.maximum(self.high[field.columns], move)
        moved = field.columns[move != 0]
        self.hidden[moved[~self.system.is_rest[moved]]] = True


def protect(system: System, figures: Figures, hide_below: int) -> Bools:
    """Return which unknowns to hide: the small, those hidden before, and others.

    What could not be made safe is hidden, and left to the audit to find.
    """
    hidden = (system.is_small | system.is_kept) & ~system.is_told
    nil = np.zeros(len(hidden))
    cost = _costs(system, figures)
    room = Room(system, hidden, nil, nil.copy(), cost, float(hide_below - 1))
    blocks, wholes = _fields(system, figures)
    for _ in range(2):
        for field in blocks:
            _move_many(field, room, BLOCK_REWARDS)
            _move_each(field, room, is_last=False)
        for field in wholes:
            is_small = len(field.columns) < FEW
            _move_many(field, room, () if is_small else WIDE_REWARDS)
            _move_each(field, room, is_last=True)
    return room.hidden & ~system.is_rest


def _move_many(field: Field, room: Room, rewards: tuple[float, ...]) -> None:
    """Move all that needs room at once, a few times.

    Some go up and some down, as drawn (the same in each run): figures of one sum cannot
    all go the same way.
    """
    for number, reward in enumerate(rewards):
        needy = room.needy(field.columns)
        if not len(needy):
            return
        drawn = np.random.default_rng(number).choice([-reward, reward], len(needy))
        wishes = {
            at: _wish(at, one, room)
            for at, one in zip(needy.tolist(), drawn.tolist(), strict=True)
        }
        room.seek(field, wishes)


def _wish(at: int, reward: float, room: Room) -> Wish:
    """Return a wish for a figure to move up, or down if it has room below."""
    least = -min(float(room.system.true[at]), room.width)
    return Wish(least, room.width, reward if least < -room.width / 2 else abs(reward))


def _move_each(field: Field, room: Room, *, is_last: bool) -> None:
    """Move by itself each figure that still needs room, by its cheapest way."""
    for at in room.needy(field.columns).tolist():
        for wish in _wishes(at, room, is_last=is_last):
            if len(room.needy(np.array([at]))):
                room.seek(field, {at: wish})


def _wishes(at: int, room: Room, *, is_last: bool) -> Iterator[Wish]:
    """Yield what gives one figure room enough, and at last what gives it any."""
    true = float(room.system.true[at])
    up, down = room.low[at] + room.width, room.high[at] - room.width
    yield Wish(up, up)
    if true + down >= 0:
        yield Wish(down, down)
    if is_last:
        yield Wish(-min(true, room.width), 0.0, -1e5)
        yield Wish(0.0, room.low[at] + room.width, 1e5)


def _costs(system: System, figures: Figures) -> Floats:
    """Return what hiding each figure costs; nil for a rest, which nobody prints."""
    above = set(figures.part_of.values())
    costs = np.log1p(system.true) + 1
    for at, (measure, _, place) in enumerate(system.keys):
        level = (place in above) + (place not in figures.part_of)
        rule = figures.rules.measures[measure]
        costs[at] *= LEVEL_COSTS[level]
        costs[at] *= HEADLINE_COST if rule.row_set == "none" else 1.0
        costs[at] *= 1.0 if rule.is_hidden_when_small else BASE_COST
    costs[system.is_rest] = 0
    return costs


def _fields(system: System, figures: Figures) -> tuple[list[Field], list[Field]]:
    """Return what may move: the places below each district; all that hangs together."""
    tonight = np.zeros(len(system.keys), bool)
    tonight[list(system.index.values())] = True
    movable = (tonight | system.is_kept | system.is_rest) & ~system.is_told
    blocks = np.array([_block(key[2], figures) for key in system.keys])
    below = [
        cut_field(system, np.flatnonzero(movable & (blocks == block)))
        for block in sorted(set(blocks.tolist()) - {""})
    ]
    columns = np.flatnonzero(movable)
    part = abs(system.matrix[:, columns])
    _, label = connected_components(part.T @ part, directed=False)
    order, sizes = np.argsort(label, kind="stable"), np.bincount(label)
    wholes = np.split(columns[order], np.cumsum(sizes)[:-1])
    return below, [cut_field(system, whole) for whole in wholes if len(whole) > 1]


def _block(place: str, figures: Figures) -> str:
    """Return the district that a place is below; empty for districts and above."""
    above = figures.part_of.get(place, "")
    return above if above in figures.part_of else ""
