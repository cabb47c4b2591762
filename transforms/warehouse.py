"""The warehouse: one DuckDB database, a schema per layer, and the SQL of each table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb

Result = TypeVar("Result")
LAYERS = ("raw", "reference", "clean", "match", "curated")


def open_warehouse(
    path: Path | None, memory_limit_gib: float = 2.0, threads: int = 2
) -> duckdb.DuckDBPyConnection:
    """Open the warehouse, empty layers made, never reaching for the network.

    Args:
        path: its file; best in a folder of its own, since DuckDB writes a log beside
            it. None: in memory.
        memory_limit_gib: memory DuckDB may use before it spills to disk.
        threads: threads DuckDB may use.

    Returns:
        A connection; its cursors share the settings.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": f"{memory_limit_gib}GiB",
        "preserve_insertion_order": True,
        "temp_directory": "" if path is None else str(_private_folder(path)),
        "threads": threads,
    }
    con = duckdb.connect(":memory:" if path is None else str(path), config=config)
    if path is not None:
        path.chmod(0o600)
    con.execute("set global TimeZone = 'Asia/Bangkok'")
    for layer in LAYERS:
        con.execute(f"create schema if not exists {layer}")
    return con


def _private_folder(path: Path) -> Path:
    """Make the folders DuckDB writes people's data to, closed to others."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    spill = path.with_name(f"{path.name}.spill")
    spill.mkdir(mode=0o700, exist_ok=True)
    return spill


def read_sql(table_name: str) -> str:
    """Return the SQL that makes a table: `transforms/<layer>/<noun>.sql`."""
    layer, noun = table_name.split(".")
    return Path(__file__).with_name(layer).joinpath(f"{noun}.sql").read_text("utf-8")


def create_table(
    con: duckdb.DuckDBPyConnection, table_name: str, types: Mapping[str, str]
) -> None:
    """Create a table anew and empty, its columns in the order given."""
    promised = ", ".join(f'"{column}" {type_}' for column, type_ in types.items())
    con.execute(f"create or replace table {table_name} ({promised})")


def side_by_side(
    con: duckdb.DuckDBPyConnection,
    jobs: Sequence[Callable[[duckdb.DuckDBPyConnection], Result]],
) -> list[Result]:
    """Do jobs that don't wait for one another at once, each on a cursor of its own.

    All have ended when it returns, or raises the fault of the first job that has one:
    the same input says the same.
    """

    def do(job: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
        with con.cursor() as own:
            return job(own)

    with ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(do, job) for job in jobs]
    return [job.result() for job in running]


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Keep all that is written inside, or nothing if it fails."""
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()
