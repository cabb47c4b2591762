"""The pipeline's memory: what a night keeps in `latest/for_next_run` for the next.

Client ids and links rest on it, and so do the answers of reviewers, which outlive the
files they came in, and plans that stand for their month. It is read before `latest` is
replaced, and written anew. When an earlier day is run again, what later nights remember
of links, clients and plans is set aside and handed on untouched; so is another area's
plan.
"""

import json
import logging
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet

from schemas import earlier
from schemas.contract import Table, columns, key_columns, table_name
from schemas.errors import SourceError
from schemas.run import RunRequest
from transforms.validate import failures
from transforms.warehouse import create_table

FOLDER = "for_next_run"
MANIFEST = "manifest.json"
LINKS = """
    select
        links.service_record_id, links.household_id, links.person_number,
        candidates.evidence_hash, $as_of as remembered_on
    from match.person_links as links
    inner join match.link_candidates as candidates
        using (service_record_id, household_id, person_number)
    where links.link_state = 'linked' and links.link_rung in ('weight', 'earlier')
"""
# A record that is linked or in review tonight may be without a match tomorrow.
CLIENTS = """
    select service_record_id, client_id, $as_of as remembered_on
    from curated.unmatched_clients
    union all
    select service_record_id, client_id, remembered_on from earlier.clients
    where service_record_id not in (
        select service_record_id from curated.unmatched_clients
    )
"""
# The newest answer of each reviewer, also one dated after the day of this run.
REVIEW_DECISIONS = """
    select distinct on (service_record_id, person_key, reviewer) answers.* exclude rank
    from (
        select * exclude source_row, 1 as rank from clean.review_decisions
        union all by name
        select *, 2 as rank from earlier.review_decisions
    ) as answers
    order by service_record_id, person_key, reviewer, reviewed_on desc, rank
"""
# Plans of this month: tonight's, and those that tonight has no word on (another area's,
# or of a centre that is not among tonight's).
PLAN_CENTRES = """
    select
        plan_month, $area_code as area_code, centre_id, issued_on, place_count,
        $as_of as remembered_on
    from curated.centre_months
    union all
    select
        plan_month, area_code, centre_id, issued_on, place_count, remembered_on
    from earlier.plan_centres
    where
        plan_month = date_trunc('month', $as_of::date)
        and (area_code, centre_id) not in (
            select ($area_code, centre_id) from curated.centre_months
        )
"""
PLAN_HOUSEHOLDS = """
    select
        plan_month, $area_code as area_code, household_id, centre_id, subdistrict_code,
        list_code, plan_place, change_code, changed_on, $as_of as remembered_on
    from curated.planned_households
    union all
    select
        plan_month, area_code, household_id, centre_id, subdistrict_code, list_code,
        plan_place, change_code, changed_on, remembered_on
    from earlier.plan_households
    where
        plan_month = date_trunc('month', $as_of::date)
        and (area_code, centre_id) not in (
            select ($area_code, centre_id) from curated.centre_months
        )
"""
# Sixteen hexadecimal digits: enough to tell a province's people apart.
MEMBERS = """
    select
        household_id, person_number, left(sha256(citizen_id), 16) as identity_hash
    from clean.persons
    where citizen_id is not null
"""
KEPT = {
    earlier.Links: LINKS,
    earlier.Clients: CLIENTS,
    earlier.PlanCentres: PLAN_CENTRES,
    earlier.PlanHouseholds: PLAN_HOUSEHOLDS,
    earlier.LaterLinks: "from earlier.later_links",
    earlier.LaterClients: "from earlier.later_clients",
    earlier.LaterPlanCentres: "from earlier.later_plan_centres",
    earlier.LaterPlanHouseholds: "from earlier.later_plan_households",
    earlier.ReviewDecisions: REVIEW_DECISIONS,
    earlier.Members: MEMBERS,
}

# What is set aside, what is used tonight, and what of it: links of one night, so that
# one that was given up does not come back; of clients' ids the newest of each record;
# of each centre's plan that of one night, whole.
OF_ONE_PLAN = (
    "remembered_on"
    " = max(remembered_on) over (partition by plan_month, area_code, centre_id)"
)
SET_ASIDE = {
    "earlier.later_links": (
        "earlier.links",
        "remembered_on = max(remembered_on) over ()",
    ),
    "earlier.later_clients": (
        "earlier.clients",
        "remembered_on = max(remembered_on) over (partition by service_record_id)",
    ),
    "earlier.later_plan_centres": ("earlier.plan_centres", OF_ONE_PLAN),
    "earlier.later_plan_households": ("earlier.plan_households", OF_ONE_PLAN),
}

# A memory written before there were plans holds none of these; one of now, all of them.
OF_PLANS = (
    earlier.PlanCentres,
    earlier.PlanHouseholds,
    earlier.LaterPlanCentres,
    earlier.LaterPlanHouseholds,
)

log = logging.getLogger(__name__)


