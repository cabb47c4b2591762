"""`tambon what-if`: what is asked, from a small file and from flags, and answered."""

import csv
import os
import tomllib
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from flows.commands import print_json
from flows.log import lines_shown
from flows.private import UsageError
from flows.settings import private_home
from schemas.errors import RulesError

if TYPE_CHECKING:
    from transforms.what_if_answer import Answer

SMALL = 5  # fewer are told as "fewer than 5": a group of a few is people, no figure


def what_if(asked: Namespace, out: Console, lines: Console) -> None:
    """Answer what would change, and publish nothing."""
    said = read_said(asked)
    refuse_published(asked.to, asked.curated)
    with lines_shown(lines, private_home()):
        from transforms.what_if import what_if as answer_what_if  # heavy: only here

        file = asked.changes.name if asked.changes else ""
        latest = asked.curated / "latest"
        answer = answer_what_if(latest, asked.reference, said, file)
    if asked.to:
        write_subdistricts(asked.to, answer)
    if asked.json:
        print_json(as_json(answer), out)
    else:
        from flows.show_what_if import show_what_if

        show_what_if(answer, out)


def read_said(asked: Namespace) -> dict[str, Any]:
    """Return what is changed: the file's sections, and the flags over them."""
    said: dict[str, Any] = read_file(asked.changes) if asked.changes else {}
    for section, code, number in _flags(asked):
        content = said.setdefault(section, {})
        if isinstance(content, dict):
            content[code] = number
    if not any(said.values()):
        raise UsageError(
            "ไม่ได้บอกว่าจะเปลี่ยนอะไร: ใส่ไฟล์ .toml หรือตัวเลือก เช่น --capacity-factor 1.2",
            "nothing to change was said: give a .toml file or a flag, such as "
            "--capacity-factor 1.2",
        )
    return said


def read_file(path: Path) -> dict[str, Any]:
    """Return what a TOML file says.

    Raises:
        RulesError: it is no TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise RulesError(
            "ไม่ใช่ UTF-8: บันทึกใหม่เป็น UTF-8",
            "is not UTF-8: save it as UTF-8",
            file=path.name,
        ) from None
    except tomllib.TOMLDecodeError as fault:
        raise RulesError(
            f"อ่านไฟล์ไม่ได้ ({fault}): เขียนหัวข้อเป็น [ชื่อ] แล้วตามด้วย รหัส = จำนวน ทีละบรรทัด",
            f"cannot be read ({fault}): write a section as [name], and below it "
            "code = number, line by line",
            file=path.name,
        ) from None


def refuse_published(to: Path | None, curated: Path) -> None:
    """Refuse to write among what is published."""
    if to is not None and to.resolve().is_relative_to(curated.resolve()):
        raise UsageError(
            "เขียนในโฟลเดอร์ที่เผยแพร่ไม่ได้: เลือกที่อื่น",
            "nothing is written among what is published: choose another place",
            file=str(to),
            place="--to",
        )


def write_subdistricts(to: Path, answer: "Answer") -> None:
    """Write the table of subdistricts, for its owner only; an existing file is left."""
    from transforms.what_if_answer import SubdistrictChange

    try:
        place = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(
            "มีไฟล์นี้อยู่แล้ว: ลบหรือเลือกชื่ออื่น",
            "there is such a file already: delete it or choose another name",
            file=str(to),
            place="--to",
        ) from None
    with open(place, "w", encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(SubdistrictChange)])
        writer.writerows(asdict(each).values() for each in answer.subdistricts)


def as_json(answer: "Answer") -> dict[str, Any]:
    """Return the answer for programs; in groups, null stands for one to four."""
    said = asdict(answer)
    changes = [
        dict(zip(("what", "now", "then"), c, strict=True)) for c in said["changes"]
    ]
    groups = [
        {name: None if is_small(value) else value for name, value in group.items()}
        for group in said["groups"]
    ]
    assumed = "unit costs, minutes, weights and levels are assumed"
    return {**said, "changes": changes, "groups": groups, "note": assumed}


def is_small(value: object) -> bool:
    """Return whether a count is of so few that it would tell of persons."""
    return isinstance(value, int) and 0 < value < SMALL


def _flags(asked: Namespace) -> Iterator[tuple[str, str, object]]:
    """Return what the flags change, as a file would say it."""
    for section, code, number in (
        ("capacity", "factor", asked.capacity_factor),
        ("lasts_months", "factor", asked.months_factor),
        ("thresholds", "vulnerable_level", asked.vulnerable_level),
    ):
        if number is not None:
            yield section, code, number
    yield from _named("score_points", asked.points, "--points")
    yield from _named("cut_off_weight", asked.cut_off, "--cut-off")


def _named(
    section: str, words: Iterable[str], flag: str
) -> Iterator[tuple[str, str, object]]:
    """Return what `CODE=NUMBER` says."""
    for word in words:
        code, _, number = word.partition("=")
        if not (code and number.isdecimal()):
            raise UsageError(
                "เขียนเป็น รหัส=จำนวนเต็ม เช่น unanswered_income=30",
                "is written CODE=NUMBER, a whole one, such as unanswered_income=30",
                place=flag,
            )
        yield section, code, int(number)
