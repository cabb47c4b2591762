"""The field sheets: who is on them, in which order, and what they do not tell."""

import re
import stat
from pathlib import Path

import pytest

from reports.field import Limits, write_field_sheets
from reports.field_rows import by_village, walking_order
from tests.transforms.published_plans import publish_plans

REFERENCE = Path("data/raw/reference")
PLANS = """
household_id | subdistrict_code | village_number | village_name | house_number | head_name       | plan_state | plan_place | reason_th           | score | list_name
-------------+------------------+----------------+--------------+--------------+-----------------+------------+------------+---------------------+-------+-------------
H1           | 570511           | 4              | ดอยงาม       | 10/2         | นายกล้วย สมมุติ    | planned    | 1          | ครัวเรือนตกเกณฑ์รายได้ | 9871  | ยังไม่ได้รับ
H2           | 570511           | 4              | ดอยงาม       | 9            | นางจำปา สมมุติ     | planned    | 2          | ครัวเรือนตกเกณฑ์รายได้ | 9872  | ยังไม่ได้รับ
H3           | 570511           | 1              | ร่องขุ่น        | 77           | <b>นาย</b> สมมุติ | planned    | 3          | ครัวเรือนตกเกณฑ์รายได้ | 9873  | ยังไม่ได้รับ
H4           | 570512           | 1              | ป่าแดด        | 5            | นางบัว สมมุติ      | planned    | 4          | ครัวเรือนตกเกณฑ์รายได้ | 9874  | ยังไม่ได้รับ
"""  # noqa: E501


def sheets(folder: Path, only: str | None = None, limits: Limits | None = None):
    """Write the field sheets of a night; return the text of each."""
    given = {} if limits is None else {"limits": limits}
    paths = write_field_sheets(
        folder, folder / "field", only, reference=REFERENCE, **given
    )
    return {path.stem: path.read_text("utf-8") for path in paths}


def said(page: str) -> str:
    """Return what a reader sees of a page, spaces made one."""
    body = page.split("<body>")[1]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", body))


def test_houses_are_walked_to_by_their_numbers_not_by_their_letters():
    numbers = ["10/10", None, "2", "10/2", "๓", "10", "1", "ไม่มี"]
    assert sorted(numbers, key=walking_order) == [
        "1", "2", "๓", "10", "10/2", "10/10", None, "ไม่มี",
    ]  # fmt: skip


def test_villages_come_by_number_and_one_that_is_not_known_comes_last():
    visits = [
        {
            "household_id": f"H{number}",
            "village_number": number,
            "village_name": "ดอย",
            "house_number": "1",
            "contact_th": None if number == 10 else "ผู้ใหญ่บ้าน สมมุติ",
        }
        for number in (10, None, 2)
    ]
    villages = by_village(visits)
    assert [village.title for village in villages] == [
        "หมู่ที่ 2 ดอย", "หมู่ที่ 10 ดอย", "ไม่ทราบหมู่บ้าน",
    ]  # fmt: skip
    assert [village.contact for village in villages] == [
        "ผู้ใหญ่บ้าน สมมุติ", "", "ผู้ใหญ่บ้าน สมมุติ",
    ]  # fmt: skip
    assert [number for village in villages for number, _ in village.visits] == [1, 2, 3]


def test_a_sheet_has_its_households_in_walking_order(tmp_path):
    publish_plans(tmp_path, PLANS)
    page = sheets(tmp_path)["570511"]
    cell = '<td class="middle">'
    found = re.findall(rf"{cell}(\d+)</td>\s*{cell}(.+?)<br>หมู่ (\d+)</td>", page)
    assert found == [("1", "77", "1"), ("2", "9", "4"), ("3", "10/2", "4")]
    assert "นางบัว" not in page


def test_a_sheet_says_how_many_more_are_planned_and_where_they_stand(tmp_path):
    publish_plans(tmp_path, PLANS)
    page = sheets(tmp_path, limits=Limits(most_rows=2))["570511"]
    assert "นายกล้วย" in page
    assert "นาย&lt;" not in said(page)
    assert "มี 3 ครัวเรือนในแผน" in said(page)
    assert "แผ่นนี้มี 2 ครัวเรือนแรก" in said(page)
    assert "อีก 1 ครัวเรือนไม่ได้พิมพ์ไว้ที่นี่ ดูในแผนเดือนนี้ของ plain" in said(page)


