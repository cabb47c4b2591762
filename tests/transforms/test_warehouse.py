import os
import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from transforms.warehouse import (
    LAYERS,
    create_table,
    in_turn,
    open_warehouse,
    read_sql,
    transaction,
)


def test_a_new_warehouse_has_every_layer_empty(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "select schema_name from information_schema.schemata"
    ).fetchall()
    assert set(LAYERS) <= {name for (name,) in found}
    assert con.execute("from duckdb_tables()").fetchall() == []


def test_days_are_counted_in_bangkok_on_every_cursor(
    con: duckdb.DuckDBPyConnection,
) -> None:
    midnight = "select timestamptz '2024-12-31 17:00:00+00' :: date :: varchar"
    assert con.cursor().execute(midnight).fetchall() == [("2025-01-01",)]


@pytest.mark.parametrize(
    "setting", ["autoinstall_known_extensions", "autoload_known_extensions"]
)
def test_the_warehouse_never_fetches_an_extension(
    con: duckdb.DuckDBPyConnection, setting: str
) -> None:
    assert con.execute(
        "select current_setting($name)", {"name": setting}
    ).fetchall() == [(False,)]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_what_outgrows_the_memory_spills_where_nobody_else_can_look(
    tmp_path: Path,
) -> None:
    spill = tmp_path / "spill"
    with open_warehouse(spill, memory_limit_gib=0.1) as con:
        con.execute(
            "create table raw.persons as "
            "select range as person_number, md5(range::varchar) as first_name "
            "from range(4_000_000)"
        )
        assert list(spill.iterdir())
        assert con.execute("select count(*) from raw.persons").fetchall() == [
            (4_000_000,)
        ]
    assert stat.S_IMODE(spill.stat().st_mode) == 0o700


def test_a_table_keeps_the_order_its_columns_are_given_in(
    con: duckdb.DuckDBPyConnection,
) -> None:
    create_table(con, "raw.centres", {"centre_id": "varchar", "source_row": "bigint"})
    assert con.table("raw.centres").columns == ["centre_id", "source_row"]


def test_a_failed_transaction_leaves_nothing_behind(
    con: duckdb.DuckDBPyConnection,
) -> None:
    create_table(con, "raw.centres", {"centre_id": "varchar"})
    with pytest.raises(duckdb.ConversionException), transaction(con):
        con.execute("insert into raw.centres values ('C1'); select 'x'::int")
    assert con.execute("from raw.centres").fetchall() == []


def _do(sql: str) -> Callable[[duckdb.DuckDBPyConnection], object]:
    return lambda con: con.execute(sql)


def test_a_job_is_done_after_those_it_needs(con: duckdb.DuckDBPyConnection) -> None:
    jobs = {
        "lists": _do(
            "create table curated.lists as from clean.a join clean.b using (n)"
        ),
        "a": _do("create table clean.a as select range as n from range(9)"),
        "b": _do("create table clean.b as select n * 2 as n from clean.a"),
    }
    in_turn(con, jobs, {"lists": {"a", "b"}, "a": set(), "b": {"a"}})
    assert con.execute("select count(*) from curated.lists").fetchall() == [(5,)]


def test_what_needs_a_failed_job_is_not_begun(con: duckdb.DuckDBPyConnection) -> None:
    jobs = {"a": _do("select 'x'::int"), "b": _do("create table clean.b (n int)")}
    with pytest.raises(duckdb.ConversionException):
        in_turn(con, jobs, {"a": set(), "b": {"a"}})
    assert con.execute("from duckdb_tables()").fetchall() == []


def test_a_table_name_leads_to_its_sql() -> None:
    assert read_sql("clean.households").startswith("-- One row per ")