def create_earlier_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make `earlier` as it is on the first night: nothing is remembered."""
    for table in earlier.TABLES:
        create_table(con, table_name(table), _types(table))


def load_earlier(
    con: duckdb.DuckDBPyConnection, latest: Path, request: RunRequest
) -> None:
    """Load what an earlier night left, as far as it holds for this one.

    Answers are kept whatever the day; links, client ids and plans of a later day are
    set aside (an earlier day is run again), and nothing of invented people is used on
    real ones.

    Args:
        con: the warehouse.
        latest: the folder of the former run; there may be none.
        request: the day, and whether the people are invented.

    Raises:
        SourceError: the memory is damaged, or answers on real people would be lost.
    """
    create_earlier_tables(con)
    folder = latest / FOLDER
    if not folder.exists():
        _tell_that_nothing_is_remembered(latest)
        return
    was_invented = _was_invented(latest)
    for table in _remembered_tables(folder):
        _load_table(con, folder, table)
    if was_invented != request.is_invented:
        _refuse_to_forget(con, was_invented=was_invented)
        create_earlier_tables(con)
    _set_later_aside(con, request.as_of)
    _report(con)


def write_for_next_run(
    con: duckdb.DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write what the next night needs, confidential records too; return the rows."""
    folder = staging / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    written = {}
    for table in earlier.REMEMBERED:
        path = folder / _file_name(table)
        query = KEPT[table]
        asked = {
            name: value
            for name, value in request.parameters().items()
            if f"${name}" in query
        }
        kept = con.sql(query, params=asked).project(", ".join(columns(table)))
        # by way of Arrow: else DuckDB writes what it happens to know of missing values
        rows = con.from_arrow(kept.to_arrow_table())
        ordered = rows.order(", ".join(key_columns(table)))
        ordered.write_parquet(str(path), compression="zstd")
        written[f"{FOLDER}/{path.name}"] = len(rows)
    return written


def _set_later_aside(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Part what holds on a day from what only later nights know."""
    day = {"as_of": as_of}
    for later, (now, holds) in SET_ASIDE.items():
        past = f"from {later} where remembered_on <= $as_of"
        con.table(now).insert_into(later)
        con.execute(f"truncate {now}")
        con.execute(f"insert into {now} {past} qualify {holds}", day)
        con.execute(f"delete {past}", day)


def _tell_that_nothing_is_remembered(latest: Path) -> None:
    """Say so; aloud if there was a run, for its memory was deleted."""
    if not (latest / MANIFEST).exists():
        log.info("no earlier night is remembered")
        return
    log.warning(
        "ไม่พบ latest/%s: เริ่มจำใหม่ คำตอบการตรวจที่ไม่มีไฟล์ใน decisions แล้วหายไป · "
        "latest/%s is missing: nothing is remembered, and reviewers' answers that no "
        "file in decisions holds any more are lost",
        FOLDER,
        FOLDER,
    )


def _was_invented(latest: Path) -> bool:
    """Return whether the former run says that its people were invented."""
    try:
        return bool(json.loads((latest / MANIFEST).read_text("utf-8"))["is_invented"])
    except (OSError, ValueError, TypeError, KeyError):
        raise _damaged(MANIFEST) from None


def _remembered_tables(folder: Path) -> list[Table]:
    """Return the tables that a memory has: those of plans may be younger than it."""
    plans = [table for table in OF_PLANS if (folder / _file_name(table)).exists()]
    return [
        table
        for table in earlier.REMEMBERED
        if (folder / _file_name(table)).exists()
        or (plans and table in OF_PLANS)
        or table not in (*OF_PLANS, earlier.Members)
    ]


def _load_table(con: duckdb.DuckDBPyConnection, folder: Path, table: Table) -> None:
    """Load one table of the memory, if it is what was written."""
    path = folder / _file_name(table)
    try:
        rows = con.from_arrow(pyarrow.parquet.ParquetFile(path).read())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise _damaged(f"{FOLDER}/{path.name}") from None
    types = [str(type_).lower() for type_ in rows.types]
    found = dict(zip(rows.columns, types, strict=True))
    if found != _types(table):
        raise _damaged(f"{FOLDER}/{path.name}")
    rows.insert_into(table_name(table))
    if len(failures(con, table_name(table), table)):
        raise _damaged(f"{FOLDER}/{path.name}")


def _refuse_to_forget(con: duckdb.DuckDBPyConnection, *, was_invented: bool) -> None:
    """Stop a run on invented people from writing over answers on real ones."""
    if was_invented or not con.table("earlier.review_decisions").shape[0]:
        return
    raise SourceError(
        "เก็บคำตอบการตรวจของบุคคลจริงไว้ ข้อมูลสมมุติจะเขียนทับ: เลือกโฟลเดอร์อื่นด้วย --curated",
        "it keeps reviewers' answers on real people, which a run on invented ones "
        "would write over: choose another folder with --curated",
        file=f"latest/{FOLDER}",
    )


def _report(con: duckdb.DuckDBPyConnection) -> None:
    counts = {
        name: con.table(name).shape[0] for name in map(table_name, earlier.TABLES)
    }
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    log.info("remembered: %s", told)


def _types(table: Table) -> dict[str, str]:
    return {name: promise.duckdb_type for name, promise in columns(table).items()}


def _file_name(table: Table) -> str:
    return f"{table_name(table).partition('.')[2]}.parquet"


def _damaged(file: str) -> SourceError:
    return SourceError(
        "ความจำจากคืนก่อนเสียหรือไม่ครบ: คัดลอก for_next_run กลับมาจาก "
        "runs/<เลขก่อนหน้า> หรือจากสำรอง; ถ้าลบทั้งโฟลเดอร์ for_next_run จะเริ่มใหม่ "
        "และคำตอบที่ไม่มีไฟล์ใน decisions แล้วจะหายไป",
        "what the last night left is damaged or incomplete: copy for_next_run back "
        "from runs/<the number before> or a backup; deleting the whole folder "
        "for_next_run starts afresh, and answers that no file in decisions holds any "
        "more are lost",
        file=f"latest/{file}",
    )
