"""What a planner asks first in the morning: the sheet of what is new."""

import zipfile
from pathlib import Path

import duckdb
import pytest

from schemas import curated
from tests.transforms.invented_changes import announcement, change, two_nights
from tests.transforms.invented_tables import REQUEST, insert, read_sheet, warehouse
from transforms.change_sheet_words import (
    ANNOUNCED,
    BY_DEFINITION,
    FIRST_NIGHT,
    FURTHER,
    NO_CHANGE,
    ROWS,
    SAME_NIGHT,
    SHEET,
    UNBALANCED,
    UNEXPLAINED,
)
from transforms.workbook import subdistrict_workbooks
from transforms.workbooks import write_all

TITLES = [title for _, title, _ in ROWS]


def lines(
    con: duckdb.DuckDBPyConnection, folder: Path, code: str = "571401"
) -> list[list[str]]:
    """Return the sheet's cells, line by line, the empty at the end left out."""
    write_all(subdistrict_workbooks(con, folder, REQUEST))
    sheet = read_sheet(folder / "target_lists" / f"{code}.xlsx", SHEET)
    return [[cell or "" for cell in line] for line in sheet]


def first(told: list[list[str]]) -> list[str]:
    return [line[0] for line in told]


def test_it_stands_behind_the_summary_and_names_night_and_place(tmp_path: Path):
    told = lines(two_nights(), tmp_path)
    assert told[0][0] == f"{SHEET} – ตำบลต้า อำเภอขุนตาล จังหวัดเชียงราย"
    assert told[1][0].startswith("ข้อมูลสมมุติ")
    assert told[3][0] == (
        "เทียบกับคืนก่อน (30 มีนาคม 2563) · Since the night before (2020-03-30)"
    )
    with zipfile.ZipFile(tmp_path / "target_lists" / "571401.xlsx") as book:
        xml = book.read("xl/worksheets/sheet2.xml").decode()
        assert "_xlnm.Print_Area" in book.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in xml
    assert "<f>" not in xml


def test_announcements_stand_above_the_numbers_and_those_above_the_rows(tmp_path: Path):
    told = first(lines(two_nights(), tmp_path))
    places = [
        told.index(ANNOUNCED),
        told.index("กติกาคะแนนเปลี่ยนจากรุ่น 1 เป็นรุ่น 2"),
        told.index("the points changed from version 1 to 2"),
        told.index("บัญชี · List"),
        told.index(TITLES[0]),
    ]
    assert places == sorted(places)
    assert told.count(ANNOUNCED) == 1  # nothing is announced since the plan


def test_without_a_change_of_rules_nothing_is_announced(tmp_path: Path):
    con = two_nights()
    con.execute("delete from curated.announcements")
    assert ANNOUNCED not in first(lines(con, tmp_path))


def test_the_numbers_say_what_was_what_came_what_went_and_what_is(tmp_path: Path):
    told = lines(two_nights(), tmp_path)
    (heads,) = [line for line in told[:9] if line[0] == "บัญชี · List"]
    numbers = next(line for line in told if line[0] == "ยังไม่ได้รับ")
    assert dict(zip(heads[1:7], numbers[1:7], strict=True)) == {
        "เดิม": "5",
        "+ เข้าใหม่": "2",
        "+ ย้ายเข้า": "0",
        "− ออก": "1",
        "− ย้ายออก": "0",
        "= ปัจจุบัน": "6",
    }


def test_changes_stand_by_kind_with_place_name_reason_and_key(tmp_path: Path):
    told = lines(two_nights(), tmp_path)
    start = first(told).index(TITLES[0])
    assert told[start] == TITLES
    assert first(told)[start + 1] == "เข้าใหม่ · Entered (1)"
    came = dict(zip(TITLES, told[start + 2], strict=True))
    assert came["บัญชีเดิม"] == ""
    assert came["บัญชีใหม่"] == "ยังไม่ได้รับ"
    assert (came["หมู่ที่"], came["บ้านเลขที่"]) == ("4", "1/2")
    assert came["หัวหน้าครัวเรือน/ผู้รับบริการ"] == "=นางสมมุติ น้ำผึ้ง"
    assert came["เกิดอะไรขึ้น เพราะเหตุใด"] == "การเปลี่ยนแปลงที่ 1"
    assert came["รหัสครัวเรือน/ผู้รับบริการ"] == "057012345001"
    left = first(told).index("ออก · Left (1)")
    assert told[left + 1][0] == BY_DEFINITION.format(1)
    gone = dict(zip(TITLES, told[left + 2], strict=True))
    assert gone["หัวหน้าครัวเรือน/ผู้รับบริการ"] == ""
    assert gone["รหัสครัวเรือน/ผู้รับบริการ"] == "057012345002"
    moved = first(told).index("ย้ายบัญชี · Moved to another list (1)")
    assert told[moved + 1][TITLES.index("รหัสครัวเรือน/ผู้รับบริการ")] == "c00000000001"


