"""What a run leaves for machines: lists, tables, and the faults that go back."""

import csv
import hashlib
import re
import zipfile
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas import clean, curated, match, raw, reference
from schemas.contract import kept_columns, table_name
from schemas.errors import ContractError
from tests.transforms.invented_tables import (
    REQUEST,
    client,
    household,
    insert,
    read_sheet,
    warehouse,
)
from transforms import rejections
from transforms.publish import publish, write_tables
from transforms.rejections import (
    source_faults,
    write_faults,
    write_rejection_workbooks,
    write_rejections,
)
from transforms.sheets import workbook
from transforms.target_lists import write_target_lists


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return warehouse()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_subdistrict_of_the_area_has_its_files_an_empty_one_too(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    insert(con, curated.TargetListRows, household("unserved", 1))
    publish(con, tmp_path, REQUEST)
    names = {path.name for path in (tmp_path / "target_lists").iterdir()}
    codes = ("571401", "571402", "571403")
    assert names == {f"{c}.{e}" for c in codes for e in ("csv", "parquet", "xlsx")}
    empty = tmp_path / "target_lists" / "571403.csv"
    assert empty.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_csv(empty) == []
    assert pq.read_table(empty.with_suffix(".parquet")).num_rows == 0


def test_rows_stand_in_the_order_of_the_lists_then_of_priority(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    insert(
        con,
        curated.TargetListRows,
        client(1),
        household("follow_up", 1),
        household("unserved", 10),
        household("unserved", 2),
        household("part_served", 1),
        household("no_card", 1),
    )
    write_target_lists(con, tmp_path, REQUEST)
    rows = read_csv(tmp_path / "target_lists" / "571401.csv")
    assert [(row["list_code"], row["priority_rank"]) for row in rows] == [
        ("no_card", "1"),
        ("unserved", "2"),
        ("unserved", "10"),
        ("part_served", "1"),
        ("follow_up", "1"),
        ("outside_survey", "1"),
    ]


def test_a_list_keeps_the_contracts_columns_and_types(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    insert(con, curated.TargetListRows, household("unserved", 1))
    write_target_lists(con, tmp_path, REQUEST)
    table = pq.read_table(tmp_path / "target_lists" / "571401.parquet")
    assert table.schema.names == kept_columns(curated.TargetListRows)
    assert table.schema.field("household_id").type == pa.string()
    assert table.schema.field("priority_rank").type == pa.int64()
    assert table.schema.field("last_service_on").type == pa.date32()
    (row,) = read_csv(tmp_path / "target_lists" / "571401.csv")
    assert list(row) == table.schema.names
    assert row["household_id"] == "057012345001"
    assert row["last_service_on"] == "2019-12-05"
    assert row["client_id"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_a_spreadsheet_would_execute_is_made_harmless_in_the_csv_only(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, start: str
) -> None:
    evil = f"{start}HYPERLINK(0)"
    insert(con, curated.TargetListRows, household("unserved", 1, head_name=evil))
    write_target_lists(con, tmp_path, REQUEST)
    (row,) = read_csv(tmp_path / "target_lists" / "571401.csv")
    assert row["head_name"] == f"'{evil}"
    table = pq.read_table(tmp_path / "target_lists" / "571401.parquet")
    assert table["head_name"].to_pylist() == [evil]


def test_a_row_outside_the_area_is_a_defect_and_not_dropped(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    stray = household("unserved", 1, subdistrict_code="570101")
    insert(con, curated.TargetListRows, stray)
    with pytest.raises(ContractError, match="570101"):
        write_target_lists(con, tmp_path, REQUEST)


def test_the_promised_tables_are_there_in_the_order_of_their_keys(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    ranks = [{"household_id": h, "dimension_code": "income"} for h in ("B", "C", "A")]
    insert(con, curated.HouseholdDimensions, *ranks)
    written = write_tables(con, tmp_path, REQUEST)
    assert set(written) >= {
        "tables/outside_survey_clients.parquet",
        "tables/household_dimensions.parquet",
        "tables/person_links.parquet",
        "tables/unmatched_service_records.parquet",
        "tables/subdistrict_summary.parquet",
        "tables/ledger.parquet",
    }
    table = pq.read_table(tmp_path / "tables" / "household_dimensions.parquet")
    assert table["household_id"].to_pylist() == ["A", "B", "C"]
    assert written["tables/household_dimensions.parquet"] == 3


def test_a_client_of_confidential_services_only_leaves_no_trace(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    shown = {"client_id": "c1", "client_name": "นางสมมุติ เปิดเผย"}
    hidden = {"client_id": "c2", "client_name": "นางสมมุติ ปกปิด"}
    insert(con, curated.OutsideSurveyClients, shown, hidden | {"is_confidential": True})
    publish(con, tmp_path, REQUEST)
    table = pq.read_table(tmp_path / "tables" / "outside_survey_clients.parquet")
    assert table["client_id"].to_pylist() == ["c1"]


def test_a_confidential_record_leaves_no_trace_in_the_links(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    shown, hidden = {"service_record_id": "R1"}, {"service_record_id": "R2"}
    insert(con, clean.ServiceRecords, shown, hidden | {"is_confidential": True})
    insert(con, match.PersonLinks, shown, hidden)
    insert(con, match.UnmatchedServiceRecords, shown, hidden)
    publish(con, tmp_path, REQUEST)
    for name in ("person_links", "unmatched_service_records"):
        table = pq.read_table(tmp_path / "tables" / f"{name}.parquet")
        assert table["service_record_id"].to_pylist() == ["R1"]


def test_each_source_gets_its_faults_back_one_row_each_in_the_files_order(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    fault = {"source_name": "persons", "outcome": "warning", "message_th": "=แก้วันเกิด"}
    insert(con, clean.RowFaults, *[fault | {"source_row": n} for n in (10, 2)])
    written = write_rejections(con, tmp_path, REQUEST)
    written |= write_rejection_workbooks(con, tmp_path, REQUEST)
    sources = {table_name(table).partition(".")[2] for table in raw.RECEIVED}
    assert {Path(path).stem for path in written} == sources
    rows = read_csv(tmp_path / "rejected" / "persons.csv")
    assert [row["source_row"] for row in rows] == ["2", "10"]
    assert rows[0]["message_th"] == "'=แก้วันเกิด"
    assert read_csv(tmp_path / "rejected" / "centres.csv") == []
    sheet = read_sheet(tmp_path / "rejected" / "persons.xlsx")
    assert sheet[rejections.HEADING_ROW][:3] == ["แหล่ง", "ไฟล์", "แถว"]
    assert sheet[rejections.HEADING_ROW + 1][5] == "นำเข้าแล้ว ควรตรวจ (warning)"
    assert sheet[2][0] == "2 รายการ · 2 faults"
    assert "ไม่พบข้อผิดพลาด" in read_sheet(tmp_path / "rejected" / "centres.xlsx")[2][0]


def test_faults_beyond_a_sheets_last_row_are_announced_and_left_to_the_csv(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    fault = {"source_name": "persons", "outcome": "set_aside"}
    insert(con, clean.RowFaults, *[fault | {"source_row": n} for n in range(2, 12)])
    path = tmp_path / "persons.xlsx"
    with workbook(path, REQUEST, long=True) as book:
        write_faults(book, "persons", source_faults(con, "persons"), max_sheet_rows=9)
    sheet = read_sheet(path)
    assert len(sheet) == 9
    assert "แสดง 4 จาก 10 รายการ" in sheet[2][0]
    assert "persons.csv has all" in sheet[2][0]


def test_only_their_owner_may_read_what_is_published(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    publish(con, tmp_path, REQUEST)
    modes = {
        (path.is_dir(), path.stat().st_mode & 0o777) for path in tmp_path.rglob("*")
    }
    assert modes == {(True, 0o700), (False, 0o600)}


def test_two_runs_on_the_same_input_give_the_same_bytes(tmp_path: Path) -> None:
    def hashes(folder: Path, *, is_shuffled: bool) -> dict[str, str]:
        con = warehouse()
        rows = [household("unserved", rank) for rank in range(1, 50)]
        insert(con, curated.TargetListRows, *rows[:: -1 if is_shuffled else 1])
        folder.mkdir()
        publish(con, folder, REQUEST)
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }

    first = hashes(tmp_path / "first", is_shuffled=False)
    assert first == hashes(tmp_path / "second", is_shuffled=True)


def test_a_workbook_carries_the_runs_day_and_not_the_clock(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    publish(con, tmp_path, REQUEST)
    for path in ("target_lists/571401.xlsx", "rejected/persons.xlsx"):
        with zipfile.ZipFile(tmp_path / path) as book:
            core = book.read("docProps/core.xml").decode()
            assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        stamps = set(re.findall(r"\d{4}-\d{2}-\d{2}T", core))
        assert stamps == {"2020-03-31T"}


def test_the_reference_lists_are_those_the_files_are_ordered_by(
    con: duckdb.DuckDBPyConnection,
) -> None:
    ordered = con.table(table_name(reference.Lists)).order("list_order")
    assert [row[0] for row in ordered.fetchall()] == [*curated.LISTS, "emptied"]
