"""`failures`: what breaks a contract, by row, column and check, never by value."""

from typing import Any

import duckdb
import pandas as pd
import pytest

from schemas import clean
from schemas.contract import columns
from tests.drawn import draw
from transforms import validate
from transforms.validate import failures

CONTACTS = """
    subdistrict_code | village_number | role_code | contact_name
    -----------------+----------------+-----------+-------------
    570511           | 1              | volunteer | คำ ใจดี
    570511           | 100            | volunteer | ปัน ใจดี
    570511           | 3              |           | ตา ใจดี
                     | -1             | headman   | มา ใจดี
    570511           | 5              | volunteer |
"""
BROKEN = [
    (1, "village_number", "less_than_or_equal_to(99)"),
    (2, "role_code", "not_nullable"),
    (3, "subdistrict_code", "not_nullable"),
    (3, "village_number", "greater_than_or_equal_to(0)"),
    (4, "contact_name", "not_nullable"),
]


def told(broken: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return what is broken in an order of its own."""
    return sorted(broken[["row", "column", "check"]].itertuples(index=False, name=None))


@pytest.fixture
def contacts(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A warehouse whose contacts break their contract in every way they can."""
    draw(con, "clean.contacts", CONTACTS)
    return con


def test_each_fault_is_told_by_row_column_and_check(contacts):
    assert told(failures(contacts, "clean.contacts", clean.Contacts)) == BROKEN


def test_a_fault_keeps_its_row_number_whatever_batch_it_is_in(contacts, monkeypatch):
    contacts.execute(
        "create table many as select * from clean.contacts, range(1000) order by range"
    )
    contacts.execute("create or replace table clean.contacts as from many")
    contacts.execute("alter table clean.contacts drop column range")
    monkeypatch.setattr(validate, "BATCH_ROWS", 2048)
    found = told(failures(contacts, "clean.contacts", clean.Contacts))
    assert found == sorted(
        (5 * copy + row, column, check)
        for copy in range(1000)
        for row, column, check in BROKEN
    )


def test_rows_may_be_numbered_by_a_column_of_their_own(contacts):
    contacts.execute("alter table clean.contacts add column source_row bigint")
    contacts.execute("update clean.contacts set source_row = 1000000 + rowid * 2")
    found = failures(contacts, "clean.contacts", clean.Contacts, "source_row")
    assert told(found) == [(1000000 + row * 2, *rest) for row, *rest in BROKEN]


def test_no_value_of_a_person_is_in_what_is_told(contacts):
    broken = failures(contacts, "clean.contacts", clean.Contacts)
    assert list(broken.columns) == ["row", "column", "check"]
    assert "ใจดี" not in broken.to_string()


def test_a_table_in_order_or_empty_breaks_nothing(con):
    draw(con, "clean.contacts", "\n".join(CONTACTS.splitlines()[:4]))
    assert failures(con, "clean.contacts", clean.Contacts).empty
    draw(con, "clean.contacts", "nothing\n---")
    assert failures(con, "clean.contacts", clean.Contacts).empty


def test_a_rule_that_is_false_or_unsaid_is_a_fault(con):
    draw(
        con,
        "clean.centre_coverage",
        """
        is_centre_admitted | is_period_readable
        -------------------+-------------------
        true               | true
        false              | true
        true               |
        """,
    )
    assert told(failures(con, "clean.centre_coverage", clean.CentreCoverage)) == [
        (1, "is_centre_admitted", "equal_to(True)"),
        (2, "is_period_readable", "not_nullable"),
    ]


def test_a_column_of_the_wrong_type_faults_the_whole_table(con):
    types = {
        column.name: column.duckdb_type for column in columns(clean.Contacts).values()
    }
    promised = ", ".join(
        f"{name} {'varchar' if name == 'village_number' else type_}"
        for name, type_ in types.items()
    )
    con.execute(f"create table clean.contacts ({promised})")
    con.execute(
        "insert into clean.contacts values ('570511', 'สาม', 'headman', 'คำ', '')"
    )
    broken = failures(con, "clean.contacts", clean.Contacts)
    assert broken["row"].isna().any()
