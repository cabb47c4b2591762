"""What tonight may know of earlier nights, gathered into one folder before it is used.

- `for_next_run/`: what the night before tonight's day left, whatever came after it;
- `answers/`: reviewers' answers of `latest`, if that is another night: none is lost;
- `nights/<as_of>/`: how households stood on the nights that tonight is compared with,
  and what the last nights measured; `nights/index.json` says which is which.

Every file is held to the hash that its own night wrote down.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet

from schemas import earlier
from schemas.contract import Table, columns, table_name
from schemas.run import RunRequest
from transforms.hard_links import link, make_private
from transforms.nights import (
    FOR_NEXT_RUN,
    TABLES,
    Night,
    damaged,
    hashes,
    kept_nights,
    newest_night,
    preceding,
)
from transforms.private_files import file_sha256, write_json

ANSWERS, NIGHTS, INDEX = "answers", "nights", "index.json"
MEASURES = earlier.NightMeasures
MEASURED_NIGHTS = 14  # that the brakes look back on
ROLES = ("is_previous", "is_monday", "is_plan_issue")
ARROW_TYPES = {
    "varchar": "string",
    "bigint": "int64",
    "double": "double",
    "boolean": "bool",
    "date": "date32[day]",
}

log = logging.getLogger(__name__)


def assemble(curated_folder: Path, request: RunRequest, memory: Path) -> None:
    """Gather what earlier nights of this area left for a day, as second names of files.

    Args:
        curated_folder: the folder that holds `latest` and `runs`.
        request: the day, the area, and whether its people are invented.
        memory: the folder to gather it in; made.

    Raises:
        SourceError: a file of an earlier night is damaged.
    """
    make_private(memory)
    kept, newest = kept_nights(curated_folder), newest_night(curated_folder)
    if newest is None or newest.series != request.series:
        log.info("no earlier night is remembered")
        return
    before = preceding(kept, request.as_of)
    if before:
        _gather_remembered(before, memory)
    if before is None or before.as_of != newest.as_of or not remembers(before):
        _gather_answers(newest, memory)
    earlier_nights = [night for night in kept if night.as_of < request.as_of]
    _gather_nights(earlier_nights, request.as_of, memory / NIGHTS)


def remembers(night: Night) -> bool:
    """Whether a night still has what it left for the next."""
    return (night.path / FOR_NEXT_RUN).exists()


def last_monday(as_of: date) -> date:
    """Return the last Monday strictly before a day."""
    return as_of - timedelta(days=as_of.weekday() or 7)


def _gather_remembered(before: Night, memory: Path) -> None:
    """Gather what a night left for the next; told aloud if it was deleted."""
    if not remembers(before):
        log.warning(
            "ไม่พบ runs/%s/%s: เริ่มจำใหม่ คำตอบการตรวจที่ไม่มีไฟล์ใน decisions แล้วอาจหายไป · "
            "runs/%s/%s is missing: links, clients and plans are not remembered, and "
            "answers that no file in decisions holds any more may be lost",
            before.as_of, FOR_NEXT_RUN, before.as_of, FOR_NEXT_RUN,
        )  # fmt: skip
        return
    names = [f"{FOR_NEXT_RUN}/{_file_name(table)}" for table in earlier.REMEMBERED]
    for name, path in _checked(before, names).items():
        link(path, memory / name)


def _gather_answers(newest: Night, memory: Path) -> None:
    """Gather the answers that the newest night holds."""
    name = f"{FOR_NEXT_RUN}/{_file_name(earlier.ReviewDecisions)}"
    if remembers(newest):
        for path in _checked(newest, [name]).values():
            link(path, memory / ANSWERS / path.name)


def _gather_nights(nights: Sequence[Night], as_of: date, folder: Path) -> None:
    """Gather how households stood on earlier nights, and what those measured."""
    roles = baselines(nights, as_of)
    index = []
    for night in sorted({*nights[-MEASURED_NIGHTS:], *roles.values()}, key=_day):
        is_baseline = night in roles.values()
        tables = _usable(night, earlier.COMPARED if is_baseline else (MEASURES,))
        for path in tables:
            link(path, folder / f"{night.as_of}" / path.name)
        is_whole = len(tables) == len(earlier.COMPARED)
        index.append(
            {"night_on": f"{night.as_of}", "was_released": night.was_released}
            | {role: is_whole and roles.get(role) == night for role in ROLES}
        )
    if not index:  # a first night, and that night run again, remember the same
        return
    write_json(folder / INDEX, index)


def baselines(nights: Sequence[Night], as_of: date) -> dict[str, Night]:
    """Return the nights that a day is compared with, of those before it."""
    monday, month = last_monday(as_of), as_of.replace(day=1)
    found = {
        "is_previous": nights[-1:],
        "is_monday": [night for night in nights if night.as_of <= monday][-1:],
        "is_plan_issue": [night for night in nights if night.as_of >= month][:1],
    }
    return {role: night for role, those in found.items() for night in those}


def _usable(night: Night, tables: Iterable[Table]) -> list[Path]:
    """Return the files of a night's tables, as far as they are of today's shape."""
    wanted = {f"{TABLES}/{_file_name(table)}": table for table in tables}
    found = _checked(night, wanted)
    usable = [path for name, path in found.items() if _has_shape(path, wanted[name])]
    if len(usable) < len(wanted):
        log.warning(
            "คืน %s จัดทำโดยโปรแกรมรุ่นอื่น จึงไม่นำมาเทียบ · night %s was made by another "
            "version of the program and is not compared with",
            night.as_of, night.as_of,
        )  # fmt: skip
    return usable


def _checked(night: Night, names: Iterable[str]) -> dict[str, Path]:
    """Return those of some files that a night wrote, each held to its hash."""
    wrote = hashes(night.manifest())
    found = {name: night.path / name for name in names if name in wrote}
    for name, path in found.items():
        if not path.is_file() or file_sha256(path) != wrote[name]:
            raise damaged(path)
    return found


def _has_shape(path: Path, table: Table) -> bool:
    """Whether a file has just the columns that a contract promises."""
    schema = pyarrow.parquet.read_schema(path)
    found = {column.name: str(column.type) for column in schema}
    return found == {
        name: ARROW_TYPES[promise.duckdb_type]
        for name, promise in columns(table).items()
        if name != "night_on"
    }


def _file_name(table: Table) -> str:
    return f"{table_name(table).partition('.')[2]}.parquet"


def _day(night: Night) -> date:
    return night.as_of
