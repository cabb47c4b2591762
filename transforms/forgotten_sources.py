"""Taking one person out of the sources as they were received: which rows go.

Of a row about somebody else that bears the person's ID, the ID alone goes.
"""

import gzip
import logging
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from schemas.errors import SourceError
from transforms.cut_rows import Cut
from transforms.forgotten import Forgotten, households_alone, person_rows
from transforms.forgotten_tables import Gone, identity_hashes
from transforms.kept_rows import KeptFile, KeptRows, cells_of

BY_ID = """
    select source_row from {table} where
    list_contains($ids, citizen_id) or list_contains($keys, person_key)
"""
RECORDS = """
    select
        source_row, list_contains($records, service_record_id) as is_own, written_id
    from service_records
    where
        list_contains($ids, citizen_id) or list_contains($records, service_record_id)
"""
HOMES = "select source_row from households where list_contains($homes, household_id)"
# A namesake elsewhere is somebody else.
CONTACTS = """
    select source_row from contacts
    where
        len(list_filter($names, lambda name: ends_with(contact_name, name))) > 0
        and subdistrict_code in (
            select subdistrict_code from households
            where list_contains($homes, household_id)
        )
"""

log = logging.getLogger(__name__)


def told_of(con: DuckDBPyConnection, who: Forgotten) -> Gone:
    """Return what tells of the person in the tables of the night that is read."""
    rows = person_rows(con, who)
    keys = who.keys - rows.others
    return replace(
        told_of_all(who),
        keys=keys,
        households=households_alone(con, rows.own),
    )


def told_of_all(who: Forgotten) -> Gone:
    """Return the same of a night of which the inputs are gone."""
    return Gone(
        keys=who.keys,
        records=who.records,
        clients=who.clients,
        households=frozenset(),
        hashes=identity_hashes(who.citizen_ids),
        contact_names=frozenset(full_names(who)),
    )


def full_names(who: Forgotten) -> list[str]:
    """Return the person's names as one would write them."""
    return sorted(f"{first} {last}" for first, last in who.names if first and last)


def cuts(rows: KeptRows, who: Forgotten) -> dict[str, Cut]:
    """Return what goes out of each file that was read, by source."""
    con, of_survey = rows.con, person_rows(rows.con, who)
    own = frozenset(each.source_row for each in of_survey.own)
    alone = households_alone(con, of_survey.own)
    asked = {
        "ids": sorted(who.citizen_ids),
        "keys": sorted(who.keys - of_survey.others),
    }
    found = {
        "persons": (own, of_survey.lent),
        "households": (_rows_of(con, HOMES, {"homes": sorted(alone)}), {}),
        **{
            table: (_rows_of(con, BY_ID.format(table=table), asked), {})
            for table in ("welfare_registrations", "person_status")
        },
        "service_records": _record_rows(con, who),
        "contacts": (_rows_of(con, CONTACTS, _contact_asked(who)), {}),
    }  # fmt: skip
    return {
        source: _cut(who, file, *(found.get(source) or (_answers(rows, file, who), {})))
        for source, file in rows.files.items()
    }


def _cut(
    who: Forgotten, file: KeptFile, rows: frozenset[int], values: Mapping[int, str]
) -> Cut:
    return Cut(
        rows=rows,
        values=values,
        ragged=file.ragged,
        words=who.citizen_ids,
        names=frozenset(name for name in who.names if all(name)),
        row_count=file.row_count,
    )


def _rows_of(
    con: DuckDBPyConnection, query: str, asked: Mapping[str, object]
) -> frozenset[int]:
    return frozenset(each[0] for each in con.execute(query, dict(asked)).fetchall())


def _record_rows(
    con: DuckDBPyConnection, who: Forgotten
) -> tuple[frozenset[int], dict[int, str]]:
    """Return the rows of their records, and of others' records under their ID."""
    asked = {"ids": sorted(who.citizen_ids), "records": sorted(who.records)}
    found = con.execute(RECORDS, asked).fetchall()
    own = frozenset(row for row, is_own, _ in found if is_own)
    return own, {row: written for row, is_own, written in found if not is_own}


def _contact_asked(who: Forgotten) -> dict[str, object]:
    homes = sorted({key.rpartition("/")[0] for key in who.keys})
    return {"names": full_names(who), "homes": homes}


def _answers(rows: KeptRows, file: KeptFile, who: Forgotten) -> frozenset[int]:
    """Return the rows of a file of answers that are about the person."""
    whole = who.keys | who.records
    begun = tuple(f"{record} ·" for record in who.records)
    found = set()
    try:
        for row, cells in cells_of(rows.con, file):
            is_named = any({*name} <= {*cells} for name in who.names if all(name))
            if is_named or any(
                cell in whole or cell.startswith(begun) for cell in cells
            ):
                found.add(row)
    except SourceError:
        log.info("a file of answers cannot be read")
    return frozenset(found)


def tells(path: Path, cut: Cut) -> bool:
    """Return whether a file tells of the person: by its rows, or an ID anywhere."""
    if cut.rows or cut.values:
        return True
    looked_for = {*cut.words, *(first for first, _ in cut.names if cut.ragged)}
    words = [word.encode(code) for word in looked_for for code in ("utf-8", "cp874")]
    return any(word in part for part in _plain_parts(path) for word in words)


def _plain_parts(path: Path) -> Iterator[bytes]:
    """Yield what stands in a file, as plain bytes."""
    name = path.name.lower()
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(path) as book:
            for part in book.namelist():
                yield book.read(part)
    elif name.endswith(".parquet"):
        rows = pq.ParquetFile(path).read()
        for column in rows.columns:
            yield "\n".join(
                pc.drop_null(pc.cast(column, "string")).to_pylist()
            ).encode()
    elif name.endswith(".gz"):
        yield gzip.decompress(path.read_bytes())
    else:
        yield path.read_bytes()
