"""The pipeline's memory: what a night keeps in `for_next_run` for the next.

Client ids and links rest on it, and so do the answers of reviewers, which outlive the
files they came in, and plans that stand for their month. It is read from the memory
that `transforms/memory.py` gathers, whole by then, and written anew.
"""

import json
import logging
from pathlib import Path

import duckdb

from schemas import earlier
from schemas.contract import Table, columns, key_columns, table_name
from schemas.errors import SourceError
from schemas.run import RunRequest
from transforms.memory import ANSWERS, INDEX, NIGHTS
from transforms.nights import FOR_NEXT_RUN
from transforms.warehouse import create_table, insert_rows

LINKS = """
    select
        links.service_record_id, links.household_id, links.person_number,
        candidates.evidence_hash
    from match.person_links as links
    inner join match.link_candidates as candidates
        using (service_record_id, household_id, person_number)
    where links.link_state = 'linked' and links.link_rung in ('weight', 'earlier')
"""
# A record that is linked or in review tonight may be without a match tomorrow.
CLIENTS = """
    select service_record_id, client_id from curated.unmatched_clients
    union all
    select service_record_id, client_id from earlier.clients
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
# Plans of this month: tonight's, and those of centres that are not among tonight's.
PLAN_CENTRES = """
    select plan_month, centre_id, issued_on, place_count from curated.centre_months
    union all
    select plan_month, centre_id, issued_on, place_count from earlier.plan_centres
    where
        plan_month = date_trunc('month', $as_of::date)
        and centre_id not in (select centre_id from curated.centre_months)
"""
PLAN_HOUSEHOLDS = """
    select
        plan_month, household_id, centre_id, subdistrict_code, list_code, plan_place,
        change_code, changed_on
    from curated.planned_households
    union all
    select
        plan_month, household_id, centre_id, subdistrict_code, list_code, plan_place,
        change_code, changed_on
    from earlier.plan_households
    where
        plan_month = date_trunc('month', $as_of::date)
        and centre_id not in (select centre_id from curated.centre_months)
"""
# Sixteen hexadecimal digits: enough to tell a province's people apart.
MEMBERS = """
    select
        household_id, person_number, left(sha256(citizen_id), 16) as identity_hash
    from clean.persons
    where citizen_id is not null
"""
OTHER_LINKS = """
    select service_record_id, household_id from match.person_links
    where
        link_state = 'in_review'
        or (link_state = 'linked' and link_rung not in ('id', 'weight', 'earlier'))
"""
KEPT = {
    earlier.Links: LINKS,
    earlier.Clients: CLIENTS,
    earlier.PlanCentres: PLAN_CENTRES,
    earlier.PlanHouseholds: PLAN_HOUSEHOLDS,
    earlier.ReviewDecisions: REVIEW_DECISIONS,
    earlier.Members: MEMBERS,
    earlier.OtherLinks: OTHER_LINKS,
}
ROLES = tuple(columns(earlier.Nights))

log = logging.getLogger(__name__)


def create_earlier_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make `earlier` as it is on the first night: nothing is remembered."""
    for table in earlier.TABLES:
        create_table(con, table_name(table), _types(table))


def load_earlier(con: duckdb.DuckDBPyConnection, memory: Path) -> None:
    """Load what was gathered of earlier nights.

    Their rows were held to their contracts on the night that wrote them, and their
    files to that night's hashes when they were gathered: here only their columns are
    looked at.

    Args:
        con: the warehouse.
        memory: the folder that it was gathered in; there may be nothing in it.

    Raises:
        SourceError: a file in it cannot be read.
    """
    create_earlier_tables(con)
    for table in earlier.REMEMBERED:
        path = memory / FOR_NEXT_RUN / _file_name(table)
        if path.is_file():
            _load_table(con, path, table)
    _add_answers(con, memory / ANSWERS / _file_name(earlier.ReviewDecisions))
    _load_nights(con, memory / NIGHTS)
    _report(con)


def write_for_next_run(
    con: duckdb.DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write what the next night needs, confidential records too; return the rows."""
    folder = staging / FOR_NEXT_RUN
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
        written[f"{FOR_NEXT_RUN}/{path.name}"] = len(rows)
    return written


def _add_answers(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Add the answers that another night holds; of each reviewer the newest counts."""
    if not path.is_file():
        return
    name = table_name(earlier.ReviewDecisions)
    own = con.table(name).to_arrow_table()
    con.execute(f"truncate {name}")
    _load_table(con, path, earlier.ReviewDecisions)
    con.from_arrow(own).insert_into(name)
    keys = ", ".join(key_columns(earlier.ReviewDecisions))
    con.execute(
        f"create or replace table {name} as from {name} qualify row_number() over ("
        f"partition by {keys} order by reviewed_on desc, answer_code, evidence_hash, "
        "source_file) = 1"
    )


def _load_nights(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Load which nights tonight is compared with, and how they stood."""
    if not (folder / INDEX).is_file():
        return
    try:
        nights = json.loads((folder / INDEX).read_text("utf-8"))
        rows = [tuple(night[role] for role in ROLES) for night in nights]
    except (OSError, ValueError, TypeError, KeyError):
        raise _unreadable(folder / INDEX) from None
    insert_rows(con, table_name(earlier.Nights), rows)
    for day, *_ in rows:
        for table in earlier.COMPARED:
            path = folder / day / _file_name(table)
            if path.is_file():
                _load_table(con, path, table, day)


def _load_table(
    con: duckdb.DuckDBPyConnection, path: Path, table: Table, day: str | None = None
) -> None:
    """Add a file's rows to a table of the memory, by the names of its columns.

    A file of an older version may have more of them.
    """
    own = [name for name in columns(table) if name != "night_on"]
    values = [*own, *([f"date '{day}' as night_on"] if day else [])]
    types = _types(table)
    try:
        rows = con.read_parquet(str(path))
        found = dict(zip(rows.columns, map(str, rows.types), strict=True))
        if {name: found.get(name, "").lower() for name in own} != {
            name: types[name] for name in own
        }:
            raise _unreadable(path)
        rows.project(", ".join(values)).insert_into(table_name(table))
    except (duckdb.Error, RuntimeError):  # the latter of some damaged footers
        raise _unreadable(path) from None


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


def _unreadable(path: Path) -> SourceError:
    return SourceError(
        "อ่านสิ่งที่คืนก่อนทิ้งไว้ไม่ได้: คัดลอกคืนนั้นใน runs กลับมาจากสำรอง หรือย้ายโฟลเดอร์ของคืนนั้นออก "
        "แล้วระบบจะใช้คืนก่อนหน้านั้น",
        "what an earlier night left cannot be read: copy that night in runs back from "
        "a backup, or move its folder away, and the night before it is used",
        file="/".join(path.parts[-2:]),
    )
