"""What a centre opens: its plan of the month."""

import csv
import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas import curated
from schemas.contract import kept_columns
from schemas.errors import ContractError
from tests.transforms.invented_tables import REQUEST, insert, read_sheet, warehouse
from transforms.plan_sheets import month_name
from transforms.plan_words import (
    COUNTS_ONLY,
    NO_CHANGE,
    NO_LIMIT,
    ONLY_ON_SCREEN,
    PLANNED_ONLY,
    PRINTED,
    WIDTHS,
)
from transforms.plan_workbooks import HEADING_ROW, plan_workbooks, write_plans
from transforms.workbooks import write_all

SHEETS = ("แผนเดือนนี้", "ลำดับถัดไป", "นอกข้อมูลสำรวจ")


def row(centre: str, state: str, place: int, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    plan = {"centre_id": centre, "plan_state": state, "plan_place": place}
    return (
        plan
        | {
            "household_id": f"057012345{place:03}",
            "head_name": f"นางสมมุติ {place}",
            "plan_month": date(2020, 3, 1),
            "score_th": "35 คะแนน = ยังไม่มีการช่วยเหลือด้านรายได้ 20 + …",
        }
        | known
    )


def centre(code: str, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    told = {
        "centre_name": f"ศูนย์ {code}",
        "plan_month": date(2020, 3, 1),
        "issued_on": date(2020, 3, 2),
        "may_receive": "everyone",
        "next_in_line_count": 103,
    }
    return {"centre_id": code} | told | known


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """Two centres: an office with two planned, a temple with one; nobody else."""
    con = warehouse()
    insert(con, curated.CentrePlans, centre("C1"), centre("C/2"), centre("C3"))
    insert(
        con,
        curated.PlanRows,
        *(
            {"centre_id": code, "subject_id": key, "plan_state": "planned"}
            | {"subdistrict_code": "571402"}
            for code, key in (("C1", "H1"), ("C1", "H2"), ("C/2", "H3"))
        ),
    )
    insert(
        con,
        curated.CentrePlanRows,
        row("C1", "beside", 1, household_id=None, client_id="c1"),
        row("C1", "next_in_line", 1),
        row("C1", "planned", 10),
        row("C1", "planned", 2, head_name="=นางสมมุติ สอง"),
        row("C/2", "planned", 1),
    )
    return con


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def told(path: Path) -> dict[str, str]:
    return {cells[0]: cells[1] for cells in read_sheet(path, "สรุป")}


def test_each_centre_with_a_plan_has_its_files_in_the_plans_order(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    written = write_plans(con, tmp_path, REQUEST)
    written |= write_all(plan_workbooks(con, tmp_path, REQUEST))
    names = {path.name for path in (tmp_path / "plans").iterdir()}
    assert names == {
        f"{c}.{e}" for c in ("C1", "C%2F2") for e in ("csv", "parquet", "xlsx")
    }
    assert written["plans/C1.xlsx"] == written["plans/C1.csv"] == 4
    rows = read_csv(tmp_path / "plans" / "C1.csv")
    assert [(each["plan_state"], each["plan_place"]) for each in rows] == [
        ("planned", "2"),
        ("planned", "10"),
        ("next_in_line", "1"),
        ("beside", "1"),
    ]
    assert rows[0]["head_name"] == "'=นางสมมุติ สอง"
    table = pq.read_table(tmp_path / "plans" / "C1.parquet")
    assert table.schema.names == kept_columns(curated.CentrePlanRows)
    assert table.schema.field("plan_month").type == pa.date32()


def test_a_workbook_has_a_sheet_for_each_state_and_ids_stay_text(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    write_all(plan_workbooks(con, tmp_path, REQUEST))
    path = tmp_path / "plans" / "C1.xlsx"
    for name, count in zip(SHEETS, (2, 1, 1), strict=True):
        sheet = read_sheet(path, name)
        assert sheet[0][0] == f"{name} – ศูนย์ C1 – มีนาคม 2563"
        assert sheet[1][0].startswith("ข้อมูลสมมุติ")
        assert len(sheet) == HEADING_ROW + 1 + count
    sheet = read_sheet(path, "แผนเดือนนี้")
    first = dict(zip(sheet[HEADING_ROW], sheet[HEADING_ROW + 1], strict=True))
    assert first["หัวหน้าครัวเรือน/ผู้รับบริการ"] == "=นางสมมุติ สอง"
    assert first["รหัสครัวเรือน"] == "057012345002"
    assert "รหัสผู้รับบริการ" in read_sheet(path, "นอกข้อมูลสำรวจ")[HEADING_ROW]


def test_the_first_sheet_tells_the_month_in_numbers_and_who_is_not_shown(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    con.execute(
        "update curated.centre_plans set planned_count = 2, place_count = 12, "
        "neighbour_centre_id = 'C3', neighbour_could_take_count = 7, "
        "stand_in_subdistricts = '571401, 571403', note_th = 'กำลังไม่พอ'"
    )
    write_all(plan_workbooks(con, tmp_path, REQUEST))
    said = told(tmp_path / "plans" / "C1.xlsx")
    assert said["แผนของเดือน · Month"] == "มีนาคม 2563"
    assert said["ออกแผนเมื่อ · Issued on"] == "2 มีนาคม 2563"
    assert said["ตำบลในแผน · Subdistricts planned"] == "ป่าตาล"
    assert said["ทำแทนตำบลที่ไม่มีศูนย์ · Stands in for"] == "ต้า, ยางฮอม"
    assert said["รับได้ต่อเดือน (ครัวเรือน) · Capacity of a month"] == NO_LIMIT
    assert said["จำนวนที่วางแผนได้ · Places to plan"] == "12"
    assert said["ลำดับถัดไป · Next in line"] == "103"
    hidden = "ลำดับถัดไปที่อยู่ในบัญชีตำบลเท่านั้น · Next in line, in the lists only"
    assert said[hidden] == "102"
    assert said["ศูนย์ใกล้เคียงที่รับได้ · A neighbour could take"] == "ศูนย์ C3: 7"
    assert "กำลังไม่พอ" in said
    assert NO_CHANGE in said


def test_what_changed_since_the_plan_was_issued_is_told(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    died = {"household_id": "H9", "change_th": "ออกจากแผน", "change_en": "left"}
    insert(con, curated.PlanChanges, died | {"centre_id": "C1"})
    write_all(plan_workbooks(con, tmp_path, REQUEST))
    lines = read_sheet(tmp_path / "plans" / "C1.xlsx", "สรุป")
    assert [line[1:] for line in lines if line[1] == "H9"] == [
        ["H9", "ออกจากแผน", "left"]
    ]
    assert NO_CHANGE in told(tmp_path / "plans" / "C%2F2.xlsx")


def test_clients_are_counted_by_whether_they_wait(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    beside = {"subject_kind": "client", "centre_id": "C1", "plan_state": "beside"}
    insert(
        con, curated.PlanRows, *(beside | {"subject_id": c} for c in ("c1", "c2", "c3"))
    )
    insert(
        con,
        curated.ClientServices,
        {"client_id": "c1", "waiting_requests_th": "เงินสงเคราะห์"},
        {"client_id": "c2", "waiting_requests_th": None},
    )
    con.execute("update curated.centre_plans set beside_count = 3")
    write_all(plan_workbooks(con, tmp_path, REQUEST))
    said = told(tmp_path / "plans" / "C1.xlsx")
    assert said["ผู้รับบริการนอกข้อมูลสำรวจ · Clients outside the survey"] == "3"
    assert said["ในนั้นมีคำขอค้าง · Of them with an open request"] == "1"


def test_a_host_of_planned_names_only_is_told_so_on_the_sheets(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    con.execute("update curated.centre_plans set may_receive = 'planned'")
    write_all(plan_workbooks(con, tmp_path, REQUEST))
    path = tmp_path / "plans" / "C%2F2.xlsx"
    assert PLANNED_ONLY[0] in told(path)
    assert read_sheet(path, "นอกข้อมูลสำรวจ")[HEADING_ROW + 1][0] == COUNTS_ONLY


def test_of_a_plan_without_limit_a_sheet_has_the_first_and_says_where_all_are(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transforms.plan_workbooks.MOST_ROWS", 1)
    write_all(plan_workbooks(con, tmp_path, REQUEST))
    sheet = read_sheet(tmp_path / "plans" / "C1.xlsx", "แผนเดือนนี้")
    assert len(sheet) == HEADING_ROW + 2
    assert sheet[0][0].endswith("(1 ลำดับแรกจาก 2 ดูครบใน C1.csv)")


def test_a_row_of_a_centre_without_a_month_is_a_defect_and_not_dropped(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    insert(con, curated.CentrePlanRows, row("C9", "planned", 1))
    with pytest.raises(ContractError, match="1 centres"):
        write_plans(con, tmp_path, REQUEST)


def test_two_runs_on_the_same_input_give_the_same_bytes(tmp_path: Path) -> None:
    def hashes(folder: Path, step: int) -> list[str]:
        con = warehouse()
        insert(con, curated.CentrePlans, *[centre("C1"), centre("C2")][::step])
        one = {"plan_state": "planned", "subdistrict_code": "571402"}
        insert(con, curated.PlanRows, *(one | {"centre_id": c} for c in ("C1", "C2")))
        rows = [row(f"C{n % 2 + 1}", "planned", n) for n in range(1, 30)]
        insert(con, curated.CentrePlanRows, *rows[::step])
        folder.mkdir()
        write_plans(con, folder, REQUEST)
        write_all(plan_workbooks(con, folder, REQUEST))
        files = sorted((folder / "plans").iterdir())
        return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]

    assert hashes(tmp_path / "a", 1) == hashes(tmp_path / "b", -1)


@pytest.mark.parametrize("state", PRINTED)
def test_each_state_has_its_columns_once_and_each_a_width(state: str) -> None:
    shown = (*PRINTED[state], *ONLY_ON_SCREEN[state])
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(WIDTHS)


def test_a_month_is_written_as_thai_readers_write_it() -> None:
    assert month_name(date(2020, 3, 1)) == "มีนาคม 2563"
