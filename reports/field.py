"""The field sheets: one per subdistrict, to be printed and carried from house to house.

Who reads over a visitor's shoulder learns who is visited and what is brought, and not
why: no list, no score, no indicator, and of an ID only what is left when it is masked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports.field_rows import by_village, centre_numbers
from reports.fonts import font_faces
from transforms.field_rows import Cut, FieldRows, Row, read_field_rows
from transforms.hard_links import make_private
from transforms.nights import read_manifest
from transforms.private_files import write_private
from transforms.sheets import MONTHS, thai_date

TEMPLATES = Path(__file__).parent / "templates"
RESULTS = ((1, "พบ"), (2, "ไม่พบ"), (3, "ย้าย"), (4, "เสียชีวิต"), (5, "ส่งต่อ"))


@dataclass(frozen=True)
class Limits:
    """How much goes on paper, and how long it may be kept.

    Attributes:
        most_rows: households of one sheet: a centre that has not said how many it can
            visit plans thousands.
        keep_days: days after the night until the sheet is to be destroyed.
    """

    most_rows: int = 100
    keep_days: int = 45


LIMITS = Limits()


@dataclass(frozen=True)
class Night:
    """What all sheets of a night have in common."""

    month_th: str
    as_of_th: str
    destroy_by_th: str
    is_invented: bool


def write_field_sheets(
    latest: Path,
    folder: Path,
    only: str | None = None,
    *,
    reference: Path,
    limits: Limits = LIMITS,
) -> list[Path]:
    """Write one page per subdistrict, for its owner alone; to be printed.

    Args:
        latest: what the night published.
        folder: where they go; made if need be.
        only: province, district or subdistrict to make sheets for.
        reference: the folder of the rule files.
        limits: how many households a sheet has, and how long it may be kept.

    Returns:
        The files in the order of the subdistricts, one for each, planned or not.

    Raises:
        SourceError: what the night published is missing or damaged.
    """
    said = read_manifest(latest)
    most_services = said["parameters"]["max_suggested_services"]
    cut = Cut(only or "", limits.most_rows, most_services)
    rows = read_field_rows(latest, reference, cut)
    as_of = date.fromisoformat(said["as_of"])
    month: date = rows.month or as_of
    night = Night(
        month_th=f"{MONTHS[month.month - 1]} {month.year + 543}",
        as_of_th=thai_date(as_of),
        destroy_by_th=thai_date(as_of + timedelta(days=limits.keep_days)),
        is_invented=said["is_invented"],
    )
    make_private(folder)
    return [*_write_pages(rows, night, folder)]


def _write_pages(rows: FieldRows, night: Night, folder: Path) -> Iterator[Path]:
    """Write each subdistrict's page."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"font_faces": font_faces(), "results": RESULTS}
    environment.filters["thai_date"] = thai_date
    page = environment.get_template("field.html.j2")
    visits = {
        code: [*of_one]
        for code, of_one in groupby(rows.visits, lambda row: row["subdistrict_code"])
    }
    for place in rows.places:
        code = place["subdistrict_code"]
        path = folder / f"{code}.html"
        write_private(
            path, page.render(night=night, **_contents(place, visits.get(code, [])))
        )
        yield path


def _contents(place: Row, visits: Sequence[Row]) -> dict[str, object]:
    """Return what one sheet shows."""
    return {
        "place": place,
        "villages": by_village(visits),
        "visit_count": len(visits),
        "left_count": place["planned_count"] - len(visits),
        "centres": centre_numbers(visits),
    }
