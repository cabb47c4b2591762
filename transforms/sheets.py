"""A workbook for people: the font, the page, the headings, and cells that stay text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from schemas.run import RunRequest
from transforms.quick_sheets import QuickSheet

FONT = {"font_name": "Tahoma", "font_size": 10}  # every Windows has it, with Thai
# 1 = western digits, 07 = the Thai solar (Buddhist) calendar, 041E = Thai.
BUDDHIST_DATE = "[$-107041E]d/m/yyyy"
INVENTED = "ข้อมูลสมมุติ – บุคคลในไฟล์นี้ไม่มีอยู่จริง · Invented data: none of these people exist"
PERSONAL = "ข้อมูลส่วนบุคคล – ใช้เฉพาะเจ้าหน้าที่"
A4 = 9
MAX_HEADER = 150
LINE_HEIGHT, ROTATED_HEIGHT = 13, 96
ROTATED_BELOW = 6.0  # a heading over a column narrower than this stands upright
THAI_MARKS = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
WRAP_SLACK = 1.05  # lines break between words, before they are full
MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม",
    "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip


def thai_date(day: date) -> str:
    """Return a date as Thai readers write it: 31 มีนาคม 2563."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"


def extent(rows: pa.Table, room: int, file: str) -> str:
    """Say how many rows are shown, if not all, and in which file the others are."""
    if rows.num_rows <= room:
        return ""
    return f" ({room:,} ลำดับแรกจาก {rows.num_rows:,} ดูครบใน {file})"


@dataclass(frozen=True)
class Heading:
    """One column of a sheet: what it is called, how wide, and the machines' name."""

    name: str
    title: str
    width: float


class Book:
    """One workbook, its formats, and how a sheet of it looks."""

    def __init__(self, book: xlsxwriter.Workbook, request: RunRequest) -> None:
        self.request = request
        self._book = book
        cell = {
            "valign": "top",
            "text_wrap": True,
            "border": 1,
            "border_color": "#BFBFBF",
        }
        self.text = self.format(cell)
        self.number = self.format(cell | {"align": "center"})
        self.decimal = self.format(cell | {"align": "center", "num_format": "0.0"})
        self.date = self.format(cell | {"num_format": BUDDHIST_DATE, "align": "center"})
        self.heading = self.format(
            cell | {"bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"}
        )
        self.narrow_heading = self.format(
            cell
            | {
                "bold": True,
                "bg_color": "#DCE6F1",
                "rotation": 90,
                "valign": "bottom",
                "align": "center",
            }
        )
        self.machine_name = self.format({"font_size": 7, "font_color": "#7F7F7F"})
        self.title = self.format({"bold": True, "font_size": 14})
        self.bold = self.format({"bold": True})
        self.plain = self.format({})
        self.note = self.format({"font_color": "#595959"})
        self.invented = self.format(
            {"bold": True, "font_color": "#9C0006", "bg_color": "#FFEB9C"}
        )

    def format(self, properties: dict[str, Any]) -> Format:
        """Return a further format, in the workbook's font."""
        return self._book.add_format(FONT | properties)

    def sheet(self, name: str, title: str) -> QuickSheet:
        """Add a sheet with its title, its marks, and its page: landscape A4."""
        sheet: QuickSheet = self._book.add_worksheet(name, QuickSheet)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        # of a header Excel takes 255 letters, and reads a lone & as a command
        header = title.replace("&", "&&")[:MAX_HEADER]
        sheet.set_header(f"&L{header}&R{INVENTED if self.request.is_invented else ''}")
        sheet.set_footer(f"&L{PERSONAL}&Rหน้า &P / &N")
        sheet.write_string(0, 0, title, self.title)
        if self.request.is_invented:
            sheet.set_row(1, None, self.invented)
            sheet.write_string(1, 0, INVENTED, self.invented)
        else:
            sheet.write_string(1, 0, PERSONAL, self.note)
        return sheet

    def heads(self, sheet: Worksheet, row: int, headings: Sequence[Heading]) -> None:
        """Write a heading row that stays in sight, on the screen and on each page.

        Above it, small, stand the names the columns have in the files for machines.
        """
        for column, heading in enumerate(headings):
            is_narrow = heading.width < ROTATED_BELOW
            format_ = self.narrow_heading if is_narrow else self.heading
            sheet.set_column(column, column, heading.width, self.plain)
            sheet.write_string(row - 1, column, heading.name, self.machine_name)
            sheet.write_string(row, column, heading.title, format_)
        has_narrow = any(heading.width < ROTATED_BELOW for heading in headings)
        sheet.set_row(row, ROTATED_HEIGHT if has_narrow else 2 * LINE_HEIGHT)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)

    def rows(
        self, sheet: QuickSheet, row: int, rows: pa.Table, widths: Sequence[float]
    ) -> None:
        """Write rows from a row on, text as text whatever it looks like."""
        formats = {
            str: self.text,
            int: self.number,
            float: self.decimal,
            date: self.date,
            type(None): self.text,
        }
        for batch in rows.to_batches(max_chunksize=10_000):
            cells = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            for height, row_cells in zip(
                line_counts(batch, widths), cells, strict=True
            ):
                sheet.set_row(row, LINE_HEIGHT * height + 3)
                sheet.put_row(row, row_cells, formats)
                row += 1


def line_counts(rows: pa.RecordBatch, widths: Sequence[float]) -> list[int]:
    """Return how many lines the fullest cell of each row wraps to.

    Only Excel finds the height of a row by itself; LibreOffice prints the lines one
    over another. Thai vowels and tone marks above and below a letter take no room.
    """
    counts = np.ones(rows.num_rows)
    for column, width in zip(rows.columns, widths, strict=True):
        if pa.types.is_string(column.type) and may_wrap(column, width):
            letters = pc.utf8_length(
                pc.replace_substring_regex(column, THAI_MARKS, replacement="")
            )
            lengths = letters.fill_null(0).to_numpy(zero_copy_only=False)
            counts = np.maximum(counts, np.ceil(lengths * WRAP_SLACK / width))
    return list(counts.astype(int).tolist())


def may_wrap(column: pa.Array, width: float) -> bool:
    """Return whether any cell is longer than a line, marks counted as letters."""
    longest = pc.max(pc.utf8_length(column)).as_py()
    return bool(longest and longest * WRAP_SLACK > width)


@contextmanager
def workbook(path: Path, request: RunRequest, *, long: bool = False) -> Iterator[Book]:
    """Yield a workbook that is written when all went well; same input, same bytes.

    Args:
        path: the file.
        request: its day is the file's date, and whether the people are invented.
        long: write row by row, through temporary files beside it: for long sheets.
    """
    options: dict[str, Any] = {"in_memory": True}
    if long:
        options = {"constant_memory": True, "tmpdir": str(path.parent)}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties(
            {"created": datetime.combine(request.as_of, time(), UTC), "author": ""}
        )
        yield Book(book, request)
