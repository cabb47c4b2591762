"""A workbook's parts, held within bounds before the reader in native code sees them.

An XLSX is a ZIP of XML, and what it claims of itself is not believed: each part is
inflated up to a bound and must be whole XML, each cell must stand behind the one before
it. The native reader makes room for what a file claims, and ends the process if there
is none; so it gets a new ZIP, of the parts that were checked and of nothing else.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.parsers import expat

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas.errors import SourceError

MOST_BYTES = 256 << 20  # zipped; a sheet of a whole province's persons has some 60 MB
MOST_INFLATED = 1 << 30  # what is held in memory; such a sheet has some 400 MB
MOST_PARTS = 10_000  # a workbook has a dozen, and one for each sheet
MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14  # Excel's own
MOST_CELLS = 1 << 25  # some 30 bytes each, also the empty ones between; 3 provinces'
MOST_TEXT = 2 << 30  # of all cells; one text may be shared by a million of them
AT_ONCE = 1 << 22
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError,
    NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
CELL = re.compile(
    rb"""<(?:\w+:)?c(?=[\s/>])(?:[^>]*?\sr=["']([A-Z]{1,3}[1-9][0-9]{0,6})["'])?"""
)
MISPLACED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=""")
SHARED = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})\s*<""")
CLAIM = re.compile(rb"""\s(?:unique)?[Cc]ount\s*=\s*(?:"[^"]*"|'[^']*')""")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Parts = dict[str, bytes]


class _DamagedError(Exception):
    """A part is not what it must be."""


class _LargeError(Exception):
    """A workbook holds, or claims, more than memory can."""


def checked_workbook(path: Path) -> bytes:
    """Return a workbook of the parts of a file that hold its cells, each checked.

    Raises:
        SourceError: it is no workbook, damaged, or too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _LargeError
        content = path.read_bytes()
        parts = _inflated(content)
        for part in parts.values():
            _refuse_broken_xml(part)
        cell_count = sum(_cell_count(part) for part in parts.values())
        _refuse_multiplied_text(parts, cell_count)
    except _LargeError:
        raise _too_large(path.name) from None
    except (_DamagedError, expat.ExpatError):
        raise damaged(path.name) from None
    return _stored(parts)


def _inflated(content: bytes) -> Parts:
    """Return the XML parts by name, having inflated no more than the bound."""
    parts: Parts = {}
    room = MOST_INFLATED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            entries = book.infolist()
            if len(entries) > MOST_PARTS:
                raise _LargeError
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    part = _inflated_part(book, entry, room)
                    room -= len(part)
                    parts[entry.filename] = part
            _refuse_doubled([entry.filename for entry in entries])
    except ZIP_FAULTS:
        raise _DamagedError from None
    return parts


def _inflated_part(book: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """Inflate one part, no further than the size its header claims."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _DamagedError
    if entry.file_size > room:
        raise _LargeError
    with book.open(entry) as stream:
        part = stream.read(entry.file_size + 1)
    if len(part) != entry.file_size:
        raise _DamagedError
    return part


def _refuse_doubled(names: list[str]) -> None:
    """Refuse a part that is there twice: which one holds is a guess."""
    if len({name.replace("\\", "/").lower() for name in names}) < len(names):
        raise _DamagedError


def _refuse_broken_xml(part: bytes) -> None:
    """Refuse XML that is cut or broken, or defines words of its own (no Excel does)."""
    parser = expat.ParserCreate("UTF-8")

    def refuse(*_definition: object) -> None:
        raise _DamagedError

    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(part, True)


def _cell_count(part: bytes) -> int:
    """Return how many cells a sheet spans, the empty ones too; 0 if it is no sheet."""
    if b"sheetData" not in part:
        return 0
    span = _Span()
    for written in _written_places(part):
        named = pa.array(written, pa.string()).drop_null()
        span.unplaced_count += len(written) - len(named)
        if len(named):
            span.grow(*_places(named))
    if span.unplaced_count:
        span.rows, span.columns = _unplaced(part, has_placed=span.last >= 0)
    return span.cell_count()


