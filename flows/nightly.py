"""The nightly run: raw files in, target lists per subdistrict out.

One Prefect task per stage. Prefect is told paths, codes and counts, never a value of a
person: its database keeps parameters, log lines and the text of exceptions.
"""

import logging
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.asked import Asked, is_day_said, is_earlier_day
from flows.hooks import tell_crash, tell_unexplained, trouble_told
from flows.log import let_through, quiet_at_exit
from flows.log_file import lines_kept, note_run
from flows.policy import read_retention
from flows.private import without_values
from flows.request import read_request
from flows.settings import private_home
from flows.sweep import close_dead_runs
from reports.kept_reports import is_due
from schemas.run import RunRequest
from transforms.brakes import drop_held, stop_if_braked
from transforms.figures import LedgerRow, RunReport, report
from transforms.inputs import Taken
from transforms.nights import LATEST, refuse_other_series, thin
from transforms.one_night import (
    SPILL,
    admit_night,
    build_night,
    gather_night,
    load_night,
    publish_night,
    store_night,
    warehouse,
)
from transforms.switch import PUBLISHED, STAGING, commit, staged
from transforms.unchanged import read_unchanged

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FLOW_NAME = "nightly"

logger = logging.getLogger(__name__)


@task(name="load", task_run_name="load", cache_policy=NO_CACHE)
def load(con: "DuckDBPyConnection", curated: Path, taken: Taken) -> None:
    """Copy every source and code list into the warehouse, and what nights before left.

    Args:
        con: the warehouse.
        curated: the folder whose staging keeps them as well.
        taken: the inputs of the run.
    """
    with without_values():
        logger.info("1/4 อ่านไฟล์ต้นทาง · reading the sources in %s", taken.folders.raw)
        store_night(curated, taken)
        load_night(con, taken)


@task(name="admit", task_run_name="admit", cache_policy=NO_CACHE)
def admit(con: "DuckDBPyConnection", request: RunRequest) -> None:
    """Clean, and set doubtful rows aside."""
    with without_values():
        logger.info("2/4 ตรวจและทำความสะอาด · cleaning, setting doubtful rows aside")
        admit_night(con, request)


@task(name="build", task_run_name="build", cache_policy=NO_CACHE)
def build(con: "DuckDBPyConnection", request: RunRequest) -> None:
    """Measure need, match, find the gap, make the lists, prove the counts."""
    with without_values():
        logger.info("3/4 คำนวณบัญชีเป้าหมาย · working out the target lists")
        build_night(con, request)


@task(name="publish", task_run_name="publish", cache_policy=NO_CACHE)
def write(con: "DuckDBPyConnection", published: Path, request: RunRequest) -> None:
    """Write the lists beside yesterday's."""
    with without_values():
        logger.info("4/4 เขียนบัญชี · writing the lists")
        publish_night(con, published, request)


@task(name="report", task_run_name="report", cache_policy=NO_CACHE)
def write_reports(asked: Asked) -> None:
    """Make the reports of the night; a night whose reports fail has its lists."""
    from flows.report import report_night  # heavy: only where needed

    report_night(asked)


def _run_name() -> str:
    """Return the run's name in Prefect: what it was asked for."""
    asked = flow_run.parameters
    return f"nightly {asked['area'] or 'sample'} {asked['as_of'] or 'today'}"


@flow(name=FLOW_NAME, flow_run_name=_run_name, on_crashed=[tell_crash])
def nightly(  # noqa: PLR0913, PLR0917  (each is a field of Prefect's form)
    raw: str,
    curated: str,
    reference: str,
    area: str | None = None,
    as_of: str | None = None,
    link_weight: float | None = None,
    link_lead: float | None = None,
    review_weight: float | None = None,
    vulnerable_level: int | None = None,
    overdue_days: int | None = None,
    load_km: float | None = None,
    keep_nights: int | None = None,
    keep_names_nights: int | None = None,
    reports: bool = False,
) -> RunReport:
    """Make the target lists of one area from the raw files of today.

    Args:
        raw: folder of the sources.
        curated: folder that holds `latest`, the lists.
        reference: folder of the code lists and rules.
        area: province or district code; none: the sample's own.
        as_of: day the run speaks of, YYYY-MM-DD; none: the sample's own, else today.
        link_weight: least weight (bits) at which a record is linked by itself.
        link_lead: least lead (bits) over the next person for that.
        review_weight: least weight (bits) at which a person is asked. The README tells
            how the numbers used when none is said were chosen.
        vulnerable_level: least level (0-3) of the list of vulnerable households.
        overdue_days: days after which an open request is overdue.
        load_km: kilometres that a month of work waiting at a centre counts as, where
            several share a subdistrict.
        keep_nights: nights of which counts and changes are kept.
        keep_names_nights: nights of which all is kept, names and IDs too.
        reports: whether the reports of a new night are made as well.
    """
    let_through()
    quiet_at_exit()
    about = {"as_of": as_of, "area": area}
    with lines_kept(private_home()), trouble_told(about), without_values():
        request = read_request(
            Path(raw),
            area,
            as_of,
            link_weight=link_weight,
            link_lead=link_lead,
            review_weight=review_weight,
            vulnerable_level=vulnerable_level,
            overdue_days=overdue_days,
            load_km=load_km,
        )
        note_run(request.area_code, request.as_of.isoformat())
        about |= {"as_of": request.as_of.isoformat(), "area": request.area_code}
        retention = read_retention(keep_nights, keep_names_nights)
        asked = Asked(Path(raw), Path(reference), Path(curated), request, retention)
        logger.info("พื้นที่ · area %s, ณ วันที่ · as of %s", request.area_code, request.as_of)
        with staged(asked.curated):
            close_dead_runs(FLOW_NAME, curated)
            said = make_lists(asked, is_day_said=is_day_said(asked.raw, as_of))
            show_ledger(said.ledger)
            if reports and is_due(asked.curated, request.as_of):
                write_reports(asked)
        tell_unexplained(said, about)
    return said


def make_lists(asked: Asked, *, is_day_said: bool) -> RunReport:
    """Make the lists of a day, in a folder that is staged, unless they are there."""
    refuse_other_series(asked.curated, asked.request)
    if is_earlier_day(asked, is_day_said=is_day_said):
        from flows.rebuild import rebuild  # heavy: only where needed

        return rebuild(asked)
    taken = gather_night(asked.curated, asked.raw, asked.reference, asked.request)
    unchanged = read_unchanged(asked.curated, taken)
    if unchanged:
        drop_held(asked.curated, asked.request.as_of)
    return unchanged or _make_anew(asked, taken)


def _make_anew(asked: Asked, taken: Taken) -> RunReport:
    """Make the lists of a day, and let them take the place of `latest`."""
    curated, request = asked.curated, asked.request
    with warehouse(curated / SPILL) as con:
        load(con, curated, taken)
        admit(con, request)
        build(con, request)
        write(con, curated / STAGING / PUBLISHED, request)
        said = report(con, request, str(curated / LATEST))
    stop_if_braked(curated)
    commit(curated)
    thin(curated, asked.retention)
    return said


def show_ledger(ledger: tuple[LedgerRow, ...]) -> None:
    """Show the ledger in Prefect beside the run: the proof that nobody was lost."""
    create_table_artifact(
        table=[asdict(row) for row in ledger],
        key="ledger",
        description="บัญชีตรวจนับ: ไม่มีใครตกหล่น · the proof that nobody was lost",
    )
