"""The tile map: each subdistrict a square, near its true place where that is known."""

import math
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from reports.shapes import Shape
from schemas.reference.report import MapTiles
from transforms.rules import read_rules

Tiles = dict[str, tuple[int, int]]  # column and row of each subdistrict
BLOCKS_WIDE = 14  # squares in a row of district blocks
DISTRICT_LENGTH = 4


def tile_shapes(reference: Path, names: Mapping[str, str]) -> list[Shape]:
    """Return a square for each subdistrict: its own, or one in its district's block.

    Args:
        reference: the folder of the rules; `map_tiles.csv` has the squares known.
        names: the name of each subdistrict.
    """
    rows = read_rules(reference, MapTiles)
    known: Tiles = {
        str(code): (int(column), int(row))
        for code, column, row in rows.itertuples(index=False, name=None)
        if code in names
    }
    below = max((row for _, row in known.values()), default=-2) + 2
    others = district_blocks(names.keys() - known.keys(), BLOCKS_WIDE)
    tiles = known | {code: (x, y + below) for code, (x, y) in others.items()}
    return [
        Shape(code, names[code], (_square(*tiles[code]),)) for code in sorted(tiles)
    ]


def district_blocks(codes: Iterable[str], width: int) -> Tiles:
    """Lay districts out in rows of blocks, each a square of its subdistricts.

    Args:
        codes: the subdistricts.
        width: how many squares a row of blocks may have, gaps included.
    """
    tiles: Tiles = {}
    left, top, high = 0, 0, 0
    for _, found in groupby(sorted(codes), lambda code: code[:DISTRICT_LENGTH]):
        block = [*found]
        side = math.isqrt(len(block) - 1) + 1
        if left and left + side > width:
            left, top, high = 0, top + high + 1, 0
        for number, code in enumerate(block):
            tiles[code] = (left + number % side, top + number // side)
        left, high = left + side + 1, max(high, math.ceil(len(block) / side))
    return tiles


def _square(column: int, row: int) -> tuple[tuple[float, float], ...]:
    """Return the corners of a square."""
    steps = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return tuple((float(column + x), float(row + y)) for x, y in steps)
