"""What people read of a what-if: the lists and the plan, as they are and would be."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from flows.what_if import SMALL, is_small

if TYPE_CHECKING:
    from transforms.what_if_answer import Answer, PlanCost

NOW, THEN = "คืนนี้ · tonight", "ถ้าเปลี่ยน · changed"
IN, OUT = "เข้า · enter", "ออก · leave"
LISTED, PLANNED = "ในบัญชี · listed", "ในแผน · planned"
UNITS = {"person": "คน · persons", "household": "ครัวเรือน · households"}


def show_what_if(said: "Answer", out: Console) -> None:
    """Print what is changed, and what follows."""
    for table in (_changes(said), _lists(said), _cost(said), _groups(said)):
        out.print(table)
    out.print(_poverty(said))
    out.print(_subdistricts(said))
    invented = "  ข้อมูลสมมุติ · invented people" if said.is_invented else ""
    out.print(f"พื้นที่ · area {said.area_code}   ณ วันที่ · as of {said.as_of}{invented}")
    out.print(
        "ทั้งสองฝั่งคิดเหมือนออกแผนของเดือนในคืนนี้ ไม่มีการเผยแพร่ ค่าใช้จ่ายและเวลาเป็นข้อสันนิษฐาน\n"
        "both sides are judged as if the month's plan were issued tonight; nothing is "
        "published; costs and minutes are assumed",
        soft_wrap=True,
    )
    if said.other_rules:
        names = ", ".join(said.other_rules)
        out.print(
            f"กติกาเหล่านี้แก้หลังรอบล่าสุด ฝั่งคืนนี้ใช้ฉบับที่แก้แล้ว · these rules were changed after "
            f"the last run; tonight's side uses them as they are now: {names}",
            soft_wrap=True,
        )


def _table(title: str, *words: str) -> Table:
    """Return an empty table: words first, the rest numbers."""
    table = Table(title=title)
    for word in words:
        table.add_column(word)
    return table


def _add_numbers(table: Table, *names: str) -> Table:
    """Add columns of numbers."""
    for name in names:
        table.add_column(name, justify="right")
    return table


def _changes(said: "Answer") -> Table:
    table = _add_numbers(_table("สิ่งที่เปลี่ยน · what is changed", "กติกา · rule"), NOW, THEN)
    for change in said.changes:
        table.add_row(*change)
    return table


def _lists(said: "Answer") -> Table:
    table = _table("ครัวเรือน · households", "บัญชี", "list")
    _add_numbers(table, NOW, THEN, IN, OUT)
    for each in said.lists:
        counts = (
            each.before_count, each.after_count,
            each.entering_count, each.leaving_count,
        )  # fmt: skip
        table.add_row(each.name_th, each.name_en, *map(_count, counts))
    return table


def _cost(said: "Answer") -> Table:
    title = "แผนเดือนนี้ (ข้อสันนิษฐาน) · the month's plan (assumed)"
    table = _add_numbers(
        _table(title, "ที่ต้องใช้ · what it takes"), NOW, THEN, "ต่าง · more"
    )
    before, after = _amounts(said.cost_before), _amounts(said.cost_after)
    for name in before:
        more = f"{after[name] - before[name]:+,}"
        table.add_row(name, _count(before[name]), _count(after[name]), more)
    return table


def _amounts(cost: "PlanCost") -> dict[str, int]:
    return {
        "การเยี่ยม (ครั้ง) · visits": cost.visit_count,
        "รอลำดับถัดไป (ครัวเรือน) · next in line": cost.in_line_count,
        "บริการที่เสนอ · services suggested": cost.service_count,
        "ค่าใช้จ่าย (บาท) · baht": cost.cost_baht,
        "เวลา (ชั่วโมง) · hours": round(cost.visit_minutes / 60),
    }


def _groups(said: "Answer") -> Table:
    """Return who gains and loses; a few are told as few."""
    table = _table("กลุ่มคน (ครัวเรือนที่มี) · households with anybody of", "กลุ่ม", "group")
    _add_numbers(table, LISTED, PLANNED)
    for each in said.groups:
        table.add_row(
            each.name_th,
            each.name_en,
            _shift(_few(each.listed_before_count), _few(each.listed_after_count)),
            _shift(_few(each.planned_before_count), _few(each.planned_after_count)),
        )
    return table


def _poverty(said: "Answer") -> Table:
    table = _table("ความยากจน · poverty", "ดัชนี · measure", "หน่วย · unit")
    _add_numbers(table, "H", "A", "M0")
    for each in said.poverty:
        shares = (
            (each.headcount_share_before, each.headcount_share_after),
            (each.intensity_share_before, each.intensity_share_after),
            (each.adjusted_headcount_share_before, each.adjusted_headcount_share_after),
        )
        name = f"{each.name_th}\n{each.name_en}"
        table.add_row(
            name, UNITS[each.unit], *(_shift(*map(_share, pair)) for pair in shares)
        )
    return table


def _subdistricts(said: "Answer") -> Table:
    """Return the subdistricts in which anything changes."""
    title = "ตำบลที่เปลี่ยน · subdistricts in which anything changes"
    table = _table(title, "รหัส · code", "ตำบล")
    moves = "เข้า/ออก · in/out"
    _add_numbers(table, LISTED, moves, PLANNED, moves)
    for each in said.subdistricts:
        listed = each.listed_entering_count, each.listed_leaving_count
        planned = each.planned_entering_count, each.planned_leaving_count
        if any((*listed, *planned)):
            table.add_row(
                each.subdistrict_code,
                each.subdistrict_name,
                _counts(each.listed_before_count, each.listed_after_count),
                _moves(*listed),
                _counts(each.planned_before_count, each.planned_after_count),
                _moves(*planned),
            )
    return table


def _moves(entering: int, leaving: int) -> str:
    return f"+{entering:,} −{leaving:,}" if entering or leaving else ""


def _counts(before: int, after: int) -> str:
    return _shift(_count(before), _count(after))


def _count(number: int) -> str:
    return f"{number:,}"


def _few(number: int) -> str:
    return f"<{SMALL}" if is_small(number) else _count(number)


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.4f}"


def _shift(before: str, after: str) -> str:
    """Return a figure as it is, and as it would be if that differs."""
    return before if before == after else f"{before} → {after}"
