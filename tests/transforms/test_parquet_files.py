import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet
import pytest

from schemas.errors import SourceError
from tests.transforms.source_files import Rows
from transforms import parquet_files


def test_parquet_of_any_type_comes_as_text(
    load: Callable[[str], Rows], con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "welfare_registrations.csv").unlink()
    con.sql(
        """
        select * from (values
            (1570500000001::double, 2561::smallint, true),
            (null, null, null),
            (2.5, 2565, false)
        ) as rows(citizen_id, registration_year, is_verified)
        """
    ).write_parquet(str(raw / "welfare_registrations.parquet"))
    assert load("select * exclude (source_file) from raw.welfare_registrations") == [
        ("1570500000001", "2561", "true", 2),
        ("2.5", "2565", "false", 4),
    ]


def test_a_date_in_parquet_comes_as_its_day(
    load: Callable[[str], Rows], con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "contacts.csv").unlink()
    con.sql(
        """
        select timestamp '2024-05-01 00:00:00' as subdistrict_code,
            timestamptz '2024-05-01 00:30:00+07' as village_number,
            date '2024-05-01' as role, encode('ก') as contact_name, [1] as phone
        """
    ).write_parquet(str(raw / "contacts.parquet"))
    assert load("select * exclude (source_file, source_row) from raw.contacts") == [
        ("2024-05-01", "2024-05-01 00:30:00+07", "2024-05-01", "ก", "[1]")
    ]


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"PAR1" + bytes(200) + b"PAR1"])
def test_a_file_that_is_no_parquet_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, content: bytes
) -> None:
    (raw / "centres.csv").unlink()
    (raw / "centres.parquet").write_bytes(content)
    assert fault().en.startswith("is no Parquet file, or damaged")


CARDS = ["citizen_id", "registration_year", "is_verified"]


def put_cards(raw: Path, *columns: pa.Array, **how: int) -> None:
    (raw / "welfare_registrations.csv").unlink()
    path = raw / "welfare_registrations.parquet"
    pyarrow.parquet.write_table(pa.table(list(columns), CARDS), path, **how)


@pytest.mark.parametrize(
    "column",
    [pa.array([b"\xff"]), pa.array([b"\xff"]).view(pa.string()),
     pa.array([Decimal(1)], pa.decimal256(60, 5))],
)  # fmt: skip
def test_values_that_are_no_text_or_of_a_type_unknown_end_the_load(
    fault: Callable[[], SourceError], raw: Path, column: pa.Array
) -> None:
    put_cards(raw, column, pa.array(["1"]), pa.array(["1"]))
    assert re.match("is no Parquet file, or damaged|has a column of a type", fault().en)


def test_a_long_text_that_stands_for_many_rows_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_files, "MOST_TEXT", 1000)
    texts = pa.array(["x" * 11] * 100)
    put_cards(raw, texts, texts, texts)
    assert fault().en.startswith("the Parquet file is too large")


@pytest.mark.parametrize(
    "limit", ["MOST_ROWS", "MOST_PARTS", "MOST_GROUP_BYTES", "MOST_NESTED"]
)
def test_a_file_beyond_a_bound_ends_the_load(
    fault: Callable[[], SourceError],
    raw: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
) -> None:
    monkeypatch.setattr(parquet_files, limit, 2)
    lists = pa.array([[1, 2, 3]] * 3)
    put_cards(raw, lists, lists, lists, row_group_size=1)
    assert fault().en.startswith("the Parquet file is too large")


def test_the_same_text_in_many_rows_comes_back_in_each(
    load: Callable[[str], Rows], raw: Path
) -> None:
    texts = pa.array(["ก", None, "ข"] * 3)
    put_cards(raw, texts, pa.array([1] * 9), texts, row_group_size=4)
    query = "select citizen_id, source_row from raw.welfare_registrations order by 2"
    assert load(query) == [
        (text, row) for row, text in enumerate(["ก", None, "ข"] * 3, start=2)
    ]


def test_a_page_that_is_passed_over_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    texts = pa.array(["1", "2"])
    put_cards(raw, texts, texts, texts)
    path = raw / "welfare_registrations.parquet"
    content = bytearray(path.read_bytes())
    for at in _page_types(content):
        content[at] = 2 * 9  # of no kind that there is, as zigzag
    path.write_bytes(content)
    assert len(pyarrow.parquet.read_table(path)) == 0
    assert fault().en.startswith("is no Parquet file, or damaged")


def _page_types(content: bytes) -> list[int]:
    """Return where pages of values tell what they are: data (0) before their sizes."""
    starts = [
        group.column(at).data_page_offset
        for group in [
            pyarrow.parquet.ParquetFile(pa.py_buffer(content)).metadata.row_group(0)
        ]
        for at in range(group.num_columns)
    ]
    return [start + 1 for start in starts]
