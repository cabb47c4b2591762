from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from schemas.errors import SourceError
from tests.transforms.source_files import Rows


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
