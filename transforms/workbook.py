"""The lists for people: one workbook per subdistrict: what changed, and its lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from schemas.contract import columns
from schemas.curated import TargetListRows
from schemas.run import RunRequest
from transforms.change_figures import Comparison, read_subdistrict_comparisons
from transforms.change_files import change_rows
from transforms.change_sheets import write_changes
from transforms.sheet_words import MOST_ROWS, ONLY_ON_SCREEN, PRINTED, WIDTHS
from transforms.sheets import Book, Heading, extent, workbook
from transforms.summary_sheet import (
    Subdistrict,
    TargetList,
    place_name,
    read_lists,
    read_subdistricts,
    write_summary,
)
from transforms.target_lists import list_rows
from transforms.workbooks import Workbooks, packed, unpacked

HEADING_ROW = 3
EMPTY = "ไม่มีรายการในบัญชีนี้ · Nobody is on this list"


@dataclass(frozen=True)
class Contents:
    """What goes into one subdistrict's workbook; its rows packed, to be sent on."""

    path: Path
    subdistrict: Subdistrict
    lists: Sequence[TargetList]
    rows: pa.Buffer
    comparisons: Sequence[Comparison]
    changes: pa.Buffer
    request: RunRequest


def subdistrict_workbooks(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> Workbooks:
    """Return each subdistrict's workbook, to be written."""
    folder = staging / "target_lists"
    folder.mkdir(mode=0o700, exist_ok=True)
    rows_of = list_rows(con, request)
    lists = read_lists(con)
    subdistricts = read_subdistricts(con, request)
    changes_of = change_rows(con, request)
    comparisons_of = read_subdistrict_comparisons(con)

    def tasks() -> Iterator[partial[None]]:
        for subdistrict in subdistricts:
            code = subdistrict["subdistrict_code"]
            contents = Contents(
                folder / f"{code}.xlsx",
                subdistrict,
                lists,
                packed(rows_of[code]),
                comparisons_of.get(code, ()),
                packed(changes_of[code]),
                request,
            )
            yield partial(write_workbook, contents)

    counts = {
        f"target_lists/{code}.xlsx": rows.num_rows for code, rows in rows_of.items()
    }
    return Workbooks(counts, tasks())


def write_workbook(contents: Contents) -> None:
    """Write one subdistrict's workbook."""
    rows = unpacked(contents.rows)
    with workbook(contents.path, contents.request) as book:
        counts = count_lists(rows)
        place, news = contents.subdistrict, contents.comparisons
        write_summary(book, place, contents.lists, counts, news)
        write_changes(book, place_name(place), news, unpacked(contents.changes))
        for each in contents.lists:
            on_list = rows.filter(pc.equal(rows["list_code"], each["list_code"]))
            write_list(book, each, on_list, contents.subdistrict)


def count_lists(rows: pa.Table) -> Mapping[str, int]:
    """Return the number of rows on each list that has any."""
    counted = pc.value_counts(rows["list_code"]).to_pylist()
    return {each["values"]: each["counts"] for each in counted}


def write_list(
    book: Book, list_: TargetList, rows: pa.Table, subdistrict: Subdistrict
) -> None:
    """Write the sheet of one list: the columns this list needs, in reading order.

    Of a list that nobody would print whole, the first rows; the title says so.
    """
    list_code, name = list_["list_code"], list_["name_th"]
    room = MOST_ROWS.get(list_code, rows.num_rows)
    shown_first = extent(rows, room, f"{subdistrict['subdistrict_code']}.csv")
    sheet = book.sheet(name, f"{name} – {place_name(subdistrict)}{shown_first}")
    rows = rows.slice(0, room)
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
