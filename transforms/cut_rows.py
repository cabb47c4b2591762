"""Taking rows out of a file as received, every other row as it was.

Of a CSV the other rows stay byte for byte the same; of a Parquet file their values; of
a workbook the text of their cells, for it is written anew: what is deleted from a
workbook's sheet would stay in its list of texts.
"""

import csv
import gzip
import io
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import fastexcel
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import xlsxwriter

from transforms.csv_files import read_csv

Spans = npt.NDArray[np.int64]
NEW_LINE, RETURN, QUOTE = b'\n\r"'
SAME_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a file bears a day; this one tells none


@dataclass(frozen=True)
class Cut:
    """What is taken out of one file.

    Attributes:
        rows: physical rows that go (the heading is row 1).
        values: of rows that stay, the value that goes, by row.
        ragged: rows that do not fit the heading: one goes if it tells of the person.
        words: citizen IDs, which may stand nowhere any more.
        names: first name and surname; a ragged row with both goes.
        row_count: rows that the file has as it is read, heading and ragged ones too.
    """

    rows: Set[int] = frozenset()
    values: Mapping[int, str] = field(default_factory=dict)
    ragged: Set[int] = frozenset()
    words: Set[str] = frozenset()
    names: Set[tuple[str, str]] = frozenset()
    row_count: int = 0

    def is_about(self, text: str) -> bool:
        """Return whether a text tells of the person."""
        by_id = any(word in text for word in self.words)
        return by_id or any(
            first in text and last in text for first, last in self.names
        )


def cut_file(path: Path, encoding: str, cut: Cut) -> bytes:
    """Return a file's bytes without what is cut out of it.

    Args:
        path: the file, its ending as it was received.
        encoding: how its text is written, for a CSV.
        cut: what goes.
    """
    name = path.name.lower()
    if name.endswith(".parquet"):
        return _cut_parquet(path, cut)
    if name.endswith(".xlsx"):
        return _cut_workbook(path, cut)
    is_zipped = name.endswith(".gz")
    data = gzip.decompress(path.read_bytes()) if is_zipped else path.read_bytes()
    if len(row_ends(data)) == cut.row_count:
        kept = cut_csv(data, encoding, cut)
    else:  # a quotation mark amid a value: only the reader can tell the rows apart
        kept = _written_anew(path, encoding, cut)
    return gzip.compress(kept, mtime=0) if is_zipped else kept


def cut_csv(data: bytes, encoding: str, cut: Cut) -> bytes:
    """Return a CSV's bytes without the rows that go."""
    ends = row_ends(data)
    pieces, start = [], 0
    for row in sorted({*cut.rows, *cut.values, *cut.ragged}):
        at, end = _span(ends, row)
        pieces += [data[start:at], _rest_of_row(data[at:end], encoding, row, cut)]
        start = end
    kept = b"".join([*pieces, data[start:]])
    for word in sorted(cut.words):
        kept = kept.replace(word.encode(encoding), b"")
    return kept


def row_ends(data: bytes) -> Spans:
    """Return where each row ends: at a line's end that stands in no quotation."""
    letters = np.frombuffer(data, np.uint8)
    is_end = letters == NEW_LINE
    returns = np.flatnonzero(letters == RETURN)
    followed = letters[np.minimum(returns + 1, len(letters) - 1)] == NEW_LINE
    is_end[returns[~followed]] = True
    ends = np.flatnonzero(is_end)
    quotes = np.flatnonzero(letters == QUOTE)
    ends = ends[np.searchsorted(quotes, ends) % 2 == 0] + 1
    if not len(ends) or ends[-1] != len(letters):
        ends = np.append(ends, len(letters))
    return ends.astype(np.int64)


def _span(ends: Spans, row: int) -> tuple[int, int]:
    """Return where a row begins and ends."""
    return (int(ends[row - 2]) if row > 1 else 0, int(ends[row - 1]))


def _rest_of_row(written: bytes, encoding: str, row: int, cut: Cut) -> bytes:
    """Return what stays of one row: nothing, all, or all but one value."""
    if row in cut.rows:
        return b""
    if row in cut.values:
        return written.replace(cut.values[row].encode(encoding), b"", 1)
    text = written.decode(encoding, "replace")
    return b"" if cut.is_about(text) else written


def _written_anew(path: Path, encoding: str, cut: Cut) -> bytes:
    """Return a CSV's rows as they are read, without those that go or do not fit."""
    reading = read_csv(path)
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(reading.heading)
    for batch in reading.batches(range(len(reading.heading))):
        for *values, row in zip(*(each.to_pylist() for each in batch), strict=True):
            if row not in cut.rows:
                gone = cut.values.get(row)
                rows.writerow([None if value == gone else value for value in values])
    kept = text.getvalue()
    for word in sorted(cut.words):
        kept = kept.replace(word, "")
    return kept.encode(encoding)


def _cut_parquet(path: Path, cut: Cut) -> bytes:
    """Return a Parquet file without the rows that go; its first row counts as row 2."""
    rows = pq.ParquetFile(path).read()
    numbers = np.arange(2, rows.num_rows + 2)
    stays = pa.array(~np.isin(numbers, list(cut.rows)))
    is_mended = np.isin(numbers, list(cut.values))
    for position, name in enumerate(rows.schema.names):
        column = rows.column(position)
        if name.strip().lower() == "citizen_id" and is_mended.any():
            column = pc.if_else(pa.array(~is_mended), column, pa.scalar(None))
        rows = rows.set_column(
            position, rows.schema.field(position), _without_words(column, cut.words)
        )
    out = io.BytesIO()
    pq.write_table(rows.filter(stays), out, compression="zstd")
    return out.getvalue()


def _without_words(column: pa.ChunkedArray, words: Set[str]) -> pa.ChunkedArray:
    """Return a column with no ID in any of its texts."""
    is_text = pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    for word in sorted(words) if is_text else ():
        column = pc.replace_substring(column, word, "")
    return column


def _cut_workbook(path: Path, cut: Cut) -> bytes:
    """Return a workbook written anew, an empty row in the place of each that goes."""
    book = fastexcel.read_excel(path.read_bytes())
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as anew:
        anew.set_properties({"created": SAME_DAY, "author": ""})
        for name in book.sheet_names:
            sheet = anew.add_worksheet(name)
            cells = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            columns = [column.to_pylist() for column in cells.to_arrow().columns]
            for row, values in enumerate(zip(*columns, strict=True)):
                for at, value in enumerate(_rest_of_cells(values, row + 1, cut)):
                    if value:
                        sheet.write_string(row, at, value)
    return out.getvalue()


def _rest_of_cells(
    values: Sequence[str | None], row: int, cut: Cut
) -> Sequence[str | None]:
    """Return what stays of one row of a workbook."""
    if row in cut.rows:
        return ()
    gone = {cut.values.get(row), *cut.words}
    return [None if value in gone else value for value in values]
