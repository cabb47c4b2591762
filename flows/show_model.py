"""What people read of a newly trained matching model: what each agreement weighs."""

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from transforms.matching_model import weights


def show_model(settings: dict[str, Any], file: Path, console: Console) -> None:
    """Print what each level of each comparison weighs, to be reviewed."""
    table = Table(
        "สิ่งที่เทียบ · comparison",
        "ระดับ · level",
        title="น้ำหนักของหลักฐาน · weight of evidence",
    )
    table.add_column("บิต · bits", justify="right")
    for each in weights(settings):
        table.add_row(each.comparison, each.level, f"{each.weight:+.1f}")
    console.print(table)
    console.print(
        "บวก: ชี้ว่าเป็นคนเดียวกัน ลบ: ชี้ว่าเป็นคนละคน · plus speaks for one person, minus "
        "against"
    )
    console.print(f"ตรวจทานก่อนใช้ · review before use: {file}", soft_wrap=True)
