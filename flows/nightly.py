"""The nightly run: raw files in, target lists per subdistrict out.

One Prefect task per stage. Prefect is told paths, codes and counts, never a value of a
person: its database keeps parameters, log lines and the text of exceptions.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.log import let_through, quiet_at_exit
from flows.log_file import lines_kept, note_run
from flows.private import without_values
from flows.request import read_request
from flows.settings import private_home
from flows.sweep import close_dead_runs
from schemas.run import RunRequest
from transforms.admission import refuse_nothing_admitted
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.earlier import load_earlier
from transforms.figures import LedgerRow, RunReport, report
from transforms.load import load_reference, load_sources
from transforms.publish import publish
from transforms.switch import LATEST, staged
from transforms.warehouse import open_warehouse

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FLOW_NAME = "nightly"
SPILL = ".spill"

logger = logging.getLogger(__name__)


@task(name="load", task_run_name="load", cache_policy=NO_CACHE)
def load(
    con: "DuckDBPyConnection",
    raw: Path,
    reference: Path,
    latest: Path,
    request: RunRequest,
) -> None:
    """Copy every source and code list into the warehouse, and what nights before left.

    Args:
        con: the warehouse.
        raw: folder of the sources.
        reference: folder of the code lists and rules.
        latest: the lists of the run before, soon to be replaced.
        request: the run's day, and whether its people are invented.
    """
    logger.info("1/4 อ่านไฟล์ต้นทาง · reading the sources in %s", raw)
    with without_values():
        load_reference(con, reference)
        load_sources(con, raw)
        load_earlier(con, latest, request)


@task(name="admit", task_run_name="admit", cache_policy=NO_CACHE)
def admit(con: "DuckDBPyConnection", request: RunRequest) -> None:
    """Clean, and set doubtful rows aside."""
    logger.info("2/4 ตรวจและทำความสะอาด · cleaning, setting doubtful rows aside")
    with without_values():
        admit_sources(con, request)
        refuse_nothing_admitted(con, request)


@task(name="build", task_run_name="build", cache_policy=NO_CACHE)
def build(con: "DuckDBPyConnection", request: RunRequest) -> None:
    """Measure need, match, find the gap, make the lists, prove the counts."""
    logger.info("3/4 คำนวณบัญชีเป้าหมาย · working out the target lists")
    with without_values():
        build_tables(con, request)


@task(name="publish", task_run_name="publish", cache_policy=NO_CACHE)
def write(con: "DuckDBPyConnection", staging: Path, request: RunRequest) -> None:
    """Write the lists beside yesterday's."""
    logger.info("4/4 เขียนบัญชี · writing the lists")
    with without_values():
        publish(con, staging, request)


def _run_name() -> str:
    """Return the run's name in Prefect: what it was asked for."""
    asked = flow_run.parameters
    return f"nightly {asked['area'] or 'sample'} {asked['as_of'] or 'today'}"


@flow(name=FLOW_NAME, flow_run_name=_run_name)
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
    """
    let_through()
    quiet_at_exit()
    with lines_kept(private_home()), without_values():
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
        logger.info("พื้นที่ · area %s, ณ วันที่ · as of %s", request.area_code, request.as_of)
        with staged(Path(curated)) as staging:
            close_dead_runs(FLOW_NAME, curated)
            with _warehouse(Path(curated)) as con:
                load(con, Path(raw), Path(reference), Path(curated) / LATEST, request)
                admit(con, request)
                build(con, request)
                write(con, staging, request)
                said = report(con, request, str(Path(curated) / LATEST))
            show_ledger(said.ledger)
    return said


@contextmanager
def _warehouse(curated: Path) -> Iterator["DuckDBPyConnection"]:
    """Open an empty warehouse; who holds the lock of `curated` owns its spill."""
    spill = curated / SPILL
    shutil.rmtree(spill, ignore_errors=True)  # left by a run that was killed
    try:
        with closing(open_warehouse(spill)) as con:
            yield con
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def show_ledger(ledger: tuple[LedgerRow, ...]) -> None:
    """Show the ledger in Prefect beside the run: the proof that nobody was lost."""
    create_table_artifact(
        table=[asdict(row) for row in ledger],
        key="ledger",
        description="บัญชีตรวจนับ: ไม่มีใครตกหล่น · the proof that nobody was lost",
    )
