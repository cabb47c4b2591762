"""What the tests of loading may ask for."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from schemas.errors import SourceError
from tests.transforms.source_files import HEADINGS, Rows, a_row, csv_text
from transforms.load import load_sources


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder of sources in which nothing is wrong and almost nothing stands."""
    for source, heading in HEADINGS.items():
        rows = [a_row(source, **{heading[0]: "A1"})]
        text = csv_text(heading, rows)
        (tmp_path / f"{source}.csv").write_text(text, "utf-8", newline="")
    return tmp_path


@pytest.fixture
def load(con: duckdb.DuckDBPyConnection, raw: Path) -> Callable[[str], Rows]:
    """Loads the folder, and gives the rows that a query then finds."""

    def load_and_ask(query: str) -> Rows:
        load_sources(con, raw)
        return con.execute(query).fetchall()

    return load_and_ask


@pytest.fixture
def fault(con: duckdb.DuckDBPyConnection, raw: Path) -> Callable[[], SourceError]:
    """Loads the folder, and gives the error that it must end with."""

    def load_and_fail() -> SourceError:
        with pytest.raises(SourceError) as ended:
            load_sources(con, raw)
        assert ended.value.th
        assert ended.value.th != ended.value.en
        return ended.value

    return load_and_fail
