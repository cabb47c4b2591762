import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from schemas.contract import columns
from schemas.errors import SourceError
from schemas.raw import SOURCES
from tests.transforms.source_files import (
    CENTRES,
    HEADINGS,
    Rows,
    a_row,
    csv_text,
    put_centres,
    put_workbook,
)
from transforms.load import load_sources, source_name


def test_every_source_has_its_columns_then_its_file_and_row(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    load_sources(con, raw)
    for table in SOURCES:
        loaded = con.table(f"raw.{source_name(table)}")
        assert loaded.columns == [*columns(table), "source_file", "source_row"]
        assert set(map(str, loaded.types[:-1])) == {"VARCHAR"}
        assert loaded.project("source_file, source_row").fetchall() == [
            (f"{source_name(table)}.csv", 2)
        ]


@pytest.mark.parametrize("ending", [".csv", ".csv.gz", ".xlsx", ".parquet"])
def test_every_format_gives_the_same_rows(
    load: Callable[[str], Rows], con: duckdb.DuckDBPyConnection, raw: Path, ending: str
) -> None:
    rows = [
        a_row("centres", centre_id=k, centre_name=n) for k, n in (("1", "ก"), ("2", ""))
    ]
    (raw / "centres.csv").unlink()
    path = raw / f"centres{ending}"
    text = csv_text(HEADINGS["centres"], rows)
    if ending == ".csv":
        path.write_text(text, "utf-8")
    elif ending == ".csv.gz":
        path.write_bytes(gzip.compress(text.encode(), mtime=0))
    elif ending == ".xlsx":
        put_workbook(path, {"centres": [HEADINGS["centres"], *rows]})
    else:
        con.read_csv(text_file(raw, text), all_varchar=True).write_parquet(str(path))
    assert load(CENTRES) == [("1", "ก", 2), ("2", None, 3)]


def text_file(raw: Path, text: str) -> str:
    path = raw / "beside.txt"
    path.write_text(text, "utf-8")
    return str(path)


def test_an_optional_source_that_is_missing_is_an_empty_table(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "contacts.csv").unlink()
    assert load("from raw.contacts") == []
    assert len(load("select source_name from raw.input_files")) == len(SOURCES) - 1


def test_what_was_read_is_on_record(load: Callable[[str], Rows], raw: Path) -> None:
    assert load("from raw.input_files")[0] == (
        "households",
        "households.csv",
        hashlib.sha256((raw / "households.csv").read_bytes()).hexdigest(),
        1,
        "utf-8",
        [],
    )


def test_loading_twice_gives_the_same(load: Callable[[str], Rows]) -> None:
    assert load("from raw.input_files") == load("from raw.input_files")
    assert load("select count(*) from raw.persons") == [(1,)]


def test_a_missing_source_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    (raw / "persons.csv").unlink()
    assert "missing source persons" in fault().en


@pytest.mark.parametrize("source", ["households", "persons"])
@pytest.mark.parametrize("end", ["", "\r\n", "\r\n\r\n"])
def test_a_survey_with_nothing_below_its_heading_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, source: str, end: str
) -> None:
    text = ",".join(HEADINGS[source]) + end
    (raw / f"{source}.csv").write_text(text, "utf-8", newline="")
    assert fault().en.startswith("has a heading but no row")


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_other_sources_may_have_nothing_below_their_heading(
    load: Callable[[str], Rows], raw: Path, end: str
) -> None:
    text = ",".join(HEADINGS["service_records"]) + end
    (raw / "service_records.csv").write_text(text, "utf-8", newline="")
    assert load("from raw.service_records") == []


def test_a_file_none_of_whose_rows_fits_its_heading_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    put_centres(raw, "a;b\nc;d\n")
    assert str(fault()).startswith(
        "centres.csv: row 2: no row has as many fields as the heading (1 instead of 8)"
    )