def test_each_earlier_night_is_told_once(tmp_path: Path):
    told = lines(two_nights(), tmp_path)
    monday = next(n for n, line in enumerate(told) if "Since last Monday" in line[0])
    plan = next(n for n, line in enumerate(told) if "plan was issued" in line[0])
    assert told[monday + 1][0] == SAME_NIGHT  # yesterday was a Monday
    keys = [line[TITLES.index("รหัสครัวเรือน/ผู้รับบริการ")] for line in told[plan:]]
    assert "057012349999" in keys
    assert "057012345001" not in keys


def test_a_night_on_which_nothing_changed_says_so(tmp_path: Path):
    told = first(lines(two_nights(), tmp_path, "571402"))
    assert NO_CHANGE in told
    assert FIRST_NIGHT not in told


def test_a_first_night_says_that_there_is_nothing_to_compare_with(tmp_path: Path):
    assert FIRST_NIGHT in first(lines(warehouse(), tmp_path))
    summary = read_sheet(tmp_path / "target_lists" / "571401.xlsx", "สรุป")
    assert dict(line[:2] for line in summary)[
        "ใหม่ตั้งแต่คืนก่อน · New since the night before"
    ] == (FIRST_NIGHT)


def test_what_nobody_explains_and_what_does_not_add_up_is_told_loudly(tmp_path: Path):
    con = two_nights()
    assert UNEXPLAINED.format(1) in first(lines(con, tmp_path, "571402"))
    assert UNBALANCED not in first(lines(con, tmp_path, "571402"))
    con.execute("update curated.list_balances set is_balanced = false")
    assert UNBALANCED in first(lines(con, tmp_path, "571402"))


def test_of_many_changes_the_first_are_shown_and_where_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    few = {"previous": 2, "monday": 2, "plan": 2}
    monkeypatch.setattr("transforms.change_sheets.MOST_ROWS", few)
    con = two_nights()
    insert(con, curated.ChangeRows, change("reordered", 4))
    told = lines(con, tmp_path)
    assert FURTHER.format(2, 4, "571401") in first(told)
    keys = {line[TITLES.index("รหัสครัวเรือน/ผู้รับบริการ")] for line in told}
    assert {"057012345001", "057012345002"} <= keys
    assert "c00000000001" not in keys
    assert "ย้ายบัญชี · Moved to another list (1)" in first(told)


def test_the_first_sheet_tells_the_news_in_a_line_and_announces(tmp_path: Path):
    con = two_nights()
    plans = announcement(baseline_code="plan", announcement_th="ตั้งแต่ออกแผน")
    insert(con, curated.Announcements, plans)
    write_all(subdistrict_workbooks(con, tmp_path, REQUEST))
    summary = read_sheet(tmp_path / "target_lists" / "571401.xlsx", "สรุป")
    told = [line[0] or "" for line in summary]
    news = dict(line[:2] for line in summary)
    line = news["ใหม่ตั้งแต่คืนก่อน · New since the night before"]
    assert line.startswith("เข้าใหม่ 2, ออก 1, ย้ายบัญชี 0 (30 มีนาคม 2563")
    above, numbers = told.index(ANNOUNCED), told.index("บัญชี · List")
    assert above < numbers
    assert told[above + 1] == (
        "กติกาคะแนนเปลี่ยนจากรุ่น 1 เป็นรุ่น 2 · the points changed from version 1 to 2"
    )
    assert not any("ตั้งแต่ออกแผน" in line for line in told)
