"""The curve of recall against precision as a picture (SVG), drawn without a library.

Precision runs on a scale of its error, so that .99, .999 and .9999 stand apart.
"""

from collections.abc import Iterator
from html import escape
from math import floor, log10
from typing import NamedTuple

from transforms.weight_curve import Curve, CurvePoint

WIDTH, HEIGHT = 960, 640
LEFT, RIGHT, TOP, BOTTOM = 110, 250, 96, 100
LAST_DECADE = 5.0  # the scale ends at .99999; beyond is its edge
TICKS = (0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999, 0.99999)
HIGHEST_START = 0.999  # what is flawless still needs a scale
MIDDLE, BEHIND = 'text-anchor="middle"', 'text-anchor="end"'
HALO = 'font-size="13" paint-order="stroke" stroke="#ffffff" stroke-width="4"'
APART = 22  # pixels between two weights that are told
FONT = "Sarabun, 'TH Sarabun New', Garuda, Loma, Tahoma, 'Noto Sans Thai', sans-serif"
# Okabe and Ito's colours, told apart by the colour-blind too; and a dash for each.
STROKES = (
    ("#000000", ""), ("#0072B2", "10 4"), ("#D55E00", "2 4"), ("#009E73", "12 4 2 4"),
    ("#CC79A7", "6 6"), ("#56B4E9", "16 4 2 4 2 4"),
)  # fmt: skip
TITLE = (
    "ความครบเทียบกับความถูกต้องของการจับคู่ เฉพาะคำขอที่ไม่มีเลขประจำตัวที่ใช้ได้",
    "Recall against precision of links, records without a usable ID only",
)
ACROSS = (
    "ความถูกต้อง: สัดส่วนคู่ที่ถูกคน (ยิ่งขวายิ่งดี)",
    "precision: share of the links that are right",
)
UPWARD = ("ความครบ", "recall")
LEGEND = ("ระยะนำขั้นต่ำ (บิต)", "lead over the next person, bits")
DOTS = ("ตัวเลขบนเส้นหนา: น้ำหนักขั้นต่ำ", "on the thick line: least weight")
CHOSEN = ("เกณฑ์ที่ใช้", "in force")


class Scale(NamedTuple):
    """Where the two axes begin; both end at all that there is."""

    precision: float
    recall: float

    def across(self, precision: float) -> float:
        """Return where a precision stands: one decade of error is one step."""
        start = -log10(1 - self.precision)
        decades = LAST_DECADE if precision >= 1 else -log10(1 - precision)
        place = (min(max(decades, start), LAST_DECADE) - start) / (LAST_DECADE - start)
        return LEFT + place * (WIDTH - LEFT - RIGHT)

    def upward(self, recall: float) -> float:
        """Return where a recall stands."""
        place = (max(recall, self.recall) - self.recall) / (1 - self.recall)
        return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM)

    def places(self, points: list[CurvePoint]) -> list[tuple[float, float, float]]:
        """Return weight and place of the points that lie in the picture."""
        return [
            (point.weight_bits, self.across(precision), self.upward(recall))
            for point in points
            if (precision := point.precision) is not None
            and (recall := point.recall) is not None
            and precision >= self.precision
            and recall >= self.recall
        ]


def draw_curve(curve: Curve) -> str:
    """Return the picture: a line for each lead, the thresholds in force marked."""
    scale = _scale(curve)
    parts = [
        *_frame(),
        *_across_ticks(scale),
        *_upward_ticks(scale),
        *_lines(curve, scale),
        *_weights(curve, scale),
        *_chosen(curve.chosen, scale),
    ]
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}" font-size="15">\n'
        f"<title>{escape(' · '.join(TITLE))}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _scale(curve: Curve) -> Scale:
    """Return axes that begin a little below the thresholds in force."""
    recall = max(0.0, floor(50 * (curve.chosen.recall or 0.0) - 4) / 50)
    seen = [
        point.precision or 0.0
        for point in (*curve.points, curve.chosen)
        if (point.recall or 0.0) >= recall and point.linked_count
    ]
    starts = [tick for tick in TICKS if tick <= min([*seen, HIGHEST_START])]
    return Scale(max(starts, default=TICKS[0]), recall)


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(words)}</text>'


def _line(start: tuple[float, float], end: tuple[float, float], colour: str) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" '
        f'y2="{end[1]:.1f}" stroke="{colour}"/>'
    )


