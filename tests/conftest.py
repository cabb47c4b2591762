"""What every test may ask for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest

from schemas.run import RunRequest
from tests import drawn
from transforms.load import load_reference
from transforms.warehouse import open_warehouse, read_sql

pytest.register_assert_rewrite("tests.drawn")
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


@pytest.fixture
def check(library: duckdb.DuckDBPyConnection) -> Iterator[Callable[..., None]]:
    """Build one table from drawn ones and compare it with a drawn one (see drawn.py).

    The run's request is for พาน (5705) on 2020-03-31 unless `request` says otherwise.
    """

    def check_drawn(
        name: str,
        *,
        given: Mapping[str, str],
        expect: str,
        request: RunRequest = RunRequest("5705", date(2020, 3, 31)),  # noqa: B008
    ) -> None:
        drawn.check(library, name, given_tables=given, expect=expect, request=request)

    library.begin()
    yield check_drawn
    library.rollback()
