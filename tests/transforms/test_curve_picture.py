"""The picture of the curve: whole, readable, the same each time."""

from xml.etree import ElementTree as ET

from transforms.curve_picture import draw_curve
from transforms.weight_curve import Curve, CurvePoint

POINTS = tuple(
    CurvePoint(lead, weight, 1000 - 10 * int(weight), 990 - 9 * int(weight), 1000)
    for lead in (0.0, 3.0)
    for weight in (0.0, 5.0, 10.0)
)
CURVE = Curve(POINTS, chosen=POINTS[4])
SVG = "{http://www.w3.org/2000/svg}"


def texts(picture):
    """Return the words of a picture."""
    return [each.text for each in ET.fromstring(picture).iter(f"{SVG}text")]  # noqa: S314


def test_each_lead_has_a_line_of_its_own_colour_and_dash():
    lines = list(ET.fromstring(draw_curve(CURVE)).iter(f"{SVG}polyline"))  # noqa: S314
    assert len(lines) == 2
    assert len({line.get("stroke") for line in lines}) == 2
    assert len({line.get("stroke-dasharray") for line in lines}) == 2


def test_title_and_axes_are_in_thai_and_english():
    said = " ".join(texts(draw_curve(CURVE)))
    for words in ("ความครบ", "recall", "ความถูกต้อง", "precision", ".999", "0.90"):
        assert words in said


def test_the_thresholds_in_force_are_marked():
    assert "น้ำหนัก · weight ≥ 5" in texts(draw_curve(CURVE))


def test_the_line_in_force_is_thick_and_tells_its_weights():
    picture = ET.fromstring(draw_curve(CURVE))  # noqa: S314
    widths = [
        float(line.get("stroke-width")) for line in picture.iter(f"{SVG}polyline")
    ]
    assert widths[1] > widths[0]
    assert {"0", "5", "10"} <= set(texts(draw_curve(CURVE)))


def test_the_axes_begin_a_little_below_the_thresholds_in_force():
    near = tuple(
        CurvePoint(3.0, weight, 9700 - number, 9695 - number, 10000)
        for number, weight in enumerate((0.0, 5.0, 10.0))
    )
    said = texts(draw_curve(Curve(near, chosen=near[1])))
    assert "0.88" in said
    assert "0.86" not in said
    assert ".999" in said
    assert ".998" not in said


def test_all_right_and_nothing_linked_can_be_drawn():
    flawless = CurvePoint(0.0, 9.0, 10, 10, 20)
    nothing = CurvePoint(3.0, 6.0, 0, 0, 20)
    places = next(
        ET.fromstring(draw_curve(Curve((flawless,), nothing))).iter(f"{SVG}polyline")  # noqa: S314
    )
    assert places.get("points")


def test_the_same_curve_gives_the_same_bytes():
    assert draw_curve(CURVE) == draw_curve(CURVE)
