"""Which column of a file is which column of the contract."""

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.contract import Table, columns
from schemas.errors import SourceError
from schemas.raw import INDICATOR_COUNTS


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


def match_heading(written: Sequence[str | None], table: Table, file: str) -> Heading:
    """Match a file's first row with a contract.

    Args:
        written: the headings as they stand in the file.
        table: the source's contract.
        file: the file's name, for the message.

    Raises:
        SourceError: a column is missing or doubled; all of them are named.
    """
    found = [
        (name or "").strip("\ufeff\u200b\u00a0 \t\r\n").lower() for name in written
    ]
    wanted = _wanted(found, list(columns(table)))
    extra = [name for name in found if name and name not in set(columns(table))]
    _refuse_doubled(found, wanted, file)
    if missing := [name for name in wanted if name not in found]:
        raise _missing(missing, found, extra, file)
    positions = {name: found.index(name) for name in wanted}
    unnamed = [f"column {n}" for n, name in enumerate(found, start=1) if not name]
    return Heading(positions, (*extra, *unnamed))


def _wanted(found: list[str], promised: list[str]) -> list[str]:
    """Leave out the indicators of the longer form where the file has none of them."""
    fewest, most = INDICATOR_COUNTS
    longer = {f"indicator_{n}" for n in range(fewest + 1, most + 1)}
    if longer.intersection(found):
        return promised
    return [name for name in promised if name not in longer]


def _refuse_doubled(found: list[str], wanted: list[str], file: str) -> None:
    """Refuse a file that has a column twice: which one holds is a guess."""
    counts = Counter(found)
    if doubled := [name for name in wanted if counts[name] > 1]:
        names = ", ".join(doubled)
        raise SourceError(
            f"มีคอลัมน์ซ้ำ: {names} ให้เหลือคอลัมน์เดียว",
            f"doubled column: {names}; keep one of each",
            file=file,
            place="row 1",
        )


def _missing(
    missing: list[str], found: list[str], extra: list[str], file: str
) -> SourceError:
    """Name all that is missing, each with what may be meant by it."""
    near = {name: difflib.get_close_matches(name, extra, n=1) for name in missing}
    # What stands in row 1 may be people's data, so only a near miss is ever quoted.
    en = [f"{n} (did you mean {c[0]}?)" if c else n for n, c in near.items()]
    th = [f"{n} (หรือหมายถึง {c[0]}?)" if c else n for n, c in near.items()]
    hint_th, hint_en = _hint(found)
    return SourceError(
        f"ไม่มีคอลัมน์ {', '.join(th)}{hint_th}",
        f"missing column {', '.join(en)}{hint_en}",
        file=file,
        place="row 1",
    )


def _hint(found: list[str]) -> tuple[str, str]:
    """Guess why: another separator than the comma, or no heading at all."""
    if len(found) == 1 and any(mark in found[0] for mark in ";\t|"):
        return (
            ": ไฟล์ไม่ได้คั่นด้วยจุลภาค บันทึกใหม่เป็น CSV ที่คั่นด้วยจุลภาค (,)",
            ": the file is not separated by commas; save it as comma-separated CSV",
        )
    return (
        ": แถวแรกต้องเป็นชื่อคอลัมน์ เพิ่มหรือแก้ชื่อคอลัมน์",
        ": row 1 must be the heading; add or rename the columns",
    )
