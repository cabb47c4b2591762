"""`tambon report`, and the reports of a night: made from its lists, which stay."""

import logging
import re
from argparse import Namespace
from dataclasses import asdict

from rich.console import Console

from flows.asked import Asked
from flows.commands import print_json
from flows.failure import DONE, TO_MEND
from flows.log import lines_shown
from flows.private import UsageError, without_values
from flows.settings import private_home
from reports.batch import ReportRequest, ReportsMade, make_reports
from schemas.errors import RunError, SourceError
from transforms.hard_links import make_private
from transforms.nights import read_latest
from transforms.switch import STAGING, staged

WORK = "reports"  # in the staging of `curated`, which a crash leaves to the next run
LEAST_HIDE_BELOW = 2

logger = logging.getLogger(__name__)


def report(asked: Namespace, out: Console, lines: Console) -> int:
    """Make the reports of the published night; return 1 if some could not be made."""
    request = ReportRequest(
        curated=asked.curated,
        raw=asked.raw,
        reference=asked.reference,
        only=_district(asked.district),
        hide_below=_hide_below(asked.hide_below),
        with_pdf=not asked.no_pdf,
    )
    with lines_shown(lines, private_home()):
        _need_night(request)
        with staged(request.curated):
            made = _make(request)
    if asked.json:
        print_json(asdict(made), out)
    else:
        for line in told(made):
            out.print(line, markup=False, highlight=False, soft_wrap=True)
    return TO_MEND if made.is_failed else DONE


def report_night(asked: Asked) -> None:
    """Make the reports of a night just published; its lists stand without them.

    Args:
        asked: the night; its folder is staged.
    """
    try:
        with without_values():
            for line in told(_make(_of_night(asked))):
                logger.info(line)
    except RunError as error:
        logger.warning(
            "ไม่มีรายงาน บัญชีครบแล้ว · the lists are there, the reports are not: %s · %s",
            error.th, error.en,
        )  # fmt: skip


def told(made: ReportsMade) -> list[str]:
    """Return the lines that say what was made, and what is missing."""
    return [
        f"รายงาน · reports: {made.folder}",
        f"  หน้า · pages {made.page_count}, PDF {made.pdf_count} "
        f"(แผ่นงานลงพื้นที่ · field sheets {made.field_sheet_count}), "
        f"ตัวเลขที่ปกปิด · figures hidden {made.hidden_count}",
        *(f"  ขาด · missing: {each.th} · {each.en}" for each in made.missing),
    ]


def _make(request: ReportRequest) -> ReportsMade:
    """Make reports in the staging folder of `curated`, which is held."""
    work = request.curated / STAGING / WORK
    make_private(work)
    return make_reports(request, work)


def _of_night(asked: Asked) -> ReportRequest:
    return ReportRequest(
        curated=asked.curated,
        raw=asked.raw,
        reference=asked.reference,
        keep_nights=asked.retention.nights,
    )


def _need_night(request: ReportRequest) -> None:
    """Refuse to report where nothing is published, or a district that is not in it."""
    latest = read_latest(request.curated)
    if latest is None:
        raise SourceError(
            "ยังไม่มีบัญชีให้รายงาน: สั่ง tambon run ก่อน",
            "there are no lists to report on yet: give tambon run first",
            file=str(request.curated),
        )
    area = str(latest.manifest()["area_code"])
    if request.only and not request.only.startswith(area):
        raise UsageError(
            f"บัญชีล่าสุดเป็นของพื้นที่ {area} ซึ่งไม่มีอำเภอนี้",
            f"the last lists are of area {area}, which has no such district",
            place="--district",
        )


def _district(said: str | None) -> str | None:
    """Return a district's code, if it can be one."""
    if said is not None and not re.fullmatch(r"\d{4}", said, re.ASCII):
        raise UsageError(
            "รหัสอำเภอมี 4 หลัก เช่น 5705",
            "a district code has 4 digits, such as 5705",
            place="--district",
        )
    return said


def _hide_below(said: int) -> int:
    """Return below what counts are hidden, if it hides any."""
    if said < LEAST_HIDE_BELOW:
        raise UsageError(
            f"ต้องปกปิดอย่างน้อยจำนวน 1: ใส่ {LEAST_HIDE_BELOW} ขึ้นไป",
            f"at least counts of 1 are hidden: give {LEAST_HIDE_BELOW} or more",
            place="--hide-below",
        )
    return said
