"""The words of the commands of nights: what was kept of them, what waits, what changed.

Each command has a function here that adds it, and a place in ADDED.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Console

from flows import (
    again_command_line,
    defaults,
    report_command_line,
    story_command_line,
)
from flows.command_words import add_folder, add_json, command

if TYPE_CHECKING:
    from flows.command_words import Kinds

RELEASE = """\
A night that is past a limit of the brakes is not published: it waits in CURATED/held.
This shows what stopped it; with a name and a reason it takes the place of latest.
คืนที่ต่างจากคืนก่อน ๆ เกินขีดจะไม่ถูกเผยแพร่ แต่รออยู่ใน held คำสั่งนี้บอกว่าติดขีดใด และเผยแพร่เมื่อมีผู้ตรวจแล้ว

  tambon release --look                          what stopped it, where its lists are
  tambon release --by "สมศรี" --reason "ตรวจไฟล์แล้ว"  publish it; both are recorded

The limits are in brakes.csv. If a file was wrong, mend it and run again instead.
"""
STATUS = """\
Tells how the last night stands: its day and age, ledger and proofs, what changed, how
near the brakes are, how old each source is, whether a night is held, what is kept.
บอกว่ารอบล่าสุดเป็นอย่างไร: วันที่ บัญชีตรวจนับ การเปลี่ยนแปลง เบรก อายุของแต่ละแหล่ง คืนที่รอให้ตรวจ

exit codes, for cron · รหัสเมื่อจบ:
  0  all is well · เรียบร้อย
  1  no lists yet, or too old · ยังไม่มีผล หรือเก่าเกินไป
  3  damaged, or ledger or proofs do not hold · ผลเสีย หรือขัดกันเอง
  4  a night is held: tambon release --look · มีคืนที่รอให้ตรวจ
"""
MAX_AGE_DAYS = 2


def _release(asked: Namespace, out: Console, lines: Console) -> None:
    from flows.release import release  # heavy: only where needed

    release(asked, out, lines)


def _status(asked: Namespace, out: Console, lines: Console) -> int:
    from flows.status import status  # heavy: only where needed

    return status(asked, out, lines)


def _add_release(kinds: "Kinds") -> ArgumentParser:
    release = command(kinds, "release", RELEASE, "publish a night that brakes held")
    release.set_defaults(do=_release)
    add_folder(release, "--curated", defaults.CURATED, "folder that holds latest")
    release.add_argument(
        "--look", action="store_true", help="only show what stopped it"
    )
    release.add_argument("--by", metavar="NAME", help="who looked, and releases it")
    release.add_argument("--reason", metavar="TEXT", help="why it is right")
    add_json(release)
    return release


def _add_status(kinds: "Kinds") -> ArgumentParser:
    status = command(kinds, "status", STATUS, "how the last night stands")
    status.set_defaults(do=_status)
    add_folder(status, "--curated", defaults.CURATED, "folder that holds latest")
    status.add_argument(
        "--max-age-days",
        type=int,
        default=MAX_AGE_DAYS,
        metavar="N",
        help="days after which lists are too old (default: %(default)s)",
    )
    status.add_argument(
        "--today", metavar="DATE", help="day to reckon from (default: Bangkok's today)"
    )
    add_json(status)
    return status


ADDED: "tuple[Callable[[Kinds], ArgumentParser], ...]" = (
    _add_release, _add_status, *again_command_line.ADDED,
    *story_command_line.ADDED, *report_command_line.ADDED,
)  # fmt: skip
