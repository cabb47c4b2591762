"""What is new, for machines: one CSV per subdistrict, one row per change.

Its names are those of tonight's lists. The same without names, for the whole area and
as Parquet, is `tables/changes`.
"""

from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schemas.contract import kept_columns
from schemas.curated import ChangeRows
from schemas.run import RunRequest
from transforms.target_lists import by_subdistrict, subdistrict_codes, write_csv

ROWS = """
select * from curated.change_rows
order by
    subdistrict_code,
    list_position(['previous', 'monday', 'plan'], baseline_code),
    change_place
"""


def change_rows(con: DuckDBPyConnection, request: RunRequest) -> dict[str, pa.Table]:
    """Return the changes of each subdistrict, an empty table where there are none.

    A subdistrict that is no more, but whose list somebody left, has its own too.
    """
    rows: pa.Table = con.sql(ROWS).to_arrow_table()
    rows = rows.select(kept_columns(ChangeRows))
    slices = by_subdistrict(rows)
    codes = {*subdistrict_codes(con, request), *slices}
    return {code: slices.get(code, rows.slice(0, 0)) for code in sorted(codes)}


def write_change_files(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each subdistrict's changes as CSV; return the rows of each file."""
    folder = staging / "changes"
    folder.mkdir(mode=0o700, exist_ok=True)
    written = {}
    for code, rows in change_rows(con, request).items():
        write_csv(rows, folder / f"{code}.csv")
        written[f"changes/{code}.csv"] = rows.num_rows
    return written
