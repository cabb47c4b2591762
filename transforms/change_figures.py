"""What changed since earlier nights, in numbers: then + changes = now."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from duckdb import DuckDBPyConnection

from schemas.contract import columns
from schemas.curated import LISTS, SubdistrictSummary

COUNTS = (
    "before_count", "entered_count", "moved_in_count", "left_count",
    "moved_out_count", "now_count", "reordered_count", "shifted_count",
    "unexplained_count",
)  # fmt: skip
BALANCES = f"""
select
    baseline_code,
    compared_on::varchar as compared_on,
    subdistrict_code,
    list_code,
    is_balanced,
    {", ".join(COUNTS)}
from curated.list_balances
order by
    list_position(['previous', 'monday', 'plan'], baseline_code),
    subdistrict_code,
    list_code
"""  # noqa: S608  (names from above)
ANNOUNCEMENTS = """
select baseline_code, announcement_th, announcement_en
from curated.announcements
order by baseline_code, announcement_order
"""


@dataclass(frozen=True)
class Announcement:
    """One thing that moves lists though nothing happened to anybody."""

    announcement_th: str
    announcement_en: str


@dataclass(frozen=True)
class ListChange:
    """How one list came from what it was to what it is."""

    list_code: str
    name_th: str
    name_en: str
    before_count: int
    entered_count: int
    moved_in_count: int
    left_count: int
    moved_out_count: int
    now_count: int
    reordered_count: int
    shifted_count: int
    unexplained_count: int
    is_balanced: bool


@dataclass(frozen=True)
class Comparison:
    """Tonight beside one earlier night: of a whole area, or of one subdistrict.

    Attributes:
        baseline_code: previous, monday or plan.
        compared_on: the day of that night, YYYY-MM-DD.
        announcements: rules, survey round or program that changed; told first.
        lists: each list, in the lists' order.
        entered_count: who is on a list and was on none there.
        left_count: who was on a list and is on none there.
        moved_count: who went from one list to another.
        reordered_count: who stayed on a list, and whose own order changed.
        unexplained_count: changes that no reason explains.
        is_balanced: whether then + changes = now on every list.
    """

    baseline_code: str
    compared_on: str
    announcements: tuple[Announcement, ...]
    lists: tuple[ListChange, ...]
    entered_count: int
    left_count: int
    moved_count: int
    reordered_count: int
    unexplained_count: int
    is_balanced: bool


Balance = tuple[str, str, str, str, bool, tuple[int, ...]]


def read_comparisons(con: DuckDBPyConnection) -> tuple[Comparison, ...]:
    """Return what changed in the whole area, since each earlier night."""
    return _comparisons(_balances(con), _announcements(con))


def read_subdistrict_comparisons(
    con: DuckDBPyConnection,
) -> dict[str, tuple[Comparison, ...]]:
    """Return the same of each subdistrict by its code; empty on a first night."""
    told = _announcements(con)
    by_subdistrict = sorted(_balances(con), key=lambda row: row[2])
    return {
        code: _comparisons(rows, told)
        for code, rows in groupby(by_subdistrict, key=lambda row: row[2])
    }


def _balances(con: DuckDBPyConnection) -> list[Balance]:
    """Return every balance: night, day, subdistrict, list, whether it holds, counts."""
    found = con.execute(BALANCES).fetchall()
    return [(*row[:5], tuple(row[5:])) for row in found]


def _announcements(con: DuckDBPyConnection) -> dict[str, tuple[Announcement, ...]]:
    """Return the announcements by the earlier night they are told of."""
    found = con.execute(ANNOUNCEMENTS).fetchall()
    return {
        baseline: tuple(Announcement(th, en) for _, th, en in rows)
        for baseline, rows in groupby(found, key=lambda row: row[0])
    }


def _comparisons(
    balances: Iterable[Balance], told: dict[str, tuple[Announcement, ...]]
) -> tuple[Comparison, ...]:
    """Return each earlier night's comparison, the counts of subdistricts added up."""
    return tuple(
        _comparison(baseline, day, list(rows), told.get(baseline, ()))
        for (baseline, day), rows in groupby(balances, key=lambda row: (row[0], row[1]))
    )


def _comparison(
    baseline: str,
    day: str,
    balances: list[Balance],
    announcements: tuple[Announcement, ...],
) -> Comparison:
    """Return one earlier night's comparison."""
    lists = [_list_change(code, balances) for code in (*LISTS, "emptied")]
    return Comparison(
        baseline,
        day,
        announcements,
        tuple(lists),
        entered_count=sum(each.entered_count for each in lists),
        left_count=sum(each.left_count for each in lists),
        moved_count=sum(each.moved_in_count for each in lists),
        reordered_count=sum(each.reordered_count for each in lists),
        unexplained_count=sum(each.unexplained_count for each in lists),
        is_balanced=all(row[4] for row in balances),
    )


@cache
def _list_names() -> dict[str, tuple[str, str]]:
    """Return what each list is called, in Thai and English."""
    promised = columns(SubdistrictSummary)
    return {
        code: (told.title.removeprefix("บัญชี: "), told.description)
        for code in (*LISTS, "emptied")
        for told in (promised[f"{code}_count"],)
    }


def _list_change(code: str, balances: list[Balance]) -> ListChange:
    """Return how one list changed, over all subdistricts told of."""
    of_list = [row for row in balances if row[3] == code]
    name_th, name_en = _list_names()[code]
    counts = zip(*(row[5] for row in of_list), strict=True)
    totals = [sum(each) for each in counts] or [0] * len(COUNTS)
    by_name: dict[str, Any] = dict(zip(COUNTS, totals, strict=True))
    return ListChange(
        list_code=code,
        name_th=name_th,
        name_en=name_en,
        is_balanced=all(row[4] for row in of_list),
        **by_name,
    )
