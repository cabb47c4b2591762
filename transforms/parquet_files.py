"""Reading a Parquet file of any types, every value as text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from schemas.errors import SourceError
from transforms.headings import refuse_too_wide
from transforms.readings import Reading, tidy_cells

ROWS_AT_ONCE = 1 << 16
# What tells of a file's columns and row groups is read at once: of the widest source,
# cut into a thousand groups, some 10 MB.
MOST_FOOTER = 64 << 20
MOST_ROWS = 1 << 27  # twice the people of Thailand
MOST_PARTS = 100_000  # columns times row groups: each costs a fifth of a millisecond
MOST_GROUP_BYTES = 2 << 30  # one row group, unpacked; it may be held at once
MOST_TEXT = 1 << 30  # of one column of 65,536 rows; one text may stand for all of them
MOST_NESTED = 100  # values of a list, on average
FAULTS = (pa.ArrowException, OSError, UnicodeError, IndexError)


def read_parquet(path: Path, con: duckdb.DuckDBPyConnection) -> Reading:
    """Open a Parquet file; its first row of data counts as row 2.

    Raises:
        SourceError: it is no Parquet file, or too large.
    """
    with _damage_told(path.name):
        file = open_parquet(path, con)
        heading = file.schema_arrow.names
    batches = partial(_batches, file, con.cursor(), path.name)
    return Reading(heading, batches, encoding="parquet")


def open_parquet(
    path: Path, con: duckdb.DuckDBPyConnection
) -> pyarrow.parquet.ParquetFile:
    """Open a Parquet file whose footer claims nothing that memory cannot hold.

    Texts come as they are packed, each once: one may stand for a million rows.

    Raises:
        SourceError: it claims too much.
        pa.ArrowException: it is damaged; so do OSError and UnicodeError tell.
    """
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 8))
        if int.from_bytes(stream.read(4), "little") > MOST_FOOTER:
            raise pa.ArrowInvalid
    told = pyarrow.parquet.read_metadata(path)
    refuse_too_wide(told.num_columns, path.name)
    part_count = told.num_row_groups * told.num_columns
    if told.num_rows > MOST_ROWS or part_count > MOST_PARTS:
        raise _too_large(path.name)
    _refuse_large_groups(told, path, con)
    texts = [
        column.path
        for column in map(told.schema.column, range(told.num_columns))
        if column.physical_type == "BYTE_ARRAY" and "." not in column.path
        and column.logical_type.type in ("STRING", "NONE")
        and column.max_repetition_level == 0
    ]  # fmt: skip
    return pyarrow.parquet.ParquetFile(
        path, metadata=told, read_dictionary=texts, page_checksum_verification=True
    )


def _refuse_large_groups(
    told: pyarrow.parquet.FileMetaData, path: Path, con: duckdb.DuckDBPyConnection
) -> None:
    """Refuse row groups of which what is unpacked at once is too large."""
    groups = list(map(told.row_group, range(told.num_row_groups)))
    if sum(group.num_rows for group in groups) != told.num_rows:
        raise pa.ArrowInvalid
    if any(group.total_byte_size > MOST_GROUP_BYTES for group in groups):
        raise _too_large(path.name)
    columns = map(told.schema.column, range(told.num_columns))
    if all(column.max_repetition_level == 0 for column in columns):
        return
    # pyarrow ends the process if a column's damaged figures are asked for
    query = "max(num_values // greatest(row_group_num_rows, 1))"
    try:
        ((longest,),) = con.execute(
            f"select {query} from parquet_metadata(?)",  # noqa: S608
            [str(path)],
        ).fetchall()
    except (duckdb.Error, RuntimeError):
        raise pa.ArrowInvalid from None
    if (longest or 0) > MOST_NESTED:
        raise _too_large(path.name)


def _batches(
    file: pyarrow.parquet.ParquetFile,
    con: duckdb.DuckDBPyConnection,
    file_name: str,
    positions: Sequence[int],
) -> Iterator[pa.RecordBatch]:
    row = 2
    names = [str(position) for position in positions]
    with _damage_told(file_name):
        for batch in file.iter_batches(ROWS_AT_ONCE):
            columns = [_readable(batch.column(n), file_name) for n in positions]
            texts = _as_text(con, pa.table(columns, names))
            numbers = pa.array(np.arange(row, row + batch.num_rows))
            row += batch.num_rows
            yield pa.RecordBatch.from_arrays([*texts, numbers], [*names, "source_row"])
        if row - 2 != file.metadata.num_rows:  # a page that is none is passed over
            raise pa.ArrowInvalid


@contextmanager
def _damage_told(file: str) -> Iterator[None]:
    """Tell what the readers stumble over as a fault of the file."""
    try:
        yield
    except FAULTS:
        raise _damaged(file) from None
    except (duckdb.NotImplementedException, duckdb.InvalidInputException,
            duckdb.ConversionException):  # fmt: skip
        raise SourceError(
            "มีคอลัมน์ชนิดที่อ่านไม่ได้: บันทึกทุกคอลัมน์เป็นข้อความ แล้วส่งออกใหม่",
            "has a column of a type that cannot be read: export it anew, every column "
            "as text",
            file=file,
        ) from None


def _readable(column: pa.Array, file: str) -> pa.Array:
    """Unpack texts; take bytes for text: some writers do not mark theirs as such."""
    column.validate(full=True)
    if pa.types.is_dictionary(column.type):
        lengths = pc.binary_length(column.dictionary)
        if (pc.sum(lengths.take(column.indices)).as_py() or 0) > MOST_TEXT:
            raise _too_large(file)
        column = column.dictionary_decode()
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


def _too_large(file: str) -> SourceError:
    rows, size = f"{MOST_ROWS:,}", f"{MOST_GROUP_BYTES >> 30} GiB"
    return SourceError(
        f"ไฟล์ Parquet ใหญ่เกินไป (เกิน {rows} แถว หรือคลายส่วนใดแล้วเกิน {size}): "
        "ตรวจที่มา เขียนใหม่เป็นกลุ่มแถวที่เล็กลง หรือบันทึกเป็น CSV UTF-8",
        f"the Parquet file is too large (over {rows} rows or {MOST_PARTS:,} parts, "
        f"or a part of it over {size} unpacked): check where it is from, write "
        "it anew in row groups of 100,000 rows, or save it as CSV UTF-8",
        file=file,
    )


def _damaged(file: str) -> SourceError:
    return SourceError(
        "ไม่ใช่ไฟล์ Parquet หรือไฟล์เสีย: คัดลอกหรือส่งออกใหม่",
        "is no Parquet file, or damaged: copy or export it again",
        file=file,
    )
