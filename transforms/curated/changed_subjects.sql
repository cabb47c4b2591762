-- One row per earlier night and who entered or left a list since, or moved.
with compared as (
    select night_on
    from earlier.nights
    where is_previous or is_monday or is_plan_issue
),

before as (
    select states.*
    from earlier.subject_states as states
    inner join compared on states.night_on = compared.night_on
    where states.list_code is not null
),

after as (
    select
        compared.night_on,
        states.*
    from compared
    cross join curated.subject_states as states
    where states.list_code is not null
),

pairs as (
    select
        coalesce(after.night_on, before.night_on) as night_on,
        coalesce(after.subject_kind, before.subject_kind) as subject_kind,
        coalesce(after.subject_id, before.subject_id) as subject_id,
        before.subdistrict_code as subdistrict_code_before,
        after.subdistrict_code as subdistrict_code_now,
        before.list_code as list_code_before,
        after.list_code as list_code_now,
        before.priority_rank as priority_rank_before,
        after.priority_rank as priority_rank_now,
        before.score as score_before,
        after.score as score_now,
        coalesce(
            before.list_code = after.list_code
            and before.subdistrict_code = after.subdistrict_code,
            false
        ) as is_in_same_list,
        -- what a list is ordered by
        [
            before.score,
            before.unanswered_dimension_count,
            before.dependant_count,
            before.last_service_on - date '2000-01-01',
            before.is_emergency::bigint,
            before.waiting_since - date '2000-01-01'
        ] as key_before,
        [
            after.score,
            after.unanswered_dimension_count,
            after.dependant_count,
            after.last_service_on - date '2000-01-01',
            after.is_emergency::bigint,
            after.waiting_since - date '2000-01-01'
        ] as key_now
    from before
    full join after
        on
            before.night_on = after.night_on
            and before.subject_kind = after.subject_kind
            and before.subject_id = after.subject_id
)

select
    night_on,
    subject_kind,
    subject_id,
    subdistrict_code_before,
    subdistrict_code_now,
    list_code_before,
    list_code_now,
    priority_rank_before,
    priority_rank_now,
    score_before,
    score_now,
    is_in_same_list as is_reordered
from pairs
where not is_in_same_list or key_before is distinct from key_now
