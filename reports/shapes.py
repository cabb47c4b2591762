"""Areas as lines on a plane: fitted to a picture, outlined together, labelled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Ring = tuple[Point, ...]  # closed: its last point is its first
Pixel = tuple[int, int]  # tenths of a pixel
Pixels = tuple[Pixel, ...]
Edge = frozenset[Pixel]
STEPS = (1, 5, 10, 20, 40, 80)  # tenths of a pixel between points that are told apart
MOST_POINTS = 5000
CELLS = 10  # each way, where a label is tried


@dataclass(frozen=True)
class Shape:
    """One subdistrict on the map; its first ring in the plane is not always largest."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Frame:
    """The picture that shapes are fitted to, in pixels."""

    width: float
    height: float
    most_scale: float


def fitted(
    shapes: Sequence[Shape], frame: Frame
) -> tuple[dict[str, tuple[Pixels, ...]], float]:
    """Return each shape's rings in the picture, and how high the picture is, in pixels.

    Points are moved to a grid that neighbours share, so borders stay common; the grid
    is as fine as the number of points allows.
    """
    points = [point for shape in shapes for ring in shape.rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide = max(x for x, _ in points) - left or 1.0
    high = max(y for _, y in points) - top or 1.0
    scale = min(frame.width / wide, frame.height / high, frame.most_scale)
    margin = (frame.width - wide * scale) / 2

    def snapped(ring: Ring, step: int) -> Pixels:
        whole = (
            (
                round(((x - left) * scale + margin) * 10 / step) * step,
                round((y - top) * scale * 10 / step) * step,
            )
            for x, y in ring
        )
        return without_stops(whole)

    rings: dict[str, tuple[Pixels, ...]] = {}
    for step in STEPS:
        rings = {
            shape.code: tuple(snapped(ring, step) for ring in shape.rings)
            for shape in shapes
        }
        if sum(len(ring) for found in rings.values() for ring in found) <= MOST_POINTS:
            break
    return rings, high * scale


def without_stops(points: Iterable[Pixel]) -> Pixels:
    """Return a line without a point that is where the one before it is."""
    kept: list[Pixel] = []
    for point in points:
        if not kept or point != kept[-1]:
            kept.append(point)
    return tuple(kept)


def path(rings: Iterable[Pixels]) -> str:
    """Return the SVG path of closed rings."""
    return "".join(f"{_line(ring[:-1])}Z" for ring in rings if len(ring) > 3)


def _line(points: Sequence[Pixel]) -> str:
    """Return the SVG path of an open line."""
    return "M" + "L".join(f"{x / 10:g} {y / 10:g}" for x, y in points)


def outlines(
    rings: Mapping[str, tuple[Pixels, ...]], part_of: Mapping[str, str]
) -> str:
    """Return the SVG path of borders that subdistricts of one district do not share.

    Each is drawn once, though two districts have it.
    """
    met: Counter[tuple[str, Edge]] = Counter()
    for code, found in rings.items():
        met.update(
            (part_of[code], frozenset(edge))
            for ring in found
            for edge in pairwise(ring)
        )
    drawn: set[Edge] = set()
    lines: list[str] = []
    for code, found in rings.items():
        for ring in found:
            lines += map(_line, _border(ring, part_of[code], met, drawn))
    return "".join(lines)


def _border(
    ring: Pixels, district: str, met: Counter[tuple[str, Edge]], drawn: set[Edge]
) -> Iterator[list[Pixel]]:
    """Yield the stretches of a ring that are its district's border, not drawn yet."""
    stretch: list[Pixel] = []
    for start, end in pairwise(ring):
        edge = frozenset((start, end))
        if met[district, edge] == 1 and edge not in drawn:
            drawn.add(edge)
            stretch = stretch or [start]
            stretch.append(end)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def label_place(rings: Sequence[Pixels]) -> tuple[float, float, float]:
    """Return where in an area a label has most room, and how much, in pixels.

    Of the middles of cells that are inside it is the one farthest from a border.
    """
    ring = max(rings, key=lambda found: abs(_area(found)))
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    middles = [
        (
            left + (right - left) * (column + 0.5) / CELLS,
            top + (bottom - top) * (row + 0.5) / CELLS,
        )
        for row in range(CELLS)
        for column in range(CELLS)
    ]
    inside = [
        (_room(middle, ring), middle) for middle in middles if _is_in(middle, ring)
    ]
    room, (x, y) = max(inside, default=(0.0, ((left + right) / 2, (top + bottom) / 2)))
    return x / 10, y / 10, room / 10


def _area(ring: Pixels) -> float:
    """Return twice the area within a ring, negative if it runs the other way."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def _is_in(point: Point, ring: Pixels) -> bool:
    """Tell whether a point is within a ring."""
    x, y = point
    crossed = [
        (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    ]
    return sum(crossed) % 2 == 1


def _room(point: Point, ring: Pixels) -> float:
    """Return how far a point is from the nearest border of a ring."""
    return min(_distance(point, start, end) for start, end in pairwise(ring))


def _distance(point: Point, start: Pixel, end: Pixel) -> float:
    """Return how far a point is from a stretch."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    wide, high = x2 - x1, y2 - y1
    along = ((x - x1) * wide + (y - y1) * high) / (wide * wide + high * high)
    along = min(1.0, max(0.0, along))
    away_x, away_y = x - x1 - along * wide, y - y1 - along * high
    return float((away_x * away_x + away_y * away_y) ** 0.5)
