"""Reading a CSV, plain or gzipped, in bounded memory, with exact row numbers."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from schemas.errors import SourceError
from transforms.encodings import TextForm, decide_encoding
from transforms.headings import refuse_too_wide
from transforms.readings import RaggedRow, Reading
from transforms.sources import faults_told

BLOCK = 1 << 22
HEADING_LINES = 100  # a heading may run over lines, not over the whole file
# People's data deflate 5 to 30 times, the same row again and again 200 times; a gzip
# bomb a thousand times. Below the least, nothing is asked.
MOST_INFLATION, LEAST_ASKED = 300, 1 << 28
MOST_RAGGED = 250_000  # each is kept in memory and told; more is a wrong separator


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
        refuse_too_wide(len(heading), path.name)
    reading = Reading(heading, lambda _positions: iter(()), form.encoding)
    if has_rows:
        reading.batches = partial(_batches, path, form, reading)
    return reading


def _open_bytes(path: Path) -> BinaryIO:
    """Open a file's bytes, unzipped if its name says it is zipped."""
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", _BoundedGzip(path))
    return path.open("rb")


class _BoundedGzip(gzip.GzipFile):
    """A gzip that is refused once it inflates beyond what people's data do."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "rb")
        self.file = path.name
        self.room = max(LEAST_ASKED, MOST_INFLATION * path.stat().st_size)

    def read(self, size: int | None = -1) -> bytes:
        """Read on, as long as there is room."""
        piece = super().read(size)
        if self.tell() > self.room:
            raise SourceError(
                f"ไฟล์ gzip คลายแล้วใหญ่กว่าเดิมเกิน {MOST_INFLATION} เท่า: ไม่ใช่ข้อมูลจริง "
                "ตรวจที่มา หรือวางไฟล์ที่คลายแล้ว (.csv)",
                f"the gzip inflates more than {MOST_INFLATION} times: this is no data "
                "of people; check where it is from, or put the unzipped .csv there",
                file=self.file,
            )
        return piece


def _read_heading(path: Path, form: TextForm) -> tuple[list[str], bool]:
    """Return the first row, and whether anything comes after it."""
    with io.TextIOWrapper(_open_bytes(path), form.encoding, newline="") as text:
        try:
            heading = next(csv.reader(islice(text, HEADING_LINES)), []) or [""]
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
        if len(reading.ragged) > MOST_RAGGED:
            raise _too_ragged(path.name, reading.ragged[0]) from None
        raise _unclosed_quote(path.name, row_count + 2) from None
    if form.line_count - 1 > row_count + len(reading.ragged):
        _refuse_swallowed(path, form, reading)


def _open_stream(
    path: Path, form: TextForm, reading: Reading, positions: Sequence[int]
) -> pyarrow.csv.CSVStreamingReader:
    """Parse the rows after the heading; by one thread, or they bear no numbers."""

    def note(row: pyarrow.csv.InvalidRow) -> str:
        reading.ragged.append(
            RaggedRow(row.number, row.expected_columns, row.actual_columns)
        )
        if _is_two_rows(row.text, 2 * (row.expected_columns - 1)):
            reading.swallowing.append(row.number)
        return "skip" if len(reading.ragged) <= MOST_RAGGED else "error"

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


def _refuse_swallowed(path: Path, form: TextForm, reading: Reading) -> None:
    """Refuse a file in which a stray quotation mark took rows for part of a value.

    A value may run over lines. But if marks do not pair up, or such a value has as many
    commas as a row, then it is one row and the next: nobody would miss the latter.
    """
    broken = list(_broken_values(path, form, reading))
    most = len(reading.heading) - 1
    swallowing = [row for row, value in broken if _is_two_rows(value, most)]
    swallowing += reading.swallowing
    if swallowing:
        raise _unclosed_quote(path.name, min(swallowing))
    if form.quote_count % 2:
        ragged = [row.source_row for row in reading.ragged]
        rows = [row for row, _ in broken] or ragged or [2]
        raise _unclosed_quote(path.name, rows[0])


def _is_two_rows(text: str, comma_count: int) -> bool:
    """Whether a text runs over lines and has commas enough for a row of its own."""
    has_break = "\n" in text or "\r" in text
    return has_break and text.count(",") >= max(comma_count, 1)


def _broken_values(
    path: Path, form: TextForm, reading: Reading
) -> Iterator[tuple[int, str]]:
    """Give the values that run over several lines, each with its row, row by row."""
    everything = range(len(reading.heading))
    again = Reading(reading.heading, reading.batches)
    row_count = 0
    for batch in _open_stream(path, form, again, everything):
        rows = _physical_rows(row_count, batch.num_rows, again.ragged)
        row_count += batch.num_rows
        found: list[tuple[int, str]] = []
        for column in batch.columns:
            is_broken = pc.match_substring_regex(column, "[\r\n]")
            numbers, values = rows.filter(is_broken), column.filter(is_broken)
            found += zip(numbers.to_pylist(), values.to_pylist(), strict=True)
        yield from sorted(found)


def _too_ragged(file: str, first: RaggedRow) -> SourceError:
    return SourceError(
        f"มีแถวที่จำนวนช่องไม่ตรงกับชื่อคอลัมน์เกิน {MOST_RAGGED:,} แถว: ตรวจตัวคั่น หรือส่งออกใหม่",
        f"over {MOST_RAGGED:,} rows do not have as many fields as the heading "
        f"({first.actual_columns} instead of {first.expected_columns}): check the "
        "separators or export it anew",
        file=file,
        place=f"row {first.source_row}",
    )


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