def test_a_subdistrict_with_nobody_planned_has_a_sheet_that_says_so(tmp_path):
    publish_plans(tmp_path, PLANS)
    pages = sheets(tmp_path)
    assert [*pages] == ["570511", "570512", "570513"]
    assert "ไม่มีครัวเรือนของตำบลนี้ในแผน" in said(pages["570513"])
    assert "<table>" not in pages["570513"]


def test_a_sheet_tells_neither_why_nor_how_badly_off_anybody_is(tmp_path):
    publish_plans(tmp_path, PLANS)
    for page in sheets(tmp_path).values():
        for word in ("ตกเกณฑ์", "ยากจน", "คนจน", "987", "ยังไม่ได้รับ", "คะแนน", "เปราะบาง"):
            assert word not in said(page), word


def test_a_name_is_text_and_never_markup(tmp_path):
    publish_plans(tmp_path, PLANS)
    page = sheets(tmp_path)["570511"]
    assert "&lt;b&gt;นาย&lt;/b&gt;" in page
    assert "<b>" not in page


def test_an_emergency_is_marked_to_be_visited_first_and_in_no_other_words(tmp_path):
    publish_plans(
        tmp_path,
        """
        household_id | subdistrict_code | plan_state | plan_place | is_emergency | urgent_th
        -------------+------------------+------------+------------+--------------+----------
        H1           | 570511           | planned    | 1          | true         | ฉุกเฉิน
        H2           | 570512           | planned    | 2          | false        | คำขอเกินกำหนด
        """,  # noqa: E501
    )
    pages = sheets(tmp_path)
    assert "<strong>ไปก่อน</strong>" in pages["570511"]
    assert "<strong>ไปก่อน</strong>" not in pages["570512"]
    assert "ฉุกเฉิน" not in pages["570511"]


def test_every_page_of_a_sheet_says_until_when_it_may_be_kept(tmp_path):
    publish_plans(tmp_path, PLANS)
    page = sheets(tmp_path)["570511"]
    heading = page.split("<thead>")[1].split("</thead>")[0]
    assert "ทำลายภายใน 16 เมษายน 2563" in heading
    assert "ตำบลทรายขาว อำเภอพาน" in heading
    assert "มีนาคม 2563" in heading
    later = sheets(tmp_path, limits=Limits(keep_days=1))["570511"]
    assert "ทำลายภายในวันที่ 3 มีนาคม 2563" in said(later)


@pytest.mark.parametrize("is_invented", [True, False])
def test_invented_people_are_said_to_be_invented(tmp_path, is_invented):
    publish_plans(tmp_path, PLANS, is_invented=is_invented)
    for page in sheets(tmp_path).values():
        assert ("ข้อมูลสมมุติ" in page) == is_invented


def test_a_household_is_ticked_for_a_result_and_asked_for_its_consent(tmp_path):
    publish_plans(tmp_path, PLANS)
    page = sheets(tmp_path, "570512")["570512"]
    boxes = re.findall(r'class="box"></i>(.+?)</span>', page)
    assert boxes == [
        "1 พบ", "2 ไม่พบ", "3 ย้าย", "4 เสียชีวิต", "5 ส่งต่อ", "ยินยอม", "ไม่ยินยอม",
    ]  # fmt: skip


def test_an_area_alone_is_made_if_it_is_asked_for(tmp_path):
    publish_plans(tmp_path, PLANS)
    assert [*sheets(tmp_path, "570512")] == ["570512"]


def test_sheets_are_their_owners_alone_and_ask_for_nothing_outside(tmp_path):
    publish_plans(tmp_path, PLANS)
    for path in write_field_sheets(tmp_path, tmp_path / "field", reference=REFERENCE):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        asked = re.findall(r"(?:src=|href=|url\()\W?(\w+)", path.read_text("utf-8"))
        assert {*asked} == {"data"}


def test_nothing_on_a_sheet_is_smaller_than_14_points():
    css = Path("reports/templates/field.css").read_text("utf-8")
    sizes = [float(size) for size in re.findall(r"font[^;]*?([\d.]+)pt", css)]
    assert len(sizes) > 4
    assert min(sizes) >= 14
