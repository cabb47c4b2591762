"""The rows of a file, counted by others than the readers under test."""

import csv
import gzip
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import duckdb

from schemas.contract import Table
from transforms.headings import match_heading

SHEET = "xl/worksheets/sheet1.xml"
csv.field_size_limit(1 << 30)


def filled_rows(
    path: Path, table: Table, con: duckdb.DuckDBPyConnection
) -> list[int] | None:
    """Return the numbers of the rows with a value in a column of the contract.

    Args:
        path: a source that its reader admits.
        table: its contract.
        con: counts the rows of Parquet.

    Returns:
        The rows, the heading being 1; None where the damage leaves them uncountable.
    """
    if path.name.lower().endswith(".xlsx"):
        return _of_workbook(path)
    if path.name.lower().endswith(".parquet"):
        return _of_parquet(path, con)
    return _of_csv(path, table)


def _of_csv(path: Path, table: Table) -> list[int]:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    rows = list(csv.reader(io.StringIO(_decoded(content), newline="")))
    positions = match_heading(rows[0], table, path.name).positions.values()
    return [
        number
        for number, row in enumerate(rows[1:], start=2)
        if row and (len(row) != len(rows[0]) or any(row[at] for at in positions))
    ]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp874")


def _of_workbook(path: Path) -> list[int] | None:
    """Count by the sheet's XML; only where every row and cell says its place."""
    with zipfile.ZipFile(path) as book:
        try:
            sheet = book.read(SHEET)
        except KeyError:
            return None
    as_utf8 = ET.XMLParser(encoding="utf-8")  # noqa: S314  (of our own making)
    root = ET.fromstring(sheet, as_utf8)  # noqa: S314
    rows = []
    for row in root.iter():
        if not row.tag.endswith("}row"):
            continue
        filled = [cell.get("r") for cell in row if "".join(cell.itertext()).strip()]
        if not all(place and re.fullmatch(r"[A-Z]+\d+", place) for place in filled):
            return None
        rows += {int(re.sub(r"\D", "", place or "")) for place in filled}
    return sorted(row for row in rows if row != 1)


def _of_parquet(path: Path, con: duckdb.DuckDBPyConnection) -> list[int] | None:
    try:
        count = con.read_parquet(str(path)).shape[0]
    except duckdb.Error:
        return None
    return list(range(2, count + 2))
