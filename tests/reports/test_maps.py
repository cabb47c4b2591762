"""Maps: what is drawn of each area, and what a reader must be told of it."""

import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from reports.figures import Figures, Rules
from reports.map_classes import classify
from reports.maps import Map, MapValue, draw_map, read_map
from reports.shapes import Shape, label_place, outlines, without_stops
from tests.reports.invented_figures import REFERENCE

NAMES = {
    "57": "เชียงราย",
    "5705": "พาน",
    "5704": "ป่าแดด",
    "570511": "ทรายขาว",
    "570512": "ต.สันกลาง",
    "570401": "ป่าแดด",
    "570500": "ไม่ทราบตำบล",
    "SC-570511-1": "ศูนย์",
}
FIGURES = Figures(
    date(2020, 3, 2), "57", True, {}, NAMES, {}, Rules({}, (), {})
)  # fmt: skip


def share(percent: float, code: str) -> MapValue:
    """Return a share as the pages say it."""
    return MapValue(percent / 100, f"ร้อยละ {percent:.2f}", key=f"poor|all|{code}")


VALUES = {
    "570511": share(12.5, "570511"),
    "570512": MapValue(None, "ปกปิด", is_hidden=True, key="poor|all|570512"),
    "570401": share(40, "570401"),
}


def square(code: str, column: int, row: int) -> Shape:
    """Return a square."""
    steps = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    ring = tuple((float(column + x), float(row + y)) for x, y in steps)
    return Shape(code, NAMES[code].removeprefix("ต."), (ring,))


SHAPES = (square("570511", 0, 0), square("570512", 1, 0), square("570401", 2, 0))
BORDERS = Map(SHAPES, False, {}, 0, "กรมหนึ่ง (CC BY)")
TILES = Map(SHAPES, True, {}, 0, "")


def said(picture: str) -> str:
    """Return the words of a picture or a note."""
    return re.sub("<[^>]+>", "", picture)


def test_without_boundaries_each_subdistrict_is_a_square(tmp_path):
    drawing = read_map(tmp_path, REFERENCE, FIGURES)
    assert drawing.is_tiles
    assert [shape.code for shape in drawing.shapes] == ["570401", "570511", "570512"]


def test_an_area_that_the_boundary_file_lacks_is_named_with_its_value(tmp_path):
    ring = [[99, 19], [99.1, 19], [99.1, 19.1], [99, 19]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": shape}
        for code in ("570511", "570577")
    ]
    said_ = {"type": "FeatureCollection", "features": features}
    (tmp_path / "boundaries.geojson").write_text(json.dumps(said_), "utf-8")
    drawing = read_map(tmp_path, REFERENCE, FIGURES)
    assert drawing.missing == {"570401": "ป่าแดด", "570512": "สันกลาง"}
    notes = draw_map(drawing, VALUES, "แผนที่", "57").split("</svg>")[1]
    assert "ตำบลป่าแดด ร้อยละ 40.00" in said(notes)
    assert 'value="0.4" data-key="poor|all|570401"' in notes
    assert "ตำบลสันกลาง ปกปิด" in said(notes)
    assert "1 พื้นที่ที่ไม่รู้จักรหัส" in said(notes)
    notes = draw_map(drawing, VALUES, "แผนที่", "5704")
    assert "<svg" not in notes
    assert "ป่าแดด" in notes
    assert "สันกลาง" not in notes


@pytest.mark.parametrize("drawing", [BORDERS, TILES])
def test_each_area_tells_its_name_its_value_and_whose_figure_it_is(drawing):
    picture = draw_map(drawing, VALUES, "แผนที่", "57")
    areas = re.findall(
        r'<path d="M[^"]+" fill="[^"]+" data-key="(.+?)"><title>(.+?)<', picture
    )
    assert areas == [
        ("poor|all|570511", "ตำบลทรายขาว ร้อยละ 12.50"),
        ("poor|all|570512", "ตำบลสันกลาง ปกปิด"),
        ("poor|all|570401", "ตำบลป่าแดด ร้อยละ 40.00"),
    ]  # fmt: skip


def written(picture: str) -> list[str]:
    """Return what is written into areas."""
    inside = picture.split('<g text-anchor="middle"')[1].split("</g>")[0]
    return re.findall("<text[^>]+>(.+?)</text>", inside)


def test_each_area_has_its_class_and_where_there_is_room_name_and_value_too():
    assert written(draw_map(BORDERS, VALUES, "แผนที่", "57")) == [
        "ทรายขาว", "12.50", "1", "สันกลาง", "ปกปิด", "ป่าแดด", "40.00", "2",
    ]  # fmt: skip
    narrow = tuple(
        Shape(shape.code, shape.name, (tuple((x, y * 0.05) for x, y in ring),))
        for shape in SHAPES
        for ring in shape.rings
    )
    drawing = Map(narrow, False, {}, 0, "")
    assert written(draw_map(drawing, VALUES, "แผนที่", "57")) == ["1", "2"]


def test_each_square_has_its_name_and_value():
    assert written(draw_map(TILES, VALUES, "แผนที่", "57")) == [
        "ทรายขาว", "12.50", "สันกลาง", "ปกปิด", "ป่าแดด", "40.00",
    ]  # fmt: skip


@pytest.mark.parametrize("drawing", [BORDERS, TILES])
def test_a_hidden_value_is_hatched_and_nowhere_told(drawing):
    values = {**VALUES, "570512": MapValue(0.7654, "ร้อยละ 76.54", is_hidden=True)}
    picture = draw_map(drawing, values, "แผนที่", "57")
    (pattern,) = re.findall(r'<pattern id="([^"]+)"', picture)
    assert picture.count(f'fill="url(#{pattern})"') == 2  # the area and the legend
    assert "76" not in said(picture)
    assert "0.76" not in picture


