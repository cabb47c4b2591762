"""Who is to be forgotten: all that tells of one person, as the kept nights know it.

An analyst names somebody by what a list shows: household and number in it, a client's
id or a service record. The other numbers are found night by night: a person keeps
neither number nor record for good, and another may have had that number before.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from duckdb import DuckDBPyConnection

from schemas.errors import SourceError

PERSONS = """
    select
        source_row, person_key, citizen_id, written_id,
        first_name, last_name, birth_date
    from persons
    where list_contains($keys, person_key) or list_contains($ids, citizen_id)
    order by source_row
"""
RECORDS = """
    select
        service_records.service_record_id, service_records.citizen_id,
        service_records.first_name, service_records.last_name,
        service_records.birth_date,
        links.linked_to, clients.client_id
    from service_records
    left join links using (service_record_id)
    left join clients using (service_record_id)
    where
        list_contains($ids, service_records.citizen_id)
        or list_contains($records, service_records.service_record_id)
        or list_contains($keys, links.linked_to)
        or list_contains($clients, clients.client_id)
    order by service_records.source_row
"""
ALONE = """
    select household_id from persons
    group by household_id
    having bool_and(list_contains($rows, source_row))
"""
HELD = """
    select distinct citizen_id from persons where list_contains($ids, citizen_id)
"""
ENOUGH = 2


@dataclass(frozen=True)
class Forgotten:
    """All that tells of one person.

    Attributes:
        keys: `household_id/person_number`, of any night.
        citizen_ids: the digits of valid citizen IDs.
        names: first names and surnames as they were written.
        births: birth dates as they were written.
        records: service records about the person.
        clients: ids as a client outside the survey.
        lent_records: records under the person's ID that are linked to somebody else.
    """

    keys: frozenset[str] = frozenset()
    citizen_ids: frozenset[str] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()
    births: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    clients: frozenset[str] = frozenset()
    lent_records: frozenset[str] = frozenset()

    def parameters(self) -> dict[str, list[str]]:
        """Return what SQL is asked by."""
        return {
            "keys": sorted(self.keys),
            "ids": sorted(self.citizen_ids),
            "records": sorted(self.records),
            "clients": sorted(self.clients),
        }

    def all_parts(self) -> dict[str, frozenset[Any]]:
        """Return all that tells, by its name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def joined(self, **more: Set[object]) -> "Forgotten":
        """Return the same with more that tells of the person."""
        return replace(
            self,
            **{name: getattr(self, name) | values for name, values in more.items()},
        )


class PersonRow(NamedTuple):
    """A row of `persons` that bears the number or the ID."""

    source_row: int
    person_key: str | None
    citizen_id: str | None
    written_id: str | None
    first_name: str | None
    last_name: str | None
    birth_date: str | None


class RecordRow(NamedTuple):
    """A row of `service_records` that may be about the person."""

    service_record_id: str
    citizen_id: str | None
    first_name: str | None
    last_name: str | None
    birth_date: str | None
    linked_to: str | None
    client_id: str | None


@dataclass(frozen=True)
class PersonRows:
    """The rows of one night's `persons` that bear the person's number or ID.

    Attributes:
        own: rows about the person.
        lent: rows about others under the person's ID: the ID as written, by row.
        others: numbers that somebody else has in this night.
    """

    own: tuple[PersonRow, ...]
    lent: dict[int, str]
    others: frozenset[str | None]


def find_by(con: DuckDBPyConnection, person: str) -> Forgotten:
    """Return what a night knows of a person under the name the analyst gave.

    Args:
        con: the warehouse that holds the night's rows, as `KeptRows` reads them.
        person: household_id/person_number, a client_id, a service_record_id, or the
            13 digits of a citizen ID.

    Raises:
        SourceError: it is an ID that several persons hold.
    """
    if re.fullmatch(r"\d{13}", person, re.ASCII):
        seed = Forgotten(citizen_ids=frozenset({person}))
        _refuse_several_holders(con, seed)
    elif "/" in person:
        seed = Forgotten(keys=frozenset({person}))
    else:
        seed = _named_by_record(con, person)
    found = grown(con, seed)
    return found if found.names or found.births else Forgotten()


def _named_by_record(con: DuckDBPyConnection, name: str) -> Forgotten:
    """Return the person that a client's id or a record stands for."""
    client = Forgotten(clients=frozenset({name}))
    record = Forgotten(records=frozenset({name}))
    linked = {each.linked_to for each in record_rows(con, record) if each.linked_to}
    if linked:
        return Forgotten(keys=frozenset(linked))
    return client if record_rows(con, client) else record


