"""One household's story, or a client's: what decided tonight, what changed before.

Nothing confidential, no name and no ID of a person is in it.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas import clean, curated
from schemas.contract import Table
from schemas.errors import SourceError
from transforms.kept_tables import load_nights
from transforms.load import load_reference
from transforms.nights import Night, kept_nights, read_latest
from transforms.warehouse import open_warehouse
from transforms.why_queries import CHANGES, DEPARTED, KNOWN, QUERIES, STANDING
from transforms.why_words import STANDINGS

# Of tonight alone, and by which column they know the household or client.
TONIGHT: dict[Table, str] = {
    curated.TargetListRows: "coalesce(household_id, client_id) = {0}",
    curated.HouseholdFates: "household_id = {0}",
    curated.HouseholdDimensions: "household_id = {0}",
    curated.HouseholdVulnerability: "household_id = {0}",
    curated.PersonNeeds: "household_id = {0}",
    curated.PlanRows: "subject_id = {0}",
    curated.PlanChanges: "household_id = {0}",
    curated.CentrePlans: "true",
    clean.SetAsideHouseholds: "household_id = {0}",
}
EVERY_NIGHT: tuple[Table, ...] = (curated.SubjectStates, curated.Changes)


@dataclass(frozen=True)
class Fact:
    """One thing that decided, and what it is about."""

    topic: str
    fact_th: str
    fact_en: str


@dataclass(frozen=True)
class PastChange:
    """What changed on one night, and why."""

    as_of: str
    change_th: str
    change_en: str


@dataclass(frozen=True)
class Story:
    """What is known of one household or client on one night.

    Attributes:
        subject_kind: household, or client outside the survey.
        subject_id: its key.
        as_of: the night.
        subdistrict_code: where it counts; None if set aside or gone.
        standing_code: its list, or why it is on none.
        facts: what decided, topic by topic.
        changes: each earlier change, the oldest first.
        kept_since: the oldest night that was looked through.
        is_thinned: the night keeps no names any more, and less is known.
    """

    subject_kind: str
    subject_id: str
    as_of: str
    subdistrict_code: str | None
    standing_code: str
    facts: tuple[Fact, ...]
    changes: tuple[PastChange, ...]
    kept_since: str
    is_thinned: bool


def tell_why(
    folder: Path, reference: Path, subject_id: str, as_of: date | None
) -> Story:
    """Return the story of a household or client.

    Args:
        folder: the curated folder.
        reference: the folder of code lists and rules, for what codes are called.
        subject_id: household_id or client_id.
        as_of: the night; None: the newest.

    Raises:
        SourceError: that night is not kept, or knows nobody of that id.
    """
    nights = nights_until(folder, as_of)
    night = nights[-1]
    with open_warehouse() as con:
        load_reference(con, reference, with_model=False)
        load_story(con, nights, subject_id)
        given = {"id": subject_id, "as_of": night.as_of}
        found = con.execute(STANDING, given).fetchone()
        found = found or con.execute(DEPARTED, {"id": subject_id}).fetchone()
        if found is None:
            raise _unknown(con, subject_id, night)
        kind, standing, subdistrict, merged = found
        return Story(
            kind,
            subject_id,
            f"{night.as_of}",
            subdistrict,
            standing,
            (*_standing(standing, merged), *_facts(con, given), *_faults(con, night)),
            _changes(con, subject_id),
            f"{nights[0].as_of}",
            is_thinned=night.table("target_list_rows") is None,
        )


def nights_until(folder: Path, as_of: date | None) -> list[Night]:
    """Return the kept nights up to the one asked for, oldest first.

    Raises:
        SourceError: that night is not kept, or none is.
    """
    known = {night.as_of: night for night in kept_nights(folder)}
    latest = read_latest(folder)
    if latest is not None:
        known[latest.as_of] = latest
    day = as_of or (latest.as_of if latest else max(known, default=None))
    if day is None or day not in known:
        kept = f"{min(known)} … {max(known)}" if known else "–"
        raise SourceError(
            f"ไม่มีคืนนี้ที่เก็บไว้ (มี {kept}): สั่ง tambon run ก่อน หรือบอกวันด้วย --as-of "
            "หรือโฟลเดอร์ด้วย --curated",
            f"that night is not kept (there are {kept}): run tambon run first, or say "
            "another --as-of or --curated",
            file=str(folder),
        )
    return [known[each] for each in sorted(known) if each <= day]


def load_story(con: DuckDBPyConnection, nights: list[Night], subject_id: str) -> None:
    """Load what the nights say of one household or client."""
    quoted = "'" + subject_id.replace("'", "''") + "'"
    for table, known_by in TONIGHT.items():
        load_nights(con, table, nights[-1:], known_by.format(quoted))
    for table in EVERY_NIGHT:
        load_nights(con, table, nights, f"subject_id = {quoted}")


def _standing(standing: str, merged_into: str | None) -> list[Fact]:
    """Say why it is on no list, if a word does."""
    told = STANDINGS.get(standing)
    if told is None:
        return []
    th, en = told
    if merged_into:
        th += f": สมาชิกอยู่ในครัวเรือน {merged_into}"
        en += f": its members are in household {merged_into}"
    return [Fact("fate", th, en)]


def _facts(con: DuckDBPyConnection, given: dict[str, object]) -> list[Fact]:
    """Return what decided tonight."""
    facts = []
    for query in QUERIES:
        asked = {name: value for name, value in given.items() if f"${name}" in query}
        facts += [Fact(*row) for row in con.execute(query, asked).fetchall()]
    return facts


def _faults(con: DuckDBPyConnection, night: Night) -> list[Fact]:
    """Return what is wrong with a row that was set aside, as the sender reads it."""
    path = night.path / "rejected" / "households.csv"
    rows = con.table("clean.set_aside_households").fetchall()
    if not rows or not path.is_file():
        return []
    places = {(file, str(row)) for _, _, file, row in rows}
    with path.open(encoding="utf-8-sig", newline="") as file:
        faults = [
            row
            for row in csv.DictReader(file)
            if (row["source_file"], row["source_row"]) in places
        ]
    return [
        Fact(
            "set_aside",
            f"{row['source_file']} แถว {row['source_row']}: {row['message_th']}",
            f"{row['source_file']} row {row['source_row']}: {row['message_en']}",
        )
        for row in faults
    ]


def _changes(con: DuckDBPyConnection, subject_id: str) -> tuple[PastChange, ...]:
    """Return each change that a kept night told, the oldest first."""
    found = con.execute(CHANGES, {"id": subject_id}).fetchall()
    return tuple(PastChange(*row) for row in found)


def _unknown(con: DuckDBPyConnection, subject_id: str, night: Night) -> SourceError:
    """Tell that nobody has this id, and when somebody had."""
    (last,) = con.execute(KNOWN, {"id": subject_id}).fetchone() or (None,)
    seen_th = f" (คืนสุดท้ายที่มี: {last} สั่งด้วย --as-of {last})" if last else ""
    seen_en = f" (last known on {last}: ask with --as-of {last})" if last else ""
    return SourceError(
        f"ไม่มีครัวเรือนหรือผู้รับบริการรหัสนี้{seen_th}: คัดลอกรหัสจากบัญชีให้ครบทุกหลัก "
        "รวมเลข 0 ข้างหน้า; เลขประจำตัวประชาชนใช้ถามไม่ได้",
        f"no household or client has this id{seen_en}: copy it from a list whole, "
        "zeros in front included; a citizen ID cannot be asked for",
        file=f"{night.as_of}",
    )
