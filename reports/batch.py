"""All reports of the published night, in one go: both editions, field sheets, PDF.

What is missing, and why, is told and kept beside them: a public edition that would give
something away leaves the office its own, and without a browser the pages are there.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from reports.browser import CHOSEN, Job, find_browser, print_pages
from reports.disclosure import (
    Disclosed,
    explain,
    make_public,
    read_disclosed,
    write_disclosed,
)
from reports.field import write_field_sheets
from reports.figures import Edition, Figures
from reports.kept_reports import (
    CARD,
    DISCLOSED,
    FIELD,
    INTERNAL,
    PUBLIC,
    Made,
    is_same_night,
    night_sha256,
    put_in_place,
    thin_reports,
)
from reports.maps import Map, read_map
from reports.pages import write_pages
from reports.read import read_figures, read_report_rules
from schemas.errors import DisclosureError, RunError, SourceError
from schemas.run import Retention
from transforms.hard_links import make_private, remove
from transforms.nights import LATEST, REPORTS, Night, kept_nights
from transforms.private_files import write_json, write_private

FIGURES_TABLE = "report_figures"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ReportRequest:
    """Reports that are asked for.

    Attributes:
        curated: the folder that holds `latest`; its lock is held.
        raw: the folder of the sources, which may hold `boundaries.geojson`.
        reference: the folder of the rules.
        only: the district that alone is reported; None: all of the area.
        hide_below: counts of people in need from one up to this are hidden from the
            public, and what else would give them away.
        with_pdf: whether PDFs are made.
        keep_nights: days that reports are kept.
    """

    curated: Path
    raw: Path
    reference: Path
    only: str | None = None
    hide_below: int = 5
    with_pdf: bool = True
    keep_nights: int = Retention.nights


@dataclass(frozen=True)
class Missing:
    """What was not made, and why."""

    what: str
    th: str
    en: str
    is_failure: bool = True


@dataclass(frozen=True)
class ReportsMade:
    """What was made, in counts.

    Attributes:
        folder: where the reports are.
        as_of: the day of the night.
        area_code: province or district.
        page_count: HTML pages of both editions.
        pdf_count: PDFs, the field sheets' among them.
        field_sheet_count: field sheets.
        hidden_count: figures that the public edition hides.
        missing: what was not made.
    """

    folder: str
    as_of: str
    area_code: str
    page_count: int
    pdf_count: int
    field_sheet_count: int
    hidden_count: int
    missing: tuple[Missing, ...]

    @property
    def is_failed(self) -> bool:
        """Whether something should have been made and was not."""
        return any(each.is_failure for each in self.missing)


@dataclass
class _Batch:
    """One night's reports while they are made."""

    asked: ReportRequest
    figures: Figures
    made: Made
    missing: list[Missing] = field(default_factory=list)
    pages: list[Path] = field(default_factory=list)
    public: Edition | None = None

    @property
    def is_part(self) -> bool:
        """Whether it joins the night's other reports: one district's, of the same."""
        asked = self.asked
        return asked.only is not None and is_same_night(
            asked.curated, self.figures.as_of, asked.hide_below
        )


def make_reports(asked: ReportRequest, staging: Path) -> ReportsMade:
    """Make the reports of the published night, and put them in place.

    Args:
        asked: which, and from where.
        staging: an empty folder on the disk of `curated`; whoever made it removes it.

    Raises:
        SourceError: there is no published night with figures, or it is damaged.
        RulesError: the rules of the reports break their contract.
    """
    figures = read_figures(asked.curated / LATEST, read_report_rules(asked.reference))
    _refuse_unknown(asked, figures)
    made = Made(asked.curated, figures.as_of, staging)
    batch = _Batch(asked, figures, made)
    make_private(made.fresh)
    _write_editions(batch)
    sheets, jobs = _field_jobs(batch)
    jobs += [(page, page.with_suffix(".pdf")) for page in batch.pages]
    printed = _print(batch, jobs)
    said = ReportsMade(
        folder=str(made.folder),
        as_of=f"{figures.as_of}",
        area_code=figures.area_code,
        page_count=len(batch.pages),
        pdf_count=len(jobs) if printed else 0,
        field_sheet_count=len(sheets) if printed else 0,
        hidden_count=len(batch.public.hidden) if batch.public else 0,
        missing=tuple(batch.missing),
    )
    _write_card(batch, said)
    _publish(batch)
    return said


def _refuse_unknown(asked: ReportRequest, figures: Figures) -> None:
    """Refuse a district that the area has not."""
    only = asked.only
    if only and (only not in figures.place_names or only.endswith("00")):
        raise SourceError(
            f"พื้นที่ {figures.area_code} ไม่มีอำเภอรหัส {only}: ตรวจรหัส --district",
            f"area {figures.area_code} has no district {only}: check --district",
        )


