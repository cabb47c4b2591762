"""Taking one person out of a kept table: the rows about them, their name elsewhere."""

import hashlib
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

# Of a home's row on a list: whom a visit asks for.
HEAD = ("head_name", "head_age_years", "head_citizen_id_masked")
CONTACT = "contact_th"
KEYS = (
    "household_id", "person_number", "person_key", "service_record_id", "client_id",
    "subject_kind", "subject_id", "identity_hash", CONTACT,
)  # fmt: skip
HASH_LENGTH = 16  # as `for_next_run/members` has it


@dataclass(frozen=True)
class Gone:
    """What tells of the person in the tables of one night.

    Attributes:
        keys: `household_id/person_number` in that night.
        records: their service records.
        clients: their ids as a client.
        households: homes of which nobody else was a member.
        hashes: of their IDs, as the memory has them.
        contact_names: their name, as a village's contact.
    """

    keys: frozenset[str]
    records: frozenset[str]
    clients: frozenset[str]
    households: frozenset[str]
    hashes: frozenset[str]
    contact_names: frozenset[str]


def identity_hashes(citizen_ids: Set[str]) -> frozenset[str]:
    """Return the hashes by which a memory knows IDs."""
    return frozenset(
        hashlib.sha256(each.encode()).hexdigest()[:HASH_LENGTH] for each in citizen_ids
    )


def without_person(path: Path, gone: Gone) -> pa.Table | None:
    """Return a table without what tells of a person; None if nothing did."""
    file = pq.ParquetFile(path)
    keys = [name for name in file.schema_arrow.names if name in KEYS]
    if not keys:
        return None
    looked_at = file.read(columns=keys)
    goes, blanks, silent = _rows(looked_at, gone)
    if not any(pc.any(each).as_py() for each in (goes, blanks, silent)):
        return None
    rows = before = file.read()
    for name in HEAD:
        rows = _blank(rows, name, blanks)
    rows = _blank(rows, CONTACT, silent).filter(pc.invert(goes))
    return None if rows.equals(before) else rows


def _rows(
    rows: pa.Table, gone: Gone
) -> tuple[pa.ChunkedArray, pa.ChunkedArray, pa.ChunkedArray]:
    """Return which rows go, and in which the head's or the contact's name does."""
    goes = _never(rows)
    for name, values in (
        ("person_key", gone.keys),
        ("service_record_id", gone.records),
        ("client_id", gone.clients),
        ("household_id", gone.households),
        ("identity_hash", gone.hashes),
    ):
        goes = pc.or_(goes, _is_one_of(rows, name, values))
    goes = pc.or_(goes, _is_persons(rows, gone))
    goes = pc.or_(goes, _is_subject(rows, "household", gone.households))
    goes = pc.or_(goes, _is_subject(rows, "client", gone.clients))
    homes = frozenset(key.rpartition("/")[0] for key in gone.keys)
    blanks = _is_one_of(rows, "household_id", homes)
    return goes, blanks, _names_contact(rows, gone)


def _never(rows: pa.Table) -> pa.ChunkedArray:
    return pa.chunked_array([pa.repeat(False, rows.num_rows)])


def _is_one_of(rows: pa.Table, name: str, values: Set[str]) -> pa.ChunkedArray:
    """Return where a column, if the table has it, holds one of these values."""
    if name not in rows.schema.names or not values:
        return _never(rows)
    wanted = pa.array(sorted(values), rows.schema.field(name).type)
    return pc.is_in(rows[name], wanted)


def _is_persons(rows: pa.Table, gone: Gone) -> pa.ChunkedArray:
    """Return which rows are about the person, by household and number in it."""
    if not {"household_id", "person_number"} <= set(rows.schema.names):
        return _never(rows)
    found = _never(rows)
    for key in sorted(gone.keys):
        household, _, number = key.rpartition("/")
        here = pc.and_(
            pc.equal(rows["household_id"], household),
            pc.equal(pc.cast(rows["person_number"], pa.string()), number),
        )
        found = pc.or_(found, pc.fill_null(here, fill_value=False))
    return found


def _is_subject(rows: pa.Table, kind: str, ids: Set[str]) -> pa.ChunkedArray:
    """Return which rows are about a home or client that goes whole."""
    if "subject_kind" not in rows.schema.names:
        return _never(rows)
    is_kind = pc.fill_null(pc.equal(rows["subject_kind"], kind), fill_value=False)
    return pc.and_(is_kind, _is_one_of(rows, "subject_id", ids))


def _names_contact(rows: pa.Table, gone: Gone) -> pa.ChunkedArray:
    """Return in which rows the person is named as the village's contact."""
    found = _never(rows)
    if CONTACT in rows.schema.names:
        for name in sorted(gone.contact_names):
            here = pc.match_substring(rows[CONTACT], name)
            found = pc.or_(found, pc.fill_null(here, fill_value=False))
    return found


def _blank(rows: pa.Table, name: str, where: pa.ChunkedArray) -> pa.Table:
    """Return the table with a column's values gone in some rows."""
    if name not in rows.schema.names:
        return rows
    at = rows.schema.get_field_index(name)
    nothing = pa.scalar(None, rows.schema.field(at).type)
    values = pc.if_else(where, nothing, rows[name])
    # a table that was read whole says of a column without gaps that it has none
    return rows.set_column(at, rows.schema.field(at).with_nullable(True), values)
