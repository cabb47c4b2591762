"""What people read of an area's series: a line per night, changes of rules marked."""

from rich.console import Console
from rich.table import Table

from transforms.history import AreaNight, History

MARK = "◆"
LISTS = {
    "no_card": "ไม่มี\nบัตร",
    "unserved": "ยังไม่\nได้รับ",
    "part_served": "ได้รับ\nบางส่วน",
    "follow_up": "ติดตาม\nผล",
    "vulnerable": "เปราะบาง",
    "outside_survey": "นอก\nสำรวจ",
    "emptied": "ไม่มีผู้\nอาศัย*",
}
READING = (
    "* ทุกครัวเรือนที่สมาชิกเสียชีวิตหรือไม่อยู่แล้ว รวมที่ไม่ตกเกณฑ์ · every emptied household, "
    "survey-poor or not",
    "เดือดร้อน · need = ไม่มีบัตร + ยังไม่ได้รับ + ได้รับบางส่วน + ติดตามผล; "
    "ช่วยแล้ว · helped = ได้รับบางส่วน + ติดตามผล",
    "เข้า ออก นับจากคืนก่อนที่เก็บไว้ ไม่นับการย้ายระหว่างบัญชี · entered, left: since the night "
    "kept before, moves between lists aside",
    "ตัวเลขรายตำบลใช้ภายในสำนักงาน จำนวนน้อยอาจบอกตัวบุคคลได้ · for the office: small numbers "
    "may tell who is meant",
)


def show_history(said: History, console: Console) -> None:
    """Print the series, what was announced, and how it is read."""
    console.print(_series(said))
    for night in said.nights:
        for each in night.announcements:
            line = f"{MARK} {night.as_of}  {each.announcement_th}"
            console.print(line, markup=False, soft_wrap=True)
            console.print(f"    {each.announcement_en}", markup=False, soft_wrap=True)
    for line in READING:
        console.print(line, style="dim", markup=False, soft_wrap=True)


def _series(said: History) -> Table:
    """Return a line per night, oldest first."""
    table = Table("คืน\nnight", title=f"{said.area_th} ({said.area_code})")
    for heading in (
        *LISTS.values(),
        "เดือดร้อน\nneed",
        "ช่วยแล้ว\nhelped",
        "เข้า\n+",
        "ออก\n−",
    ):
        table.add_column(heading, justify="right")
    for night in said.nights:
        table.add_row(*_cells(night))
    return table


def _cells(night: AreaNight) -> list[str]:
    """Return one night's cells."""
    mark = f" {MARK}" if night.announcements else ""
    counts = [night.lists[code] for code in LISTS]
    moves = (night.entered_count, night.left_count)
    return [
        f"{night.as_of}{mark}",
        *(f"{n:,}" for n in (*counts, night.in_need_count, night.helped_count)),
        *("–" if n is None else f"{n:,}" for n in moves),
    ]
