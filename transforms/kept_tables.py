"""Tables of nights that are kept, read as the contracts have them today.

A night of an older version may lack a table or a column: it is empty, or missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.contract import Table, columns, table_name
from schemas.errors import SourceError
from transforms.nights import TABLES, Night


def file_name(table: Table) -> str:
    """Return the name of the file that a published table is written to."""
    return f"{table_name(table).partition('.')[2]}.parquet"


def load_nights(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    nights: Sequence[Night],
    only: str = "true",
) -> None:
    """Load a table of several nights into one of its name, `night_on` beside it.

    Args:
        con: the warehouse to load it into.
        table: the contract.
        nights: the nights; those that hold the table no more are passed over.
        only: a condition on the rows.

    Raises:
        SourceError: a file is damaged.
    """
    name = table_name(table)
    promised = ", ".join(
        f'"{each.name}" {each.duckdb_type}' for each in columns(table).values()
    )
    con.execute(f"create or replace table {name} (night_on date, {promised})")
    files = {
        str(path): night
        for night in nights
        for path in [night.path / TABLES / file_name(table)]
        if path.is_file()
    }
    if files:
        _insert(con, table, files, only)


def _insert(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    files: Mapping[str, Night],
    only: str,
) -> None:
    """Add the rows of all files at once: by one query, hundreds are read in seconds."""
    days = pa.table(
        {"filename": list(files), "night_on": [night.as_of for night in files.values()]}
    )
    try:
        con.from_arrow(days).create("kept_files")
        rows = con.read_parquet([*files], union_by_name=True, filename=True)
        shown = ", ".join(["night_on", *_in_order(table, rows.columns)])
        rows = rows.filter(only).join(con.table("kept_files"), "filename")
        rows.project(shown).insert_into(table_name(table))
    except duckdb.Error:
        raise _damaged(files) from None
    finally:
        con.execute("drop table if exists kept_files")


def _damaged(files: Mapping[str, Night]) -> SourceError:
    """Tell which of some files is damaged, and what to do."""
    path, night = next(
        (each for each in files.items() if not _is_readable(each[0])),
        next(iter(files.items())),
    )
    return SourceError(
        "ไฟล์ของคืนนี้เสีย: ใช้คืนอื่น หรือสั่ง tambon run --as-of วันนั้น เพื่อทำใหม่",
        "this file of a kept night is damaged: ask without that night, or make it anew "
        "with tambon run --as-of its day",
        file=f"{night.as_of}/{Path(path).name}",
    )


def _is_readable(path: str) -> bool:
    """Return whether every row of a file can be read."""
    try:
        pq.read_table(path)
    except (OSError, pa.ArrowException):
        return False
    return True


def _in_order(table: Table, found: Iterable[str]) -> list[str]:
    """Return how each promised column is read: empty if the night had none such."""
    had = set(found)
    return [
        f'"{each.name}"::{each.duckdb_type}'
        if each.name in had
        else f"null::{each.duckdb_type}"
        for each in columns(table).values()
    ]
