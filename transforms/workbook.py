"""The lists for people: one workbook per subdistrict, one sheet per list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from schemas.contract import columns
from schemas.curated import TargetListRows
from schemas.run import RunRequest
from transforms.processes import in_processes
from transforms.sheet_words import ONLY_ON_SCREEN, PRINTED, WIDTHS
from transforms.sheets import Book, Heading, workbook
from transforms.summary_sheet import (
    Subdistrict,
    TargetList,
    place_name,
    read_lists,
    read_subdistricts,
    write_summary,
)
from transforms.target_lists import list_rows

HEADING_ROW = 3
WORTH_PROCESSES = 20_000  # rows; for fewer, starting them takes longer than it saves
EMPTY = "ไม่มีรายการในบัญชีนี้ · Nobody is on this list"


@dataclass(frozen=True)
class Contents:
    """What goes into one subdistrict's workbook; its rows packed, to be sent on."""

    path: Path
    subdistrict: Subdistrict
    lists: Sequence[TargetList]
    rows: pa.Buffer
    request: RunRequest


def write_workbooks(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write each subdistrict's workbook; return the rows of each file."""
    folder = staging / "target_lists"
    folder.mkdir(mode=0o700, exist_ok=True)
    rows_of = list_rows(con, request)
    lists = read_lists(con)
    subdistricts = read_subdistricts(con, request)
    contents = (
        Contents(
            folder / f"{subdistrict['subdistrict_code']}.xlsx",
            subdistrict,
            lists,
            packed(rows_of[subdistrict["subdistrict_code"]]),
            request,
        )
        for subdistrict in subdistricts
    )
    written = {
        f"target_lists/{code}.xlsx": rows.num_rows for code, rows in rows_of.items()
    }
    if sum(written.values()) < WORTH_PROCESSES:
        for each in contents:
            write_workbook(each)
    else:
        in_processes(write_workbook, contents)
    return written


def packed(rows: pa.Table) -> pa.Buffer:
    """Return rows as bytes: of a slice, pickle would send the whole table."""
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, rows.schema) as writer:
        writer.write_table(rows)
    return stream.getvalue()


def write_workbook(contents: Contents) -> None:
    """Write one subdistrict's workbook."""
    rows = pa.ipc.open_stream(contents.rows).read_all()
    with workbook(contents.path, contents.request) as book:
        write_summary(book, contents.subdistrict, contents.lists, count_lists(rows))
        for each in contents.lists:
            on_list = rows.filter(pc.equal(rows["list_code"], each["list_code"]))
            write_list(book, each, on_list, place_name(contents.subdistrict))


def count_lists(rows: pa.Table) -> Mapping[str, int]:
    """Return the number of rows on each list that has any."""
    counted = pc.value_counts(rows["list_code"]).to_pylist()
    return {each["values"]: each["counts"] for each in counted}


def write_list(book: Book, list_: TargetList, rows: pa.Table, place: str) -> None:
    """Write the sheet of one list: the columns this list needs, in reading order."""
    list_code, name = list_["list_code"], list_["name_th"]
    sheet = book.sheet(name, f"{name} – {place}")
    headings = list_headings(list_code)
    book.heads(sheet, HEADING_ROW, headings)
    shown = rows.select([heading.name for heading in headings])
    book.rows(sheet, HEADING_ROW + 1, shown, [heading.width for heading in headings])
    if rows.num_rows == 0:
        sheet.write_string(HEADING_ROW + 1, 0, EMPTY, book.plain)
    last_row = HEADING_ROW + max(rows.num_rows, 1)
    sheet.autofilter(HEADING_ROW, 0, last_row, len(headings) - 1)
    sheet.print_area(0, 0, last_row, len(PRINTED[list_code]) - 1)
    sheet.ignore_errors(
        {"number_stored_as_text": f"A1:AZ{last_row + 1}"}  # IDs are meant to be text
    )


def list_headings(list_code: str) -> list[Heading]:
    """Return the columns of a list's sheet, titled as the contract promises them."""
    promised = columns(TargetListRows)
    return [
        Heading(name, promised[name].title, WIDTHS[name])
        for name in (*PRINTED[list_code], *ONLY_ON_SCREEN[list_code])
    ]