def _frame() -> Iterator[str]:
    """Yield the titles."""
    yield _text(LEFT, 38, TITLE[0], 'font-size="21" font-weight="bold"')
    yield _text(LEFT, 64, TITLE[1], 'fill="#444444"')
    centre = (LEFT + WIDTH - RIGHT) / 2
    yield _text(centre, HEIGHT - 42, ACROSS[0], MIDDLE)
    yield _text(centre, HEIGHT - 20, ACROSS[1], f'{MIDDLE} fill="#444444"')
    height = (TOP + HEIGHT - BOTTOM) / 2
    turned = f'{MIDDLE} transform="rotate(-90 34 {height:.1f})"'
    yield _text(34, height, " · ".join(UPWARD), turned)


def _across_ticks(scale: Scale) -> Iterator[str]:
    """Yield the grid of precision."""
    for tick in TICKS[TICKS.index(scale.precision) :]:
        x = scale.across(tick)
        yield _line((x, TOP), (x, HEIGHT - BOTTOM), "#dddddd")
        label = "≥ .99999" if tick == TICKS[-1] else f"{tick:g}".removeprefix("0")
        yield _text(x, HEIGHT - BOTTOM + 22, label, MIDDLE)


def _upward_ticks(scale: Scale) -> Iterator[str]:
    """Yield the grid of recall."""
    span = 1 - scale.recall
    step = next(step for step in (0.02, 0.05, 0.1) if span <= 10 * step + 1e-9)
    for number in range(floor(span / step + 1e-9) + 1):
        recall = 1 - number * step
        y = scale.upward(recall)
        yield _line((LEFT, y), (WIDTH - RIGHT, y), "#dddddd")
        yield _text(LEFT - 10, y + 5, f"{recall:.2f}", BEHIND)


def _lines(curve: Curve, scale: Scale) -> Iterator[str]:
    """Yield one line for each lead, and the words of the legend."""
    x = WIDTH - RIGHT + 26
    yield _text(x, TOP + 8, LEGEND[0])
    yield _text(x, TOP + 28, LEGEND[1], 'font-size="13" fill="#444444"')
    leads = sorted({point.lead_bits for point in curve.points})
    for number, lead in enumerate(leads):
        colour, dash = STROKES[number % len(STROKES)]
        width = 4 if lead == curve.chosen.lead_bits else 1.8
        stroke = f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"'
        places = scale.places(_of_lead(curve, lead))
        points = " ".join(f"{across:.1f},{up:.1f}" for _, across, up in places)
        yield f'<polyline fill="none" {stroke} points="{points}"/>'
        y = TOP + 56 + 26 * number
        yield f'<path d="M{x} {y}h56" {stroke}/>'
        yield _text(x + 68, y + 5, f"≥ {lead:g}")


def _of_lead(curve: Curve, lead: float) -> list[CurvePoint]:
    return [point for point in curve.points if point.lead_bits == lead]


def _weights(curve: Curve, scale: Scale) -> Iterator[str]:
    """Yield the weights along the line of the lead in force, where there is room."""
    told: tuple[float, float] | None = None
    for weight, x, y in scale.places(_of_lead(curve, curve.chosen.lead_bits)):
        room = APART if told is None else abs(x - told[0]) + abs(y - told[1])
        if weight % 1 == 0 and room >= APART:
            told = (x, y)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
            yield _text(x - 8, y + 14, f"{weight:g}", f"{BEHIND} {HALO}")


def _chosen(chosen: CurvePoint, scale: Scale) -> Iterator[str]:
    """Yield the mark of the thresholds in force."""
    if chosen.precision is None or chosen.recall is None:
        return
    yield _ring(scale.across(chosen.precision), scale.upward(chosen.recall))
    corner, top = WIDTH - RIGHT + 26, TOP + 290
    yield _text(corner, top - 64, DOTS[0])
    yield _text(corner, top - 44, DOTS[1], 'font-size="13" fill="#444444"')
    yield _ring(corner + 8, top - 5)
    lines = (
        f"{CHOSEN[0]} · {CHOSEN[1]}",
        f"น้ำหนัก · weight ≥ {chosen.weight_bits:g}",
        f"ระยะนำ · lead ≥ {chosen.lead_bits:g}",
        f"precision {chosen.precision:.5f}",
        f"recall {chosen.recall:.5f}",
    )
    for number, words in enumerate(lines):
        yield _text(corner + (24 if number == 0 else 0), top + 24 * number, words)


def _ring(x: float, y: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="none" stroke="#000000" '
        'stroke-width="2.5"/>'
    )
