"""The plan of the month: one workbook, one CSV and one Parquet per centre."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from schemas.contract import columns, kept_columns
from schemas.curated import CentrePlanRows
from schemas.errors import ContractError
from schemas.run import RunRequest
from transforms.plan_sheets import Plan, plan_title, write_plan_summary
from transforms.plan_words import (
    COUNTS_ONLY,
    EMPTY,
    MOST_ROWS,
    ONLY_ON_SCREEN,
    PRINTED,
    SHEETS,
    WIDTHS,
)
from transforms.review_workbooks import file_stem
from transforms.sheets import Book, Heading, extent, workbook
from transforms.target_lists import write_csv
from transforms.workbooks import Workbooks, packed, unpacked

HEADING_ROW = 3
PLANS = """
with planned_subdistricts as (
    select
        plan_rows.centre_id,
        string_agg(
            distinct subdistricts.subdistrict_name_th, ', '
            order by subdistricts.subdistrict_name_th
        ) as planned_names
    from curated.plan_rows
    inner join reference.subdistricts
        on plan_rows.subdistrict_code = subdistricts.subdistrict_code
    where plan_rows.plan_state = 'planned'
    group by plan_rows.centre_id
),

waiting_clients as (
    select
        plan_rows.centre_id,
        count(*)::bigint as waiting_client_count
    from curated.plan_rows
    inner join curated.client_services
        on plan_rows.subject_id = client_services.client_id
    where
        plan_rows.plan_state = 'beside'
        and client_services.waiting_requests_th is not null
    group by plan_rows.centre_id
)

select
    centre_plans.*,
    neighbours.centre_name as neighbour_name,
    planned_subdistricts.planned_names,
    coalesce(waiting_clients.waiting_client_count, 0) as waiting_client_count,
    (
        select
            string_agg(
                subdistricts.subdistrict_name_th, ', '
                order by subdistricts.subdistrict_code
            )
        from reference.subdistricts
        where
            contains(
                centre_plans.stand_in_subdistricts, subdistricts.subdistrict_code
            )
    ) as stand_in_names
from curated.centre_plans
left join curated.centre_plans as neighbours
    on centre_plans.neighbour_centre_id = neighbours.centre_id
left join planned_subdistricts
    on centre_plans.centre_id = planned_subdistricts.centre_id
left join waiting_clients on centre_plans.centre_id = waiting_clients.centre_id
where centre_plans.centre_id in (
    select plan_rows.centre_id from curated.plan_rows
    union all
    select plan_changes.centre_id from curated.plan_changes
)
order by centre_plans.centre_id
"""
ROWS = """
select * from curated.centre_plan_rows
order by
    centre_id,
    list_position(['planned', 'next_in_line', 'beside'], plan_state),
    plan_place
"""
CHANGES = """
select * from curated.plan_changes order by centre_id, changed_on, household_id
"""


@dataclass(frozen=True)
class Contents:
    """What goes into one centre's workbook; its rows packed, to be sent on."""

    path: Path
    plan: Plan
    changes: pa.Buffer
    rows: pa.Buffer
    request: RunRequest


def read_plans(con: DuckDBPyConnection) -> list[Plan]:
    """Return what the first sheet says of each centre that anybody is planned for."""
    return list(con.sql(PLANS).to_arrow_table().to_pylist())


def plan_rows(con: DuckDBPyConnection) -> Mapping[str, pa.Table]:
    """Return the rows of each centre's plan, an empty table where there are none."""
    rows: pa.Table = con.sql(ROWS).to_arrow_table()
    return by_centre(con, rows.select(kept_columns(CentrePlanRows)))


def by_centre(con: DuckDBPyConnection, rows: pa.Table) -> Mapping[str, pa.Table]:
    """Return the rows of each centre with a plan, of a table in the centres' order.

    Raises:
        ContractError: a row is of a centre that has no plan.
    """
    slices, start = {}, 0
    for run in pc.value_counts(rows["centre_id"]).to_pylist():
        slices[run["values"]] = rows.slice(start, run["counts"])
        start += run["counts"]
    centres = [plan["centre_id"] for plan in read_plans(con)]
    if lost := len(set(slices) - set(centres)):
        raise ContractError(
            "แผนมีแถวของศูนย์ที่ไม่มีในตารางแผนของศูนย์",
            f"{lost} centres have rows in a plan, but no month of their own",
            file="curated.centre_plans",
        )
    return {centre: slices.get(centre, rows.slice(0, 0)) for centre in centres}


