"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from transforms.load import load_reference
from transforms.warehouse import open_warehouse, read_sql

REFERENCE = Path(__file__).parents[1] / "data" / "raw" / "reference"


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in memory, empty."""
    with open_warehouse(None) as warehouse:
        yield warehouse


@pytest.fixture(scope="session")
def library() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in memory that holds the committed reference data and the macros."""
    with open_warehouse(None) as warehouse:
        load_reference(warehouse, REFERENCE)
        warehouse.execute(read_sql("clean.macros"))
        warehouse.execute(read_sql("curated.macros"))
        yield warehouse
