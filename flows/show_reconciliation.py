"""What people read of a reconciliation: column by column, then area by area."""

from rich.console import Console
from rich.table import Table

from transforms.reconcile import ColumnAgreement, Reconciliation


def show_reconciliation(said: Reconciliation, out: Console) -> None:
    """Print what agrees, what differs and where, and what cannot be compared."""
    table = Table(title="เทียบกับตัวเลขเผยแพร่ · agreement with the published figures")
    table.add_column("คอลัมน์ของ TPMAP · TPMAP's column")
    table.add_column("พื้นที่ที่ตรงกัน · areas that agree", justify="right")
    for column in said.columns:
        share = f"{column.agreeing_count:,} / {column.area_count:,}"
        table.add_row(column.published_column, share)
    out.print(table)
    for column in said.columns:
        _show_differing(column, out)
    _show_left_out("เทียบไม่ได้ · not compared", said.not_compared, out)
    for title, areas in {
        "มีเฉพาะที่เผยแพร่ · areas only published": said.areas_only_published,
        "มีเฉพาะของเรา · areas only ours": said.areas_only_ours,
    }.items():
        if areas:
            out.print(f"{title} ({len(areas):,}): {', '.join(areas)}", soft_wrap=True)
    agreed = "ตรงกันทั้งหมด · all agree" if said.is_agreed else "ไม่ตรงกัน · not all agree"
    out.print(f"ผล · result: {agreed}")


def _show_differing(column: ColumnAgreement, out: Console) -> None:
    """Print the areas in which a column differs."""
    for area, published, ours in column.differing:
        line = f"{column.published_column} {area}: {published:,g} ≠ {ours:,g}"
        out.print(f"{line} (เผยแพร่ ≠ ของเรา · published ≠ ours)", soft_wrap=True)


def _show_left_out(
    title: str, names: tuple[tuple[str, str], ...], out: Console
) -> None:
    """Print what could not be compared, and why."""
    if names:
        out.print(title)
    for name, reason in names:
        out.print(f"  {name}  {reason}".rstrip(), soft_wrap=True)
