"""Tests drawn as tables: rows in, rows out, for one `.sql` file on in-memory DuckDB.

    household_id | subdistrict_code
    -------------+-----------------
    H1           | 570511

An empty cell is a missing value. Columns of the contract that are not drawn get a
plain default, so that a test shows only what its rule is about.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import duckdb
import pytest

from schemas import clean, curated, earlier, match, raw, reference
from schemas.contract import Column, Table, columns, table_name
from schemas.run import RunRequest
from transforms.build import VIEWS, create_table
from transforms.thai_sounds import register_thai_sounds
from transforms.warehouse import read_sql

CONTRACTS: dict[str, Table] = {
    table_name(contract): contract
    for contract in (
        *raw.RECEIVED,
        *earlier.TABLES,
        *clean.WRITTEN,
        *clean.ADMITTED,
        *clean.AFTER,
        clean.RowFates,
        clean.RowFaults,
        *match.TABLES,
        *curated.TABLES,
    )
}
# Rules are the committed ones unless a test draws its own.
RULES: dict[str, Table] = {
    table_name(rule): rule for rule in (*reference.FILES, reference.RunSettings)
}
PHAN = RunRequest("5705", date(2020, 3, 31))
# What no contract tells of: rows of a source that do not fit its heading.
EXTRA_COLUMNS = {"raw.unreadable_rows": {"source_name": "varchar"}}
RESULT_WORDS = {"fails": "0", "unanswered": "?", "not applicable": "-"}
# What an undrawn column holds where the contract wants a value.
PLAIN = {
    "survey_year": 2561,
    "survey_round_id": "bmn2560",
    "surveyed_until": "2018-03-31",
    "subdistrict_code": "570511",
    "indicator_results": "1" * 31,
    "citizen_id_status": "missing",
    "sex_code": "unknown",
    "nationality_code": "thai",
    "title_code": "unknown",
    "is_present": True,
    "centre_id": "C1",
    "service_code": "relief_bag",
    "status_code": "4",
    "stage_code": "aided",
    "requested_on": "2019-01-01",
    "recorded_at": "2019-01-01 09:00:00+07",
    "is_first_name_equal": True,
    "is_last_name_equal": True,
    "is_birth_date_equal": True,
    "holder_count": 1,
    "is_open": True,
    # two rows alike in all but their IDs, and neighbours
    "first_name_level": "same_as_written",
    "last_name_level": "same_as_written",
    "sex_level": "same",
    "birth_date_level": "same_day",
    "citizen_id_level": "unknown",
    "place_level": "same_village",
}
PLAIN_BY_TYPE = {
    "varchar": "plain",
    "bigint": 0,
    "double": 0.0,
    "boolean": False,
    "date": "2000-01-01",
    "timestamptz": "2000-01-01 00:00:00+07",
}


def heading(drawing: str) -> list[str]:
    """Return the column names of a drawn table."""
    first = next(line for line in drawing.splitlines() if line.strip())
    return [cell.strip() for cell in first.split("|")]


def parse(drawing: str) -> list[dict[str, str | None]]:
    """Return the rows of a drawn table, cells as text, empty ones missing."""
    lines = [line for line in drawing.splitlines() if line.strip()]
    body = ([cell.strip() or None for cell in line.split("|")] for line in lines[2:])
    return [dict(zip(heading(drawing), cells, strict=True)) for cells in body]


def indicator_results(words: str) -> str:
    """Return the results that words tell of: all pass save what they name.

    Such as `fails 16, 22; unanswered 4; not applicable 15`; `form 2565: fails 29` for
    the longer form.
    """
    is_long = words.startswith("form 2565")
    results = ["1"] * (38 if is_long else 31)
    said = re.findall(r"(fails|unanswered|not applicable) ([\d, ]+)", words)
    for word, numbers in said:
        for number in numbers.split(","):
            results[int(number) - 1] = RESULT_WORDS[word]
    return "".join(results)


def _written(column: str, cell: str | None) -> str | None:
    """Return what a drawn cell holds; indicator results may be told in words."""
    if column == "indicator_results" and cell and " " in cell:
        return indicator_results(cell)
    return cell


def draw(con: duckdb.DuckDBPyConnection, name: str, drawing: str) -> None:
    """Make `layer.noun` hold the drawn rows, undrawn columns plain."""
    is_raw = name.startswith("raw.")
    contract = CONTRACTS.get(name) or RULES.get(name)
    promised = columns(contract) if contract else {}
    types = {c.name: c.duckdb_type for c in promised.values()}
    if is_raw:
        types |= {"source_file": "varchar", "source_row": "bigint"}
        types |= EXTRA_COLUMNS.get(name, {})
    forget(con, name)
    con.execute(
        f"create table {name} "
        f"({', '.join(f'{column} {kind}' for column, kind in types.items())})"
    )
    for number, row in enumerate(parse(drawing), start=2):
        unknown = set(row) - set(types)
        assert not unknown, f"{name} has no column {unknown}"
        values = {
            column: _written(column, row[column])
            if column in row
            else _plain(promised.get(column), column, number)
            for column in types
        }
        marks = ", ".join(f"${column}" for column in values)
        con.execute(f"insert into {name} values ({marks})", values)


def _plain(promised: Column | None, column: str, number: int) -> object:
    """Return what an undrawn cell holds."""
    if column == "source_row":
        return number
    if column == "source_file" and promised is None:
        return "plain.csv"
    if promised is None or (promised.nullable and column not in PLAIN):
        return None
    return PLAIN.get(column, PLAIN_BY_TYPE[promised.duckdb_type])


def rows_of(
    con: duckdb.DuckDBPyConnection, name: str, names: list[str], only: str = "true"
) -> list[dict[str, str | None]]:
    """Return a table's rows in its order, cells as text."""
    cells = ", ".join(f"{column}::varchar" for column in names)
    found = con.execute(f"select {cells} from {name} where {only}").fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def draw_undrawn(
    con: duckdb.DuckDBPyConnection, query: str, given: Mapping[str, str]
) -> None:
    """Make every table that a query reads and the test does not draw, empty."""
    for needed in re.findall(r"\b(?:raw|earlier|clean|match|curated)\.\w+", query):
        is_drawable = needed in CONTRACTS or needed in EXTRA_COLUMNS
        if is_drawable and needed not in given:
            draw(con, needed, "nothing\n-------")


