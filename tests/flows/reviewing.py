"""What a reviewer does: open the queue's workbook, fill in rows, drop it back."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from tests.transforms.invented_tables import read_sheet
from transforms.review_words import LINES
from transforms.review_workbooks import HEADING_ROW, HEADINGS

NAMES = [heading.name for heading in HEADINGS]
FIRST_LINE = HEADING_ROW + 2  # as spreadsheets count rows
SHEET = "xl/worksheets/sheet2.xml"

Answer = tuple[str, str, str]


def lines(book: Path) -> list[dict[str, str]]:
    """Return the lines of a review workbook, by the machine's names."""
    rows = read_sheet(book, LINES)[FIRST_LINE - 1 :]
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def persons_asked(book: Path) -> dict[str, dict[str, str]]:
    """Return the line of the one person that each record may be, by the record."""
    return {
        line["service_record_id"]: line
        for line in lines(book)
        if line["service_record_id"]
    }


def fill_in(book: Path, filled: Path, answers: Mapping[str, Answer]) -> None:
    """Save a workbook with answers (answer, reviewer, day) typed in, by the record."""
    cells = {
        f"{chr(ord('A') + NAMES.index(name))}{row}": value
        for row, line in enumerate(lines(book), start=FIRST_LINE)
        for name, value in zip(
            ("answer", "reviewer", "reviewed_on"),
            answers.get(line["service_record_id"], ()),
            strict=False,
        )
    }
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(filled, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(
                entry, _typed(content, cells) if entry.filename == SHEET else content
            )


def _typed(sheet: bytes, cells: Mapping[str, str]) -> bytes:
    """Return a sheet's XML with text typed into empty cells."""
    text = sheet.decode()
    for cell, value in cells.items():
        text, found = re.subn(
            f'(<c r="{cell}" s="\\d+") ?/>',
            rf'\1 t="inlineStr"><is><t>{value}</t></is></c>',
            text,
        )
        assert found == 1, cell
    return text.encode()


def everything_in(file: Path) -> str:
    """Return what a published file holds, as text."""
    if file.suffix == ".parquet":
        return str(pq.read_table(file).to_pylist())
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return "".join(book.read(entry).decode() for entry in book.infolist())
    return file.read_text("utf-8")
