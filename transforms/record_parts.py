"""The records in parts: by damage, by group, with how far each is from the rest."""

from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from transforms.precision_recall import Counts, total

SCOPES = {"all": "true", "without_usable_id": "not has_usable_id"}
# Where the rest of a group is not simply everybody else.
REST = {"id_beginning": "rest"}
# One row per part of the records that is told of, in each way they are split.
COUNTED = """
with alike as (
    select
        'all' as everything,
        usable_id, id_fault, name_fault, birth_fault, name_form, twin,
        moved, surname, id_beginning, age_group, district,
        count(*) as record_count,
        count(*) filter (is_in_registry) as in_registry_count,
        count(*) filter (is_linked) as linked_count,
        count(*) filter (is_linked_right) as linked_right_count,
        count(*) filter (is_in_review) as review_count,
        count(*) filter (is_review_right) as review_right_count
    from judged_records
    where {condition}
    group by all
)

select
    split_by,
    value,
    sum(record_count)::bigint,
    sum(in_registry_count)::bigint,
    sum(linked_count)::bigint,
    sum(linked_right_count)::bigint,
    sum(review_count)::bigint,
    sum(review_right_count)::bigint
from (
    unpivot alike
    on columns(* exclude (
        record_count, in_registry_count, linked_count, linked_right_count,
        review_count, review_right_count
    ))
    into name split_by value value
) as split
group by split_by, value
order by split_by, value
"""


@dataclass(frozen=True)
class Part:
    """Some of the records: what became of them, and how far from the rest they are.

    `recall_gap_points` is this part's recall less that of the rest, in points: below
    zero, help finds them less often than others.
    """

    scope: str
    split_by: str
    value: str
    counts: Counts
    recall_gap_points: float | None

    def as_json(self) -> dict[str, Any]:
        """Return it with its shares, for programs."""
        counts = self.counts
        return {
            "scope": self.scope,
            "split_by": self.split_by,
            "value": self.value,
            **asdict(counts),
            "precision": counts.precision,
            "precision_interval": counts.precision_interval,
            "recall": counts.recall,
            "recall_after_review": counts.recall_after_review,
            "review_share": counts.review_share,
            "recall_gap_points": self.recall_gap_points,
        }


def count_parts(con: duckdb.DuckDBPyConnection, scope: str) -> list[Part]:
    """Return the parts of the records in a scope, each beside its rest."""
    rows = con.execute(COUNTED.format(condition=SCOPES[scope])).fetchall()
    counted = {(by, value): Counts(*counts) for by, value, *counts in rows}
    everything = counted.get(("everything", "all"), total([]))
    rests = {by: counted.get((by, value)) for by, value in REST.items()}
    return [
        Part(
            scope, by, value, each, _gap(each, rests.get(by, everything.without(each)))
        )
        for (by, value), each in counted.items()
    ]


def _gap(counts: Counts, rest: Counts | None) -> float | None:
    """Return the recall of a part less that of the rest, in points."""
    there = rest.recall if rest else None
    if counts.recall is None or there is None:
        return None
    return 100 * (counts.recall - there)
