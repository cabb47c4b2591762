"""Maps: a choropleth if the user gives boundaries, else each subdistrict a square."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from reports.boundaries import read_boundaries
from reports.figures import Figures
from reports.map_classes import MapClass, MapValue, classify
from reports.map_labels import Label, labels
from reports.map_legend import LEGEND_ROW, hatching, legend
from reports.shapes import Frame, Shape, fitted, outlines, path
from reports.tiles import tile_shapes

__all__ = ["Map", "MapValue", "draw_map", "read_map"]

DISTRICT_LENGTH, SUBDISTRICT_LENGTH = 4, 6
WIDTH = 720.0
CHOROPLETH = Frame(WIDTH, 860.0, 1e9)
TILES = Frame(WIDTH, 1200.0, 96.0)
EMPTY = MapValue(None, "")


@dataclass(frozen=True)
class Map:
    """The shapes of an area's subdistricts.

    Attributes:
        shapes: those that can be drawn.
        is_tiles: whether they are squares rather than boundaries.
        missing: the subdistricts that the boundary file lacks, and their names.
        unknown_count: areas of the file whose code nobody knows.
        credit: whom the boundaries come from; empty for squares.
    """

    shapes: tuple[Shape, ...]
    is_tiles: bool
    missing: Mapping[str, str]
    unknown_count: int
    credit: str


def read_map(raw: Path, reference: Path, figures: Figures) -> Map:
    """Return the map of a night's area.

    Args:
        raw: the folder of the sources; `boundaries.geojson` may be in it.
        reference: the folder of the rules; `map_tiles.csv` is in it.
        figures: the night's figures: they name the subdistricts.

    Raises:
        SourceError: the boundary file cannot be used, and how to mend it.
    """
    names = {
        code: name.removeprefix("ต.")
        for code, name in figures.place_names.items()
        if _is_subdistrict(code) and code.startswith(figures.area_code)
    }
    given = read_boundaries(raw, names, figures.area_code)
    if given is None:
        return Map(tuple(tile_shapes(reference, names)), True, {}, 0, "")
    drawn = {shape.code for shape in given.shapes}
    missing = {code: names[code] for code in sorted(names.keys() - drawn)}
    return Map(tuple(given.shapes), False, missing, given.unknown_count, given.credit)


def _is_subdistrict(code: str) -> bool:
    """Tell whether a place is a subdistrict, and not the rest of a district."""
    return code.isdigit() and len(code) == SUBDISTRICT_LENGTH and code[-2:] != "00"


def draw_map(
    drawing: Map, values: Mapping[str, MapValue], title: str, area_code: str
) -> Markup:
    """Return the picture of an area, and below it what a reader must know of it.

    Args:
        drawing: the shapes.
        values: what is shown of each subdistrict.
        title: what the map is of.
        area_code: province or district; only its subdistricts are drawn.
    """
    part = replace(
        drawing,
        shapes=tuple(s for s in drawing.shapes if s.code.startswith(area_code)),
        missing={c: n for c, n in drawing.missing.items() if c.startswith(area_code)},
    )
    seen = {code: of for code, of in values.items() if code.startswith(area_code)}
    picture = _picture(part, seen, title) if part.shapes else Markup("")
    return picture + Markup("").join(_notes(part, seen))


def _picture(part: Map, values: Mapping[str, MapValue], title: str) -> Markup:
    """Return the picture itself."""
    rings, high = fitted(part.shapes, TILES if part.is_tiles else CHOROPLETH)
    class_of, classes = classify(values)
    mark = f"map-{zlib.crc32(f'{title}{part.shapes[0].code}'.encode()):08x}"
    areas = [
        _area(shape, path(rings[shape.code]), values.get(shape.code, EMPTY), style)
        for shape in part.shapes
        for style in [_style(shape.code, values, class_of, mark)]
    ]
    names = labels(part.shapes, rings, Label(part.is_tiles, class_of, values))
    districts = {shape.code: shape.code[:DISTRICT_LENGTH] for shape in part.shapes}
    shown = legend(classes, values, mark, high + LEGEND_ROW)
    desc = (
        f"แผนที่ {len(part.shapes)} ตำบล แบ่งค่าที่แสดงเป็น {len(classes)} ชั้น "
        "เลข 1 คือชั้นที่มีค่าน้อยที่สุด เส้นหนาคือเขตอำเภอ"
    )
    return Markup(
        '<svg class="map" role="img" xmlns="http://www.w3.org/2000/svg" '
        'viewBox="-4 -4 {wide:g} {high:.1f}" aria-labelledby="{mark}-t {mark}-d" '
        'font-family="Sarabun, sans-serif">'
        '<title id="{mark}-t">{title}</title><desc id="{mark}-d">{desc}</desc>'
        '{hatching}<g stroke="#5a5a5a" stroke-width="0.6" stroke-linejoin="round">'
        '{areas}</g><g fill="none" stroke-linejoin="round" stroke-linecap="round">'
        '<defs><path id="{mark}-b" d="{borders}"/></defs>'
        '<use href="#{mark}-b" stroke="#ffffff" stroke-width="4.5"/>'
        '<use href="#{mark}-b" stroke="#000000" stroke-width="2"/></g>'
        "{names}{legend}</svg>"
    ).format(
        wide=WIDTH + 8,
        high=high + LEGEND_ROW + shown.height + 8,
        mark=mark,
        title=title,
        desc=desc,
        hatching=hatching(mark),
        areas=Markup("").join(areas),
        borders=outlines(rings, districts),
        names=names,
        legend=shown.picture,
    )


def _style(
    code: str,
    values: Mapping[str, MapValue],
    class_of: Mapping[str, MapClass],
    mark: str,
) -> str:
    """Return what an area is filled with."""
    if code in class_of:
        return class_of[code].fill
    return f"url(#{mark}-h)" if values.get(code, EMPTY).is_hidden else "#ffffff"


def _area(shape: Shape, line: str, value: MapValue, fill: str) -> Markup:
    """Return one area: its shape, and its name and value for who points at it."""
    key = Markup(' data-key="{}"').format(value.key) if value.key else ""
    return Markup('<path d="{}" fill="{}"{}><title>ตำบล{} {}</title></path>').format(
        line, fill, key, shape.name, value.words
    )


def _notes(part: Map, values: Mapping[str, MapValue]) -> Iterator[Markup]:
    """Yield what is said below the picture: what it lacks, and whom to credit."""
    if part.missing:
        said = Markup(" · ").join(
            Markup("ตำบล{} {}").format(name, _told(values.get(code, EMPTY)))
            for code, name in part.missing.items()
        )
        yield _note(Markup("ไม่มีขอบเขตในไฟล์แผนที่ จึงไม่อยู่ในภาพ: {}").format(said))
    if part.unknown_count:
        yield _note(f"ไฟล์แผนที่มี {part.unknown_count:,} พื้นที่ที่ไม่รู้จักรหัส จึงไม่ได้วาด")
    if part.is_tiles:
        yield _note("แผนที่ช่อง: หนึ่งช่องคือหนึ่งตำบล วางใกล้ที่ตั้งจริง ไม่แสดงขนาดหรือขอบเขต")
    elif part.credit:
        yield _note(f"ที่มาของขอบเขต: {part.credit}")


def _told(value: MapValue) -> Markup:
    """Return a value as the pages print figures."""
    if not value.key:
        return Markup("{}").format(value.words)
    if value.is_hidden:
        return Markup('<span class="hidden" data-key="{}">{}</span>').format(
            value.key, value.words
        )
    return Markup('<data class="share" value="{}" data-key="{}">{}</data>').format(
        value.value, value.key, value.words
    )


def _note(text: str) -> Markup:
    """Return a line below the picture."""
    return Markup('<p class="map-note">{}</p>').format(text)