def grown(con: DuckDBPyConnection, who: Forgotten) -> Forgotten:
    """Return what tells of a person, and more of it that the night knows."""
    before = None
    while before != who:
        before = who
        who = _grown_by_records(con, _grown_by_persons(con, who))
    return who


def person_rows(con: DuckDBPyConnection, who: Forgotten) -> PersonRows:
    """Tell the person's own rows from those of others who bear the ID or number."""
    own, lent, others = [], {}, set()
    for each in _candidates(con, who):
        if _is_same(who, each):
            own.append(each)
            continue
        others.add(each.person_key)
        if each.citizen_id in who.citizen_ids:
            lent[each.source_row] = each.written_id or ""
    return PersonRows(tuple(own), lent, frozenset(others))


def record_rows(con: DuckDBPyConnection, who: Forgotten) -> list[RecordRow]:
    """Return the records that bear the person's ID or were said to be theirs."""
    found = con.execute(RECORDS, who.parameters()).fetchall()
    return [RecordRow(*each) for each in found]


def households_alone(
    con: DuckDBPyConnection, own: Sequence[PersonRow]
) -> frozenset[str]:
    """Return the homes in which all members' rows are the person's."""
    rows = {"rows": [each.source_row for each in own]}
    return frozenset(each[0] for each in con.execute(ALONE, rows).fetchall())


def _candidates(con: DuckDBPyConnection, who: Forgotten) -> list[PersonRow]:
    asked = {name: who.parameters()[name] for name in ("keys", "ids")}
    return [PersonRow(*each) for each in con.execute(PERSONS, asked).fetchall()]


def _is_same(who: Forgotten, row: PersonRow) -> bool:
    """Whether a row that bears the number or the ID is about the person.

    Two of number, ID and look (first name or birth date) must agree; while nothing is
    known but what the analyst said, that is enough.
    """
    if not who.names:
        return True
    first_names = {first for first, _ in who.names}
    looks_so = row.first_name in first_names or row.birth_date in who.births
    has_id = row.citizen_id in who.citizen_ids
    agree = (row.person_key in who.keys, has_id, looks_so)
    return sum(agree) >= ENOUGH


def _grown_by_persons(con: DuckDBPyConnection, who: Forgotten) -> Forgotten:
    """Learn from the rows of the survey."""
    own = person_rows(con, who).own
    return who.joined(
        keys={each.person_key for each in own if each.person_key},
        citizen_ids={each.citizen_id for each in own if each.citizen_id},
        names={(each.first_name or "", each.last_name or "") for each in own},
        births={each.birth_date for each in own if each.birth_date},
    )


def _grown_by_records(con: DuckDBPyConnection, who: Forgotten) -> Forgotten:
    """Learn from the service records; those linked to somebody else are theirs.

    The newest night is asked first, and its word on a record holds.
    """
    rows = record_rows(con, who)
    lent = {each.service_record_id for each in rows if _is_others(who, each)}
    who = who.joined(lent_records=lent - who.records)
    own = [each for each in rows if each.service_record_id not in who.lent_records]
    # of a record under the person's ID alone, name and birth date may be another's
    looks = [each for each in own if not who.keys or each.linked_to in who.keys]
    return who.joined(
        records={each.service_record_id for each in own},
        clients={each.client_id for each in own if each.client_id},
        citizen_ids=_ids_of_client(con, own) if not who.keys else frozenset(),
        names={(each.first_name or "", each.last_name or "") for each in looks},
        births={each.birth_date for each in looks if each.birth_date},
    )


def _is_others(who: Forgotten, record: RecordRow) -> bool:
    return record.linked_to is not None and record.linked_to not in who.keys


def _ids_of_client(con: DuckDBPyConnection, own: Sequence[RecordRow]) -> frozenset[str]:
    """Return the IDs of a client's records, but for those of people of the survey."""
    ids = {each.citizen_id for each in own if each.citizen_id}
    held = con.execute(HELD, {"ids": sorted(ids)}).fetchall()
    return frozenset(ids - {each[0] for each in held})


def _refuse_several_holders(con: DuckDBPyConnection, seed: Forgotten) -> None:
    found = _candidates(con, seed)
    if len({(each.first_name, each.birth_date) for each in found}) > 1:
        raise SourceError(
            "มีหลายคนใช้เลขประจำตัวนี้: บอกด้วยรหัสครัวเรือน/ลำดับสมาชิก",
            "several persons hold this ID: say household_id/person_number instead",
        )
