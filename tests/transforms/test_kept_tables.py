"""Tables of kept nights are read as the contracts have them today."""

import shutil
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from schemas import curated
from schemas.errors import SourceError
from tests.transforms.invented_changes import balance
from tests.transforms.invented_tables import insert, warehouse
from tests.transforms.kept_nights import keep_night
from transforms.kept_tables import load_nights
from transforms.nights import Night, kept_nights
from transforms.warehouse import open_warehouse


@pytest.fixture
def nights(tmp_path: Path) -> list[Night]:
    """Two nights with one row of a balance each."""
    con = warehouse()
    insert(con, curated.ListBalances, balance("unserved"))
    keep_night(tmp_path, "2020-03-01", con)
    shutil.copytree(tmp_path / "runs" / "2020-03-01", tmp_path / "runs" / "2020-03-02")
    return kept_nights(tmp_path)


def read(nights: list[Night], only: str = "true") -> list[tuple[object, ...]]:
    with open_warehouse() as con:
        load_nights(con, curated.ListBalances, nights, only)
        return con.execute(
            "select night_on, list_code, shifted_count from curated.list_balances "
            "order by night_on"
        ).fetchall()


def test_each_row_bears_its_night(nights: list[Night]):
    assert read(nights) == [
        (date(2020, 3, 1), "unserved", 3),
        (date(2020, 3, 2), "unserved", 3),
    ]
    assert read(nights, "list_code = 'no_card'") == []


def test_what_an_older_version_did_not_know_is_missing(nights: list[Night]):
    path = nights[0].path / "tables" / "list_balances.parquet"
    table = pq.read_table(path).drop_columns(["shifted_count"])
    pq.write_table(table.append_column("of_old", table["list_code"]), path)
    assert read(nights)[0] == (date(2020, 3, 1), "unserved", None)
    path.unlink()
    assert [row[0] for row in read(nights)] == [date(2020, 3, 2)]


def test_a_damaged_file_is_told_with_its_night_and_the_remedy(nights: list[Night]):
    (nights[1].path / "tables" / "list_balances.parquet").write_bytes(b"PAR1")
    with pytest.raises(SourceError) as told:
        read(nights)
    assert told.value.file == "2020-03-02/list_balances.parquet"
    assert "--as-of" in told.value.en
