"""Reading a Parquet file of any types, every value as text."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet

from schemas.errors import SourceError
from transforms.readings import Reading, tidy_cells

ROWS_AT_ONCE = 1 << 16


def read_parquet(path: Path, con: duckdb.DuckDBPyConnection) -> Reading:
    """Open a Parquet file; its first row of data counts as row 2.

    Raises:
        SourceError: it is no Parquet file.
    """
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise _damaged(path.name) from None
    batches = partial(_batches, file, con.cursor(), path.name)
    return Reading(file.schema_arrow.names, batches, encoding="parquet")


def _batches(
    file: pyarrow.parquet.ParquetFile,
    con: duckdb.DuckDBPyConnection,
    file_name: str,
    positions: Sequence[int],
) -> Iterator[pa.RecordBatch]:
    row = 2
    names = [str(position) for position in positions]
    try:
        for batch in file.iter_batches(ROWS_AT_ONCE):
            table = pa.table([_readable(batch.column(n)) for n in positions], names)
            texts = _as_text(con, table)
            numbers = pa.array(np.arange(row, row + batch.num_rows))
            row += batch.num_rows
            yield pa.RecordBatch.from_arrays([*texts, numbers], [*names, "source_row"])
    except (pa.ArrowInvalid, OSError):
        raise _damaged(file_name) from None


def _readable(column: pa.Array) -> pa.Array:
    """Take bytes for text: some writers do not mark their text as such."""
    is_bytes = pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type)
    return column.cast(pa.string()) if is_bytes else column


def _as_text(con: duckdb.DuckDBPyConnection, table: pa.Table) -> list[pa.Array]:
    """Write values as DuckDB does, a whole number without the `.0` of a float."""
    texts = []
    for name, type_ in zip(table.schema.names, table.schema.types, strict=True):
        text: duckdb.Expression = duckdb.ColumnExpression(name).cast("varchar")
        if pa.types.is_floating(type_):
            pattern, nothing = map(duckdb.ConstantExpression, (r"\.0$", ""))
            text = duckdb.FunctionExpression("regexp_replace", text, pattern, nothing)
        texts.append(text.alias(name))
    columns = con.from_arrow(table).project(*texts).to_arrow_table().columns
    return [tidy_cells(column.combine_chunks()) for column in columns]


def _damaged(file: str) -> SourceError:
    return SourceError(
        "ไม่ใช่ไฟล์ Parquet หรือไฟล์เสีย: คัดลอกหรือส่งออกใหม่",
        "is no Parquet file, or damaged: copy or export it again",
        file=file,
    )