def test_who_has_no_value_is_told_apart_from_who_is_hidden():
    values = {**VALUES, "570512": MapValue(None, "–")}
    picture = said(draw_map(BORDERS, values, "แผนที่", "57"))
    assert "ตำบลสันกลาง ไม่มีข้อมูล" in picture
    assert "ปกปิด" not in picture


def test_a_district_has_its_own_areas_classes_and_nothing_of_others():
    picture = draw_map(BORDERS, VALUES, "แผนที่", "5704")
    assert "ทรายขาว" not in picture
    assert "12.50" not in picture
    assert "ปกปิด" not in picture


def test_who_drew_the_boundaries_is_credited_where_the_map_is_shown():
    assert "กรมหนึ่ง (CC BY)" in draw_map(BORDERS, VALUES, "แผนที่", "57")
    assert "ไม่แสดงขนาดหรือขอบเขต" in draw_map(TILES, VALUES, "แผนที่", "57")


def test_words_from_files_are_text_and_never_markup():
    drawing = Map(SHAPES, False, {}, 0, "<script>x</script>")
    assert "<script" not in draw_map(drawing, VALUES, "<b>", "57")
    assert "<b>" not in draw_map(drawing, VALUES, "<b>", "57")


def test_a_picture_has_a_title_and_a_description():
    picture = draw_map(BORDERS, VALUES, "แผนที่หนึ่ง", "57")
    title, desc = re.search(r'aria-labelledby="(\S+) (\S+)"', picture).groups()
    assert f'<title id="{title}">แผนที่หนึ่ง</title>' in picture
    assert f'<desc id="{desc}">แผนที่ 3 ตำบล' in picture
    assert 'role="img"' in picture


def test_as_many_different_values_are_in_each_class_and_equal_ones_are_together():
    values = {f"5705{n:02}": share(n // 2, f"5705{n:02}") for n in range(20)}
    class_of, classes = classify(values)
    assert Counter(found.number for found in class_of.values()) == dict.fromkeys(
        range(1, 6), 4
    )
    assert class_of["570502"] is class_of["570503"]
    assert classes[0].words == "ร้อยละ 0.00 – 1.00"


def test_the_bounds_of_classes_come_from_shown_values_only():
    values = {
        "570501": share(10, "570501"),
        "570502": MapValue(0.01, "ร้อยละ 1.00", is_hidden=True),
        "570503": share(20, "570503"),
    }
    class_of, classes = classify(values)
    assert [found.words for found in classes] == ["ร้อยละ 10.00", "ร้อยละ 20.00"]
    assert "570502" not in class_of


def test_few_classes_have_colours_far_apart_and_none_at_all_is_no_error():
    _, two = classify({"1": share(1, "1"), "2": share(2, "2")})
    assert [found.fill for found in two] == ["#e1eef8", "#08306b"]
    assert classify({}) == ({}, [])
    assert "<svg" in draw_map(BORDERS, {}, "แผนที่", "57")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG reckons it."""
    lights = sorted(
        sum(
            part * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
            for part, c in zip(
                (0.2126, 0.7152, 0.0722),
                (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)),
                strict=True,
            )
        )
        for colour in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_letters_can_be_read_on_every_colour_and_colours_darken():
    _, classes = classify({str(n): share(n, str(n)) for n in range(5)})
    assert all(contrast(found.fill, found.ink) >= 4.5 for found in classes)
    on_white = [contrast(found.fill, "#ffffff") for found in classes]
    assert on_white == sorted(on_white)
    assert all(b / a > 1.3 for a, b in pairwise(on_white))


def test_only_borders_between_districts_are_outlined_each_once():
    def ring(x: int) -> tuple[tuple[int, int], ...]:
        return ((x, 0), (x + 10, 0), (x + 10, 10), (x, 10), (x, 0))

    rings = {"570511": (ring(0),), "570512": (ring(10),), "570401": (ring(20),)}
    lines = outlines(rings, {code: code[:4] for code in rings})
    drawn = Counter()
    for line in lines.split("M")[1:]:
        points = line.split("L")
        drawn.update(frozenset(edge) for edge in pairwise(points))
    assert frozenset(("1 0", "1 1")) not in drawn  # between two of one district
    assert drawn[frozenset(("2 0", "2 1"))] == 1  # between two districts
    assert sum(drawn.values()) == 9


def test_a_label_stands_inside_its_area_even_if_its_middle_is_outside():
    horseshoe = (
        (0, 0), (300, 0), (300, 100), (100, 100), (100, 200), (300, 200), (300, 300),
        (0, 300), (0, 0),
    )  # fmt: skip
    x, y, room = label_place([horseshoe])
    assert room > 0
    assert x < 10 or not 10 <= y <= 20


def test_points_that_fall_together_are_one():
    assert without_stops([(0, 0), (0, 0), (1, 0), (0, 0)]) == ((0, 0), (1, 0), (0, 0))


def test_a_fine_boundary_file_is_made_small():
    """A province of many points still makes a picture that a phone can load."""
    steps = [n / 2000 for n in range(2001)]
    ring = (
        *((x, (n % 2) / 500) for n, x in enumerate(steps)), (1.0, 1.0), (0.0, 1.0),
        (0.0, 0.0),
    )  # fmt: skip
    shapes = tuple(
        Shape(f"5705{n:02}", "ชื่อ", (tuple((x + n, y) for x, y in ring),))
        for n in range(20)
    )
    drawing = Map(shapes, False, {}, 0, "")
    values = {shape.code: share(n, shape.code) for n, shape in enumerate(shapes)}
    assert len(draw_map(drawing, values, "แผนที่", "57").encode()) < 80_000
