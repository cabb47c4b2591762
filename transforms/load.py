"""Load, the first verb: each file into `raw`, untouched, every row traceable."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.contract import Table, columns, table_name
from schemas.errors import SourceError
from schemas.raw import OPTIONAL_SOURCES, RECEIVED, SOURCES
from schemas.reference import (
    FILES,
    AbolishedSubdistricts,
    Codes,
    MatchingModels,
    RunSettings,
    Subdistricts,
)
from transforms.areas import abolished_subdistricts, subdistricts
from transforms.csv_files import read_csv
from transforms.decision_files import load_decisions
from transforms.earlier import create_earlier_tables
from transforms.headings import Heading, match_heading
from transforms.matching_model import read_model
from transforms.parquet_files import read_parquet
from transforms.promises import hold_to_contract, refuse_unknown_code
from transforms.readings import Reading, without_blank_rows
from transforms.rules import read_rules
from transforms.sources import faults_told, find_sources, fingerprint
from transforms.warehouse import (
    create_table,
    insert_rows,
    side_by_side,
    transaction,
)
from transforms.xlsx_files import read_workbook

Record = tuple[object, ...]

log = logging.getLogger(__name__)

# A survey without a household or a person would pass for an area without need; no
# registration, centre or case yet is a state that a province can be in.
NEVER_EMPTY = ("households", "persons")
UNREADABLE_ROWS = {
    "source_name": "varchar",
    "source_file": "varchar",
    "source_row": "bigint",
    "expected_columns": "bigint",
    "actual_columns": "bigint",
}
INPUT_FILES = {
    "source_name": "varchar",
    "source_file": "varchar",
    "sha256": "varchar",
    "row_count": "bigint",
    "encoding": "varchar",
    "ignored_columns": "varchar[]",
}
NONE_KNOWN: Mapping[str, str] = {}
REFUSED_FILES = {
    "source_name": "varchar",
    "source_file": "varchar",
    "source_row": "bigint",
    "message_th": "varchar",
    "message_en": "varchar",
}


def load_sources(
    con: duckdb.DuckDBPyConnection, raw: Path, known: Mapping[str, str] = NONE_KNOWN
) -> None:
    """Load every source into `raw.<name>`, with its file and physical row.

    Rows that don't fit their heading go to `raw.unreadable_rows`, what was read to
    `raw.input_files`; its `row_count` counts both kinds of rows, blank ones aside.
    A file of review decisions that cannot be read is told in `raw.refused_files`.

    Args:
        con: the warehouse.
        raw: the folder of the sources; nothing is written to it.
        known: SHA-256 of files, by their path in it, as far as it is known already.

    Raises:
        SourceError: a source is missing or cannot be read as what it claims to be.
    """
    create_raw_tables(con)
    names = {source_name(table): table for table in SOURCES}
    jobs = []
    for name, path in find_sources(raw, names, OPTIONAL_SOURCES).items():
        if path is None:
            log.info("%s: no file (optional)", name)
        else:
            jobs.append(
                partial(_load_source, table=names[name], path=path, known=known)
            )
    for ragged, read in side_by_side(con, jobs):
        insert_rows(con, "raw.unreadable_rows", ragged)
        insert_rows(con, "raw.input_files", [read])
    load_decisions(con, raw)


def create_raw_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Make `raw`, empty; and `earlier` as it is on the first night."""
    create_table(con, "raw.unreadable_rows", UNREADABLE_ROWS)
    create_table(con, "raw.input_files", INPUT_FILES)
    create_table(con, "raw.refused_files", REFUSED_FILES)
    for table in RECEIVED:
        texts = dict.fromkeys(columns(table), "varchar")
        place = {"source_file": "varchar", "source_row": "bigint"}
        create_table(con, table_name(table), texts | place)
    create_earlier_tables(con)


def source_name(table: Table) -> str:
    """Return the name of a source's file, without its ending."""
    return table_name(table).removeprefix("raw.")


def _load_source(
    con: duckdb.DuckDBPyConnection, table: Table, path: Path, known: Mapping[str, str]
) -> tuple[list[Record], Record]:
    """Load one file; return its ragged rows and what was read, for the record."""
    name, file = source_name(table), path.name
    reading = _open(con, name, path)
    heading = match_heading(reading.heading, table, file)
    with transaction(con):
        row_count = _stream(con, name, _raw_rows(reading, heading, table, file))
        _refuse_hollow(name, file, row_count, reading)
    ragged: list[Record] = [(name, file, *astuple(row)) for row in reading.ragged]
    total = row_count + len(ragged)
    ignored = list(heading.ignored)
    _report(name, total, reading, ignored)
    sha256 = known.get(file) or fingerprint(path)
    return ragged, (name, file, sha256, total, reading.encoding, ignored)


