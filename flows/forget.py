"""`tambon forget`: one person is taken out of everything that is kept, on request."""

import re
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from getpass import getpass
from pathlib import Path

from rich.console import Console

from flows.commands import print_json
from flows.defaults import RAW
from flows.log import lines_shown
from flows.private import UsageError
from flows.request import BANGKOK, read_day
from flows.settings import private_home
from transforms.forgetting import ForgetRequest, Forgetting
from transforms.forgetting import forget as erase

ASK = "-"
CITIZEN_ID = r"[\d๐-๙][\s\d๐-๙.-]{11,19}[\d๐-๙]"
MOST_ROWS = 20


def forget(asked: Namespace, out: Console, lines: Console) -> None:
    """Forget one person."""
    on = read_day(asked.on) if asked.on else datetime.now(BANGKOK).date()
    request = ForgetRequest(
        person=read_person(asked.person),
        erased_by=_said(asked.by, "--by"),
        reason=_said(asked.reason, "--reason"),
        on=on,
    )
    raw = asked.raw if asked.raw is not None else RAW
    with lines_shown(lines, private_home()):
        done = erase(asked.curated, raw, request)
    if asked.json:
        print_json(asdict(done), out)
    else:
        for line in told(done, raw):
            out.print(line, markup=False, highlight=False, soft_wrap=True)


def read_person(said: str) -> str:
    """Return whom the user named; a citizen ID is asked for, never given in the line.

    Raises:
        UsageError: nobody was named, or a citizen ID stands on the command line.
    """
    if said != ASK:
        if re.fullmatch(CITIZEN_ID, said.strip()):
            raise UsageError(
                "อย่าใส่เลขประจำตัวในคำสั่ง เพราะค้างในประวัติคำสั่ง: ใส่ - แล้วพิมพ์เลขเมื่อถาม",
                "no citizen ID on the command line, where history keeps it: give - "
                "and type it when asked",
                place="PERSON",
            )
        return said.strip()
    is_typed = sys.stdin.isatty()
    answer = getpass("เลขประจำตัว 13 หลัก · citizen ID: ") if is_typed else input()
    digits = "".join(f"{int(each)}" for each in answer if each.isdecimal())
    if len(digits) != 13:
        raise UsageError(
            "เลขประจำตัวมี 13 หลัก", "a citizen ID has 13 digits", place="PERSON"
        )
    return digits


def told(done: Forgetting, raw: Path) -> list[str]:
    """Return the lines that say what was done and what is left to do."""
    lines = [
        f"ลบออกจาก {done.night_count} คืน {done.file_count} ไฟล์ บันทึกใน erasures.csv · "
        f"erased from {done.night_count} nights, {done.file_count} files; recorded in "
        "erasures.csv"
    ]
    if done.is_latest_remade:
        lines.append("จัดทำ latest ใหม่แล้ว · latest was made anew")
    if done.was_held_dropped:
        lines.append(
            "ลบคืนที่รอให้ตรวจ (held) แล้ว: สั่ง tambon run ใหม่ · the night that was held is "
            "gone: run again"
        )
    if done.were_sheets_dropped:
        lines.append(
            "ลบแผ่นงานลงพื้นที่แล้ว: สั่ง tambon report และทำลายฉบับที่พิมพ์ไว้ · the field "
            "sheets are gone: give tambon report, and destroy what was printed"
        )
    if not done.source_rows:
        return [*lines, f"ไม่พบใน {raw} · not found in {raw}"]
    return [
        *lines,
        f"ยังอยู่ใน {raw}: ลบแถวเหล่านี้ที่ต้นทาง มิฉะนั้นรอบหน้าจะอ่านเข้ามาอีก · still in {raw}: "
        "delete these rows at the source, else the next run reads them again",
        *(f"  {file}: {_rows(rows)}" for file, rows in done.source_rows.items()),
    ]


def _rows(rows: tuple[int, ...]) -> str:
    """Return row numbers as a spreadsheet shows them."""
    named = ", ".join(f"{row}" for row in rows[:MOST_ROWS])
    more = len(rows) - MOST_ROWS
    return f"แถว · row {named}" + (f" … +{more}" if more > 0 else "")


def _said(text: str, option: str) -> str:
    """Return a text in one line; it must say something."""
    line = " ".join(text.split())
    if not line:
        raise UsageError(f"ต้องใส่ {option}", f"{option} is needed", place=option)
    return line
