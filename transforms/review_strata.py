"""The strata that a sample for clerks is drawn from: links by rung, and non-links.

A link near the line is wrong far more often than one by ID, so each kind is drawn from
by itself. Confidential records are left out: nobody is to see them for a measurement.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from schemas.run import RunRequest
from transforms.review_estimates import IN_REVIEW


@dataclass(frozen=True)
class Stratum:
    """One kind of pair.

    Attributes:
        code: its name.
        is_linked: whether its pairs are links.
        pair_count: pairs of this kind on the files.
    """

    code: str
    is_linked: bool
    pair_count: int


# Guessed shares of pairs that are not what they were taken for; they only steer how
# many are drawn of each kind, and enter no estimate.
GUESSED_ERRORS: Mapping[str, float] = {
    "linked_id": 0.0005,
    "linked_near_id": 0.005,
    "linked_weight_at_line": 0.02,
    "linked_weight_above": 0.003,
    "linked_weight_far_above": 0.0005,
    "linked_decision": 0.01,
    "linked_earlier": 0.005,
    IN_REVIEW: 0.5,
    "unmatched_near": 0.2,
    "unmatched_far": 0.02,
}
WITHOUT_CANDIDATE = "unmatched_without_candidate"
ORDER = (*GUESSED_ERRORS, WITHOUT_CANDIDATE)
AT_LINE_BITS, ABOVE_BITS = 1.0, 4.0  # above the line by weight and by lead
NEAR_BITS = 6.0  # below the line of review

# One row per record that is not confidential: the person it is linked to, else the
# likeliest one, and the stratum of that pair.
PAIRS = """
create or replace temp table pairs_to_judge as
with likeliest_persons as (
    select distinct on (service_record_id)
        service_record_id, household_id, person_number, match_weight
    from (
        select 1 as choice, * from match.link_candidates where candidate_rank = 1
        union all by name
        -- what weighs too little to be a candidate is the likeliest all the same
        select 2 as choice, * from match.scored_pairs
    )
    order by service_record_id, choice, match_weight desc, household_id, person_number
),

shown as (
    select
        links.service_record_id,
        links.link_state,
        links.link_rung,
        coalesce(links.household_id, likeliest.household_id) as household_id,
        coalesce(links.person_number, likeliest.person_number) as person_number,
        coalesce(likeliest.match_weight, links.match_weight) as match_weight,
        least(
            links.match_weight - $link_weight,
            coalesce(links.match_lead, 'infinity'::double) - $link_lead
        ) as margin
    from match.person_links as links
    inner join clean.service_records as records using (service_record_id)
    left join likeliest_persons as likeliest using (service_record_id)
    where not records.is_confidential
)

select
    service_record_id,
    household_id,
    person_number,
    link_state = 'linked' as is_linked,
    case
        when household_id is null then $without_candidate
        when link_state = 'in_review' then $in_review
        when link_state = 'unmatched' and match_weight >= $review_weight - $near
            then 'unmatched_near'
        when link_state = 'unmatched' then 'unmatched_far'
        when link_rung != 'weight' then 'linked_' || link_rung
        when margin < $at_line then 'linked_weight_at_line'
        when margin < $above then 'linked_weight_above'
        else 'linked_weight_far_above'
    end as stratum_code
from shown
"""
SIZES = """
select stratum_code, any_value(is_linked), count(*)
from pairs_to_judge
group by stratum_code
"""


def lay_out_strata(
    con: duckdb.DuckDBPyConnection, request: RunRequest
) -> list[Stratum]:
    """Make `pairs_to_judge` from the match layer, and return its strata in order."""
    con.execute(
        PAIRS,
        {
            "link_weight": request.link_weight,
            "link_lead": request.link_lead,
            "review_weight": request.review_weight,
            "near": NEAR_BITS,
            "at_line": AT_LINE_BITS,
            "above": ABOVE_BITS,
            "in_review": IN_REVIEW,
            "without_candidate": WITHOUT_CANDIDATE,
        },
    )
    found = {
        code: Stratum(code, *rest) for code, *rest in con.execute(SIZES).fetchall()
    }
    return [found[code] for code in ORDER if code in found]
