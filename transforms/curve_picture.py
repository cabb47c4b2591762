"""The curve of recall against precision as a picture (SVG), drawn without a library.

Precision runs on a scale of its error, so that .99, .999 and .9999 stand apart.
"""

from collections.abc import Iterator
from html import escape
from math import log10

from transforms.weight_curve import Curve, CurvePoint

WIDTH, HEIGHT = 960, 640
LEFT, RIGHT, TOP, BOTTOM = 110, 250, 96, 100
LOW_PRECISION, LAST_DECADE = 0.9, 5.0  # the scale ends at .99999; beyond is its edge
TICKS = (0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999, 0.99999)
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
CHOSEN = ("เกณฑ์ที่ใช้", "in force")


def draw_curve(curve: Curve) -> str:
    """Return the picture: a line for each lead, the thresholds in force marked."""
    low = _lowest_recall(curve)
    parts = [
        *_frame(),
        *_across_ticks(),
        *_upward_ticks(low),
        *_lines(curve, low),
        *_chosen(curve.chosen, low),
    ]
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}" font-size="15">\n'
        f"<title>{escape(' · '.join(TITLE))}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _across(precision: float) -> float:
    """Return where a precision stands: one decade of error is one step."""
    decades = LAST_DECADE if precision >= 1 else -log10(1 - precision)
    start = -log10(1 - LOW_PRECISION)
    place = (min(max(decades, start), LAST_DECADE) - start) / (LAST_DECADE - start)
    return LEFT + place * (WIDTH - LEFT - RIGHT)


def _upward(recall: float, low: float) -> float:
    """Return where a recall stands."""
    place = (max(recall, low) - low) / (1 - low)
    return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM)


def _lowest_recall(curve: Curve) -> float:
    """Return where the recall axis begins: below the thresholds in force, in tenths."""
    recall = curve.chosen.recall or 0.0
    return max(0.0, int(10 * recall - 2) / 10)


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
    middle = 'text-anchor="middle"'
    centre = (LEFT + WIDTH - RIGHT) / 2
    yield _text(centre, HEIGHT - 42, ACROSS[0], middle)
    yield _text(centre, HEIGHT - 20, ACROSS[1], f'{middle} fill="#444444"')
    height = (TOP + HEIGHT - BOTTOM) / 2
    turned = f'{middle} transform="rotate(-90 34 {height:.1f})"'
    yield _text(34, height, " · ".join(UPWARD), turned)


def _across_ticks() -> Iterator[str]:
    """Yield the grid of precision."""
    for tick in TICKS:
        x = _across(tick)
        yield _line((x, TOP), (x, HEIGHT - BOTTOM), "#dddddd")
        label = "≥ .99999" if tick == TICKS[-1] else f"{tick:g}".removeprefix("0")
        yield _text(x, HEIGHT - BOTTOM + 22, label, 'text-anchor="middle"')


def _upward_ticks(low: float) -> Iterator[str]:
    """Yield the grid of recall."""
    step = 0.05 if low >= 0.5 else 0.1
    for number in range(round((1 - low) / step) + 1):
        recall = low + number * step
        y = _upward(recall, low)
        yield _line((LEFT, y), (WIDTH - RIGHT, y), "#dddddd")
        yield _text(LEFT - 10, y + 5, f"{recall:.2f}", 'text-anchor="end"')


def _lines(curve: Curve, low: float) -> Iterator[str]:
    """Yield one line for each lead, and the words of the legend."""
    x = WIDTH - RIGHT + 26
    yield _text(x, TOP + 8, LEGEND[0])
    yield _text(x, TOP + 28, LEGEND[1], 'font-size="13" fill="#444444"')
    leads = sorted({point.lead_bits for point in curve.points})
    for number, lead in enumerate(leads):
        colour, dash = STROKES[number % len(STROKES)]
        stroke = f'stroke="{colour}" stroke-width="2.2" stroke-dasharray="{dash}"'
        of_lead = [point for point in curve.points if point.lead_bits == lead]
        yield f'<polyline fill="none" {stroke} points="{_places(of_lead, low)}"/>'
        y = TOP + 56 + 26 * number
        yield f'<path d="M{x} {y}h56" {stroke}/>'
        yield _text(x + 68, y + 5, f"≥ {lead:g}")


def _places(points: list[CurvePoint], low: float) -> str:
    """Return the places of a line's points that lie in the picture."""
    return " ".join(
        f"{_across(precision):.1f},{_upward(recall, low):.1f}"
        for point in points
        if (precision := point.precision) is not None
        and (recall := point.recall) is not None
        and precision >= LOW_PRECISION
        and recall >= low
    )


def _chosen(chosen: CurvePoint, low: float) -> Iterator[str]:
    """Yield the mark of the thresholds in force."""
    if chosen.precision is None or chosen.recall is None:
        return
    yield _ring(_across(chosen.precision), _upward(chosen.recall, low))
    corner, top = WIDTH - RIGHT + 26, TOP + 250
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
