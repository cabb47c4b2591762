"""The rows of a kept night's sources, as far as they can tell of one person.

Nights share most of their files: what was read for one is not read again for the next.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schemas import raw
from schemas.contract import Table
from schemas.errors import SourceError
from transforms.csv_files import read_csv
from transforms.decision_files import FOLDER as DECISIONS
from transforms.hard_links import make_private, remove
from transforms.headings import match_heading
from transforms.inputs import COMPRESSED, RAW, read_index
from transforms.nights import FOR_NEXT_RUN, TABLES, Night
from transforms.parquet_files import read_parquet
from transforms.readings import Reading
from transforms.sources import ENDINGS
from transforms.warehouse import read_sql
from transforms.xlsx_files import read_sheets, read_workbook

# What of each source tells whom a row is about.
TELLS: Mapping[str, tuple[Table, tuple[str, ...]]] = {
    "persons": (
        raw.Persons,
        ("household_id", "person_number", "citizen_id", "first_name", "last_name",
         "birth_date"),
    ),
    "welfare_registrations": (raw.WelfareRegistrations, ("citizen_id",)),
    "service_records": (
        raw.ServiceRecords,
        ("service_record_id", "citizen_id", "first_name", "last_name", "birth_date",
         "subdistrict_code"),
    ),
    "person_status": (
        raw.PersonStatus, ("citizen_id", "household_id", "person_number"),
    ),
    "households": (raw.Households, ("household_id", "subdistrict_code")),
    "contacts": (raw.Contacts, ("contact_name", "subdistrict_code")),
}  # fmt: skip
COLUMNS = (
    "household_id", "person_number", "citizen_id", "first_name", "last_name",
    "birth_date", "service_record_id", "subdistrict_code", "contact_name",
)  # fmt: skip
# As admission reads them; an ID that is not valid tells nobody from others.
ROWS = """
    select
        source_row,
        citizen_id as written_id,
        trim(household_id) as household_id,
        trim(household_id) || '/' || whole_number(person_number) as person_key,
        trim(service_record_id) as service_record_id,
        trim(subdistrict_code) as subdistrict_code,
        trim(first_name) as first_name,
        trim(last_name) as last_name,
        trim(birth_date) as birth_date,
        trim(contact_name) as contact_name,
        case
            when citizen_id_status(id_digits, try_cast(id_digits as bigint)) = 'valid'
                then id_digits
        end as citizen_id
    from (
        select *, with_leading_zero(digits) as id_digits
        from (select *, citizen_id_digits(citizen_id) as digits from received)
    )
"""
LINKS = """
    select service_record_id, min(household_id || '/' || person_number) as linked_to
    from read_parquet($files) group by service_record_id
"""
CLIENTS = """
    select service_record_id, min(client_id) as client_id
    from read_parquet($files) group by service_record_id
"""
NOBODY = {
    "links": "select '' as service_record_id, '' as linked_to where false",
    "clients": "select '' as service_record_id, '' as client_id where false",
}
KNOWN = {
    "links": (LINKS, (f"{TABLES}/person_links", f"{FOR_NEXT_RUN}/links")),
    "clients": (CLIENTS, (f"{TABLES}/unmatched_clients", f"{FOR_NEXT_RUN}/clients")),
}


@dataclass(frozen=True)
class KeptFile:
    """One file of a night's sources, put back beside, and how it was read."""

    name: str
    sha256: str
    path: Path
    encoding: str = ""
    ragged: frozenset[int] = frozenset()
    row_count: int = 0