def _stream(
    con: duckdb.DuckDBPyConnection, name: str, batches: Iterator[pa.RecordBatch]
) -> int:
    """Pour batches into `raw.<name>` as they are read; return how many rows."""
    types = con.table(f"raw.{name}").to_arrow_table().schema
    faults: list[BaseException] = []

    def remembering_faults() -> Iterator[pa.RecordBatch]:
        try:
            yield from batches
        except BaseException as fault:
            faults.append(fault)  # DuckDB would pass on its text alone
            raise

    rows = pa.RecordBatchReader.from_batches(types, remembering_faults())
    try:
        con.from_arrow(rows).insert_into(f"raw.{name}")
    except duckdb.Error:
        if faults:
            raise faults[0] from None
        raise
    return con.table(f"raw.{name}").shape[0]


def _open(con: duckdb.DuckDBPyConnection, name: str, path: Path) -> Reading:
    with faults_told(path.name):
        if path.suffix.lower() == ".xlsx":
            return read_workbook(path, name)
        if path.suffix.lower() == ".parquet":
            return read_parquet(path, con)
        return read_csv(path)


def _raw_rows(
    reading: Reading, heading: Heading, table: Table, file: str
) -> Iterator[pa.RecordBatch]:
    """Lay the columns out as the contract has them; what the form lacks is null."""
    places = {name: at for at, name in enumerate(heading.positions)}
    promised = list(columns(table))
    for batch in reading.batches(list(heading.positions.values())):
        rows = without_blank_rows(batch)
        count = rows.num_rows
        values = [
            rows.column(places[name])
            if name in places
            else pa.nulls(count, pa.string())
            for name in promised
        ]
        yield pa.record_batch(
            [*values, pa.repeat(file, count), rows.column(rows.num_columns - 1)],
            [*promised, "source_file", "source_row"],
        )


def _refuse_hollow(name: str, file: str, row_count: int, reading: Reading) -> None:
    """Refuse a file that has a right heading and yet nothing to read below it."""
    if row_count:
        return
    if reading.ragged:
        first = reading.ragged[0]
        raise SourceError(
            "ไม่มีแถวใดมีจำนวนช่องตรงกับชื่อคอลัมน์: ตรวจตัวคั่น หรือส่งออกใหม่",
            f"no row has as many fields as the heading ({first.actual_columns} instead "
            f"of {first.expected_columns}): check the separators or export it anew",
            file=file,
            place=f"row {first.source_row}",
        )
    if name in NEVER_EMPTY:
        raise SourceError(
            "มีแต่ชื่อคอลัมน์ ไม่มีข้อมูล: ส่งออกจากระบบต้นทางใหม่",
            "has a heading but no row: export it anew from the system it is from",
            file=file,
        )


def _report(name: str, total: int, reading: Reading, ignored: list[str]) -> None:
    log.info("%s: %s rows (%s)", name, f"{total:,}", reading.encoding)
    if reading.ragged:
        log.warning("%s: %s rows do not fit the heading", name, len(reading.ragged))
    if ignored:
        log.warning("%s: columns not used: %s", name, ", ".join(ignored))


def load_reference(
    con: duckdb.DuckDBPyConnection, reference: Path, *, with_model: bool = True
) -> None:
    """Load the code lists, rules and areas into `reference`, held to their contracts.

    Args:
        con: the warehouse.
        reference: the folder of the rule files.
        with_model: whether the matching model comes too; training goes without.

    Raises:
        RulesError: a rule file is missing or breaks its contract.
    """
    frames = {table: read_rules(reference, table) for table in FILES}
    for table in FILES:
        refuse_unknown_code(table, frames[table], frames[Codes])
    frames[Subdistricts] = hold_to_contract(Subdistricts, subdistricts())
    frames[AbolishedSubdistricts] = hold_to_contract(
        AbolishedSubdistricts, abolished_subdistricts()
    )
    if with_model:
        frames[MatchingModels] = hold_to_contract(MatchingModels, read_model(reference))
    # what tonight is judged by: noted before the run begins
    create_table(
        con,
        table_name(RunSettings),
        {name: promise.duckdb_type for name, promise in columns(RunSettings).items()},
    )
    for table, frame in frames.items():
        types = {name: promise.duckdb_type for name, promise in columns(table).items()}
        create_table(con, table_name(table), types)
        rows = pa.Table.from_pandas(frame, preserve_index=False)
        con.from_arrow(rows).insert_into(table_name(table))
    log.info("reference: %s tables", len(frames))
