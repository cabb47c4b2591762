"""Whole files of every kind the readers take: what the fuzzer then damages.

The people are invented, and their values are easy to find again in a message.
"""

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet
import xlsxwriter

from schemas import earlier
from schemas.contract import columns, table_name
from schemas.raw import ReviewDecisions
from schemas.reference import FILES
from tests.transforms.source_files import HEADINGS
from transforms.matching_model import FILE as MODEL

REFERENCE = Path(__file__).parents[2] / "data" / "raw" / "reference"
SECRETS = ("ลับสุดยอด", "ปกปิดนาม", "1579900111222")
SOURCES = ("persons", "households", "service_records", "welfare_registrations")
ROWS = 12
Rows = list[list[str]]


class Whole(NamedTuple):
    """A file in which nothing is wrong.

    Attributes:
        kind: which reader it is for: source, decisions, rules, model, memory or
            published.
        name: its file name.
        content: its bytes.
    """

    kind: str
    name: str
    content: bytes


def whole_files() -> list[Whole]:
    """Return a file of every kind and form."""
    return [*_sources(), *_decisions(), *_rules(), *_memory(), _published()]


def _sources() -> Iterator[Whole]:
    for source in SOURCES:
        rows = [HEADINGS[source], *_rows(source)]
        for ending, write in FORMS.items():
            yield Whole("source", f"{source}{ending.split()[0]}", write(rows))


def _rows(source: str) -> Rows:
    """Return rows in which every value stands, one of them over two lines."""
    heading = HEADINGS[source]
    return [[_value(name, number) for name in heading] for number in range(1, ROWS + 1)]


def _value(name: str, number: int) -> str:
    by_name = {
        "first_name": SECRETS[0],
        "last_name": SECRETS[1] if number % 5 else f'{SECRETS[1]}\n"ชั้น", 2',
        "citizen_id": SECRETS[2],
        "birth_date": f"{number}/3/2505",
        "subdistrict_code": "570511",
    }
    return by_name.get(name, "" if len(name) % 4 == 1 else f"{name[:3]}{number}")


def csv_bytes(rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> bytes:
    """Return rows as a CSV, quoted where they must be."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def workbook_bytes(rows: Sequence[Sequence[str]], sheet: str = "Sheet1") -> bytes:
    """Return rows as a workbook of one sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2020, 3, 1)})  # noqa: DTZ001
        written = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            written.write_row(at, 0, [cell or None for cell in row])
    return content.getvalue()


def parquet_bytes(rows: Sequence[Sequence[str]], **how: object) -> bytes:
    """Return rows as a Parquet file, the first names the columns."""
    content = io.BytesIO()
    cells = [list(column) for column in zip(*rows[1:], strict=True)]
    table = pa.table(
        [pa.array([cell or None for cell in column]) for column in cells],
        list(rows[0]),
    )
    pyarrow.parquet.write_table(table, content, **how)
    return content.getvalue()


FORMS: dict[str, Callable[[Rows], bytes]] = {
    ".csv": csv_bytes,
    ".csv bom": lambda rows: csv_bytes(rows, "utf-8-sig"),
    ".csv cp874": lambda rows: csv_bytes(rows, "cp874"),
    ".csv utf-16": lambda rows: csv_bytes(rows, "utf-16"),
    ".csv.gz": lambda rows: gzip.compress(csv_bytes(rows), mtime=0),
    ".xlsx": workbook_bytes,
    ".parquet": parquet_bytes,
    ".parquet zstd": lambda rows: parquet_bytes(
        rows, compression="zstd", row_group_size=5, use_dictionary=False,
        write_page_checksum=True,
    ),
}  # fmt: skip


def _decisions() -> Iterator[Whole]:
    names = list(columns(ReviewDecisions))
    answers = [
        [f"R{n}", f"H{n}/1", f"{n:016x}", "คนละคน", SECRETS[0], f"{n}/3/2563"]
        for n in range(1, ROWS)
    ]
    titles = [["คำขอที่รอตรวจ", "", "", "", "", ""], [""] * 6]
    for encoding in ("utf-8", "utf-8-sig", "cp874"):
        content = csv_bytes([names, *answers], encoding)
        yield Whole("decisions", "answers.csv", content)
    yield Whole("decisions", "answers.xlsx", workbook_bytes([*titles, names, *answers]))


def _rules() -> Iterator[Whole]:
    for table in FILES:
        name = f"{table_name(table).removeprefix('reference.')}.csv"
        yield Whole("rules", name, (REFERENCE / name).read_bytes())
    yield Whole("model", MODEL, (REFERENCE / MODEL).read_bytes())


def _memory() -> Iterator[Whole]:
    """Give two tables of what a night leaves for the next."""
    values = {"varchar": "x", "bigint": 1, "date": date(2020, 3, 1), "boolean": True}
    for table in (earlier.Links, earlier.Clients):
        cells = [
            pa.array([values[promise.duckdb_type]] * 2)
            for promise in columns(table).values()
        ]
        content = io.BytesIO()
        pyarrow.parquet.write_table(pa.table(cells, list(columns(table))), content)
        name = f"{table_name(table).partition('.')[2]}.parquet"
        yield Whole("memory", name, content.getvalue())


def _published() -> Whole:
    heading = ["tumbol_ID", "tumbol_name", "household.CNT", "HOUSEMEMBER_CNT"]
    rows = [[f"5705{n:02}", "ตำบล", str(n * 10), str(n * 30)] for n in range(1, 12)]
    return Whole("published", "61_57_tambol_common.csv", csv_bytes([heading, *rows]))
