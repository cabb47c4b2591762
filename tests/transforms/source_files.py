"""Drawing source files, in which nothing is wrong but what a test puts in."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from schemas.contract import columns
from schemas.raw import SOURCES
from transforms.load import source_name

Row = Sequence[object]
Rows = list[tuple[object, ...]]
LEFT_OUT = {f"indicator_{n}" for n in range(32, 39)}
HEADINGS = {
    source_name(table): [name for name in columns(table) if name not in LEFT_OUT]
    for table in SOURCES
}


def csv_text(heading: Iterable[str], rows: Iterable[Row]) -> str:
    return "".join(",".join(map(str, row)) + "\r\n" for row in [list(heading), *rows])


def a_row(source: str, **values: object) -> list[object]:
    return [values.get(name, "") for name in HEADINGS[source]]


CENTRES = "select centre_id, centre_name, source_row from raw.centres"


def put_centres(raw: Path, body: str, encoding: str = "utf-8") -> None:
    text = ",".join(HEADINGS["centres"]) + "\r\n" + body
    (raw / "centres.csv").write_bytes(text.encode(encoding))


def centre(key: str, name: str = "") -> str:
    return ",".join(map(str, a_row("centres", centre_id=key, centre_name=name)))


def put_workbook(path: Path, sheets: dict[str, list[Row]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
