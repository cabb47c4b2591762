"""The legend of a map: its classes with their bounds, what is hidden or not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.map_classes import HIDDEN_TH, NO_DATA_TH, MapClass, MapValue

LEGEND_ROW = 26.0
COLUMN, COLUMNS = 240.0, 3
BOX = 18.0


@dataclass(frozen=True)
class Legend:
    """A legend, and how high it is."""

    picture: Markup
    height: float


def hatching(mark: str) -> Markup:
    """Return the pattern of hidden areas: lines, on paper as on the screen."""
    return Markup(
        '<defs><pattern id="{}-h" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>'
        '<rect width="1.6" height="6" fill="#7a7a7a"/></pattern></defs>'
    ).format(mark)


def legend(
    classes: Sequence[MapClass], values: Mapping[str, MapValue], mark: str, top: float
) -> Legend:
    """Return the legend, which begins `top` pixels below the picture's edge."""
    entries = [(each.fill, each.ink, str(each.number), each.words) for each in classes]
    if any(value.is_hidden for value in values.values()):
        entries.append((f"url(#{mark}-h)", "#000000", "", HIDDEN_TH))
    if any(not value.is_hidden and value.value is None for value in values.values()):
        entries.append(("#ffffff", "#000000", "", NO_DATA_TH))
    boxes = [
        _entry(entry, number % COLUMNS * COLUMN, top + number // COLUMNS * LEGEND_ROW)
        for number, entry in enumerate(entries)
    ]
    rows = -(-len(entries) // COLUMNS)
    picture = Markup('<g font-size="14">{}</g>').format(Markup("").join(boxes))
    return Legend(picture, rows * LEGEND_ROW)


def _entry(entry: tuple[str, str, str, str], left: float, top: float) -> Markup:
    """Return one box of the legend, its class in it and its words beside it."""
    fill, ink, number, words = entry
    return Markup(
        '<rect x="{:g}" y="{:.1f}" width="{box:g}" height="{box:g}" fill="{}" '
        'stroke="#5a5a5a"/><text x="{:g}" y="{:.1f}" text-anchor="middle" '
        'font-size="13" fill="{}">{}</text>'
        '<text x="{:g}" y="{:.1f}" fill="currentColor">{}</text>'
    ).format(
        left, top, fill, left + BOX / 2, top + 14, ink, number,
        left + BOX + 8, top + 14, words, box=BOX,
    )  # fmt: skip
