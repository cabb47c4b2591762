"""What people read at the end of a run: what is new, the lists and the ledger."""

from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.show_changes import show_announcements, show_changes
from flows.show_remade import show_remade
from transforms.figures import LedgerRow, ListCount, RunReport
from transforms.nights import REPORTS

UNCHANGED = """\
ไม่มีอะไรเปลี่ยนตั้งแต่จัดทำบัญชีชุดนี้ จึงไม่ได้จัดทำใหม่
nothing has changed since these lists were made, so nothing was made"""


def show_report(said: RunReport, console: Console) -> None:
    """Print what is new, a run's lists and ledger, and where the lists are."""
    show_announcements(said.compared, console)
    show_changes(said.compared, console)
    console.print(_lists(said.lists))
    console.print(_ledger(said.ledger))
    invented = "  ข้อมูลสมมุติ · invented people" if said.is_invented else ""
    console.print(f"พื้นที่ · area {said.area_code}   ณ วันที่ · as of {said.as_of}{invented}")
    if said.is_unchanged:
        console.print(UNCHANGED)
    if said.remade:
        show_remade(said.remade, console)
    latest = Path(said.latest)
    places = {
        "บัญชีเป้าหมาย · target lists": latest / "target_lists",
        "ใครเข้า ออก ย้ายบัญชี · who entered, left, moved": latest / "changes",
        "แผนเดือนนี้ของแต่ละศูนย์ · each centre's plan of the month": latest / "plans",
        "แถวที่กันไว้ให้แก้ · rows set aside": latest / "rejected",
    }
    if any(row.subject == "review_queue" and row.row_count for row in said.ledger):
        places["คำขอที่รอตรวจว่าเป็นของใคร · records in review"] = latest / "review"
    reports = latest.parent / REPORTS / said.as_of
    if reports.is_dir() and not said.remade:
        places["รายงานของจังหวัด อำเภอ กรม · reports"] = reports
    for name, folder in places.items():
        console.print(f"{name}: {folder}", markup=False, soft_wrap=True)


def _lists(counts: tuple[ListCount, ...]) -> Table:
    """Return the lists' lengths as a table."""
    table = Table("บัญชี", "list", title="บัญชีและครัวเรือน · lists and households")
    table.add_column("จำนวน · count", justify="right")
    for count in counts:
        table.add_row(count.name_th, count.name_en, f"{count.row_count:,}")
    return table


def _ledger(rows: tuple[LedgerRow, ...]) -> Table:
    """Return the ledger as a table: each total, and the parts it is made of."""
    table = Table("เรื่อง · subject", title="บัญชีตรวจนับ · ledger", show_lines=True)
    table.add_column("ทั้งหมด · total", justify="right")
    table.add_column("= แบ่งเป็น · parts (ที่ไม่เป็นศูนย์ · that are not zero)")
    table.add_column("สมดุล")
    for subject, group in groupby(rows, key=lambda row: row.subject):
        total, *parts = group
        told = [
            f"{part.fate_th} · {part.fate} {part.row_count:,}"
            for part in parts
            if part.row_count
        ]
        balanced = "✓" if total.is_balanced else "✗"
        name = f"{total.subject_th}\n{subject}"
        table.add_row(name, f"{total.row_count:,}", "\n".join(told), balanced)
    return table