@dataclass
class _Span:
    """How far the cells of a sheet reach that were seen so far."""

    last: int = -1
    rows: int = 0
    columns: int = 0
    unplaced_count: int = 0

    def grow(self, rows: np.ndarray, columns: np.ndarray) -> None:
        """Add cells; of one that is there twice the later would hide the former."""
        order = np.concatenate([[self.last], rows * 2 * MOST_COLUMNS + columns])
        if np.any(np.diff(order) <= 0):
            raise _DamagedError
        self.last, self.rows = int(order[-1]), int(rows[-1])
        self.columns = max(self.columns, int(columns.max()))

    def cell_count(self) -> int:
        """Return the cells, the empty ones between too, if they can be held."""
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS:
            raise _DamagedError
        if self.rows * self.columns > MOST_CELLS:
            raise _LargeError
        return self.rows * self.columns


def _written_places(part: bytes) -> Iterator[list[str | None]]:
    """Give where each cell says it stands, None if it does not say, many at once."""
    start = 0
    while start < len(part):
        end = start + AT_ONCE
        if end < len(part):
            end = max(part.rfind(b"<", start + 1, end), start + 1)
        places = CELL.findall(part, start, end)
        yield [place.decode() or None for place in places]
        start = end


def _places(named: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and columns of places such as AB12, both counted from 1."""
    rows = pc.utf8_ltrim(named, LETTERS).cast(pa.int64()).to_numpy(zero_copy_only=False)
    letters = pc.utf8_rtrim(named, "0123456789").dictionary_encode()
    known = [_column(name) for name in letters.dictionary.to_pylist()]
    return rows, np.array(known)[letters.indices.to_numpy()]


def _column(letters: str) -> int:
    """Return which column letters name: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + LETTERS.index(letter) + 1
    return number


def _unplaced(part: bytes, *, has_placed: bool) -> tuple[int, int]:
    """Return rows and columns of a sheet whose cells stand one after the other."""
    if has_placed or MISPLACED.search(part):
        raise _DamagedError
    rows = [0, *map(int, re.findall(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,9})"', part))]
    if any(later <= former for former, later in pairwise(rows)):
        raise _DamagedError
    pieces = re.split(rb"<(?:\w+:)?row[\s>]", part)
    return max(rows[-1], len(pieces)), max(len(CELL.findall(row)) for row in pieces)


def _refuse_multiplied_text(parts: Parts, cell_count: int) -> None:
    """Refuse a long text that so many cells share that memory cannot hold it."""
    for texts in parts.values():
        if b"</sst>" not in texts and b":sst>" not in texts:
            continue
        ends = [end.end() for end in re.finditer(rb"</(?:\w+:)?si>", texts)]
        lengths = np.diff([0, *ends])
        if len(lengths) and int(lengths.max()) * cell_count > MOST_TEXT:
            _refuse_sum(parts, lengths)


def _refuse_sum(parts: Parts, lengths: np.ndarray) -> None:
    total = 0
    for part in parts.values():
        used = np.array([int(index) for index in SHARED.findall(part)], np.int64)
        total += int(lengths[used[used < len(lengths)]].sum())
    if total > MOST_TEXT:
        raise _LargeError


def _stored(parts: Parts) -> bytes:
    """Return the parts as a ZIP again, not deflated."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as book:
        for name, part in parts.items():
            book.writestr(zipfile.ZipInfo(name), _without_claim(part))
    return content.getvalue()


def _without_claim(part: bytes) -> bytes:
    """Leave out how many texts there are said to be: room is made for all of them."""
    at = part.find(b"sst", 0, AT_ONCE)
    end = part.find(b">", at) + 1
    return part if at < 0 else part[:at] + CLAIM.sub(b"", part[at:end]) + part[end:]


def damaged(file: str) -> SourceError:
    """Return the error that tells of a file that is no whole workbook."""
    return SourceError(
        "ไม่ใช่สมุดงาน Excel (.xlsx) หรือไฟล์เสีย: เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx",
        "is no Excel workbook (.xlsx), or damaged: open it in Excel and save it anew "
        "as .xlsx",
        file=file,
    )


def _too_large(file: str) -> SourceError:
    cells, size = f"{MOST_CELLS:,}", f"{MOST_INFLATED >> 30} GiB"
    return SourceError(
        f"สมุดงานใหญ่เกินไป (เกิน {cells} ช่อง หรือคลายแล้วเกิน {size}): ลบช่องว่างท้ายแผ่นงาน "
        "แล้วบันทึกใหม่ หรือบันทึกเป็น CSV UTF-8",
        f"the workbook is too large (over {cells} cells, or over {size} unzipped): "
        "delete the empty cells at the sheet's end and save it anew, or save it as "
        "CSV UTF-8",
        file=file,
    )
