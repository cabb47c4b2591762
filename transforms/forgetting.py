"""`tambon forget`, whole: every night, what waits, what was rebuilt, and `latest`.

It can be cut short at any point and given again: whom it is about is noted before
anything is changed, and a night that was done is done.
"""

import logging
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from schemas.errors import RunError, SourceError
from schemas.raw import SOURCES
from transforms.decision_files import FOLDER as DECISIONS
from transforms.erasures import ErasureLine, register
from transforms.forget import (
    WORK,
    Erasure,
    erase_night,
    find_person,
    read_person,
    write_person,
)
from transforms.forgotten import Forgotten
from transforms.forgotten_sources import cuts
from transforms.hard_links import link_tree, make_private, remove
from transforms.inputs import read_index, read_request, restore
from transforms.kept_rows import KeptRows
from transforms.load import source_name
from transforms.nights import (
    INPUTS,
    LATEST,
    RELEASED,
    REPORTS,
    RUNS,
    Night,
    hashes,
    kept_nights,
    read_latest,
)
from transforms.one_night import SPILL, make_night
from transforms.rebuild import REBUILT
from transforms.sources import find_sources
from transforms.switch import HELD, PUBLISHED, commit, drop_held, staged
from transforms.warehouse import open_warehouse

FILES = "files"  # in the working folder: one night's sources, put back to be read

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ForgetRequest:
    """Whom to forget, who says so and why, on which day."""

    person: str
    erased_by: str
    reason: str
    on: date


@dataclass(frozen=True)
class Forgetting:
    """What was done, in counts, and what is left to do by hand.

    Attributes:
        night_count: kept nights that were changed.
        file_count: files of them that were.
        is_latest_remade: whether `latest` was made anew without the person.
        was_held_dropped: whether a night that waited for a person went.
        were_sheets_dropped: whether the reports' field sheets went: they name people.
        source_rows: rows of the sources that still tell of the person, by file.
    """

    night_count: int
    file_count: int
    is_latest_remade: bool
    was_held_dropped: bool
    were_sheets_dropped: bool
    source_rows: Mapping[str, tuple[int, ...]]


def forget(curated: Path, raw: Path | None, asked: ForgetRequest) -> Forgetting:
    """Take a person out of everything that is kept; record that it was done.

    Args:
        curated: the folder that holds `latest` and `runs`.
        raw: the folder of the sources, which is only looked at; None: there is none.
        asked: whom, by whom, why.

    Raises:
        SourceError: nobody knows the person.
        RunError: the reason names them, or another run is at work.
    """
    with staged(curated) as staging, closing(open_warehouse(curated / SPILL)) as con:
        rows = KeptRows(con, curated / WORK / FILES)
        try:
            erasure = _whom(curated, rows, asked)
            _erase_everywhere(curated, rows, erasure)
            was_held_dropped = (curated / HELD).exists()
            drop_held(curated)
            remove(curated / REBUILT)
            were_sheets_dropped = _drop_field_sheets(curated)
            is_remade = remake_latest(curated, staging)
            left = _rows_at_source(rows, raw, erasure.who)
        finally:
            remove(curated / WORK / FILES)
            remove(curated / SPILL)
            with suppress(OSError):  # unless it notes whom
                (curated / WORK).rmdir()
        counts = (len(erasure.nights), erasure.file_count)
        line = ErasureLine(asked.on, asked.erased_by, asked.reason, *counts)
        register(curated, line)
        remove(curated / WORK)
    return Forgetting(*counts, is_remade, was_held_dropped, were_sheets_dropped, left)


