"""What is written into the areas of a map: class, and name and value where they fit."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.map_classes import MapClass, MapValue
from reports.shapes import Pixels, Shape, label_place

LETTER = 0.6  # of the letters' height: how wide a Thai letter is at most, on average
LEAST, MOST = 8.0, 13.0  # pixels
ROOMY = 36.0  # from its middle to its border, for a third line
LINE_HEIGHT = 15.0
HALO = Markup(' stroke="#ffffff" stroke-width="3" paint-order="stroke"')


@dataclass(frozen=True)
class Label:
    """What labels tell."""

    is_tiles: bool
    class_of: Mapping[str, MapClass]
    values: Mapping[str, MapValue]


def labels(
    shapes: Sequence[Shape], rings: Mapping[str, tuple[Pixels, ...]], label: Label
) -> Markup:
    """Return the writing of a map."""
    write = _tile if label.is_tiles else _area
    written = (line for shape in shapes for line in write(shape, rings, label))
    return Markup('<g text-anchor="middle" aria-hidden="true">{}</g>').format(
        Markup("").join(written)
    )


def text_width(text: str) -> int:
    """Return how many letters stand side by side: Thai marks stand above others."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def size_for(text: str, room: float) -> float:
    """Return the size at which a text fits into a width, none above the greatest."""
    return min(MOST, room / (LETTER * max(1, text_width(text))))


def _tile(
    shape: Shape, rings: Mapping[str, tuple[Pixels, ...]], label: Label
) -> Iterator[Markup]:
    """Yield a square's name and value, one below the other."""
    xs, ys = zip(*rings[shape.code][0], strict=True)
    left, top, side = min(xs) / 10, min(ys) / 10, (max(xs) - min(xs)) / 10
    value, found = label.values.get(shape.code), label.class_of.get(shape.code)
    words = value.words.removeprefix("ร้อยละ ") if value else ""
    for line, high in ((shape.name, 0.42), (words, 0.78)):
        size = size_for(line, side * 0.94) * min(1.0, side / 52)
        at = (left + side / 2, top + side * high)
        yield _text(line, at, min(size, side * 0.22), found)


def _area(
    shape: Shape, rings: Mapping[str, tuple[Pixels, ...]], label: Label
) -> Iterator[Markup]:
    """Yield an area's class where it has most room; name and value if there is room."""
    if not any(len(ring) > 3 for ring in rings[shape.code]):
        return
    x, y, room = label_place(rings[shape.code])
    found = label.class_of.get(shape.code)
    number = str(found.number) if found else ""
    size = size_for(shape.name, room * 1.8)
    if size < LEAST + 2 or room < MOST * 1.4:
        size = max(LEAST, min(MOST, room * 1.5))
        yield _text(number, (x, y + size * 0.35), size, found)
        return
    value = label.values.get(shape.code)
    lines = [(shape.name, size), (number, MOST)]
    if value and room > ROOMY:
        lines.insert(1, (value.words.removeprefix("ร้อยละ "), MOST))
    for place, (line, high) in enumerate(lines):
        below = (place - (len(lines) - 2) / 2) * LINE_HEIGHT
        yield _text(line, (x, y + below), high, found)


def _text(
    text: str, at: tuple[float, float], size: float, found: MapClass | None
) -> Markup:
    """Return one line of a label; nothing if there is nothing to say."""
    if not text:
        return Markup("")
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" font-size="{:.1f}" fill="{}"{}>{}</text>'
    ).format(*at, size, found.ink if found else "#000000", "" if found else HALO, text)
