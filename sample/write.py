"""Writing the files: bytes that depend on nothing but the rows, for the owner only."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

OWNER_ONLY = 0o600
WRITTEN_AT = datetime(2020, 3, 31, tzinfo=UTC)  # a workbook holds the day it was made


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 CSV; a missing value is an empty cell."""
    _make(path)
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        connection.register("rows_to_write", arrow)
        connection.execute(
            "copy rows_to_write to $path (format csv, header, use_tmp_file false)",
            {"path": str(path)},
        )


def write_csv_cp874(table: pd.DataFrame, path: Path) -> None:
    """Write a small table as CSV in cp874, as older Thai systems do."""
    _make(path)
    text = table.to_csv(index=False, lineterminator="\r\n")
    path.write_bytes(text.encode("cp874"))


def write_xlsx(table: pd.DataFrame, path: Path, sheet: str) -> None:
    """Write a small table as a workbook of one sheet, every cell text."""
    _make(path)
    workbook = xlsxwriter.Workbook(path)
    workbook.set_properties({"created": WRITTEN_AT.replace(tzinfo=None)})
    page = workbook.add_worksheet(sheet)
    rows: Sequence[Sequence[object]] = [list(table.columns), *table.values.tolist()]
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, place, value)
    workbook.close()


def write_parquet(table: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet."""
    _make(path)
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    pq.write_table(arrow.replace_schema_metadata(None), path, compression="zstd")


def write_text(text: str, path: Path) -> None:
    """Write a text."""
    _make(path)
    path.write_text(text, encoding="utf-8")


def _make(path: Path) -> None:
    """Make an empty file that its owner alone can read."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, OWNER_ONLY))
