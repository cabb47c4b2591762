"""A small invented world: enough people that names are as rare as names are."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

import duckdb

from schemas import clean
from schemas.contract import Table, columns, kept_columns, table_name
from tests.drawn import draw_all
from tests.transforms.invented_tables import insert
from transforms.warehouse import create_table

Row = dict[str, Any]
# What the clean layer makes of names and IDs.
CLEANED = """
update {table} set
    first_name_letters = single_bytes(first_name),
    first_name_folded = fold(first_name),
    last_name_letters = single_bytes(last_name),
    last_name_folded = fold(last_name),
    citizen_id = if(
        citizen_id_status(citizen_id_written, citizen_id_written::bigint) = 'valid',
        citizen_id_written, null
    )
"""
PLAIN = {"birth_precision": "day", "sex_code": "male"}
SYLLABLES = [
    "กัน", "บัว", "จัน", "ดวง", "นัน", "พิม", "ลำ", "วิ", "สุ", "อุ",
    "ชู", "ทอง", "ปรี", "ภา", "เพ็ญ", "ยุ", "ศิ", "คำ", "เกษ", "ไพ",
    "ดา", "วดี", "พร", "รัตน์", "นภา", "ชัย", "ภพ", "เดช", "ชาติ", "วุฒิ",
    "มณี", "ทิพย์", "จิต", "กร", "โรจน์", "ศรี", "นุช", "โชค", "สม", "บุญ",
]  # fmt: skip
CROWD_HOUSEHOLDS = 1500


def citizen_id(first_twelve: str) -> str:
    """Return the ID with its check digit."""
    weighed = sum(int(d) * (13 - at) for at, d in enumerate(first_twelve))
    return f"{first_twelve}{(11 - weighed % 11) % 10}"


def crowd(seed: int = 7) -> Iterator[Row]:
    """Yield the neighbours of those a test is about: 3,000 persons of a district."""
    chance = random.Random(seed)  # noqa: S311
    names = ["".join(parts) for parts in product(SYLLABLES, SYLLABLES)]
    for house in range(CROWD_HOUSEHOLDS):
        surname = "ใจ" + chance.choice(names)
        for number in (1, 2):
            yield {
                "household_id": f"crowd-{house}",
                "person_number": number,
                "first_name": chance.choice(names),
                "last_name": surname,
                "sex_code": chance.choice(["male", "female"]),
                "birth_on": date(1930, 1, 2).replace(
                    year=chance.randint(1930, 2015),
                    month=chance.randint(1, 12),
                    day=chance.randint(2, 28),
                ),
                "citizen_id_written": citizen_id(f"35799{house:05}{number:02}"),
                "house_number": f"{house}/1",
                "village_number": house % 10 + 1,
                "subdistrict_code": f"57170{house % 5 + 1}",
            }


def clients(people: Sequence[Row], seed: int = 3) -> Iterator[Row]:
    """Yield a record of each of these people, as clerks write; a third has an ID."""
    chance = random.Random(seed)  # noqa: S311
    for number, each in enumerate(people):
        born, first_name = each["birth_on"], str(each["first_name"])
        slips: list[Row] = [
            {},
            {},
            {"first_name": first_name[:-1]},
            {"birth_on": born.replace(day=chance.randint(2, 28))},
            {"birth_on": born.replace(month=1, day=1), "birth_precision": "year"},
            {"house_number": "0", "village_number": chance.randint(1, 10)},
            {"sex_code": "unknown"},
        ]
        without_id = {"citizen_id_written": None} if number % 3 else {}
        yield (
            each
            | chance.choice(slips)
            | without_id
            | {"service_record_id": f"R{number}"}
        )


def invent_people(
    con: duckdb.DuckDBPyConnection, persons: Sequence[Row], records: Sequence[Row]
) -> None:
    """Fill the clean tables with these people, and leave every other table empty."""
    draw_all(con)
    households = {row["household_id"]: row for row in persons}
    for table, rows in (
        (clean.Households, households.values()),
        (clean.Persons, persons),
        (clean.ServiceRecords, records),
    ):
        _fill(con, table, [PLAIN | row for row in rows])
    for table in ("clean.persons", "clean.service_records"):
        con.execute(CLEANED.format(table=table))


def _fill(con: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[Row]) -> None:
    types = {name: columns(table)[name].duckdb_type for name in kept_columns(table)}
    create_table(con, table_name(table), types)
    insert(con, table, *rows)
