"""The warehouse: one DuckDB database, a schema per layer, and the SQL of each table."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

Result = TypeVar("Result")
LAYERS = ("raw", "reference", "earlier", "clean", "match", "curated")


def open_warehouse(
    spill: Path | None = None, memory_limit_gib: float = 3.0, threads: int = 2
) -> duckdb.DuckDBPyConnection:
    """Open a warehouse in memory, empty layers made, never reaching for the network.

    It lives as long as the connection: what it knows of people is gone with it.

    Args:
        spill: folder for what outgrows the memory, made private; the caller deletes
            it. None: what outgrows the memory fails.
        memory_limit_gib: memory DuckDB may use before it spills to disk.
        threads: threads DuckDB may use.

    Returns:
        A connection; its cursors share the settings.
    """
    if spill is not None:
        spill.mkdir(mode=0o700, parents=True, exist_ok=True)
    con = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": f"{memory_limit_gib}GiB",
            "preserve_insertion_order": False,
            "temp_directory": "" if spill is None else str(spill),
            "threads": threads,
        }
    )
    con.execute("set global TimeZone = 'Asia/Bangkok'")
    for layer in LAYERS:
        con.execute(f"create schema {layer}")
    return con


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


def insert_rows(
    con: duckdb.DuckDBPyConnection, table_name: str, rows: Sequence[Sequence[object]]
) -> None:
    """Add rows to a table, their values in the order of its columns."""
    names = con.table(table_name).columns
    if rows:
        lists = [pa.array(values) for values in zip(*rows, strict=True)]
        con.from_arrow(pa.table(lists, names)).insert_into(table_name)


def side_by_side(
    con: duckdb.DuckDBPyConnection,
    jobs: Sequence[Callable[[duckdb.DuckDBPyConnection], Result]],
) -> list[Result]:
    """Do jobs that don't wait for one another at once, each on a cursor of its own.

    All have ended when it returns, or raises the fault of the first job that has one:
    the same input says the same.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(_on_own_cursor, con, job) for job in jobs]
    return [job.result() for job in running]


def in_turn(
    con: duckdb.DuckDBPyConnection,
    jobs: Mapping[str, Callable[[duckdb.DuckDBPyConnection], object]],
    needed: Mapping[str, Set[str]],
) -> None:
    """Do jobs, two at once, each as soon as those it needs are done.

    Args:
        con: the warehouse; each job gets a cursor of its own.
        jobs: the jobs by name; of those that are ready, the first goes first.
        needed: for each job, the names of those that go before it.
    """
    order = TopologicalSorter(needed)
    order.prepare()
    running: dict[Future[object], str] = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        while order.is_active():
            for name in order.get_ready():
                running[pool.submit(_on_own_cursor, con, jobs[name])] = name
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                done.result()
                order.done(running.pop(done))


def _on_own_cursor(
    con: duckdb.DuckDBPyConnection,
    job: Callable[[duckdb.DuckDBPyConnection], Result],
) -> Result:
    """Do one job on a cursor of its own."""
    with con.cursor() as own:
        return job(own)


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
