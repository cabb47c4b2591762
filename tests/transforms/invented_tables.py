"""Invented tables for the tests of publishing, filled as the contracts promise."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import fastexcel
import pyarrow as pa

import transforms
from schemas import clean, curated, earlier, match, reference
from schemas.contract import Column, Table, columns, kept_columns, table_name
from schemas.run import RunRequest
from transforms.areas import abolished_subdistricts, subdistricts
from transforms.load import INPUT_FILES
from transforms.rules import read_rules
from transforms.warehouse import create_table, open_warehouse

REFERENCE = Path(transforms.__file__).parents[1] / "data" / "raw" / "reference"
REQUEST = RunRequest(area_code="5714", as_of=date(2020, 3, 31), is_invented=True)
TABLES = (
    *reference.FILES,
    *curated.TABLES,
    match.LinkCandidates,
    match.PersonLinks,
    match.UnmatchedServiceRecords,
    clean.RowFaults,
    *clean.ADMITTED,
    *clean.AFTER,
    *earlier.TABLES,
)
SAMPLES: dict[str, Any] = {
    "varchar": "ก",
    "bigint": 1,
    "double": 1.0,
    "boolean": False,
    "date": date(2020, 1, 2),
    "timestamptz": datetime(2020, 1, 2, 9, tzinfo=ZoneInfo("Asia/Bangkok")),
}


def warehouse() -> duckdb.DuckDBPyConnection:
    """Return a warehouse in memory: every table that is published, empty."""
    con = open_warehouse()
    for table in TABLES:
        kept = kept_columns(table)
        types = {name: columns(table)[name].duckdb_type for name in kept}
        create_table(con, table_name(table), types)
    create_table(con, "raw.input_files", INPUT_FILES)
    for table, frame in (
        (reference.Subdistricts, subdistricts()),
        (reference.AbolishedSubdistricts, abolished_subdistricts()),
    ):
        con.from_arrow(pa.Table.from_pandas(frame)).create(table_name(table))
    lists = read_rules(REFERENCE, reference.Lists)
    con.from_arrow(pa.Table.from_pandas(lists, preserve_index=False)).insert_into(
        "reference.lists"
    )
    return con


def insert(
    con: duckdb.DuckDBPyConnection, table: Table, *given: dict[str, Any]
) -> None:
    """Add rows of which only what matters is given; the contract fills the rest."""
    promised = {name: columns(table)[name] for name in kept_columns(table)}
    rows = [
        {name: row.get(name, _fill(promise)) for name, promise in promised.items()}
        for row in given
    ]
    types = pa.schema([(name, _arrow(promise)) for name, promise in promised.items()])
    con.from_arrow(pa.Table.from_pylist(rows, types)).insert_into(table_name(table))


def _fill(promise: Column) -> Any:  # noqa: ANN401
    return None if promise.nullable else SAMPLES[promise.duckdb_type]


def _arrow(promise: Column) -> pa.DataType:
    return {
        "varchar": pa.string(),
        "bigint": pa.int64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "timestamptz": pa.timestamp("us", "Asia/Bangkok"),
    }[promise.duckdb_type]


def household(list_code: str, rank: int, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an invented household on a list of ต.ต้า, as a planner would see it."""
    invented = {
        "subdistrict_code": "571401",
        "subdistrict_name": "ต้า",
        "district_name": "ขุนตาล",
        "list_code": list_code,
        "list_name": list_code,
        "priority_rank": rank,
        "household_id": f"057012345{rank:03}",
        "head_name": "นางสมมุติ ปิ่นแก้วน้ำค้าง",
        "head_age_years": 71,
        "head_citizen_id_masked": "x-xxxx-xxxx7-23-x",
        "house_number": f"{rank}/2",
        "village_number": 1 + rank % 9,
        "village_name": "บ้านต้าน้ำร้อน",
        "member_count": 4,
        "elderly_count": 1,
        "disabled_count": 0,
        "chronic_count": 1,
        "under_6_count": 0,
        "failed_indicators_th": "ผู้สูงอายุไม่มีอาชีพและรายได้; บ้านไม่เป็นระเบียบ",
        "failed_indicators_en": "elderly without work and income; house untidy",
        "unanswered_dimensions_th": "รายได้, ความเป็นอยู่",
        "waiting_requests_th": "เงินสงเคราะห์ผู้สูงอายุ: สอบข้อเท็จจริง รอ 45 วัน",
        "last_service_on": date(2019, 12, 5),
        "last_service_th": "ให้คำปรึกษา",
        "suggested_services_th": "เงินสงเคราะห์ครอบครัว (พส.); ปรับสภาพบ้าน (ผส.)",
        "centre_id": "C001",
        "centre_name": "ศูนย์ช่วยเหลือสังคมตำบลต้า",
        "contact_th": "อพม. นางสมมุติ ใจงาม 0800000000",
        "marks_th": "ตรวจสอบก่อน: ไม่มีเด็กวัยเรียนแล้ว",
        "reason_th": "ตกเกณฑ์ 2 มิติ ยังไม่มีการช่วยเหลือที่ตรงกับมิติที่ตก",
        "reason_en": "fails 2 dimensions, none answered by help yet",
        "survey_year": 2561,
        "card_year": 2560,
        "cases_until": date(2020, 3, 30),
    }
    return invented | known


def client(rank: int, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an invented client who was not found in the survey."""
    outside = {
        "household_id": None,
        "client_id": f"c{rank:011}",
        "member_count": None,
        "reason_th": "ไม่พบในข้อมูลสำรวจ: เลขประจำตัวไม่ตรงกับผู้ใด",
        "reason_en": "not found in the survey: nobody here has this ID",
    }
    return household("outside_survey", rank) | outside | known


def read_sheet(path: Path, sheet: str | int = 0) -> list[list[str]]:
    """Return a sheet's cells as text, row by row from the first."""
    frame = fastexcel.read_excel(path).load_sheet(
        sheet, header_row=None, skip_rows=0, dtypes="string"
    )
    columns = [column.to_pylist() for column in frame.to_arrow().columns]
    return [[cell or "" for cell in row] for row in zip(*columns, strict=True)]
