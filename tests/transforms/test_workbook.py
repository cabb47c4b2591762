"""What a planner opens: the workbook of one subdistrict."""

import csv
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import fastexcel
import pyarrow as pa
import pytest

from schemas import curated
from tests.transforms.invented_tables import (
    REQUEST,
    client,
    household,
    insert,
    read_sheet,
    warehouse,
)
from transforms.sheet_words import ONLY_ON_SCREEN, PRINTED, WIDTHS
from transforms.sheets import line_counts, thai_date
from transforms.workbook import EMPTY, HEADING_ROW, subdistrict_workbooks
from transforms.workbooks import write_all

SHEETS = [
    "สรุป", "เปลี่ยนแปลง", "ไม่มีบัตร", "ยังไม่ได้รับ", "ได้รับบางส่วน", "ติดตามผล", "เปราะบาง",
    "นอกข้อมูลสำรวจ", "ไม่มีผู้อาศัยแล้ว",
]  # fmt: skip
FIRST_ROW = HEADING_ROW + 1


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with two households, one client and three empty lists."""
    con = warehouse()
    insert(
        con,
        curated.TargetListRows,
        household("unserved", 1, head_name="=นางสมมุติ น้ำผึ้ง", house_number="1/2"),
        household("unserved", 2, village_number=None),
        client(1),
    )
    insert(
        con,
        curated.SubdistrictSummary,
        {"subdistrict_code": "571401", "need_unknown_count": 12},
    )
    folder = tmp_path_factory.mktemp("published")
    write_all(subdistrict_workbooks(con, folder, REQUEST))
    return folder / "target_lists" / "571401.xlsx"


def sheet_xml(book: Path, sheet: str) -> str:
    with zipfile.ZipFile(book) as archive:
        number = SHEETS.index(sheet) + 1
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_there_is_a_summary_and_one_sheet_per_list(book: Path) -> None:
    assert fastexcel.read_excel(book).sheet_names == SHEETS


def test_the_summary_says_where_when_and_how_many(book: Path) -> None:
    cells = {cell for row in read_sheet(book, "สรุป") for cell in row}
    assert "บัญชีครัวเรือนเป้าหมาย ตำบลต้า อำเภอขุนตาล จังหวัดเชียงราย" in cells
    assert "31 มีนาคม 2563 (2020-03-31)" in cells
    assert "30 มีนาคม 2563" in cells
    assert {"2561", "2560"} <= cells
    counts = {row[0]: row[1] for row in read_sheet(book, "สรุป")}
    assert counts["ยังไม่ได้รับ · Unserved"] == "2"
    assert counts["นอกข้อมูลสำรวจ · Outside the survey"] == "1"
    assert counts["ไม่มีบัตร · No verified card"] == "0"
    assert counts["ไม่ทราบความจำเป็น (ไม่อยู่ในบัญชี)"] == "12"


def test_headings_are_thai_and_ids_and_formulas_stay_text(book: Path) -> None:
    sheet = read_sheet(book, "ยังไม่ได้รับ")
    row = dict(zip(sheet[HEADING_ROW], sheet[FIRST_ROW], strict=True))
    assert row["รหัสครัวเรือน"] == "057012345001"
    assert row["บ้านเลขที่"] == "1/2"
    assert row["หัวหน้าครัวเรือน/ผู้รับบริการ"] == "=นางสมมุติ น้ำผึ้ง"
    assert "<f>" not in sheet_xml(book, "ยังไม่ได้รับ")


def test_dates_are_dates_that_are_shown_in_the_buddhist_era(book: Path) -> None:
    frame = fastexcel.read_excel(book).load_sheet(
        "นอกข้อมูลสำรวจ", header_row=HEADING_ROW
    )
    served = frame.to_arrow()["ได้รับบริการล่าสุดเมื่อ"].to_pylist()
    assert [d.date() if isinstance(d, datetime) else d for d in served] == [
        date(2019, 12, 5)
    ]
    with zipfile.ZipFile(book) as archive:
        assert "[$-107041E]d/m/yyyy" in archive.read("xl/styles.xml").decode()


def test_a_sheet_can_be_filtered_scrolled_and_printed(book: Path) -> None:
    xml = sheet_xml(book, "ยังไม่ได้รับ")
    assert re.search(r'<autoFilter ref="A4:[A-Z]+6"', xml)
    assert 'topLeftCell="A5" activePane="bottomLeft" state="frozen"' in xml
    assert 'paperSize="9"' in xml
    assert 'orientation="landscape"' in xml
    assert 'fitToHeight="0"' in xml
    assert "ข้อมูลส่วนบุคคล – ใช้เฉพาะเจ้าหน้าที่&amp;Rหน้า &amp;P / &amp;N" in xml
    with zipfile.ZipFile(book) as archive:
        names = archive.read("xl/workbook.xml").decode()
    assert "_xlnm.Print_Titles" in names
    assert "_xlnm.Print_Area" in names


def test_an_empty_list_says_so(book: Path) -> None:
    assert read_sheet(book, "ติดตามผล")[FIRST_ROW][0] == EMPTY


def test_a_client_outside_the_survey_is_shown_by_client_id(book: Path) -> None:
    sheet = read_sheet(book, "นอกข้อมูลสำรวจ")
    assert "รหัสครัวเรือน" not in sheet[HEADING_ROW]
    row = dict(zip(sheet[HEADING_ROW], sheet[FIRST_ROW], strict=True))
    assert row["รหัสผู้รับบริการ"] == "c00000000001"


def test_every_sheet_says_that_the_people_are_invented_if_they_are(
    book: Path, tmp_path: Path
) -> None:
    for sheet in SHEETS:
        assert read_sheet(book, sheet)[1][0].startswith("ข้อมูลสมมุติ")
    true_people = replace(REQUEST, is_invented=False)
    write_all(subdistrict_workbooks(warehouse(), tmp_path, true_people))
    real = tmp_path / "target_lists" / "571401.xlsx"
    for sheet in SHEETS:
        assert read_sheet(real, sheet)[1][0].startswith("ข้อมูลส่วนบุคคล")
        assert "ข้อมูลสมมุติ" not in sheet_xml(real, sheet)


@pytest.mark.parametrize("list_code", curated.LISTS)
def test_each_list_has_its_columns_once_and_each_a_width(list_code: str) -> None:
    shown = (*PRINTED[list_code], *ONLY_ON_SCREEN[list_code])
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(WIDTHS)
    assert {"score", "score_th", "plan_th", "reason_th"} <= set(shown)
    assert {"marks_th", "contact_th"} <= set(shown)


def test_of_the_vulnerable_a_sheet_has_the_first_and_says_where_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transforms.workbook.MOST_ROWS", {"vulnerable": 2})
    con = warehouse()
    rows = [household("vulnerable", rank) for rank in (1, 2, 3)]
    insert(con, curated.TargetListRows, *rows)
    write_all(subdistrict_workbooks(con, tmp_path, REQUEST))
    path = tmp_path / "target_lists" / "571401.xlsx"
    sheet = read_sheet(path, "เปราะบาง")
    assert [row[0] for row in sheet[FIRST_ROW:]] == ["1", "2"]
    assert sheet[0][0].endswith("(2 ลำดับแรกจาก 3 ดูครบใน 571401.csv)")
    counts = {row[0]: row[1] for row in read_sheet(path, "สรุป")}
    assert counts["เปราะบาง · Vulnerable"] == "3"


def test_the_summary_says_who_plans_how_many_this_month(tmp_path: Path) -> None:
    con = warehouse()
    insert(
        con,
        curated.CentrePlans,
        {"centre_id": "C1", "centre_name": "ศูนย์ ก"},
        {"centre_id": "C2", "centre_name": "ศูนย์ ข"},
    )
    place = {"subject_kind": "household", "subdistrict_code": "571401"}
    insert(
        con,
        curated.PlanRows,
        place | {"subject_id": "H1", "centre_id": "C1", "plan_state": "planned"},
        place | {"subject_id": "H2", "centre_id": "C2", "plan_state": "planned"},
        place | {"subject_id": "H3", "centre_id": "C2", "plan_state": "planned"},
        place | {"subject_id": "H4", "centre_id": "C2", "plan_state": "next_in_line"},
    )
    served = {"subdistrict_code": "571401", "centre_id": "C2", "is_stand_in": True}
    insert(con, curated.ServingCentres, served)
    write_all(subdistrict_workbooks(con, tmp_path, REQUEST))
    folder = tmp_path / "target_lists"
    told = {row[0]: row[1] for row in read_sheet(folder / "571401.xlsx", "สรุป")}
    assert told["อยู่ในแผนเดือนนี้ · Planned this month"] == "3 (ศูนย์ ข 2, ศูนย์ ก 1)"
    assert told["ศูนย์ที่รับผิดชอบ · Centre"] == "ศูนย์ ข (ทำแทน: ตำบลนี้ไม่มีศูนย์)"
    told = {row[0]: row[1] for row in read_sheet(folder / "571402.xlsx", "สรุป")}
    assert told["อยู่ในแผนเดือนนี้ · Planned this month"] == "0"


def test_a_row_is_as_high_as_its_fullest_cell_wraps() -> None:
    batch = pa.record_batch({"a": ["กี่", "ก" * 20, None], "b": ["x", "y", "z" * 31]})
    assert line_counts(batch, [10.0, 15.0]) == [1, 3, 3]


def test_dates_are_written_as_thai_readers_write_them() -> None:
    assert thai_date(date(2020, 2, 29)) == "29 กุมภาพันธ์ 2563"


@pytest.mark.office
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"),
    reason="LibreOffice is not installed",
)
def test_libreoffice_shows_thai_ids_and_buddhist_dates_as_they_are(
    book: Path, tmp_path: Path
) -> None:
    # 44 comma, 34 quote, 76 UTF-8, -1 a file for each sheet, cells as they are shown
    form = (
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(book)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    path = tmp_path / "571401-ยังไม่ได้รับ.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    row = dict(zip(rows[HEADING_ROW], rows[FIRST_ROW], strict=True))
    assert row["รหัสครัวเรือน"] == "057012345001"
    assert row["บ้านเลขที่"] == "1/2"
    assert row["หัวหน้าครัวเรือน/ผู้รับบริการ"] == "=นางสมมุติ น้ำผึ้ง"
    assert row["ผู้ประสานงานหมู่บ้าน"] == "อพม. นางสมมุติ ใจงาม 0800000000"
    assert row["ได้รับบริการล่าสุดเมื่อ"] == "5/12/2562"
