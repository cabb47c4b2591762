"""A source file being read: its heading, and its rows as they come."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

MIDNIGHT = " 00:00:00"


@dataclass(frozen=True)
class RaggedRow:
    """A row with more or fewer fields than the heading."""

    source_row: int
    expected_columns: int
    actual_columns: int


@dataclass
class Reading:
    """A source file being read.

    Attributes:
        heading: the first row, as written.
        batches: gives, for positions in the heading, their columns as text and as last
            column the physical row (the heading is row 1).
        encoding: how its text is written.
        ragged: rows that don't fit the heading; complete once all batches are read.
        swallowing: the numbers of those that seem to hold further rows.
    """

    heading: Sequence[str | None]
    batches: Callable[[Sequence[int]], Iterator[pa.RecordBatch]]
    encoding: str = "utf-8"
    ragged: list[RaggedRow] = field(default_factory=list)
    swallowing: list[int] = field(default_factory=list)


def without_blank_rows(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Leave out rows without any value: they only count in the numbering."""
    values = batch.columns[:-1]
    if any(column.null_count == 0 for column in values):
        return batch
    is_filled = values[0].is_valid()
    for column in values[1:]:
        is_filled = pc.or_(is_filled, column.is_valid())
    return batch.filter(is_filled)


def tidy_cells(column: pa.Array) -> pa.Array:
    """Give typed cells the text a CSV would have: no empty text, no midnight."""
    if pc.any(pc.ends_with(column, MIDNIGHT)).as_py():
        column = pc.replace_substring_regex(
            column, rf"^(\d{{4}}-\d\d-\d\d){MIDNIGHT}$", r"\1"
        )
    return pc.if_else(pc.equal(column, ""), None, column)
