"""The sheet "เปลี่ยนแปลง": what is new since the night before, Monday, and the plan.

The night before stands first, so that the first page is what the morning asks for; the
other two follow in the same shape. Above each the announcements, then the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.format import Format

from transforms.change_figures import Comparison
from transforms.change_sheet_words import (
    ANNOUNCED,
    BY_DEFINITION,
    FIRST_NIGHT,
    FURTHER,
    KINDS,
    MOST_ROWS,
    NO_CHANGE,
    NUMBERS,
    ONLY_ON_SCREEN,
    READING,
    ROWS,
    SAME_NIGHT,
    SHEET,
    SINCE,
    UNBALANCED,
    UNEXPLAINED,
)
from transforms.quick_sheets import QuickSheet
from transforms.sheets import LINE_HEIGHT, PERSONAL, Book, thai_date

WIDTHS = [width for _, _, width in ROWS]


@dataclass
class Page:
    """The sheet, and the row that is written next."""

    book: Book
    sheet: QuickSheet
    row: int = 3

    def line(self, text: str, format_: Format) -> None:
        """Write a line of text."""
        self.sheet.write_string(self.row, 0, text, format_)
        self.row += 1

    def warning(self, text: str) -> None:
        """Write a line that nobody may overlook."""
        self.sheet.set_row(self.row, None, self.book.invented)
        self.line(text, self.book.invented)

    def heads(self, headings: Sequence[str]) -> None:
        """Write the headings of a table."""
        self.sheet.set_row(self.row, 2 * LINE_HEIGHT + 3)
        for column, heading in enumerate(headings):
            self.sheet.write_string(self.row, column, heading, self.book.heading)
        self.row += 1

    def rows(self, rows: pa.Table) -> None:
        """Write the rows of a table."""
        self.book.rows(self.sheet, self.row, rows, WIDTHS[: rows.num_columns])
        self.row += rows.num_rows


def since(compared: Comparison) -> str:
    """Return which night tonight is compared with."""
    th, en = SINCE[compared.baseline_code]
    day = date.fromisoformat(compared.compared_on)
    return f"{th} ({thai_date(day)}) · {en} ({compared.compared_on})"


def in_short(comparisons: Sequence[Comparison]) -> str:
    """Return what is new since the night before, in a line for the first sheet."""
    if not comparisons:
        return FIRST_NIGHT
    newest = comparisons[0]
    return (
        f"เข้าใหม่ {newest.entered_count:,}, ออก {newest.left_count:,}, "
        f"ย้ายบัญชี {newest.moved_count:,} ({thai_date_of(newest)}: แผ่น “{SHEET}”)"
    )


def thai_date_of(compared: Comparison) -> str:
    """Return the day of the night compared with, as Thai readers write it."""
    return thai_date(date.fromisoformat(compared.compared_on))


def write_changes(
    book: Book, place: str, comparisons: Sequence[Comparison], rows: pa.Table
) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        place: the subdistrict, as the sheet's title names it.
        comparisons: its earlier nights, the night before first; none on a first night.
        rows: its rows of `curated.change_rows`, in order.
    """
    sheet = book.sheet(SHEET, f"{SHEET} – {place}")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, book.plain)
    page = Page(book, sheet)
    if not comparisons:
        page.line(FIRST_NIGHT, book.bold)
    told: set[str] = set()
    for compared in comparisons:
        page.line(since(compared), book.title)
        if compared.compared_on in told:
            page.line(SAME_NIGHT, book.plain)
        else:
            of_night = pc.equal(rows["baseline_code"], compared.baseline_code)
            write_night(page, compared, rows.filter(of_night))
        told.add(compared.compared_on)
        page.row += 1
    write_reading(page)
    sheet.print_area(0, 0, page.row, len(ROWS) - 1 - ONLY_ON_SCREEN)
    sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{page.row + 1}"})


def write_night(page: Page, compared: Comparison, rows: pa.Table) -> None:
    """Write what changed since one night: announced, in numbers, one by one."""
    write_announcements(page, compared)
    page.heads([title for _, title in NUMBERS])
    counts = [[getattr(each, name) for name, _ in NUMBERS] for each in compared.lists]
    columns = [pa.array(column) for column in zip(*counts, strict=True)]
    page.rows(pa.table(columns, [name for name, _ in NUMBERS]))
    if compared.unexplained_count:
        page.warning(UNEXPLAINED.format(compared.unexplained_count))
    if not compared.is_balanced:
        page.warning(UNBALANCED)
    page.row += 1
    if rows.num_rows == 0:
        page.line(NO_CHANGE, page.book.plain)
        return
    write_kinds(page, rows, MOST_ROWS[compared.baseline_code])


def write_announcements(page: Page, compared: Comparison) -> None:
    """Write what moved lists by definition; nothing if nothing did."""
    if compared.announcements:
        page.warning(ANNOUNCED)
    for each in compared.announcements:
        page.line(each.announcement_th, page.book.bold)
        page.line(each.announcement_en, page.book.note)


def write_kinds(page: Page, rows: pa.Table, room: int) -> None:
    """Write the changes, the first of them if many, those of a kind together."""
    code = rows["subdistrict_code"][0].as_py()
    page.heads([title for _, title, _ in ROWS])
    shown = rows.slice(0, room)
    for kind, about in KINDS.items():
        all_of_kind = rows.filter(pc.equal(rows["change_kind"], kind))
        if all_of_kind.num_rows == 0:
            continue
        page.line(f"{about} ({all_of_kind.num_rows:,})", page.book.bold)
        by_definition = pc.sum(all_of_kind["is_by_definition"]).as_py()
        if by_definition:
            page.warning(BY_DEFINITION.format(by_definition))
        page.rows(in_columns(shown.filter(pc.equal(shown["change_kind"], kind))))
    if rows.num_rows > room:
        page.line(FURTHER.format(room, rows.num_rows, code), page.book.bold)


def in_columns(rows: pa.Table) -> pa.Table:
    """Return the columns that the sheet shows, households and clients in one."""
    keys = pc.coalesce(rows["household_id"], rows["client_id"])
    return rows.append_column("subject_id", keys).select([name for name, _, _ in ROWS])


def write_reading(page: Page) -> None:
    """Write how the sheet is read."""
    page.line("วิธีอ่าน · How to read it", page.book.bold)
    for th, en in READING:
        page.line(th, page.book.plain)
        page.line(en, page.book.note)
    page.sheet.write_string(
        page.row, 0, f"{PERSONAL} · Personal data: officers only", page.book.bold
    )
