"""`tambon history`: an area's series over the nights that are kept."""

import re
from argparse import Namespace
from dataclasses import asdict
from datetime import date

from rich.console import Console

from flows.commands import print_json
from flows.log import lines_shown
from flows.private import UsageError
from flows.request import read_day
from flows.settings import private_home


def history(asked: Namespace, out: Console, lines: Console) -> None:
    """Print the series of a subdistrict, district or province."""
    area = read_any_area(asked.area)
    first = read_bound(asked.first, "--from")
    last = read_bound(asked.last, "--to")
    with lines_shown(lines, private_home()):
        from transforms.history import read_history  # heavy: only where needed

        said = read_history(asked.curated, area, first, last)
    if asked.json:
        print_json(asdict(said), out)
    else:
        from flows.show_history import show_history

        show_history(said, out)


def read_any_area(text: str) -> str:
    """Return a province, district or subdistrict code, if it can be one."""
    if not re.fullmatch(r"\d{2}|\d{4}|\d{6}", text, re.ASCII):
        raise UsageError(
            "รหัสพื้นที่มี 2 หลัก (จังหวัด) 4 หลัก (อำเภอ) หรือ 6 หลัก (ตำบล) เช่น 570511",
            "an area code has 2 digits (province), 4 (district) or 6 (subdistrict), "
            "such as 570511",
            place="AREA",
        )
    return text


def read_bound(text: str | None, option: str) -> date | None:
    """Return the day a series begins or ends with, if one was said."""
    try:
        return None if text is None else read_day(text)
    except UsageError as error:
        raise UsageError(error.th, error.en, place=option) from None
