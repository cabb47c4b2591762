"""What people read of a run first: what is new since the night before, and why."""

from rich.console import Console
from rich.table import Table

from transforms.change_figures import Comparison

SINCE = {
    "previous": "คืนก่อน · the night before",
    "monday": "วันจันทร์ก่อน · last Monday",
    "plan": "คืนที่ออกแผน · the plan's issue",
}
COUNTS = {
    "before_count": "เดิม",
    "entered_count": "+ เข้า",
    "moved_in_count": "+ ย้ายเข้า",
    "left_count": "− ออก",
    "moved_out_count": "− ย้ายออก",
    "now_count": "= ปัจจุบัน",
}
ANNOUNCED = (
    "ประกาศ: ผู้ที่ออกจากบัญชีเพราะเหตุนี้ยังไม่ได้รับความช่วยเหลือ · "
    "announcement: who left a list by this has not been helped"
)
FIRST_NIGHT = "คืนแรก ยังไม่มีคืนก่อนให้เทียบ · a first night: nothing to compare with"


def show_announcements(compared: tuple[Comparison, ...], console: Console) -> None:
    """Print what moves lists by definition since the night before, above numbers."""
    told = compared[0].announcements if compared else ()
    if told:
        console.print(ANNOUNCED, style="bold red", soft_wrap=True)
    for each in told:
        for line in (each.announcement_th, each.announcement_en):
            console.print(f"  {line}", style="bold", markup=False, soft_wrap=True)


def show_changes(compared: tuple[Comparison, ...], console: Console) -> None:
    """Print what entered, left and moved: by list last night, then in all."""
    if not compared:
        console.print(FIRST_NIGHT, soft_wrap=True)
        return
    console.print(_lists(compared[0]))
    nights = {each.compared_on: each for each in reversed(compared)}  # each night once
    for each in reversed(nights.values()):
        line = (
            f"ตั้งแต่ · since {_night(each)}: เข้า · entered {each.entered_count:,}, "
            f"ออก · left {each.left_count:,}, ย้ายบัญชี · moved {each.moved_count:,}, "
            f"ลำดับของตนเปลี่ยน · reordered {each.reordered_count:,}"
        )
        console.print(line, markup=False, soft_wrap=True)
        _show_check(each, console)


def _show_check(compared: Comparison, console: Console) -> None:
    """Say whether then + changes = now with a reason for each; loudly if not."""
    if compared.is_balanced and not compared.unexplained_count:
        console.print(
            "  ✓ เดิม + การเปลี่ยนแปลง = ปัจจุบัน ทุกรายการมีเหตุผล · "
            "then + changes = now, each with a reason",
            soft_wrap=True,
        )
    if not compared.is_balanced:
        console.print(
            "  ✗ เดิม + การเปลี่ยนแปลง ≠ ปัจจุบัน: ดู tables/list_balances แจ้งผู้ดูแลระบบ · "
            "then + changes is not now: see tables/list_balances, tell who keeps it",
            style="bold red",
            soft_wrap=True,
        )
    if compared.unexplained_count:
        console.print(
            f"  ✗ อธิบายไม่ได้ {compared.unexplained_count:,} รายการ: ดู tables/changes "
            f"(is_explained) แจ้งผู้ดูแลระบบ · {compared.unexplained_count:,} changes have "
            "no reason: see tables/changes, tell who keeps it",
            style="bold red",
            soft_wrap=True,
        )


def _lists(compared: Comparison) -> Table:
    """Return how each list came from what it was to what it is."""
    table = Table("บัญชี · list", title=f"เทียบกับ · compared with {_night(compared)}")
    for heading in COUNTS.values():
        table.add_column(heading, justify="right")
    for each in compared.lists:
        counts = (f"{getattr(each, name):,}" for name in COUNTS)
        table.add_row(each.name_th, *counts)
    return table


def _night(compared: Comparison) -> str:
    """Return which night it is, and its day."""
    return f"{SINCE[compared.baseline_code]} {compared.compared_on}"
