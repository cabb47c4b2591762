"""Which column of a file is which column of the contract."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.contract import Table, columns
from schemas.errors import SourceError
from schemas.raw import INDICATOR_COUNTS

A_VALUE = re.compile(r"\d{5}|[\x00-\x1f]")  # rather than a column's name
MOST_COLUMNS = 1 << 14  # Excel's own; the widest source has 48


@dataclass(frozen=True)
class Heading:
    """Where the contract's columns stand in a file.

    Attributes:
        positions: column name → position in the file, in the contract's order; a
            column that the form of the file does not have is not in it.
        ignored: headings of the file that the contract does not know.
    """

    positions: dict[str, int]
    ignored: tuple[str, ...]


def match_heading(
    written: Sequence[str | None], table: Table, file: str, row: int = 1
) -> Heading:
    """Match a file's heading with a contract.

    Args:
        written: the headings as they stand in the file.
        table: the source's contract.
        file: the file's name, for the message.
        row: the row the heading stands in, for the message.

    Raises:
        SourceError: a column is missing or doubled; all of them are named.
    """
    found = plain_names(written)
    wanted = _wanted(found, list(columns(table)))
    known = set(columns(table))
    extra = [name for name in found if name and name not in known]
    if fault := _doubled(found, wanted) or _missing(found, wanted, extra):
        raise SourceError(*fault, file=file, place=f"row {row}")
    positions = {name: found.index(name) for name in wanted}
    ignored = [
        f"column {at}" if not name or A_VALUE.search(name) else name
        for at, name in enumerate(found, start=1)
        if name not in known
    ]
    return Heading(positions, tuple(sorted(ignored, key=_is_unnamed)))


def _is_unnamed(shown: str) -> bool:
    return shown.startswith("column ")


def refuse_too_wide(column_count: int, file: str) -> None:
    """Refuse a file with more columns than any table has: each costs memory and time.

    Raises:
        SourceError: it has too many.
    """
    if column_count > MOST_COLUMNS:
        raise SourceError(
            f"มี {column_count:,} คอลัมน์ (ไม่เกิน {MOST_COLUMNS:,}): ลบคอลัมน์ที่ไม่ใช้ "
            "หรือส่งออกใหม่",
            f"has {column_count:,} columns (at most {MOST_COLUMNS:,}): delete those "
            "not used, or export it anew",
            file=file,
            place="row 1",
        )


def plain_names(written: Sequence[str | None]) -> list[str]:
    """Return headings as they are compared: small letters, nothing around them."""
    return [(name or "").strip("\ufeff\u200b\u00a0 \t\r\n").lower() for name in written]


def _wanted(found: list[str], promised: list[str]) -> list[str]:
    """Leave out the indicators of the longer form where the file has none of them."""
    fewest, most = INDICATOR_COUNTS
    longer = {f"indicator_{n}" for n in range(fewest + 1, most + 1)}
    if longer.intersection(found):
        return promised
    return [name for name in promised if name not in longer]


def _doubled(found: list[str], wanted: list[str]) -> tuple[str, str] | None:
    """Tell of columns that are there twice: which one holds is a guess."""
    counts = Counter(found)
    names = ", ".join(name for name in wanted if counts[name] > 1)
    if not names:
        return None
    return (
        f"มีคอลัมน์ซ้ำ: {names} ให้เหลือคอลัมน์เดียว",
        f"doubled column: {names}; keep one of each",
    )


def _missing(
    found: list[str], wanted: list[str], extra: list[str]
) -> tuple[str, str] | None:
    """Name all that is missing, each with what may be meant by it."""
    missing = [name for name in wanted if name not in found]
    if not missing:
        return None
    words = [name for name in extra if name.isascii() and not A_VALUE.search(name)]
    near = {name: difflib.get_close_matches(name, words, n=1) for name in missing}
    # What stands there may be people's data, so only a near miss is ever quoted.
    en = [f"{n} (did you mean {c[0]}?)" if c else n for n, c in near.items()]
    th = [f"{n} (หรือหมายถึง {c[0]}?)" if c else n for n, c in near.items()]
    hint_th, hint_en = _hint(found)
    return (
        f"ไม่มีคอลัมน์ {', '.join(th)}{hint_th}",
        f"missing column {', '.join(en)}{hint_en}",
    )


def _hint(found: list[str]) -> tuple[str, str]:
    """Guess why: another separator than the comma, or no heading at all."""
    if len(found) == 1 and any(mark in found[0] for mark in ";\t|"):
        return (
            ": ไฟล์ไม่ได้คั่นด้วยจุลภาค บันทึกใหม่เป็น CSV ที่คั่นด้วยจุลภาค (,)",
            ": the file is not separated by commas; save it as comma-separated CSV",
        )
    return (
        ": แถวนี้ต้องเป็นชื่อคอลัมน์ เพิ่มหรือแก้ชื่อคอลัมน์",
        ": this row must be the heading; add or rename the columns",
    )
