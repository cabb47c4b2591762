"""`evaluate`: how right the links of a sample are, held against its truth."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from schemas.run import RunRequest
from transforms.judged_records import judge_records
from transforms.record_parts import SCOPES, Part, count_parts
from transforms.weight_curve import Curve, CurvePoint, weight_curve

# One row per rule: right are links to the right person, records in review with it among
# the candidates, and unmatched records whose person is not in the survey.
RULES = """
select
    link_state,
    link_rung,
    link_rule,
    count(*),
    count(*) filter (
        case link_state
            when 'linked' then is_linked_right
            when 'in_review' then is_review_right
            else not is_in_registry
        end
    )
from judged_records
group by link_state, link_rung, link_rule
order by
    list_position(['linked', 'in_review', 'unmatched'], link_state), count(*) desc,
    link_rung, link_rule
"""
UNTOLD = """
select count(*) from clean.service_records
where service_record_id not in (select service_record_id from judged_records)
"""


@dataclass(frozen=True)
class RuleCount:
    """One rule: the records it decided, and how many of them rightly."""

    link_state: str
    link_rung: str
    link_rule: str
    record_count: int
    right_count: int


@dataclass(frozen=True)
class Evaluation:
    """All that is measured; `untold_count` records are unknown to the truth."""

    parts: tuple[Part, ...]
    rules: tuple[RuleCount, ...]
    curve: Curve
    untold_count: int

    def parts_by(self, scope: str, split_by: str) -> tuple[Part, ...]:
        """Return the parts that one way of splitting gives."""
        return tuple(
            each
            for each in self.parts
            if (each.scope, each.split_by) == (scope, split_by)
        )

    def as_json(self) -> dict[str, Any]:
        """Return every figure, for programs."""
        return {
            "parts": [each.as_json() for each in self.parts],
            "rules": [asdict(each) for each in self.rules],
            "curve": [_point_json(each) for each in self.curve.points],
            "chosen": _point_json(self.curve.chosen),
            "untold_count": self.untold_count,
        }


def evaluate(
    con: duckdb.DuckDBPyConnection, raw: Path, request: RunRequest
) -> Evaluation:
    """Return how right the match layer is.

    Args:
        con: the warehouse, with the match layer built.
        raw: the sample's folder, which holds the truth.
        request: the day on which ages count, and the thresholds in force.

    Raises:
        SourceError: the folder holds no truth.
    """
    judge_records(con, raw, request)
    parts = [part for scope in SCOPES for part in count_parts(con, scope)]
    return Evaluation(
        parts=tuple(parts),
        rules=tuple(RuleCount(*row) for row in con.execute(RULES).fetchall()),
        curve=weight_curve(con, request),
        untold_count=int(con.execute(UNTOLD).fetchall()[0][0]),
    )


def _point_json(point: CurvePoint) -> dict[str, Any]:
    """Return a point of the curve with its shares."""
    return {**asdict(point), "precision": point.precision, "recall": point.recall}
