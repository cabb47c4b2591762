"""The lists for machines: one CSV and one Parquet file per subdistrict, ordered.

All rows are fetched once, in order, and sliced: for 124 subdistricts that is many
times quicker than a query per file.
"""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from schemas.contract import kept_columns
from schemas.curated import TargetListRows
from schemas.errors import ContractError
from schemas.run import RunRequest

ByteOrderMark = b"\xef\xbb\xbf"  # Excel takes a CSV without it for an old code page
# What a spreadsheet takes for a formula, the full-width forms included.
FORMULA_START = r"^([=+\-@\t\r\n＝＋－＠])"


def list_rows(con: DuckDBPyConnection, request: RunRequest) -> dict[str, pa.Table]:
    """Return the rows of each subdistrict's lists, an empty table where there are none.

    Raises:
        ContractError: a row lies in no subdistrict of the area.
    """
    rows: pa.Table = con.sql(
        """
        select rows_of_lists.*
        from curated.target_list_rows as rows_of_lists
        left join reference.lists using (list_code)
        order by subdistrict_code, list_order, priority_rank
        """
    ).to_arrow_table()
    rows = rows.select(kept_columns(TargetListRows))
    slices = by_subdistrict(rows)
    codes = subdistrict_codes(con, request)
    if lost := sorted(set(slices) - set(codes)):
        raise ContractError(
            "บัญชีมีแถวของตำบลนอกพื้นที่ที่สั่งทำ",
            f"rows on a list lie outside the area: {', '.join(lost)}",
            file="curated.target_list_rows",
        )
    return {code: slices.get(code, rows.slice(0, 0)) for code in codes}


def by_subdistrict(rows: pa.Table) -> dict[str, pa.Table]:
    """Return the rows of each subdistrict that has any; they are ordered by it."""
    slices, start = {}, 0
    for run in pc.value_counts(rows["subdistrict_code"]).to_pylist():
        slices[run["values"]] = rows.slice(start, run["counts"])
        start += run["counts"]
    return slices


def subdistrict_codes(con: DuckDBPyConnection, request: RunRequest) -> list[str]:
    """Return every subdistrict of the area, in order."""
    found = con.execute(
        """
        select subdistrict_code from reference.subdistricts
        where starts_with(subdistrict_code, $area_code)
        order by subdistrict_code
        """,
        {"area_code": request.area_code},
    ).fetchall()
    return [code for (code,) in found]


def write_target_lists(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each subdistrict's CSV and Parquet; return the rows of each file."""
    folder = staging / "target_lists"
    folder.mkdir(mode=0o700, exist_ok=True)
    written = {}
    for code, rows in list_rows(con, request).items():
        write_csv(rows, folder / f"{code}.csv")
        pq.write_table(rows, folder / f"{code}.parquet", compression="zstd")
        written[f"target_lists/{code}.csv"] = rows.num_rows
        written[f"target_lists/{code}.parquet"] = rows.num_rows
    return written


def write_csv(rows: pa.Table, path: Path) -> None:
    """Write rows as UTF-8 with BOM, no text of which a spreadsheet would execute."""
    for position, field in enumerate(rows.schema):
        cells = rows[field.name]
        # hardly any column has such a cell, and to look costs a third of to replace
        if pa.types.is_string(field.type) and _has_formula(cells):
            harmless = pc.replace_substring_regex(
                cells, pattern=FORMULA_START, replacement=r"'\1"
            )
            rows = rows.set_column(position, field, harmless)
    with path.open("wb") as file:
        file.write(ByteOrderMark)
        pyarrow.csv.write_csv(rows, file)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return re.sub(FORMULA_START, r"'\1", text)


def _has_formula(cells: pa.ChunkedArray) -> bool:
    """Return whether a spreadsheet would take any of the texts for a formula."""
    found = pc.any(pc.match_substring_regex(cells, pattern=FORMULA_START))
    return bool(found.as_py())
