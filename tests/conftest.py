"""What every test may ask for."""

from collections.abc import Iterator

import duckdb
import pytest

from transforms.warehouse import open_warehouse


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in memory, empty."""
    with open_warehouse(None) as warehouse:
        yield warehouse
