"""Every name and ID of some sources, and whether a text holds one.

A name that is also an ordinary word says nothing of a person: one that the program's
own words, its code lists or the names of places hold is not sought. How many names
that leaves is told to the caller. IDs are sought unless they are one digit thirteen
times, as offices write where they know none: a third in decimals is the same.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from transforms.areas import subdistricts
from transforms.load import load_sources
from transforms.warehouse import open_warehouse

CHECKOUT = Path(__file__).parents[2]
LEAST_LETTERS = 3
THAI = re.compile(r"[฀-๿]+")
ESCAPED = re.compile(r"\\+u(0e[0-9a-f]{2})", re.IGNORECASE)
DIGITS = re.compile(r"\d(?:[ -]?\d){12}")
NAME_COLUMNS = ("first_name", "last_name")
PLACE_COLUMNS = ("centre_name", "village_name")


@dataclass(frozen=True)
class Sought:
    """What may be told nowhere."""

    names: frozenset[str]
    ids: frozenset[str]
    ordinary: frozenset[str]

    def found_in(self, texts: Iterable[str]) -> list[str]:
        """Return which names and IDs some texts hold, written plainly or escaped."""
        words: set[str] = set()
        numbers: set[str] = set()
        for text in texts:
            plain = ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
            words.update(THAI.findall(plain))
            numbers.update(re.sub("[ -]", "", each) for each in DIGITS.findall(plain))
            # more than thirteen digits in a row may hold an ID at any place
            numbers.update(_windows(plain))
        held = " ".join(sorted(words))
        return sorted({name for name in self.names if name in held}) + sorted(
            self.ids & numbers
        )


def sought(raw: Path, *more: str) -> Sought:
    """Return the names and IDs of the sources of a sample, and some more."""
    with open_warehouse() as con:
        load_sources(con, raw)
        names = _values(con, NAME_COLUMNS) | set(more)
        ids = _values(con, ("citizen_id",)) | set(more)
        places = _values(con, PLACE_COLUMNS)
    long_enough = {name for name in names if len(name) >= LEAST_LETTERS}
    named = {name for name in long_enough if THAI.search(name)}
    words = _ordinary_words(places)
    ordinary = {name for name in named if name in words and name not in more}
    whole = {each for each in ids if re.fullmatch(r"\d{13}", each)}
    whole = {each for each in whole if len(set(each)) > 1}
    return Sought(frozenset(named - ordinary), frozenset(whole), frozenset(ordinary))


def _values(con: DuckDBPyConnection, columns: tuple[str, ...]) -> set[str]:
    """Return the values of the columns of these names, whichever source has them."""
    found = con.execute(
        "select table_name, column_name from information_schema.columns "
        "where table_schema = 'raw' and list_contains(?, column_name)",
        [list(columns)],
    ).fetchall()
    return {
        value.strip()
        for table, column in found
        for (value,) in con.execute(
            f"select distinct {column} from raw.{table} where {column} is not null"
        ).fetchall()
    }


def texts_of_database(path: Path) -> Iterator[str]:
    """Yield every value of every table of an SQLite database, as text."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = database.execute(
            "select name from sqlite_master where type = 'table'"
        ).fetchall()
        for (table,) in tables:
            for row in database.execute(f'select * from "{table}"'):
                for value in row:
                    yield _as_text(value)
    database.close()


def texts_of_table(path: Path) -> Iterator[str]:
    """Yield every value of a Parquet file, as text."""
    for column in pq.read_table(path).columns:
        yield from (str(value) for value in column.unique().to_pylist())


def text_of_file(path: Path) -> str:
    """Return what can be read of a file's bytes."""
    return path.read_bytes().decode("utf-8", errors="ignore")


def _ordinary_words(places: set[str]) -> str:
    """Return the program's own words, the code lists' and the names of places."""
    words = [
        path.read_text("utf-8")
        for folder in ("flows", "transforms", "schemas", "data/raw/reference")
        for path in sorted((CHECKOUT / folder).rglob("*"))
        if path.suffix in {".py", ".sql", ".csv"}
    ]
    areas = json.dumps(subdistricts().to_dict("records"), ensure_ascii=False)
    return "\n".join([*words, *places, areas])


def _as_text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="ignore")
    return str(value)


def _windows(text: str) -> Iterator[str]:
    """Yield each run of thirteen digits within longer ones."""
    for run in re.findall(r"\d{14,}", text):
        yield from (run[at : at + 13] for at in range(len(run) - 12))
