"""A quick sheet's file is the one that the library writes by itself."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from transforms.quick_sheets import LONGEST_TEXT, QuickSheet

CELLS = (
    "ก & <b>\"'", "=1+1", "https://example.org", "", " ก ", "ก\nข", "a\x01b",
    "ก" * (LONGEST_TEXT + 1), "ก" * 40_000, "0570", 7, 2_659, -1, 0.1 + 0.2, 1e20,
    date(2020, 2, 29), None,
)  # fmt: skip
KINDS = (str, int, float, date, type(None))


def written(path: Path, kind: type[Worksheet], *, is_quick: bool, long: bool) -> bytes:
    options = {"constant_memory": True} if long else {"in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2020, 3, 31, tzinfo=UTC)})
        formats = {each: book.add_format({"bold": each is str}) for each in KINDS}
        formats[date].set_num_format("d/m/yyyy")
        sheet = book.add_worksheet("ก", kind)
        sheet.set_column(0, 3, 10, formats[int])
        sheet.write_string(0, 0, "no format")
        for row in (1, 2, 300):
            if is_quick:
                sheet.put_row(row, CELLS, formats)
                continue
            for column, cell in enumerate(CELLS):
                slowly = QuickSheet.put_cell
                slowly(sheet, row, column, cell, formats[type(cell)])
    return path.read_bytes()


@pytest.mark.parametrize("long", [False, True])
def test_the_file_is_the_librarys_byte_for_byte(tmp_path: Path, long: bool) -> None:
    path = tmp_path / "a.xlsx"
    quick = written(path, QuickSheet, is_quick=True, long=long)
    assert quick == written(path, Worksheet, is_quick=False, long=long)
