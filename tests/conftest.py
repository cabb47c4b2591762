"""What every test may ask for."""

import os
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
    with open_warehouse() as warehouse:
        yield warehouse


@pytest.fixture(scope="session")
def library() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in memory that holds the committed reference data and the macros."""
    with open_warehouse() as warehouse:
        load_reference(warehouse, REFERENCE)
        warehouse.execute(read_sql("clean.macros"))
        warehouse.execute(read_sql("curated.macros"))
        yield warehouse


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a missing installation: fail."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
