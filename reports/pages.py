"""The office's reports of one edition: self-contained HTML files, and their CSVs."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from reports import (
    sections_data,
    sections_departments,
    sections_month,
    sections_people,
    sections_places,
)
from reports.charts import pattern_definitions
from reports.csv_files import write_tables
from reports.facts import Facts
from reports.figures import Edition
from reports.fonts import font_faces
from reports.maps import Map
from reports.page_parts import Page, Section
from reports.sections_map import map_of_need
from reports.words import HIDDEN_WHY, thai_date
from transforms.private_files import write_private

TEMPLATES = Path(__file__).parent / "templates"
PUBLIC, INTERNAL = "ฉบับเผยแพร่", "ใช้ภายใน · ห้ามเผยแพร่"
INVENTED = "ข้อมูลสมมุติ – บุคคลในรายงานนี้ไม่มีอยู่จริง"
PEC = "department-pec"
PEC_NAME = "ศูนย์อำนวยการขจัดความยากจน (ศจพ.)"


def write_pages(
    edition: Edition,
    then: Edition | None,
    drawing: Map,
    folder: Path,
    only: str | None = None,
) -> list[Path]:
    """Write the reports of one edition, and their figures as CSV.

    Args:
        edition: the night's figures, as its readers may see them.
        then: an earlier night's, as the same readers saw it; None without one.
        drawing: where the subdistricts lie.
        folder: where the pages go; their CSVs go in its `figures`.
        only: the one report to write: a place's code, or `department-` and a code.

    Returns:
        The HTML files written.
    """
    facts = Facts(edition, then)
    makers = dict(_makers(facts, drawing))
    wanted = {only: makers[only]} if only is not None else makers
    return [_write(make(), facts, folder) for make in wanted.values()]


def page_codes(edition: Edition) -> list[str]:
    """Return the codes that `only` may be."""
    facts = Facts(edition)
    sheets = [f"department-{code}" for code in facts.figures.rules.departments]
    return [facts.root, *facts.below(facts.root, 4), *sheets, PEC]


def _makers(facts: Facts, drawing: Map) -> Iterator[tuple[str, Callable[[], Page]]]:
    """Yield each report's code and what makes it."""
    for code in page_codes(facts.edition):
        if code == PEC:
            yield code, partial(_poverty_centre_page, facts)
        elif code.isdigit():
            yield code, partial(_place_page, facts, drawing, code)
        else:
            yield code, partial(_department_page, facts, code)


def _place_page(facts: Facts, drawing: Map, place: str) -> Page:
    """Return the report of a province or district."""
    sections: list[Section] = [
        sections_month.month(facts, place),
        sections_places.centres(facts, place),
        sections_places.dimensions(facts, place),
    ]
    if facts.below(place, 4):
        sections.append(sections_places.ranked_districts(facts, place))
    sections += [
        sections_places.ranked_subdistricts(facts, place),
        map_of_need(facts, drawing, place),
        sections_people.poverty(facts, place),
        sections_people.groups(facts, place),
        sections_people.flow(facts, place),
        sections_data.age(facts),
        sections_data.quality(facts),
    ]
    sections.append(sections_data.certainty(facts, place, sections))
    links = _links(facts) if place == facts.root else _up(facts)
    title = f"รายงานแก้ไขปัญหาความยากจนและความเปราะบาง {facts.place_name(place)}"
    return Page(place, title, _lead(facts), tuple(sections), links)


def _department_page(facts: Facts, code: str) -> Page:
    """Return the sheet of a department."""
    department = code.removeprefix("department-")
    sections = sections_departments.department(facts, department)
    used = sections_data.certainty_table(facts, sections)
    title = f"{_departments(facts)[department]} {facts.place_name(facts.root)}"
    return Page(code, title, _lead(facts), (*sections, used), _up(facts))


def _poverty_centre_page(facts: Facts) -> Page:
    """Return the sheet of the poverty-eradication centre."""
    sections = sections_departments.poverty_centre(facts)
    used = sections_data.certainty_table(facts, sections)
    title = f"{PEC_NAME} {facts.place_name(facts.root)}"
    return Page(PEC, title, _lead(facts), (*sections, used), _up(facts))


def _lead(facts: Facts) -> str:
    """Return of which day the figures are."""
    return f"ข้อมูล ณ วันที่ {thai_date(facts.figures.as_of)}"


def _up(facts: Facts) -> dict[str, str]:
    """Return the way from a sheet to the report of the whole area."""
    return {f"{facts.root}.html": f"รายงานของ{facts.place_name(facts.root)}"}


def _links(facts: Facts) -> dict[str, str]:
    """Return every other report of the night."""
    names = {code: facts.place_name(code) for code in facts.below(facts.root, 4)}
    departments = facts.figures.rules.departments
    names |= {f"department-{code}": _departments(facts)[code] for code in departments}
    return {f"{code}.html": name for code, name in (names | {PEC: PEC_NAME}).items()}


def _departments(facts: Facts) -> Mapping[str, str]:
    """Return the name of each department."""
    return facts.figures.rules.row_names["department"]


def _write(page: Page, facts: Facts, folder: Path) -> Path:
    """Write a page and the CSVs of its tables."""
    path = folder / f"{page.code}.html"
    edition = PUBLIC if facts.edition.is_public else INTERNAL
    marks = [edition, *([INVENTED] if facts.figures.is_invented else [])]
    html = _template().render(
        page=page,
        captions={table.code: table.caption for table in page.tables()},
        marks=marks,
        footing=_footing(facts),
        edition_th=edition,
        hidden_why=HIDDEN_WHY,
        patterns=pattern_definitions(),
        # our own files, of which nothing is anybody's to write
        fonts=Markup(font_faces()),  # noqa: S704
        style=Markup((TEMPLATES / "report.css").read_text("utf-8")),  # noqa: S704
    )
    write_private(path, html)
    write_tables(page, folder)
    return path


def _footing(facts: Facts) -> str:
    """Return what the foot of each page says of what is hidden."""
    if facts.edition.is_public:
        return "ตัวเลขที่น้อยจนอาจรู้ถึงตัวบุคคล และตัวเลขอื่นที่จะทำให้คำนวณกลับได้ พิมพ์ว่า ปกปิด"
    return "ฉบับนี้แสดงตัวเลขทั้งหมด เก็บและใช้เฉพาะภายในหน่วยงาน ห้ามส่งต่อหรือเผยแพร่"


@cache
def _template() -> Template:
    """Return the template of all reports."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.j2")
