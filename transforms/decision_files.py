"""The answers that people gave: workbooks and CSVs dropped into `<raw>/decisions/`.

A file that cannot be read is refused as a whole and told; the others, and the night,
go on. A row without an answer is unanswered, and no more than counted.
"""

import logging
import re
from dataclasses import astuple
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from schemas.contract import columns
from schemas.errors import SourceError
from schemas.raw import ReviewDecisions
from transforms.csv_files import read_csv
from transforms.headings import Heading, match_heading, plain_names
from transforms.readings import Reading, without_blank_rows
from transforms.sources import faults_told, fingerprint, shown_name
from transforms.warehouse import insert_rows
from transforms.xlsx_files import read_sheets

SOURCE = "review_decisions"
FOLDER = "decisions"
HEADING_ROWS = 10  # a workbook's titles stand above its heading
ENDINGS = (".csv", ".xlsx")
# Three years of a province whose every centre answers monthly; each costs some 10 ms.
MOST_FILES = 5_000
THAI_LETTER = "[\u0e01-\u0e4e]"
# what no row of data holds a Thai letter in
NEVER_THAI = ("service_record_id", "person_key", "evidence_hash")

log = logging.getLogger(__name__)


def load_decisions(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    """Load the answers of every file in `decisions/` into `raw.review_decisions`.

    Args:
        con: the warehouse, its raw tables made.
        raw: the folder of the sources; it may have no `decisions`.
    """
    for path in _entries(con, raw / FOLDER):
        file = f"{FOLDER}/{shown_name(path.name)}"
        try:
            _load_file(con, path, file)
        except SourceError as fault:
            _refuse(con, file, fault)


def _entries(con: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Return what lies in the folder, but for the locks and hidden files beside it."""
    if not folder.exists() and not folder.is_symlink():
        return []
    try:
        with faults_told(FOLDER):
            there = (path for path in folder.iterdir() if not is_hidden(path))
            found = sorted(islice(there, MOST_FILES + 1))
        _refuse_too_many(len(found))
    except SourceError as fault:
        _refuse(con, FOLDER, fault)
        return []
    return found


def _refuse_too_many(file_count: int) -> None:
    """Refuse more files than a night has time for; what was read before is kept."""
    if file_count > MOST_FILES:
        raise SourceError(
            f"มีไฟล์เกิน {MOST_FILES:,} ไฟล์ จึงไม่อ่านไฟล์ใด: ย้ายไฟล์เก่าออก "
            "คำตอบที่เคยอ่านแล้วยังจำไว้",
            f"holds over {MOST_FILES:,} files, so none is read: move the old ones "
            "away; answers that were read before are remembered",
            file=FOLDER,
        )


def is_hidden(path: Path) -> bool:
    """Whether it is a lock or hidden file that lies beside what people drop there."""
    return path.name.startswith((".", "~$"))


def _load_file(con: duckdb.DuckDBPyConnection, path: Path, file: str) -> None:
    """Load one file, whole or not at all."""
    with faults_told(path.name):
        reading, cells, heading_row = _find_heading(_open(path), path.name)
    heading = match_heading(
        _row(cells, heading_row), ReviewDecisions, path.name, heading_row
    )
    rows = _below(cells, heading_row, heading)
    answers = rows.filter(pc.not_equal(pc.utf8_trim_whitespace(rows["answer"]), ""))
    total = answers.num_rows + len(reading.ragged)
    sha256 = fingerprint(path)
    _insert_answers(con, answers, file)
    ragged = [(SOURCE, file, *astuple(row)) for row in reading.ragged]
    insert_rows(con, "raw.unreadable_rows", ragged)
    read = (SOURCE, file, sha256, total, reading.encoding, list[str]())
    insert_rows(con, "raw.input_files", [read])
    asked = pc.sum(pc.is_valid(rows["evidence_hash"])).as_py() or 0
    unanswered = max(asked - answers.num_rows, 0)
    log.info("%s: %d answers, %d unanswered", file, total, unanswered)


def _insert_answers(
    con: duckdb.DuckDBPyConnection, answers: pa.Table, file: str
) -> None:
    """Add the answered rows of a file to `raw.review_decisions`."""
    place = pa.array([file] * answers.num_rows, pa.string())
    placed = answers.add_column(answers.num_columns - 1, "source_file", place)
    con.from_arrow(placed).insert_into(f"raw.{SOURCE}")


def _open(path: Path) -> list[Reading]:
    """Open a file: a CSV, or the sheets of a workbook."""
    ending = path.suffix.lower()
    if ending not in ENDINGS or not path.is_file():
        raise SourceError(
            "อ่านได้เฉพาะไฟล์ .xlsx และ .csv: บันทึกใหม่เป็นแบบนั้น หรือย้ายออกจาก decisions",
            "only .xlsx and .csv files are read here: save it as one, or move it out "
            "of decisions",
            file=path.name,
        )
    if shown_name(path.name) != path.name:
        raise SourceError(
            "ชื่อไฟล์มีอักษรที่อ่านไม่ได้: เปลี่ยนชื่อไฟล์",
            "its name holds bytes that are no letters: rename it",
            file=shown_name(path.name),
        )
    return read_sheets(path) if ending == ".xlsx" else [read_csv(path)]


def _find_heading(readings: list[Reading], file: str) -> tuple[Reading, pa.Table, int]:
    """Return the one sheet with the columns' names, its cells, and their row."""
    promised = set(columns(ReviewDecisions))
    found = []
    for reading in readings:
        cells = _all_cells(reading)
        hits = [
            (len(promised.intersection(plain_names(_row(cells, row)))), -row)
            for row in pc.unique(cells["source_row"]).to_pylist()[:HEADING_ROWS]
        ]
        count, at = max(hits)
        found.append((count, reading, cells, -at))
    if sum(count == len(promised) for count, *_ in found) > 1:
        raise SourceError(
            "มีคำตอบในหลายแผ่นงาน: แยกเป็นไฟล์ละแผ่นงาน",
            "several of its sheets hold answers: put each into a file of its own",
            file=file,
        )
    if not found:
        raise SourceError(
            "สมุดงานว่าง: ใช้สมุดงานจาก latest/review",
            "the workbook is empty: use one of latest/review",
            file=file,
        )
    _, reading, cells, row = max(found, key=lambda sheet: sheet[0])
    return reading, cells, row


def _all_cells(reading: Reading) -> pa.Table:
    """Return every cell as text, the first row's too, and as last column the row."""
    names = [str(position) for position in range(len(reading.heading))]
    first = pa.table(
        {name: pa.array([cell or None], pa.string()) for name, cell in
         zip(names, reading.heading, strict=True)} | {"source_row": pa.array([1])}
    )  # fmt: skip
    batches = list(reading.batches(range(len(names))))
    rest = [pa.table(batch.columns, [*names, "source_row"]) for batch in batches]
    return pa.concat_tables([first, *rest], promote_options="permissive")


def _row(cells: pa.Table, number: int) -> list[str | None]:
    """Return the cells of one row."""
    row = cells.filter(pc.equal(cells["source_row"], number))
    return [column[0].as_py() for column in row.columns[:-1]]


def _below(cells: pa.Table, heading_row: int, heading: Heading) -> pa.Table:
    """Return the rows below the heading, in the contract's columns, then their row."""
    positions = heading.positions
    chosen = pa.table(
        [*(cells.column(at) for at in positions.values()), cells["source_row"]],
        [*positions, "source_row"],
    )
    rows = chosen.filter(pc.greater(chosen["source_row"], heading_row))
    if rows.num_rows and _is_heading(rows.slice(0, 1).to_pylist()[0]):
        rows = rows.slice(1)
    filled = [without_blank_rows(batch) for batch in rows.to_batches()]
    return pa.Table.from_batches(filled, rows.schema)


def _is_heading(row: dict[str, str | None]) -> bool:
    """Whether a row is the Thai heading that stands below the columns' names."""
    return all(re.search(THAI_LETTER, row[name] or "") for name in NEVER_THAI)


def _refuse(con: duckdb.DuckDBPyConnection, file: str, fault: SourceError) -> None:
    """Note a file that is refused as a whole, and why."""
    log.warning("%s: %s", file, fault.en)
    row = re.match(r"row (\d+)", fault.place)
    number = int(row[1]) if row else None
    refused = (SOURCE, file, number, fault.th, fault.en)
    insert_rows(con, "raw.refused_files", [refused])
