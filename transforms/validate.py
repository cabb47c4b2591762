"""Hold a DuckDB table to its pandera contract, in batches of bounded size."""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pandera.pandas as pa
import pyarrow

from schemas.contract import Column, Table, columns

BATCH_ROWS = 200_000
_PANDAS_TYPES = {
    pyarrow.int64(): pd.Int64Dtype(),
    pyarrow.bool_(): pd.BooleanDtype(),
}


def failures(
    con: duckdb.DuckDBPyConnection,
    table_name: str,
    contract: Table,
    row_column: str | None = None,
) -> pd.DataFrame:
    """Return what breaks a contract: one row per row, column and check that fails.

    Args:
        con: the warehouse.
        table_name: the table to check, `layer.noun`.
        contract: its contract.
        row_column: a further column that numbers the rows; without it the rows are
            numbered from 0.

    Returns:
        Columns `row` (missing where the whole table is at fault), `column`, `check`;
        values of people are left behind on purpose.
    """
    names = ", ".join(map(_needed, columns(contract).values()))
    number = row_column or "(row_number() over ()) - 1"
    reader = con.sql(
        f"select {names}, {number} as row_number from {table_name}"  # noqa: S608
    ).to_arrow_reader(BATCH_ROWS)
    found = [*_failures_by_batch(reader, contract)]
    empty = pd.DataFrame({"row": [], "column": [], "check": []})
    return pd.concat(found, ignore_index=True) if found else empty


def _needed(column: Column) -> str:
    """Return what a check needs of a column: of unchecked text, whether it is there.

    So names and IDs do not leave DuckDB, and nor do long texts.
    """
    if column.duckdb_type == "varchar" and not column.checks:
        return f"if({column.name} is null, null, '') as {column.name}"
    return column.name


def _failures_by_batch(
    reader: pyarrow.RecordBatchReader, contract: Table
) -> Iterator[pd.DataFrame]:
    """Yield the failures of each batch that has some."""
    for batch in reader:
        frame = batch.to_pandas(
            types_mapper=_PANDAS_TYPES.get, date_as_object=False
        ).set_index("row_number")
        try:
            contract.validate(frame, lazy=True, inplace=True)
        except pa.errors.SchemaErrors as errors:
            cases = errors.failure_cases[["index", "column", "check"]]
            yield cases.rename(columns={"index": "row"})
