"""`publish`, the last verb: what people and machines read, written into one folder."""

from collections.abc import Callable
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas import clean, curated, match
from schemas.contract import Table, key_columns, table_name
from schemas.run import RunRequest
from transforms.change_files import write_change_files
from transforms.earlier import write_for_next_run
from transforms.manifest import write_manifest
from transforms.plan_workbooks import plan_workbooks, write_plans
from transforms.rejections import write_rejection_workbooks, write_rejections
from transforms.review_workbooks import write_review_workbooks
from transforms.target_lists import write_target_lists
from transforms.warehouse import side_by_side
from transforms.what_if_files import write_for_what_if
from transforms.workbook import subdistrict_workbooks
from transforms.workbooks import write_all

Step = Callable[[DuckDBPyConnection, Path, RunRequest], dict[str, int]]
# What others may build on. What only leads to it (profiles, contacts, each service
# given) stays in the warehouse.
TABLES: tuple[Table, ...] = (
    curated.PersonNeeds,
    curated.MemberGaps,
    curated.HouseholdGaps,
    curated.HouseholdDimensions,
    curated.HouseholdFates,
    curated.UnmatchedClients,
    curated.OutsideSurveyClients,
    curated.TargetListRows,
    curated.ReviewPairs,
    curated.ReviewAnswers,
    curated.IndicatorCounts,
    curated.SubdistrictSummary,
    curated.GroupCounts,
    curated.HouseholdVulnerability,
    curated.HouseholdPoverty,
    curated.PovertyCounts,
    curated.PovertyContributions,
    curated.ServiceOptions,
    curated.CentreAssignments,
    curated.PlanRows,
    curated.PlanChanges,
    curated.CentrePlans,
    curated.Proofs,
    curated.Ledger,
    curated.SubjectStates,
    curated.NightSettings,
    curated.Announcements,
    curated.Changes,
    curated.ChangeReasons,
    curated.ListBalances,
    curated.NightMeasures,
    curated.BrakeResults,
    curated.ReportFigures,
    match.PersonLinks,
    match.UnmatchedServiceRecords,
    clean.SetAsideHouseholds,
)
OPEN_RECORDS = (
    "service_record_id not in "
    "(select service_record_id from clean.service_records where is_confidential)"
)
OPEN_ONLY = {
    curated.UnmatchedClients: OPEN_RECORDS,
    curated.OutsideSurveyClients: "not is_confidential",
    curated.ReviewPairs: "not is_confidential",
    match.PersonLinks: OPEN_RECORDS,
    match.UnmatchedServiceRecords: OPEN_RECORDS,
}


def publish(con: DuckDBPyConnection, staging: Path, request: RunRequest) -> None:
    """Write everything a run publishes; only its owner may read it.

    Args:
        con: the warehouse, every table built.
        staging: the folder to write into; it becomes `latest`.
        request: the area, the day, and whether the people are invented.
    """
    written: dict[str, int] = {}

    def written_by(step: Step) -> Callable[[DuckDBPyConnection], dict[str, int]]:
        return lambda own: step(own, staging, request)

    for files in side_by_side(con, [written_by(step) for step in STEPS]):
        written |= files
    write_manifest(con, staging, request, written)
    for path in staging.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def write_tables(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each published table as Parquet, ordered; return the rows of each file.

    Confidential records, and clients who have no others, are counted in the ledger and
    leave no trace here.
    """
    del request  # whole tables, whatever the area
    folder = staging / "tables"
    folder.mkdir(mode=0o700, exist_ok=True)
    written = {}
    for table in TABLES:
        name = table_name(table)
        path = folder / f"{name.partition('.')[2]}.parquet"
        rows = con.table(name)
        if table in OPEN_ONLY:
            rows = rows.filter(OPEN_ONLY[table])
        ordered = rows.order(", ".join(key_columns(table)))
        ordered.write_parquet(str(path), compression="zstd")
        written[f"tables/{path.name}"] = len(rows)
    return written


def write_workbooks(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write the workbooks of subdistricts and centres; return the rows of each file."""
    return write_all(
        subdistrict_workbooks(con, staging, request),
        plan_workbooks(con, staging, request),
    )


STEPS: tuple[Step, ...] = (
    write_target_lists,
    write_change_files,
    write_plans,
    write_tables,
    write_for_next_run,
    write_for_what_if,
    write_rejections,
    write_workbooks,
    write_rejection_workbooks,
    write_review_workbooks,
)
