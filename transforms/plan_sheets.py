"""The first sheet of a centre's plan: its month in numbers, and what changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from xlsxwriter.worksheet import Worksheet

from transforms.plan_words import (
    CAN_BE_UNLIMITED,
    CHANGE_HEADINGS,
    MAY_RECEIVE,
    NO_CHANGE,
    NO_LIMIT,
    NOT_PRINTED,
    NUMBERS,
    PLANNED_ONLY,
    READING,
)
from transforms.sheets import MONTHS, PERSONAL, Book, Heading, thai_date

Plan = Mapping[str, Any]
MOST_CHANGES_ON_A_PAGE = 12
WIDTHS = [width for _, _, width in CHANGE_HEADINGS]


def month_name(day: date) -> str:
    """Return a month as Thai readers write it: มีนาคม 2563."""
    return f"{MONTHS[day.month - 1]} {day.year + 543}"


def plan_title(plan: Plan) -> str:
    """Return whose plan it is, and of which month."""
    return f"{plan['centre_name']} – {month_name(plan['plan_month'])}"


def write_plan_summary(
    book: Book, plan: Plan, changes: pa.Table, shown_in_line: int
) -> None:
    """Write the first sheet.

    Args:
        book: the workbook.
        plan: the centre's month in numbers.
        changes: who came into or left the plan since it was issued.
        shown_in_line: of those next in line, how many the workbook shows.
    """
    sheet = book.sheet("สรุป", f"แผนของ{plan_title(plan)}")
    if changes.num_rows <= MOST_CHANGES_ON_A_PAGE:
        sheet.fit_to_pages(1, 1)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = write_facts(sheet, book, facts(book.request.as_of, plan))
    row = write_facts(sheet, book, numbers(plan, shown_in_line), row + 1)
    for note in filter(None, (plan["note_th"], plan["note_en"])):
        row += 1
        sheet.write_string(row, 0, note, book.bold)
    row = write_changes(sheet, book, changes, row + 2)
    sheet.write_string(row + 1, 0, "วิธีอ่าน · How to read it", book.bold)
    is_planned_only = plan["may_receive"] != "everyone"
    for th, en in (*([PLANNED_ONLY] if is_planned_only else []), *READING):
        sheet.write_string(row + 2, 0, th, book.plain)
        sheet.write_string(row + 3, 0, en, book.note)
        row += 2
    sheet.write_string(
        row + 3, 0, f"{PERSONAL} · Personal data: officers only", book.bold
    )


def write_facts(
    sheet: Worksheet, book: Book, told: Sequence[tuple[str, str]], row: int = 3
) -> int:
    """Write labels and what they say from a row on; return the row behind them."""
    for number, (label, value) in enumerate(told):
        sheet.write_string(row + number, 0, label, book.bold)
        sheet.write_string(row + number, 1, value, book.plain)
    return row + len(told)


def facts(as_of: date, plan: Plan) -> list[tuple[str, str]]:
    """Return whose plan it is, of when, and for which subdistricts."""
    stand_in = plan["stand_in_names"] or "–"
    return [
        ("ศูนย์ · Centre", f"{plan['centre_name']} ({plan['centre_id']})"),
        ("แผนของเดือน · Month", month_name(plan["plan_month"])),
        ("ออกแผนเมื่อ · Issued on", thai_date(plan["issued_on"])),
        ("ณ วันที่ · As of", f"{thai_date(as_of)} ({as_of})"),
        ("ตำบลในแผน · Subdistricts planned", plan["planned_names"] or "–"),
        ("ทำแทนตำบลที่ไม่มีศูนย์ · Stands in for", stand_in),
        ("รายชื่อที่ศูนย์นี้รับได้ · May receive", MAY_RECEIVE[plan["may_receive"]]),
    ]


def numbers(plan: Plan, shown_in_line: int) -> list[tuple[str, str]]:
    """Return the centre's month in numbers, labels and values."""
    told = [(label, _number(plan, name)) for name, label in NUMBERS.items()]
    left = plan["next_in_line_count"] - shown_in_line
    told.append((NOT_PRINTED, f"{left:,}"))
    if plan["neighbour_name"]:
        told.append(
            (
                "ศูนย์ใกล้เคียงที่รับได้ · A neighbour could take",
                f"{plan['neighbour_name']}: "
                f"{plan['neighbour_could_take_count'] or 0:,}",
            )
        )
    return told


def _number(plan: Plan, name: str) -> str:
    """Return one number of a plan; a missing one is no limit, if there can be one."""
    if plan[name] is None and name in CAN_BE_UNLIMITED:
        return NO_LIMIT
    return f"{plan[name] or 0:,}"


def write_changes(sheet: Worksheet, book: Book, changes: pa.Table, row: int) -> int:
    """Write what changed since the plan was issued; return the row behind it."""
    title = "เปลี่ยนแปลงตั้งแต่ออกแผน · Changes since it was issued"
    sheet.write_string(row, 0, title, book.bold)
    if changes.num_rows == 0:
        sheet.write_string(row + 1, 0, NO_CHANGE, book.plain)
        return row + 2
    for column, heading in enumerate(Heading(*each) for each in CHANGE_HEADINGS):
        sheet.write_string(row + 1, column, heading.title, book.heading)
    shown = changes.select([name for name, _, _ in CHANGE_HEADINGS])
    book.rows(sheet, row + 2, shown, WIDTHS)
    return row + 2 + int(changes.num_rows)
