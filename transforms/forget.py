"""Forgetting one person: out of every night that is kept, its inputs and its memory.

Nothing of a night is written to in place: what changes is written anew beside it. What
is known of the person while it lasts lies in `.forgetting`, so that a forgetting that
was cut short can be given again and ends whole.
"""

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import SourceError
from transforms.cut_rows import Cut, cut_file
from transforms.erasures import Changed, mark
from transforms.forgotten import Forgotten, find_by, grown
from transforms.forgotten_sources import cuts, tells, told_of, told_of_all
from transforms.forgotten_tables import Gone, without_person
from transforms.hard_links import files_below, link, make_private, remove
from transforms.inputs import COMPRESSED, RAW
from transforms.kept_rows import KeptFile, KeptRows, pack
from transforms.nights import INPUTS, PART, RUNS, Night, kept_nights, replace
from transforms.private_files import file_sha256

WORK, PERSON = ".forgetting", "person.json"

log = logging.getLogger(__name__)


@dataclass
class Erasure:
    """One erasure as it goes: whom, on which day, and what was changed.

    Attributes:
        who: the person.
        on: the day it is recorded under.
        nights: nights that were changed.
        file_count: files that were changed.
        made: where a file lies that was written anew already, by what it was made of.
    """

    who: Forgotten
    on: date
    nights: list[date] = field(default_factory=list)
    file_count: int = 0
    made: dict[tuple[object, ...], tuple[Night, str, Changed]] = field(
        default_factory=dict
    )


@dataclass(frozen=True)
class Work:
    """One night on which an erasure is at work, and where it is written anew."""

    rows: KeptRows
    night: Night
    part: Path
    erasure: Erasure


def find_person(curated: Path, rows: KeptRows, person: str) -> Forgotten:
    """Return all that the kept nights know of a person, asking the newest first.

    Args:
        curated: the folder that holds `runs`.
        rows: what nights are read with.
        person: household_id/person_number, client_id, service_record_id or citizen ID.

    Raises:
        SourceError: no night knows them.
    """
    nights = kept_nights(curated)[::-1]
    who = Forgotten()
    for night in nights:
        if who == Forgotten() and is_readable(rows, night):
            who = find_by(rows.con, person)
    if who == Forgotten():
        raise SourceError(
            "ไม่พบบุคคลนี้ในคืนที่เก็บไว้: ใช้ รหัสครัวเรือน/ลำดับสมาชิก รหัสผู้รับบริการ หรือเลขที่คำขอ "
            "ตามที่อยู่ในบัญชี",
            "no kept night knows this person: give household_id/person_number, a "
            "client_id or a service_record_id, as a list has it",
            file=str(curated / RUNS),
        )
    for night in nights:
        if is_readable(rows, night):
            who = grown(rows.con, who)
    return who


def is_readable(rows: KeptRows, night: Night) -> bool:
    """Read a night's rows; return whether its inputs are there and whole."""
    try:
        rows.read(night)
    except SourceError:
        return False
    return True


def write_person(curated: Path, erasure: Erasure) -> None:
    """Note whom, and how far it is, until all is done: a crash may come between.

    It is a folder that knows the person anyway, and who may look into it too.
    """
    make_private(curated / WORK)
    path, new = curated / WORK / PERSON, curated / WORK / f".{PERSON}"
    said = {
        "who": {name: sorted(part) for name, part in erasure.who.all_parts().items()},
        "nights": [f"{night}" for night in erasure.nights],
        "file_count": erasure.file_count,
    }
    new.touch(mode=0o600)
    new.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    new.replace(path)


def read_person(curated: Path, on: date) -> Erasure | None:
    """Return the erasure that was cut short; None if none was."""
    path = curated / WORK / PERSON
    if not path.is_file():
        return None
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    parts = {
        name: frozenset(part) for name, part in said["who"].items() if name != "names"
    }
    names = frozenset((first, last) for first, last in said["who"]["names"])
    return Erasure(
        Forgotten(names=names, **parts),
        on,
        [date.fromisoformat(night) for night in said["nights"]],
        said["file_count"],
    )


def erase_night(rows: KeptRows, night: Night, erasure: Erasure) -> None:
    """Take the person out of one kept night, written anew in one step."""
    part = night.path.with_name(f"{night.as_of}{PART}")
    remove(part)
    make_private(part)
    work = Work(rows, night, part, erasure)
    if is_readable(rows, night):
        gone = told_of(rows.con, erasure.who)
        changed = _erase_sources(work)
    else:
        gone = told_of_all(erasure.who)
        # nobody can tell any more whom they are about
        changed = dict.fromkeys(_names_below(night.inputs, night.path))
    changed |= _erase_tables(work, gone)
    if changed:
        mark(night, part, changed, erasure.on)
        for name in _names_below(night.path, night.path):
            if name not in changed and not (part / name).exists():
                link(night.path / name, part / name)
        replace(night.path.parent.parent, night.as_of)
        erasure.nights.append(night.as_of)
        erasure.file_count += len(changed)
        log.info("%s: %d files changed", night.as_of, len(changed))
    remove(part)


def _names_below(folder: Path, top: Path) -> list[str]:
    return [path.relative_to(top).as_posix() for path in files_below(folder)]


def _erase_sources(work: Work) -> dict[str, Changed | None]:
    """Write the sources anew that tell of the person; return which, by name."""
    changed: dict[str, Changed | None] = {}
    for source, cut in cuts(work.rows, work.erasure.who).items():
        file = work.rows.files[source]
        if not tells(file.path, cut):
            continue
        name = f"{INPUTS}/{RAW}/{file.name}{COMPRESSED}"
        how = (file.sha256, *map(repr, (sorted(cut.rows), sorted(cut.values.items()))))

        def written(path: Path, file: KeptFile = file, cut: Cut = cut) -> Changed:
            plain = cut_file(file.path, file.encoding, cut)
            pack(plain, path)
            return Changed(hashlib.sha256(plain).hexdigest())

        changed[name] = _make(work, name, how, written)
    return changed


def _erase_tables(work: Work, gone: Gone) -> dict[str, Changed | None]:
    """Write the tables and the memory anew that tell of the person; return which."""
    changed: dict[str, Changed | None] = {}
    for path in files_below(work.night.path):
        if path.suffix != ".parquet":
            continue
        name = path.relative_to(work.night.path).as_posix()
        stat = path.stat()
        how = (stat.st_dev, stat.st_ino, gone)
        rows = None if how in work.erasure.made else without_person(path, gone)
        if rows is None and how not in work.erasure.made:
            continue

        def written(target: Path, rows: pa.Table | None = rows) -> Changed:
            pq.write_table(rows, target, compression="zstd")
            return Changed(file_sha256(target), len(rows or ()))

        changed[name] = _make(work, name, how, written)
    return changed


def _make(
    work: Work, name: str, how: tuple[object, ...], write: Callable[[Path], Changed]
) -> Changed:
    """Write a file anew, or link it if another night's was made of the same."""
    target = work.part / name
    make_private(target.parent)
    made = work.erasure.made
    if how not in made:
        made[how] = (work.night, name, write(target))
        target.chmod(0o600)
        return made[how][2]
    night, its_name, changed = made[how]
    there = night.path / its_name
    link(work.part / its_name if night is work.night else there, target)
    return changed