@dataclass
class KeptRows:
    """The rows of one night at a time, in tables of the warehouse named as the sources.

    Attributes:
        con: the warehouse.
        folder: a private folder, where files are put back while they are read.
        files: those of the night read last, by source; answers by their own name.
    """

    con: DuckDBPyConnection
    folder: Path
    files: dict[str, KeptFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make what rows are read with, and every source empty."""
        self.con.execute(read_sql("clean.macros"))
        for source in TELLS:
            self._fill(source, ())

    def read(self, night: Night) -> None:
        """Let the tables hold the rows of a night.

        Raises:
            SourceError: an input is gone or damaged.
        """
        hashes = read_index(night.inputs)["files"]
        self.read_files(
            {
                name.removeprefix("raw/"): (
                    night.inputs / f"{name}{COMPRESSED}",
                    sha256,
                )
                for name, sha256 in hashes.items()
                if name.startswith(f"{RAW}/") and sha256 is not None
            }
        )
        self._read_known(night)

    def read_files(self, files: Mapping[str, tuple[Path, str]]) -> None:
        """Let the tables hold the rows of files: where each lies, and its hash."""
        found = {}
        for name, (kept, sha256) in files.items():
            source = source_of(name)
            if source:
                found[source] = self._read(source, name, kept, sha256)
        for gone in self.files.keys() - found.keys():
            if gone in TELLS:
                self._fill(gone, ())
        self.files = found

    def _read(self, source: str, name: str, kept: Path, sha256: str) -> KeptFile:
        """Read one file, if it was not read already."""
        known = self.files.get(source)
        if known and known.sha256 == sha256 and known.name == name:
            return known
        if known:
            remove(known.path)
        path = self.folder / name
        put_back(kept, path)
        load = self._load if source in TELLS else self._count
        return load(source, KeptFile(name, sha256, path))

    def _count(self, source: str, file: KeptFile) -> KeptFile:
        """Read how a file of answers is written, if it can be read."""
        del source  # its rows are looked at one by one
        if file.path.suffix.lower() != ".csv":
            return file
        try:
            reading = read_csv(file.path)
            positions = range(len(reading.heading))
            count = 1 + sum(batch.num_rows for batch in reading.batches(positions))
        except SourceError:
            return file
        ragged = frozenset(row.source_row for row in reading.ragged)
        return replace(
            file,
            encoding=reading.encoding,
            ragged=ragged,
            row_count=count + len(ragged),
        )

    def _load(self, source: str, file: KeptFile) -> KeptFile:
        """Read a source's rows into its table."""
        table, wanted = TELLS[source]
        reading = open_source(self.con, source, file.path)
        places = match_heading(reading.heading, table, file.path.name).positions
        names = [*wanted, "source_row"]
        rows = [
            pa.RecordBatch.from_arrays(batch.columns, names)
            for batch in reading.batches([places[name] for name in wanted])
        ]
        self._fill(source, rows)
        ragged = frozenset(row.source_row for row in reading.ragged)
        count = 1 + sum(batch.num_rows for batch in rows) + len(ragged)
        return replace(file, encoding=reading.encoding, ragged=ragged, row_count=count)

    def _fill(self, source: str, batches: Sequence[pa.RecordBatch]) -> None:
        """Let a table hold rows, numbers and names as admission reads them."""
        types = pa.schema(
            [*((name, pa.string()) for name in COLUMNS), ("source_row", pa.int64())]
        )
        rows = [
            pa.record_batch(
                [
                    batch[name]
                    if name in batch.schema.names
                    else pa.nulls(batch.num_rows, pa.string())
                    for name in COLUMNS
                ]
                + [batch["source_row"]],
                types,
            )
            for batch in batches
        ]
        self.con.register("received", pa.Table.from_batches(rows, types))
        self.con.execute(f"create or replace table {source} as {ROWS}")
        self.con.unregister("received")

    def _read_known(self, night: Night) -> None:
        """Let `links` and `clients` hold whose each record was that night."""
        for name, (query, nouns) in KNOWN.items():
            paths = [night.path / f"{noun}.parquet" for noun in nouns]
            files = [str(path) for path in paths if path.is_file()]
            self.con.execute(
                f"create or replace table {name} as {query if files else NOBODY[name]}",
                {"files": files} if files else {},
            )


def source_of(name: str) -> str:
    """Return which source a file is of; an answers' file is one of its own."""
    if name.startswith(f"{DECISIONS}/"):
        return name
    for source in TELLS:
        if name.lower() in {f"{source}{ending}" for ending in ENDINGS}:
            return source
    return ""


def open_source(con: DuckDBPyConnection, source: str, path: Path) -> Reading:
    """Open a source's file, whatever its kind."""
    name = path.name.lower()
    if name.endswith(".xlsx"):
        return read_workbook(path, source)
    return read_parquet(path, con) if name.endswith(".parquet") else read_csv(path)


def put_back(kept: Path, path: Path) -> None:
    """Write a kept file's own bytes into a private folder."""
    make_private(path.parent)
    try:
        with pa.input_stream(str(kept), compression=_packed(kept)) as packed:
            path.touch(mode=0o600)
            with path.open("wb") as plain:
                shutil.copyfileobj(packed, plain, 1 << 20)
    except OSError:
        raise SourceError(
            "ไฟล์ที่เก็บไว้เสียหรือหายไป", "a kept file is damaged or gone", file=kept.name
        ) from None


def pack(plain: bytes, kept: Path) -> None:
    """Write bytes as inputs are kept."""
    with pa.output_stream(str(kept), compression="zstd") as packed:
        packed.write(plain)


def _packed(kept: Path) -> str | None:
    return "zstd" if kept.name.endswith(COMPRESSED) else None


def cells_of(
    con: DuckDBPyConnection, file: KeptFile
) -> Iterator[tuple[int, list[str]]]:
    """Yield every row of a file of answers, its number and all that stands in it."""
    if file.path.suffix.lower() == ".xlsx":
        readings = read_sheets(file.path)
    else:
        readings = [open_source(con, file.name, file.path)]
    for reading in readings:
        yield 1, [cell for cell in reading.heading if cell]
        for batch in reading.batches(range(len(reading.heading))):
            for *cells, row in zip(*(each.to_pylist() for each in batch), strict=True):
                yield row, [cell for cell in cells if cell]
