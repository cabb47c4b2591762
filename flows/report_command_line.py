"""The words of `tambon report`, and what other commands are asked about reports."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Console

from flows import defaults
from flows.command_words import add_folder, add_json, command

if TYPE_CHECKING:
    from flows.command_words import Kinds

HIDE_BELOW = 5
REPORT = """\
Makes the reports of the published night anew: for the office (internal), for everyone
(public: small figures hidden, so that none can be worked out) and to carry from house
to house (field). In CURATED/reports/<day>; tambon run makes them by itself.
จัดทำรายงานของบัญชีล่าสุดใหม่: ใช้ภายใน (internal) เผยแพร่ได้ (public ปกปิดจำนวนน้อย)
และแผ่นงานลงพื้นที่ (field) ไว้ใน CURATED/reports/<วันที่> ปกติ tambon run จัดทำให้เอง

  tambon report                     all of the area
  tambon report --district 5705     one district, its pages and field sheets alone

PDFs are printed by the Chrome, Edge or Chromium that is there, or that the environment
variable TAMBON_BROWSER names. Without one the pages are made, and no field sheets.
"""


def _report(asked: Namespace, out: Console, lines: Console) -> int:
    from flows.report import report  # heavy: only where needed

    return report(asked, out, lines)


def _add_report(kinds: "Kinds") -> ArgumentParser:
    report = command(kinds, "report", REPORT, "make the reports of the last night")
    report.set_defaults(do=_report)
    report.add_argument("--district", metavar="CODE", help="one district's alone")
    add_folder(report, "--curated", defaults.CURATED, "folder that holds latest")
    add_folder(report, "--raw", defaults.RAW, "folder that may hold boundaries.geojson")
    add_folder(report, "--reference", defaults.REFERENCE, "code lists and rules")
    report.add_argument(
        "--hide-below",
        type=int,
        default=HIDE_BELOW,
        metavar="N",
        help="hide counts of people below it from the public (default: %(default)s)",
    )
    report.add_argument("--no-pdf", action="store_true", help="pages only")
    add_json(report)
    return report


def add_no_reports(command: ArgumentParser) -> None:
    """Let a command leave the reports out."""
    command.add_argument(
        "--no-reports", action="store_true", help="make lists without reports"
    )


ADDED: "tuple[Callable[[Kinds], ArgumentParser], ...]" = (_add_report,)
