"""The words of the commands that look back: an area's series, one household's story."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from rich.console import Console

from flows import defaults
from flows.command_words import add_folder, add_json, command

if TYPE_CHECKING:
    from flows.command_words import Kinds

HISTORY = """\
Prints an area's series over the nights that are kept: the length of each list, who is
in need and who was helped, who entered and left, and where rules changed. Counts only.
พิมพ์ตัวเลขของตำบล อำเภอ หรือจังหวัด ทุกคืนที่เก็บไว้ และบอกว่ากติกาเปลี่ยนคืนใด

  tambon history 570511                          a subdistrict
  tambon history 57 --from 2026-02-01 --json     the province, from a day on
"""
WHY = """\
Tells one household's story, or that of a client outside the survey: where it stands
tonight, what decided that, rule by rule, and every change of the nights that are kept.
เล่าเรื่องของครัวเรือนเดียว: คืนนี้อยู่บัญชีใด กฎใดตัดสิน และเปลี่ยนแปลงอะไรมาแล้วบ้าง
ไม่พิมพ์ชื่อ เลขประจำตัว หรือเรื่องที่เป็นความลับ

  tambon why 057012345001
  tambon why 057012345001 --as-of 2026-02-05     as that night had it
"""


def _history(asked: Namespace, out: Console, lines: Console) -> None:
    from flows.history import history  # heavy: only where needed

    history(asked, out, lines)


def _why(asked: Namespace, out: Console, lines: Console) -> None:
    from flows.why import why  # heavy: only where needed

    why(asked, out, lines)


def _add_history(kinds: "Kinds") -> ArgumentParser:
    history = command(kinds, "history", HISTORY, "an area's numbers, night by night")
    history.set_defaults(do=_history)
    history.add_argument("area", metavar="AREA", help="2, 4 or 6 digits, as 570511")
    add_folder(history, "--curated", defaults.CURATED, "folder that holds the nights")
    for option, name in (("--from", "first"), ("--to", "last")):
        history.add_argument(
            option, dest=name, metavar="DATE", help=f"{name} day, YYYY-MM-DD"
        )
    add_json(history)
    return history


def _add_why(kinds: "Kinds") -> ArgumentParser:
    why = command(kinds, "why", WHY, "one household's story")
    why.set_defaults(do=_why)
    why.add_argument("subject_id", metavar="ID", help="household_id or client_id")
    add_folder(why, "--curated", defaults.CURATED, "folder that holds the nights")
    add_folder(why, "--reference", defaults.REFERENCE, "code lists and rules")
    why.add_argument("--as-of", metavar="DATE", help="the night (default: the newest)")
    add_json(why)
    return why


ADDED = (_add_history, _add_why)
