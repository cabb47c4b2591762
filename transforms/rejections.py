"""What goes back to the sender: one row per fault, for machines and for people."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schemas.clean import RowFaults
from schemas.contract import columns, kept_columns, table_name
from schemas.raw import RECEIVED
from schemas.run import RunRequest
from transforms.sheets import Book, Heading, workbook
from transforms.target_lists import write_csv

HEADING_ROW = 4
MAX_SHEET_ROWS = 1_048_576  # Excel's own limit, the rows of the heading included
WIDTHS: Mapping[str, float] = {
    "source_name": 20, "source_file": 26, "source_row": 10, "column_name": 24,
    "rule_name": 26, "outcome": 24, "message_th": 60, "message_en": 60,
}  # fmt: skip
OUTCOMES = {
    "set_aside": "กันไว้ ยังไม่นำเข้า (set aside)",
    "superseded": "มีแถวใหม่กว่าหรือแถวซ้ำแทน (superseded)",
    "warning": "นำเข้าแล้ว ควรตรวจ (warning)",
}
NONE_FOUND = "ไม่พบข้อผิดพลาดในแหล่งนี้ · No fault was found in this source"


SOURCE_NAMES = tuple(table_name(table).partition(".")[2] for table in RECEIVED)


def write_rejections(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each source's faults as CSV; return the rows of each file."""
    del request  # faults are the source's, whatever the area
    folder = _folder(staging)
    written = {}
    for source in SOURCE_NAMES:
        faults = source_faults(con, source)
        write_csv(faults, folder / f"{source}.csv")
        written[f"rejected/{source}.csv"] = faults.num_rows
    return written


def write_rejection_workbooks(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each source's faults as a workbook; return the rows of each file."""
    folder = _folder(staging)
    written = {}
    for source in SOURCE_NAMES:
        faults = source_faults(con, source)
        with workbook(folder / f"{source}.xlsx", request, long=True) as book:
            write_faults(book, source, faults)
        written[f"rejected/{source}.xlsx"] = faults.num_rows
    return written


def _folder(staging: Path) -> Path:
    """Return the folder of what goes back to the sender."""
    folder = staging / "rejected"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def source_faults(con: DuckDBPyConnection, source: str) -> pa.Table:
    """Return a source's faults in the order of its rows."""
    faults: pa.Table = con.sql(
        """
        select * from clean.row_faults
        where source_name = $source
        order by source_file, source_row nulls first, column_name, rule_name
        """,
        params={"source": source},
    ).to_arrow_table()
    return faults.select(kept_columns(RowFaults))


def write_faults(
    book: Book, source: str, faults: pa.Table, max_sheet_rows: int = MAX_SHEET_ROWS
) -> None:
    """Write the sheet of one source; what does not fit is said, and in the CSV."""
    sheet = book.sheet("ต้องแก้ไข", f"แถวที่ต้องแก้ไขหรือตรวจสอบ – {source}")
    room = max_sheet_rows - HEADING_ROW - 1
    sheet.write_string(2, 0, _extent(source, faults.num_rows, room), book.note)
    promised = columns(RowFaults)
    headings = [
        Heading(name, promised[name].title, WIDTHS[name])
        for name in faults.schema.names
    ]
    book.heads(sheet, HEADING_ROW, headings)
    book.rows(
        sheet, HEADING_ROW + 1, _in_words(faults.slice(0, room)), list(WIDTHS.values())
    )
    last_row = HEADING_ROW + max(min(faults.num_rows, room), 1)
    sheet.autofilter(HEADING_ROW, 0, last_row, len(headings) - 1)


def _extent(source: str, count: int, room: int) -> str:
    """Say how many faults there are, and where the rest is if they do not fit."""
    if count == 0:
        return NONE_FOUND
    if count <= room:
        return f"{count:,} รายการ · {count:,} faults"
    return (
        f"แสดง {room:,} จาก {count:,} รายการ (เต็มแผ่นงาน): ดูครบใน {source}.csv · "
        f"{room:,} of {count:,} faults fit; {source}.csv has all of them"
    )


def _in_words(faults: pa.Table) -> pa.Table:
    """Return the faults with their outcome in words."""
    position = faults.schema.get_field_index("outcome")
    words = pa.array(
        [OUTCOMES[code] for code in faults["outcome"].to_pylist()], pa.string()
    )
    return faults.set_column(position, "outcome", words)
