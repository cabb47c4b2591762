"""A boundary file: which areas it gives, whom it credits, how it is mended."""

import json
import math

import pytest

from reports.boundaries import CREDIT, Boundaries, read_boundaries
from schemas.errors import SourceError

NAMES = {"570511": "ทรายขาว", "570512": "สันกลาง"}
SQUARE = [[99.0, 19.0], [99.1, 19.0], [99.1, 19.1], [99.0, 19.1], [99.0, 19.0]]


def a_feature(code: str | int, name: str = "code", **geometry: object):
    """Return a feature with a code, a square unless said otherwise."""
    shape = {"type": "Polygon", "coordinates": [SQUARE]} | geometry
    return {"type": "Feature", "properties": {name: code}, "geometry": shape}


@pytest.fixture
def read(tmp_path):
    """Reads a boundary file of these features."""

    def write_and_read(*features: object, **members: str) -> Boundaries | None:
        said = {"type": "FeatureCollection", "features": [*features], **members}
        path = tmp_path / "boundaries.geojson"
        path.write_text(json.dumps(said), "utf-8")
        return read_boundaries(tmp_path, NAMES, "5705")

    return write_and_read


def test_without_a_file_there_are_no_boundaries(tmp_path):
    assert read_boundaries(tmp_path, NAMES, "5705") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("code", "570511"), ("ADM3_PCODE", "TH570511"), ("tambon_code", "570511")],
)
def test_a_code_is_read_as_map_makers_write_it(read, name, code):
    assert [shape.code for shape in read(a_feature(code, name)).shapes] == ["570511"]


def test_a_code_may_be_a_number(read):
    assert [shape.code for shape in read(a_feature(570511)).shapes] == ["570511"]


def test_areas_of_others_are_passed_over_and_codes_that_nobody_knows_are_counted(read):
    found = read(a_feature("570511"), a_feature("570599"), a_feature("570101"))
    assert [shape.name for shape in found.shapes] == ["ทรายขาว"]
    assert found.unknown_count == 1


def test_the_parts_of_an_area_are_all_kept(read):
    both = {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}
    (shape,) = read(a_feature("570511", **both)).shapes
    assert len(shape.rings) == 2


def test_a_degree_east_is_narrower_than_a_degree_north_and_north_is_up(read):
    (shape,) = read(a_feature("570511")).shapes
    (west, south), (east, _), (_, north), *_ = shape.rings[0]
    assert east - west == pytest.approx(0.1 * math.cos(math.radians(19.05)))
    assert north == pytest.approx(south - 0.1)


def test_a_file_tells_whom_to_credit(read):
    assert read(a_feature("570511"), attribution="กรมหนึ่ง", license="CC").credit == (
        "กรมหนึ่ง · CC"
    )
    assert read(a_feature("570511")).credit == CREDIT


def test_a_note_beside_the_file_tells_whom_to_credit(read, tmp_path):
    note = tmp_path / "boundaries.attribution.txt"
    note.write_text("\ufeffกรมสอง\n(CC BY)\n", "utf-8")
    found = read(a_feature("570511"), attribution="กรมหนึ่ง")
    assert found.credit == "กรมสอง (CC BY)"


@pytest.mark.parametrize(
    ("feature", "en"),
    [
        (a_feature("5705"), "six-digit"),
        ({"type": "Feature", "properties": None, "geometry": None}, "six-digit"),
        ("area", "six-digit"),
        (a_feature("570511", type="Point", coordinates=[99, 19]), "closed Polygon"),
        (a_feature("570511", coordinates=[SQUARE[:-1]]), "closed Polygon"),
        (a_feature("570511", coordinates=[[[610000, 2100000]] * 4]), "degrees"),
        (a_feature("570511", coordinates=[[[math.nan, 19]] * 4]), "degrees"),
        (a_feature("570511", coordinates=[[["x", "y"]] * 4]), "degrees"),
        (a_feature("570511", coordinates=[]), "closed Polygon"),
        ({**a_feature("570511"), "geometry": None}, "closed Polygon"),
    ],
)
def test_a_feature_that_cannot_be_drawn_is_named_with_its_remedy(read, feature, en):
    with pytest.raises(SourceError) as ended:
        read(a_feature("570512"), feature)
    assert ended.value.file == "boundaries.geojson"
    assert ended.value.place == "feature 2"
    assert en in ended.value.en
    assert ended.value.th != ended.value.en


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": 1}', "[" * 100_000])
def test_a_file_that_is_no_feature_collection_is_refused(tmp_path, text):
    (tmp_path / "boundaries.geojson").write_text(text, "utf-8")
    with pytest.raises(SourceError, match="FeatureCollection") as ended:
        read_boundaries(tmp_path, NAMES, "5705")
    assert "ส่งออก" in ended.value.th


def test_a_file_of_another_province_is_refused(read):
    with pytest.raises(SourceError, match="no subdistrict of 5705"):
        read(a_feature("500101"))
