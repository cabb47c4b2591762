"""Bars as inline SVG: labels and values beside colours and hatches, never colour alone.

Only what an edition shows gives a bar its length: a hidden figure is an empty, dashed
bar of one size, and leaves no gap in a bar of several parts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.page_parts import Said
from reports.words import HIDDEN_WHY

WIDTH, ROOM = 400, 285
LEGEND_LINE, LABEL_LINE, BAR, VALUE_LINE, GAP = 22, 20, 16, 19, 10
EMPTY = 46
SHORT_LABEL, LABEL_ROOM, ROW_GAP = 18, 125, 8
IN_TABLE = "แผนภูมิแท่ง ตัวเลขทุกตัวอยู่ในตารางถัดไป"


@dataclass(frozen=True)
class Bar:
    """One bar: its label, and its parts in the order of the chart's series."""

    label: str
    parts: tuple[Said, ...]


def bars(title: str, drawn: Sequence[Bar], series: Sequence[str] = ()) -> Markup:
    """Return a chart of bars; with series, each bar is made of several parts."""
    longest = max((_length(bar) for bar in drawn), default=0) or 1
    top, pieces = 4, []
    for place, name in enumerate(series):
        pieces.append(_legend(top, place, name))
        top += LEGEND_LINE
    is_list = not series and all(len(bar.label) <= SHORT_LABEL for bar in drawn)
    for bar in drawn:
        if is_list:
            pieces.append(_beside(bar, top, longest))
            top += BAR + ROW_GAP
            continue
        pieces.append((_parted if series else _single)(bar, top, longest, series))
        top += LABEL_LINE + BAR + GAP + (VALUE_LINE if series else 0)
    told = Markup(
        '<svg class="chart" role="img" viewBox="0 0 {width} {height}" '
        'preserveAspectRatio="xMinYMin" aria-label="{title}"><title>{title}</title>'
        "<desc>{told}</desc>{pieces}</svg>"
    )
    inside = Markup("").join(pieces)
    return told.format(
        width=WIDTH, height=top, title=title, told=IN_TABLE, pieces=inside
    )


def pattern_definitions() -> Markup:
    """Return the hatches that all charts of a page use."""
    lines = ("", "M0 8 L8 0", "M0 4 H8", "M4 0 V8", "M0 8 L8 0 M0 0 L8 8")
    return Markup(
        '<svg class="patterns" aria-hidden="true"><defs>{}</defs></svg>'
    ).format(Markup("").join(_pattern(place, path) for place, path in enumerate(lines)))


def _pattern(place: int, path: str) -> Markup:
    """Return one hatch."""
    return Markup(
        '<pattern id="hatch{0}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect class="tint{0}" width="8" height="8"/>'
        '<path class="ink" d="{1}"/></pattern>'
    ).format(place, path)


def figure_text(said: Said) -> Markup:
    """Return a figure as part of an SVG text."""
    if said.kind == "hidden":
        return Markup(
            '<tspan class="hidden" data-key="{}">{}<title>{}</title></tspan>'
        ).format(said.key, said.text, HIDDEN_WHY)
    if not said.key:
        return Markup('<tspan class="label">{}</tspan>').format(said.text)
    return Markup('<tspan class="{}" data-key="{}" data-value="{}">{}</tspan>').format(
        said.kind, said.key, said.value, said.text
    )


def _length(bar: Bar) -> float:
    """Return how long a bar is, of what is shown."""
    return sum(part.value or 0 for part in bar.parts)


def _legend(top: int, place: int, name: str) -> Markup:
    """Return what one hatch stands for."""
    return Markup(
        '<rect class="bar" x="1" y="{}" width="16" height="12" fill="url(#hatch{})"/>'
        '<text class="label" x="24" y="{}">{}</text>'
    ).format(top, place, top + 11, name)


def _label(bar: Bar, top: int) -> Markup:
    """Return the label above a bar."""
    return Markup('<text class="label" x="0" y="{}">{}</text>').format(
        top + LABEL_LINE - 5, bar.label
    )


def _beside(bar: Bar, top: int, longest: float) -> Markup:
    """Return a bar of one part that stands beside its short label."""
    label = Markup('<text class="label" x="0" y="{}">{}</text>')
    line = _bar_and_value(bar, (LABEL_ROOM, top), longest / (ROOM - LABEL_ROOM))
    return label.format(top + BAR - 3, bar.label) + line


def _single(bar: Bar, top: int, longest: float, _series: Sequence[str]) -> Markup:
    """Return a bar of one part, its value at its end."""
    line = _bar_and_value(bar, (0, top + LABEL_LINE), longest / ROOM)
    return _label(bar, top) + line


def _bar_and_value(bar: Bar, corner: tuple[int, int], unit: float) -> Markup:
    """Return a bar of one part, `unit` to a pixel, and its value at its end."""
    (said,) = bar.parts
    left, top = corner
    width = EMPTY if said.value is None else max(1.0, said.value / unit)
    piece = _piece(left, top, width, None if said.value is None else 0)
    value = Markup('<text x="{:.1f}" y="{}">{}</text>')
    return piece + value.format(left + width + 7, top + BAR - 3, figure_text(said))


def _parted(bar: Bar, top: int, longest: float, series: Sequence[str]) -> Markup:
    """Return a bar of several parts, their values below it."""
    drawn, start = [_label(bar, top)], 0.0
    for place, said in enumerate(bar.parts):
        width = (said.value or 0) / longest * (WIDTH - EMPTY - 4)
        if width:
            drawn.append(_piece(start, top + LABEL_LINE, width, place))
        start += width
    if any(said.kind == "hidden" for said in bar.parts):
        drawn.append(_piece(start + 3, top + LABEL_LINE, EMPTY, None))
    text = Markup('<text class="small" x="0" y="{}">{}</text>')
    values = Markup(" · ").join(_values(bar.parts, series))
    drawn.append(text.format(top + LABEL_LINE + BAR + VALUE_LINE - 4, values))
    return Markup("").join(drawn)


def _values(parts: Iterable[Said], series: Sequence[str]) -> list[Markup]:
    """Return each part's value after the first word of its series."""
    return [
        Markup('<tspan class="label">{} </tspan>{}').format(
            name.split(" ", 1)[0], figure_text(said)
        )
        for said, name in zip(parts, series, strict=True)
    ]


def _piece(left: float, top: int, width: float, place: int | None) -> Markup:
    """Return one rectangle, hatched; dashed and empty where the figure is hidden."""
    if place is None:
        look = Markup('class="bar empty"')
    else:
        look = Markup('class="bar" fill="url(#hatch{})"').format(place)
    return Markup('<rect {} x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>').format(
        look, left + 0.5, top, width, BAR
    )
