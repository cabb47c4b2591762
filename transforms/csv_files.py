"""Reading a CSV, plain or gzipped, in bounded memory, with exact row numbers."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from schemas.errors import SourceError
from transforms.encodings import TextForm, decide_encoding
from transforms.readings import RaggedRow, Reading
from transforms.sources import faults_told

BLOCK = 1 << 22


def read_csv(path: Path) -> Reading:
    """Open a CSV: decide its encoding and read its heading.

    Raises:
        SourceError: it is empty, no CSV text, or a broken gzip.
    """
    with faults_told(path.name), _gzip_faults_told(path.name):
        form = decide_encoding(partial(_open_bytes, path), path.name)
        if not form.byte_count:
            raise SourceError(
                "ไฟล์ว่าง (0 ไบต์): ส่งออกจากระบบต้นทางใหม่",
                "is empty (0 bytes): export it anew from the system it is from",
                file=path.name,
            )
        heading, has_rows = _read_heading(path, form)
    reading = Reading(heading, lambda _positions: iter(()), form.encoding)
    if has_rows:
        reading.batches = partial(_batches, path, form, reading)
    return reading


def _open_bytes(path: Path) -> BinaryIO:
    """Open a file's bytes, unzipped if its name says it is zipped."""
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def _read_heading(path: Path, form: TextForm) -> tuple[list[str], bool]:
    """Return the first row, and whether anything comes after it."""
    with io.TextIOWrapper(_open_bytes(path), form.encoding, newline="") as text:
        try:
            heading = next(csv.reader(text), [])
        except csv.Error:
            raise _unclosed_quote(path.name, 1) from None
        return heading, bool(text.readline())


def _batches(
    path: Path, form: TextForm, reading: Reading, positions: Sequence[int]
) -> Iterator[pa.RecordBatch]:
    """Give the rows that fit the heading, noting those that don't."""
    # A row is numbered as a spreadsheet shows it: a blank line is a row, a value with
    # a line break in it is not two.
    row_count = 0
    try:
        for batch in _open_stream(path, form, reading, positions):
            rows = _physical_rows(row_count, batch.num_rows, reading.ragged)
            row_count += batch.num_rows
            yield pa.RecordBatch.from_arrays(
                [*batch.columns, rows], [*batch.schema.names, "source_row"]
            )
    except pa.ArrowInvalid:
        raise _unclosed_quote(path.name, row_count + 2) from None
    is_any_swallowed = form.line_count - 1 > row_count + len(reading.ragged)
    if is_any_swallowed and form.quote_count % 2:
        raise _unclosed_quote(path.name, _first_broken_row(path, form, reading))


def _open_stream(
    path: Path, form: TextForm, reading: Reading, positions: Sequence[int]
) -> pyarrow.csv.CSVStreamingReader:
    """Parse the rows after the heading; by one thread, or they bear no numbers."""

    def note(row: pyarrow.csv.InvalidRow) -> str:
        reading.ragged.append(
            RaggedRow(row.number, row.expected_columns, row.actual_columns)
        )
        return "skip"

    names = [str(position) for position in range(len(reading.heading))]
    wanted = [names[position] for position in positions]
    encoding = "cp874" if form.encoding == "cp874" else "utf8"
    compression = "gzip" if path.suffix.lower() == ".gz" else None
    return pyarrow.csv.open_csv(
        pa.input_stream(str(path), compression=compression),
        pyarrow.csv.ReadOptions(
            use_threads=False, block_size=BLOCK, column_names=names,
            skip_rows_after_names=1, encoding=encoding,
        ),
        pyarrow.csv.ParseOptions(
            newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
        ),
        pyarrow.csv.ConvertOptions(
            check_utf8=False, column_types=dict.fromkeys(wanted, pa.string()),
            include_columns=wanted, null_values=[""], strings_can_be_null=True,
        ),
    )  # fmt: skip


def _physical_rows(start: int, count: int, ragged: list[RaggedRow]) -> pa.Array:
    """Number `count` rows after `start` earlier ones, stepping over the ragged."""
    numbers = np.fromiter((row.source_row for row in ragged), np.int64, len(ragged))
    rows_before = numbers - np.arange(len(ragged)) - 2
    places = np.arange(start, start + count)
    return pa.array(places + 2 + np.searchsorted(rows_before, places, side="right"))


def _first_broken_row(path: Path, form: TextForm, reading: Reading) -> int:
    """Return the first row that runs over several lines: there the quote opened."""
    everything = range(len(reading.heading))
    again = Reading(reading.heading, reading.batches)
    row_count = 0
    for batch in _open_stream(path, form, again, everything):
        rows = _physical_rows(row_count, batch.num_rows, again.ragged)
        row_count += batch.num_rows
        for column in batch.columns:
            broken = rows.filter(pc.match_substring(column, "\n"))
            if len(broken):
                return cast("int", broken[0].as_py())
    return again.ragged[0].source_row if again.ragged else 2


def _unclosed_quote(file: str, row: int) -> SourceError:
    return SourceError(
        'มีเครื่องหมายคำพูด (") ที่เปิดแล้วไม่ปิด จึงกลืนแถวถัดไป: ลบหรือปิดเครื่องหมายนั้น',
        'a quotation mark (") is opened and never closed, so it swallows the rows '
        "after it: delete it or close it",
        file=file,
        place=f"row {row} or after",
    )


@contextmanager
def _gzip_faults_told(file: str) -> Iterator[None]:
    """Tell a cut or false gzip from a file that cannot be read at all."""
    try:
        yield
    except EOFError:
        raise SourceError(
            "ไฟล์ gzip ขาดท้าย (คัดลอกไม่ครบ): คัดลอกหรือดาวน์โหลดใหม่",
            "the gzip ends too early (an unfinished copy): copy or download it again",
            file=file,
        ) from None
    except (gzip.BadGzipFile, zlib.error):
        raise SourceError(
            "ไม่ใช่ไฟล์ gzip หรือข้างในเสีย: คัดลอกใหม่ หรือตัด .gz ออกจากชื่อหากเป็น CSV ธรรมดา",
            "is no gzip, or damaged inside: copy it again, or take .gz off its name if "
            "it is a plain CSV",
            file=file,
        ) from None