def write_plans(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each centre's plan as CSV and Parquet; return the rows of each file."""
    del request  # each centre's own, whatever the area
    folder = _folder(staging)
    written = {}
    for centre, rows in plan_rows(con).items():
        name = file_stem(centre)
        write_csv(rows, folder / f"{name}.csv")
        pq.write_table(rows, folder / f"{name}.parquet", compression="zstd")
        written[f"plans/{name}.csv"] = rows.num_rows
        written[f"plans/{name}.parquet"] = rows.num_rows
    return written


def plan_workbooks(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> Workbooks:
    """Return each centre's workbook, to be written."""
    folder = _folder(staging)
    rows = plan_rows(con)
    changes = by_centre(con, con.sql(CHANGES).to_arrow_table())
    plans = read_plans(con)

    def tasks() -> Iterator[partial[None]]:
        for plan in plans:
            centre = plan["centre_id"]
            yield partial(
                write_plan,
                Contents(
                    folder / f"{file_stem(centre)}.xlsx",
                    plan,
                    packed(changes[centre]),
                    packed(rows[centre]),
                    request,
                ),
            )

    counts = {f"plans/{file_stem(c)}.xlsx": of.num_rows for c, of in rows.items()}
    return Workbooks(counts, tasks())


def _folder(staging: Path) -> Path:
    """Return the folder of the plans."""
    folder = staging / "plans"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def write_plan(contents: Contents) -> None:
    """Write one centre's workbook."""
    rows = unpacked(contents.rows)
    of_state = {
        state: rows.filter(pc.equal(rows["plan_state"], state)) for state in SHEETS
    }
    with workbook(contents.path, contents.request) as book:
        write_plan_summary(
            book,
            contents.plan,
            unpacked(contents.changes),
            of_state["next_in_line"].num_rows,
        )
        for state, shown in of_state.items():
            write_state(book, contents.plan, state, shown)


def write_state(book: Book, plan: Plan, state: str, rows: pa.Table) -> None:
    """Write the sheet of one state: planned, next in line, or beside.

    Of a plan that nobody would print whole, the first rows; the title says so.
    """
    shown_first = extent(rows, MOST_ROWS, f"{file_stem(plan['centre_id'])}.csv")
    title = f"{SHEETS[state]} – {plan_title(plan)}{shown_first}"
    sheet = book.sheet(SHEETS[state], title)
    rows = rows.slice(0, MOST_ROWS)
    headings = state_headings(state)
    book.heads(sheet, HEADING_ROW, headings)
    shown = rows.select([heading.name for heading in headings])
    book.rows(sheet, HEADING_ROW + 1, shown, [heading.width for heading in headings])
    if rows.num_rows == 0:
        is_kept_back = state == "beside" and plan["may_receive"] != "everyone"
        words = COUNTS_ONLY if is_kept_back else EMPTY[state]
        sheet.write_string(HEADING_ROW + 1, 0, words, book.plain)
    last_row = HEADING_ROW + max(rows.num_rows, 1)
    sheet.autofilter(HEADING_ROW, 0, last_row, len(headings) - 1)
    sheet.print_area(0, 0, last_row, len(PRINTED[state]) - 1)
    sheet.ignore_errors(
        {"number_stored_as_text": f"A1:AZ{last_row + 1}"}  # IDs are meant to be text
    )


def state_headings(state: str) -> list[Heading]:
    """Return the columns of a state's sheet, titled as the contract promises them."""
    promised = columns(CentrePlanRows)
    return [
        Heading(name, promised[name].title, WIDTHS[name])
        for name in (*PRINTED[state], *ONLY_ON_SCREEN[state])
    ]
