"""Recall against precision as the weight that links runs: where thresholds come from.

Of the records without a usable ID only: the others are linked by their ID. Each is
taken with its likeliest person, and linked if that one weighs enough and leads enough.
"""

from dataclasses import dataclass

import duckdb

from schemas.run import RunRequest
from transforms.precision_recall import share

STEP_BITS = 0.5
LEADS_BITS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)

# One row per record without a usable ID that has a candidate: its likeliest person.
LIKELIEST = """
create or replace temp table likeliest_persons as
select
    candidates.match_weight,
    coalesce(candidates.match_lead, 'infinity'::double) as match_lead,
    candidates.household_id = judged.household_id
    and candidates.person_number = judged.person_number as is_right
from judged_records as judged
inner join match.link_candidates as candidates using (service_record_id)
where
    candidates.candidate_rank = 1
    and not judged.has_usable_id
    -- whose ID it is, but for the rest: no weight links those
    and candidates.link_rule not in ('id_agrees_alone', 'id_held_by_several')
"""
# One row per lead and step of weight: what would be linked from there on.
CURVE = """
with by_step as (
    select
        leads.lead_bits,
        $step * floor(likeliest.match_weight / $step) as weight_bits,
        count(*) as linked_count,
        count(*) filter (likeliest.is_right) as right_count
    from likeliest_persons as likeliest
    inner join (select unnest($leads) as lead_bits) as leads
        on likeliest.match_lead >= leads.lead_bits
    group by 1, 2
)

select
    lead_bits,
    weight_bits,
    sum(linked_count) over heavier,
    sum(right_count) over heavier
from by_step
window heavier as (partition by lead_bits order by weight_bits desc)
order by lead_bits, weight_bits
"""
CHOSEN = """
select $lead, $weight, count(*), count(*) filter (is_right)
from likeliest_persons
where match_weight >= $weight and match_lead >= $lead
"""
TO_FIND = """
select count(*) filter (is_in_registry and not has_usable_id) from judged_records
"""


@dataclass(frozen=True)
class CurvePoint:
    """One pair of thresholds: how many records it links, and how many rightly.

    `to_find_count` are the records without a usable ID whose person is in the survey.
    """

    lead_bits: float
    weight_bits: float
    linked_count: int
    right_count: int
    to_find_count: int

    @property
    def precision(self) -> float | None:
        """Share of the links that are right."""
        return share(self.right_count, self.linked_count)

    @property
    def recall(self) -> float | None:
        """Share of those to be found that are linked rightly."""
        return share(self.right_count, self.to_find_count)


@dataclass(frozen=True)
class Curve:
    """The points by lead and weight, and the one that the thresholds in force give."""

    points: tuple[CurvePoint, ...]
    chosen: CurvePoint


def weight_curve(con: duckdb.DuckDBPyConnection, request: RunRequest) -> Curve:
    """Return the curve, from `judged_records` and the candidates."""
    con.execute(LIKELIEST)
    to_find = int(con.execute(TO_FIND).fetchall()[0][0])
    steps = {"step": STEP_BITS, "leads": list(LEADS_BITS)}
    in_force = {"weight": request.link_weight, "lead": request.link_lead}
    (chosen,) = con.execute(CHOSEN, in_force).fetchall()
    return Curve(
        points=tuple(
            _point(row, to_find) for row in con.execute(CURVE, steps).fetchall()
        ),
        chosen=_point(chosen, to_find),
    )


def _point(row: tuple[float, float, int, int], to_find: int) -> CurvePoint:
    lead, weight, linked, right = row
    return CurvePoint(float(lead), float(weight), int(linked), int(right), to_find)
