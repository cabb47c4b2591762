"""Workbooks written side by side: how many rows each holds, and who writes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa

from transforms.processes import in_processes

WORTH_PROCESSES = 20_000  # rows; for fewer, starting them takes longer than it saves


@dataclass(frozen=True)
class Workbooks:
    """Workbooks still to be written.

    Attributes:
        rows: the rows of each file, by its path in the folder that is published.
        tasks: what writes them, each made when it is soon needed.
    """

    rows: dict[str, int]
    tasks: Iterable[Callable[[], None]]


def write_all(*kinds: Workbooks) -> dict[str, int]:
    """Write workbooks, by two processes if that is worth it; return the rows of each.

    Those that are heard of last share the processes with the others: starting two more
    would cost more than it saves.
    """
    written = {path: rows for kind in kinds for path, rows in kind.rows.items()}
    tasks = chain.from_iterable(kind.tasks for kind in kinds)
    if sum(written.values()) < WORTH_PROCESSES:
        for task in tasks:
            task()
    else:
        in_processes(do_task, tasks)
    return written


def do_task(task: Callable[[], None]) -> None:
    """Do one task."""
    task()


def packed(rows: pa.Table) -> pa.Buffer:
    """Return rows as bytes: of a slice, pickle would send the whole table."""
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, rows.schema) as writer:
        writer.write_table(rows)
    return stream.getvalue()


def unpacked(rows: pa.Buffer) -> pa.Table:
    """Return rows that were packed."""
    return pa.ipc.open_stream(rows).read_all()