def read_written(
    con: duckdb.DuckDBPyConnection,
    query: str,
    given: Mapping[str, str],
    request: RunRequest,
) -> None:
    """Read what is written in drawn sources (`clean.written_*`), by the real SQL."""
    if not any(name.startswith("raw.") for name in given):
        return
    for name in map(table_name, clean.WRITTEN):
        # how a person's health reads depends on how its codes do
        is_asked = name in query or "clean.written_health_statuses" in query
        if is_asked and name not in given:
            reading = read_sql(name)
            sources = " ".join(re.findall(r"\braw\.\w+", reading))
            draw_undrawn(con, sources, given)
            create_table(con, name, reading, request)


@pytest.fixture(scope="session")
def matching(library: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The library with what the tables of matching share: macros, sounds of names."""
    register_thai_sounds(library)
    library.execute(read_sql("match.macros"))
    return library


@pytest.fixture
def check(matching: duckdb.DuckDBPyConnection) -> Iterator[Callable[..., None]]:
    """Build one table from drawn ones and compare it with a drawn one.

    The run's request is for พาน (5705) on 2020-03-31 unless `request` says otherwise;
    `only` is a condition on the rows that the test is about.
    """

    def check_drawn(
        name: str,
        *,
        given: Mapping[str, str],
        expect: str,
        request: RunRequest = PHAN,
        only: str = "true",
    ) -> None:
        query = read_sql(name)
        draw_undrawn(matching, query, given)
        for table, drawing in given.items():
            draw(matching, table, drawing)
        read_written(matching, query, given, request)
        create_table(matching, "curated.drawn_result", query, request)
        found = rows_of(matching, "curated.drawn_result", heading(expect), only)
        expected = parse(expect)
        if "\norder by" not in query:  # rows without an order of their own
            found, expected = sorted(found, key=str), sorted(expected, key=str)
        assert found == expected

    matching.begin()
    yield check_drawn
    matching.rollback()


def draw_all(
    con: duckdb.DuckDBPyConnection, tables: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Make every table hold what is drawn, and the rest empty."""
    for name in (*CONTRACTS, *EXTRA_COLUMNS):
        if name not in VIEWS:
            draw(con, name, tables.get(name, "nothing\n-------"))


def forget(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Drop a table, or the view that a whole build made of its name."""
    schema, noun = name.split(".")
    views = "select true from duckdb_views() where (schema_name, view_name) = ($s, $n)"
    is_view = name in VIEWS and con.execute(views, {"s": schema, "n": noun}).fetchall()
    con.execute(f"drop {'view' if is_view else 'table'} if exists {name}")


@pytest.fixture
def drawn(library: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse with its rules, every other table empty; left as it was found."""
    draw_all(library)
    yield library
    for name in (*CONTRACTS, *EXTRA_COLUMNS):
        forget(library, name)
