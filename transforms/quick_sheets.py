"""A worksheet that writes long tables of plain cells in two thirds of the time.

The library asks of every cell what it is, and of each of its attributes whether it
needs escaping. Here a cell is text, a number or empty, and has a format. This reaches
into the library, whose version is locked; a test compares the files with those that
the library writes by itself, byte for byte.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

LONGEST_TEXT = 16_000  # letters; what is longer the library cuts
SHORT: Mapping[type, Callable[[str, int, Any], str]] = {
    CellStringTuple: lambda place, style, cell: (
        f'<c r="{place}" s="{style}" t="s"><v>{cell.string}</v></c>'
    ),
    CellNumberTuple: lambda place, style, cell: (
        f'<c r="{place}" s="{style}"><v>{cell.number:.16G}</v></c>'
    ),
    CellBlankTuple: lambda place, style, _: f'<c r="{place}" s="{style}"/>',
}


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A worksheet with a short way for rows of plain cells."""

    def put_row(
        self, row: int, cells: Sequence[Any], formats: Mapping[type, Format]
    ) -> None:
        """Write a row from its first column on, each cell in the format of its type."""
        self._check_dimensions(row, 0)
        self._check_dimensions(row, len(cells) - 1)
        put = self.put_cell if self.constant_memory else self._keep
        for column, cell in enumerate(cells):
            put(row, column, cell, formats[type(cell)])

    def put_cell(self, row: int, column: int, cell: Any, format_: Format) -> None:  # noqa: ANN401
        """Write a cell as the library does: text stays text, whatever it looks like."""
        match cell:
            case str():
                self.write_string(row, column, cell, format_)
            case date():
                self.write_datetime(row, column, cell, format_)
            case None:
                self.write_blank(row, column, None, format_)
            case _:
                self.write_number(row, column, cell, format_)

    def _keep(self, row: int, column: int, cell: Any, format_: Format) -> None:  # noqa: ANN401
        """Keep a cell until the file is written, as the library would."""
        kind = type(cell)
        if kind is str and len(cell) <= LONGEST_TEXT:
            text = self.str_table._get_shared_string_index(cell)
            self.table[row][column] = CellStringTuple(text, format_)
        elif kind is int or kind is float:
            self.table[row][column] = CellNumberTuple(cell, format_)
        elif cell is None:
            self.table[row][column] = CellBlankTuple(format_)
        else:
            self.put_cell(row, column, cell, format_)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401
        """Write a cell into the file; the library calls this once for each."""
        write = SHORT.get(type(cell))
        if write is None or cell.format is None or self.constant_memory:
            super()._write_cell(row, col, cell)
        else:
            place = xl_rowcol_to_cell_fast(row, col)
            self.fh.write(write(place, cell.format._get_xf_index(), cell))
