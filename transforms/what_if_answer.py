"""What a what-if answers: two worlds compared, `before` and the changed `curated`."""

from dataclasses import dataclass
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from schemas import curated
from schemas.contract import Table
from schemas.run import RunRequest
from transforms.what_if_queries import (
    COST,
    GROUPS,
    HOUSEHOLDS,
    LISTS,
    POVERTY,
    SUBDISTRICTS,
)

# What is compared.
ASKED: tuple[Table, ...] = (
    curated.HouseholdFates,
    curated.PlanRows,
    curated.ServiceOptions,
    curated.HouseholdGroups,
    curated.PovertyCounts,
)
Told = tuple[tuple[str, str, str], ...]
T = TypeVar("T")


@dataclass(frozen=True)
class ListChange:
    """Households of one list, of any list, or planned: before, after, who moves."""

    code: str
    name_th: str
    name_en: str
    before_count: int
    after_count: int
    entering_count: int
    leaving_count: int


@dataclass(frozen=True)
class SubdistrictChange:
    """One subdistrict's households on any list, and planned."""

    subdistrict_code: str
    subdistrict_name: str
    district_name: str
    listed_before_count: int
    listed_after_count: int
    listed_entering_count: int
    listed_leaving_count: int
    planned_before_count: int
    planned_after_count: int
    planned_entering_count: int
    planned_leaving_count: int


@dataclass(frozen=True)
class GroupChange:
    """Households with anybody of a group, on any list, and planned."""

    group_code: str
    name_th: str
    name_en: str
    listed_before_count: int
    listed_after_count: int
    planned_before_count: int
    planned_after_count: int


@dataclass(frozen=True)
class PovertyChange:
    """H, A and M0 of the area by one measure, in persons or households."""

    measure_code: str
    name_th: str
    name_en: str
    unit: str
    headcount_share_before: float
    headcount_share_after: float
    intensity_share_before: float | None
    intensity_share_after: float | None
    adjusted_headcount_share_before: float
    adjusted_headcount_share_after: float


@dataclass(frozen=True)
class PlanCost:
    """What a plan takes: visits, what is given at them, baht and minutes (assumed)."""

    visit_count: int
    in_line_count: int
    service_count: int
    cost_baht: int
    visit_minutes: int


@dataclass(frozen=True)
class Answer:
    """All that would change.

    Attributes:
        area_code: the area of the last run.
        as_of: its day.
        is_invented: whether its people are invented.
        changes: each change: what it is about, the number now, and then.
        other_rules: rule tables that were changed since the last run: tonight's side
            is judged by them as they are now.
        lists: each list, any list, and the plan.
        subdistricts: of the area, each.
        groups: of people, each that poverty is told for or that centres name.
        poverty: by measure and unit.
        cost_before: of tonight's plan.
        cost_after: of the changed one.
    """

    area_code: str
    as_of: str
    is_invented: bool
    changes: Told
    other_rules: tuple[str, ...]
    lists: tuple[ListChange, ...]
    subdistricts: tuple[SubdistrictChange, ...]
    groups: tuple[GroupChange, ...]
    poverty: tuple[PovertyChange, ...]
    cost_before: PlanCost
    cost_after: PlanCost


def read_answer(
    con: DuckDBPyConnection,
    request: RunRequest,
    changes: Told,
    other_rules: tuple[str, ...],
) -> Answer:
    """Compare the two worlds."""
    area = {"area_code": request.area_code}
    lists = {"lists": list(curated.HOUSEHOLD_LISTS)}
    con.execute(HOUSEHOLDS, lists)
    before, after = _read(con, COST, {}, PlanCost)
    return Answer(
        area_code=request.area_code,
        as_of=request.as_of.isoformat(),
        is_invented=request.is_invented,
        changes=changes,
        other_rules=other_rules,
        lists=_read(con, LISTS, lists, ListChange),
        subdistricts=_read(con, SUBDISTRICTS, area, SubdistrictChange),
        groups=_read(con, GROUPS, {}, GroupChange),
        poverty=_read(con, POVERTY, area, PovertyChange),
        cost_before=before,
        cost_after=after,
    )


def _read(
    con: DuckDBPyConnection, query: str, asked: dict[str, Any], kind: type[T]
) -> tuple[T, ...]:
    """Return a query's rows, each as what it is."""
    return tuple(kind(*row) for row in con.execute(query, asked).fetchall())
