"""`evaluate_lists`: do the last run's lists find those whom a sample's truth knows?"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from transforms.judged_lists import LISTS, judge_lists
from transforms.list_errors import ERRORS
from transforms.list_quality import ListCounts
from transforms.list_run import open_run

# One row per list, unit and part of the area or group of people in it.
COUNTED = """
with parts as (
    select
        * exclude (group_codes, subdistrict_code),
        unnest(list_concat(
            [
                {'split_by': 'all', 'value': 'all'},
                {'split_by': 'district', 'value': subdistrict_code[1:4]},
                {'split_by': 'subdistrict', 'value': subdistrict_code}
            ],
            list_transform(
                group_codes, lambda code: {'split_by': 'group', 'value': code}
            )
        ), recursive := true)
    from judged_listings
)

select
    unit,
    list_code,
    split_by,
    value,
    sum(unit_count) filter (is_true),
    sum(unit_count) filter (is_listed),
    sum(unit_count) filter (is_listed and is_true),
    sum(unit_count) filter (is_listed and not is_needy),
    sum(unit_count) filter (
        is_true
        and not is_listed
        and (is_on_household_list or is_client_listed or fate_code = 'vulnerable')
    ),
    sum(unit_count) filter (is_certain and is_true),
    sum(unit_count) filter (is_certain and not is_true),
    sum(unit_count) filter (is_possible and is_true),
    sum(unit_count) filter (is_possible and not is_true)
from parts
where value is not null
group by unit, list_code, split_by, value
order by unit, list_position($lists, list_code), split_by, value
"""


@dataclass(frozen=True)
class ListPart:
    """One list, for households or persons, in one part of the area or one group."""

    unit: str
    list_code: str
    split_by: str
    value: str
    counts: ListCounts

    def as_json(self) -> dict[str, Any]:
        """Return it with its shares, for programs."""
        return {
            "unit": self.unit,
            "list_code": self.list_code,
            "split_by": self.split_by,
            "value": self.value,
            **self.counts.as_json(),
        }


@dataclass(frozen=True)
class ErrorCount:
    """Why homes in need are on no list of need, or others on one, and how many."""

    error: str
    cause: str
    household_count: int


@dataclass(frozen=True)
class ListEvaluation:
    """All that is measured of one run's lists."""

    area_code: str
    as_of: str
    parts: tuple[ListPart, ...]
    errors: tuple[ErrorCount, ...]

    def parts_by(self, unit: str, split_by: str) -> tuple[ListPart, ...]:
        """Return the parts that one way of splitting gives, in order."""
        return tuple(
            each
            for each in self.parts
            if (each.unit, each.split_by) == (unit, split_by)
        )

    def as_json(self) -> dict[str, Any]:
        """Return every figure, for programs."""
        return {
            "area_code": self.area_code,
            "as_of": self.as_of,
            "parts": [each.as_json() for each in self.parts],
            "errors": [asdict(each) for each in self.errors],
        }


def evaluate_lists(raw: Path, latest: Path, reference: Path) -> ListEvaluation:
    """Return how well the lists of a run on a sample find who is truly in need.

    Args:
        raw: the sample's folder, which holds the truth.
        latest: the run's folder.
        reference: folder of the code lists and rules.

    Raises:
        SourceError: no run, one on real people or on another sample, or no truth.
    """
    with open_run(raw, latest, reference) as (con, run):
        judge_lists(con, run.area_code, run.as_of)
        return ListEvaluation(
            area_code=run.area_code,
            as_of=run.as_of.isoformat(),
            parts=count_parts(con),
            errors=count_errors(con),
        )


def count_parts(con: duckdb.DuckDBPyConnection) -> tuple[ListPart, ...]:
    """Return each list in each part of the area and group of people."""
    rows = con.execute(COUNTED, {"lists": list(LISTS)}).fetchall()
    return tuple(_part(*row) for row in rows)


def count_errors(con: duckdb.DuckDBPyConnection) -> tuple[ErrorCount, ...]:
    """Return why homes are missed or wrongly listed, most frequent first."""
    return tuple(ErrorCount(*row) for row in con.execute(ERRORS).fetchall())


def _part(
    unit: str, list_code: str, split_by: str, value: str, *counts: int | None
) -> ListPart:
    """Return one counted row; nobody counted is none."""
    counted = ListCounts(*(int(count or 0) for count in counts))
    return ListPart(unit, list_code, split_by, value, counted)
