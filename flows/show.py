"""What people read at the end of a run: the lists' lengths and the ledger."""

from rich.console import Console
from rich.table import Table

from flows.figures import LedgerRow, ListCount, RunReport


def show_report(said: RunReport, console: Console) -> None:
    """Print a run's lists and ledger, and where the lists are."""
    console.print(_lists(said.lists))
    console.print(_ledger(said.ledger))
    invented = "  ข้อมูลสมมุติ · invented people" if said.is_invented else ""
    console.print(f"พื้นที่ · area {said.area_code}   ณ วันที่ · as of {said.as_of}{invented}")
    folder = f"{said.latest}/target_lists"
    console.print(f"บัญชีเป้าหมาย · target lists: {folder}", soft_wrap=True)


def _lists(counts: tuple[ListCount, ...]) -> Table:
    """Return the lists' lengths as a table."""
    table = Table("บัญชี", "list", title="บัญชีและครัวเรือน · lists and households")
    table.add_column("จำนวน · count", justify="right")
    for count in counts:
        table.add_row(count.name_th, count.name_en, f"{count.row_count:,}")
    return table


def _ledger(rows: tuple[LedgerRow, ...]) -> Table:
    """Return the ledger as a table."""
    table = Table("เรื่อง · subject", "ผล", "fate", title="บัญชีตรวจนับ · ledger")
    table.add_column("จำนวน · count", justify="right")
    table.add_column("สมดุล")
    subject = ""
    for row in rows:
        if row.subject != subject:
            table.add_section()
        told = row.subject if row.subject != subject else ""
        subject = row.subject
        balanced = "✓" if row.is_balanced else "✗"
        table.add_row(told, row.fate_th, row.fate, f"{row.row_count:,}", balanced)
    return table
