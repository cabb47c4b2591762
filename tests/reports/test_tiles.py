"""The tile map: every subdistrict has a square of its own."""

from collections import Counter

import pytest

from reports.tiles import district_blocks, tile_shapes
from schemas.reference.report import MapTiles
from tests.reports.invented_figures import REFERENCE
from transforms.rules import read_rules


@pytest.fixture(scope="module")
def tiles():
    rows = read_rules(REFERENCE, MapTiles).itertuples(index=False, name=None)
    return {code: (column, row) for code, column, row in rows}


def pieces(squares: set[tuple[int, int]]) -> int:
    """Return how many pieces squares make, joined side by side."""
    left, count = set(squares), 0
    while left:
        count, reached = count + 1, [left.pop()]
        while reached:
            x, y = reached.pop()
            beside = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left
            left -= beside
            reached += beside
    return count


def test_no_two_subdistricts_of_chiang_rai_have_one_square(tiles):
    assert len(tiles) == len(set(tiles.values())) == 124


def test_the_squares_of_each_district_of_chiang_rai_hang_together(tiles):
    districts = {code[:4] for code in tiles}
    assert len(districts) == 18
    for district in districts:
        squares = {at for code, at in tiles.items() if code.startswith(district)}
        assert pieces(squares) == 1, district


def test_north_is_up_and_east_is_right(tiles):
    mae_sai, wiang_pa_pao, chiang_khong = (
        tiles["570901"],
        tiles["571101"],
        tiles["570301"],
    )
    assert mae_sai[1] < wiang_pa_pao[1]
    assert wiang_pa_pao[0] < chiang_khong[0]


def test_districts_without_known_places_are_laid_out_in_blocks_side_by_side():
    codes = [f"5001{n:02}" for n in range(1, 6)] + ["500201", "500202"] + ["500301"]
    blocks = district_blocks(codes, 7)
    assert [blocks[code] for code in codes] == [
        (0, 0), (1, 0), (2, 0), (0, 1), (1, 1),  # the first: three wide
        (4, 0), (5, 0),  # the second after a gap
        (0, 3),  # no room for the third: a new row of blocks
    ]  # fmt: skip


def test_every_subdistrict_has_a_square_whether_its_place_is_known_or_not():
    names = {"570511": "ทรายขาว", "570599": "ใหม่", "500101": "ศรีภูมิ", "500102": "พระสิงห์"}
    shapes = tile_shapes(REFERENCE, names)
    assert {shape.code: shape.name for shape in shapes} == names
    corners = Counter(shape.rings[0][0] for shape in shapes)
    assert max(corners.values()) == 1
