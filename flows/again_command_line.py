"""The words of the commands that change what is kept: filling in nights, forgetting.

Each command has a function here that adds it, and a place in ADDED.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from flows import defaults
from flows.command_words import (
    add_folder,
    add_folders,
    add_json,
    add_on_trouble,
    add_plan_numbers,
    add_retention,
    add_thresholds,
    command,
)

if TYPE_CHECKING:
    from flows.command_words import Kinds

BACKFILL = """\
Makes every night of a range that is not kept yet, the oldest first, each as tambon run
--as-of would: from the files of now, as of that day. A day later than the last lists
becomes latest. Stops at the first that fails; what is done stays.
จัดทำทุกคืนในช่วงที่ยังไม่ได้เก็บ เรียงจากเก่าไปใหม่ จากไฟล์ปัจจุบัน ณ วันนั้น หยุดเมื่อติดปัญหา คืนที่ทำแล้วไม่หาย

  tambon backfill --from 2026-01-01 --to 2026-01-31 --raw data/raw --area 57
"""
FORGET = """\
Takes one person out of everything that is kept: inputs and tables of every night, the
memory, a night that is held or was rebuilt, and latest, which is made anew. Recorded in
CURATED/erasures.csv without saying who. The sources are not written to: it tells which
of their rows are to be deleted there.
ลบข้อมูลของบุคคลหนึ่งออกจากทุกคืนที่เก็บไว้ ความจำ และบัญชีล่าสุด (จัดทำใหม่) บันทึกโดยไม่ระบุตัว
ไม่แก้ไฟล์ต้นทาง แต่บอกว่าต้องลบแถวใด

  tambon forget H0123/2 --reason "เจ้าตัวขอ" --by "สมศรี"   household_id/person_number
  tambon forget C-R0456 --reason ... --by ...             a client_id
  tambon forget - --reason ... --by ...                   asks for the citizen ID

If it is cut short, give it again.
"""


def _backfill(asked: Namespace, out: Console, lines: Console) -> None:
    from flows.backfill import backfill  # heavy: only where needed

    backfill(asked, out, lines)


def _forget(asked: Namespace, out: Console, lines: Console) -> None:
    from flows.forget import forget  # heavy: only where needed

    forget(asked, out, lines)


def _add_backfill(kinds: "Kinds") -> ArgumentParser:
    filling = command(kinds, "backfill", BACKFILL, "make every missing night")
    filling.set_defaults(do=_backfill)
    for flag, name, about in (
        ("--from", "first", "first day, YYYY-MM-DD"),
        ("--to", "last", "last day"),
    ):
        filling.add_argument(flag, dest=name, required=True, metavar="DATE", help=about)
    add_folders(filling)
    add_thresholds(filling)
    add_plan_numbers(filling)
    add_retention(filling)
    add_on_trouble(filling)
    add_json(filling)
    return filling


def _add_forget(kinds: "Kinds") -> ArgumentParser:
    forgetting = command(kinds, "forget", FORGET, "erase one person on request")
    forgetting.set_defaults(do=_forget)
    forgetting.add_argument(
        "person",
        metavar="PERSON",
        help="household_id/person_number, client_id or service_record_id, as a list "
        "has it; - asks for a citizen ID",
    )
    forgetting.add_argument(
        "--reason", required=True, metavar="TEXT", help="why; names nobody"
    )
    forgetting.add_argument("--by", required=True, metavar="NAME", help="who erases")
    forgetting.add_argument(
        "--on", metavar="DATE", help="day it is recorded under (default: today)"
    )
    add_folder(forgetting, "--curated", defaults.CURATED, "folder that holds latest")
    forgetting.add_argument(
        "--raw",
        type=Path,
        metavar="DIR",
        help=f"sources to look the person up in (default: {defaults.RAW}); only read",
    )
    add_json(forgetting)
    return forgetting


ADDED: "tuple[Callable[[Kinds], ArgumentParser], ...]" = (_add_backfill, _add_forget)