def remake_latest(curated: Path, staging: Path) -> bool:
    """Make `latest` anew from its night's inputs, if the person is still in it."""
    latest = read_latest(curated)
    if latest is None:
        return False
    night = Night(latest.as_of, curated / RUNS / f"{latest.as_of}")
    is_needed = _differs(latest, night)
    if is_needed:
        log.info("จัดทำ latest ใหม่โดยไม่มีบุคคลนี้ · making latest anew without the person")
        again = staging / "again"
        make_private(again)
        folders = restore(night.inputs, again)
        request = read_request(night.inputs)
        make_night(folders, request, staging / PUBLISHED, curated / SPILL)
        remove(again)
        link_tree(night.inputs, staging / INPUTS)
        if night.was_released:
            (staging / RELEASED).hardlink_to(night.path / RELEASED)
        commit(curated)
    _drop_the_run_before(curated)
    return is_needed


def _whom(curated: Path, rows: KeptRows, asked: ForgetRequest) -> Erasure:
    """Return whom to erase: who is asked for, and whoever a crash left half erased."""
    unfinished = read_person(curated, asked.on)
    try:
        who = find_person(curated, rows, asked.person)
    except SourceError:
        if unfinished is None:
            raise
        return unfinished  # nothing tells of them any more but what is noted
    _refuse_a_name(asked, who)
    if unfinished is None:
        return Erasure(who, asked.on)
    return replace(unfinished, who=unfinished.who.joined(**who.all_parts()))


def _erase_everywhere(curated: Path, rows: KeptRows, erasure: Erasure) -> None:
    """Erase from each night in turn, noting how far it is."""
    write_person(curated, erasure)
    for night in kept_nights(curated):
        erase_night(rows, night, erasure)
        write_person(curated, erasure)


def _refuse_a_name(asked: ForgetRequest, who: Forgotten) -> None:
    """Refuse a reason that would keep what is to be forgotten."""
    text = f"{asked.reason} {asked.erased_by}"
    words = {*who.citizen_ids, *(part for name in who.names for part in name if part)}
    if any(word in text for word in words):
        raise RunError(
            "เหตุผลหรือชื่อผู้ลบมีชื่อหรือเลขประจำตัวของบุคคลที่จะลบ: เขียนใหม่โดยไม่ระบุตัว",
            "the reason, or who says so, names the person to be forgotten: write it "
            "without",
            place="--reason",
        )


def _differs(latest: Night, night: Night) -> bool:
    """Whether a kept night is no longer what was published: something was erased."""
    if not night.path.is_dir():
        return False
    there = hashes(night.manifest())
    if any(there.get(name) != sha for name, sha in hashes(latest.manifest()).items()):
        return True
    kept = read_index(night.inputs)["files"]
    return any(
        kept.get(f"raw/{each['source_file']}") != each["sha256"]
        for each in latest.manifest()["inputs"]
    )


def _drop_field_sheets(curated: Path) -> bool:
    """Remove every field sheet; return whether there were any."""
    folders = [*(curated / REPORTS).glob("*/field")]
    for folder in folders:
        remove(folder)
    return bool(folders)


def _drop_the_run_before(curated: Path) -> None:
    """Remove published runs that `latest` is not: the person is in them."""
    latest = curated / LATEST
    shown = latest.readlink().name if latest.is_symlink() else ""
    for path in (curated / PUBLISHED).glob("*"):
        if path.name != shown:
            remove(path)


def _rows_at_source(
    rows: KeptRows, raw: Path | None, who: Forgotten
) -> dict[str, tuple[int, ...]]:
    """Return the rows of the sources of now that still tell of the person."""
    if raw is None or not raw.is_dir():
        return {}
    names = [source_name(table) for table in SOURCES]
    paths = [path for path in find_sources(raw, names, names).values() if path]
    answers = raw / DECISIONS
    paths += sorted(answers.iterdir()) if answers.is_dir() else []
    found = {path.relative_to(raw).as_posix(): (path, str(path)) for path in paths}
    rows.read_files({name: each for name, each in found.items() if each[0].is_file()})
    return {
        rows.files[source].name: tuple(sorted({*cut.rows, *cut.values}))
        for source, cut in cuts(rows, who).items()
        if cut.rows or cut.values
    }