def _write_editions(batch: _Batch) -> None:
    """Write the pages of both editions."""
    asked, figures = batch.asked, batch.figures
    log.info("รายงาน: หน้าเว็บ · reports: pages")
    drawing = read_map(asked.raw, asked.reference, figures)
    internal = Edition(is_public=False, figures=figures, hidden={})
    _write_edition(batch, internal, _then(asked.curated, figures), drawing)
    try:
        earlier = read_disclosed(asked.curated / REPORTS / DISCLOSED)
        public = make_public(figures, earlier, asked.hide_below)
    except DisclosureError as error:
        batch.missing.append(Missing(PUBLIC, error.th, error.en))
        return
    _write_edition(batch, public, _public_then(figures, earlier), drawing)
    _write_why_hidden(public, batch.made.fresh / INTERNAL / "disclosure.csv")
    batch.public = public


def _write_edition(
    batch: _Batch, edition: Edition, then: Edition | None, drawing: Map
) -> None:
    """Write the pages of one edition."""
    folder = batch.made.fresh / (PUBLIC if edition.is_public else INTERNAL)
    make_private(folder)
    batch.pages += write_pages(edition, then, drawing, folder, batch.asked.only)


def _field_jobs(batch: _Batch) -> tuple[list[Path], list[Job]]:
    """Write the field sheets to be printed: on paper and as PDF only."""
    if not batch.asked.with_pdf or find_browser() is None:
        return [], []
    log.info("รายงาน: แผ่นงานลงพื้นที่ · reports: field sheets")
    asked = batch.asked
    sheets = write_field_sheets(
        asked.curated / LATEST,
        batch.made.staging / "sheets",
        asked.only,
        reference=asked.reference,
    )
    target = batch.made.fresh / FIELD
    make_private(target)
    return sheets, [(sheet, target / f"{sheet.stem}.pdf") for sheet in sheets]


def _print(batch: _Batch, jobs: list[Job]) -> bool:
    """Print to PDF, if it is asked for and can be; return whether it was."""
    if not batch.asked.with_pdf:
        return False
    browser = find_browser()
    if browser is None:
        batch.missing.append(_no_browser())
        return False
    log.info("รายงาน: PDF · reports: %s PDFs", len(jobs))
    try:
        print_pages(browser, jobs, batch.figures.as_of)
    except RunError as error:
        batch.missing.append(Missing("pdf", error.th, error.en))
        for _, pdf in jobs:
            pdf.unlink(missing_ok=True)
        return False
    return True


def _no_browser() -> Missing:
    return Missing(
        "pdf",
        "ไม่พบ Chrome, Edge หรือ Chromium จึงไม่มี PDF และแผ่นงานลงพื้นที่ (หน้าเว็บครบ): "
        f"ติดตั้ง หรือระบุด้วย {CHOSEN} แล้วสั่ง tambon report",
        "no Chrome, Edge or Chromium was found, so there are no PDFs and no field "
        f"sheets (the pages are complete): install one, or name it in {CHOSEN}, and "
        "give tambon report",
        is_failure=False,
    )


def _write_card(batch: _Batch, said: ReportsMade) -> None:
    """Keep beside the reports what they are and what they lack."""
    if batch.is_part:
        return  # the day's reports stay those of the whole area
    write_json(
        batch.made.fresh / CARD,
        {
            "as_of": said.as_of,
            "area_code": said.area_code,
            "only": batch.asked.only,
            "is_invented": batch.figures.is_invented,
            "night_sha256": night_sha256(batch.asked.curated),
            "hide_below": batch.asked.hide_below,
            "page_count": said.page_count,
            "pdf_count": said.pdf_count,
            "field_sheet_count": said.field_sheet_count,
            "hidden_count": said.hidden_count,
            "missing": [asdict(each) for each in said.missing],
        },
    )


def _write_why_hidden(public: Edition, path: Path) -> None:
    """Write why each hidden figure is, for the office alone."""
    lines = ["measure_code,row_code,place_code,reason_code,reason_th"]
    lines += [",".join(each) for each in explain(public)]
    write_private(path, "\n".join([*lines, ""]))


def _publish(batch: _Batch) -> None:
    """Put the reports in place, and remember what the public may now see."""
    asked = batch.asked
    remove(batch.made.staging / "sheets")
    if batch.public:
        write_disclosed(asked.curated / REPORTS / DISCLOSED, batch.public)
    put_in_place(batch.made, is_part=batch.is_part)
    thin_reports(asked.curated, asked.keep_nights)


def _then(curated: Path, figures: Figures) -> Edition | None:
    """Return the last night of an earlier month that still has its figures."""
    for night in reversed(kept_nights(curated)):
        if _is_earlier_month(night, figures) and night.table(FIGURES_TABLE):
            return Edition(False, read_figures(night.path, figures.rules), {})
    return None


def _is_earlier_month(then: Night | Disclosed, figures: Figures) -> bool:
    now = figures.as_of
    return (then.as_of.year, then.as_of.month) < (now.year, now.month)


def _public_then(figures: Figures, earlier: Sequence[Disclosed]) -> Edition | None:
    """Return the last public edition of an earlier month, as the public has seen it."""
    for said in reversed(earlier):
        if _is_earlier_month(said, figures):
            then = replace(figures, as_of=said.as_of, counts=said.counts)
            return Edition(True, then, said.hidden)
    return None
