-- One row per household or client on a list: its place before its centre.
with helped as (
    select distinct
        subject_kind,
        subject_id
    from curated.monthly_help
),

listed as (
    select
        'household' as subject_kind,
        household_fates.household_id as subject_id,
        household_fates.subdistrict_code,
        lists.list_code,
        lists.plan_order
    from curated.household_fates
    inner join reference.lists on household_fates.fate_code = lists.list_code
    where
        is_on_a_list(
            household_fates.fate_code, household_fates.failed_dimension_count
        )
    union all
    select
        'client' as subject_kind,
        client_id as subject_id,
        subdistrict_code,
        'outside_survey' as list_code,
        null as plan_order
    from curated.outside_survey_clients
    where is_listed
)

select
    listed.subject_kind,
    listed.subject_id,
    listed.subdistrict_code,
    listed.list_code,
    assignments.centre_id,
    coalesce(urgent.is_emergency, false) as is_emergency,
    coalesce(urgent.is_overdue, false) as is_overdue,
    helped.subject_id is not null
    and not coalesce(urgent.is_emergency or urgent.is_overdue, false) as is_done,
    row_number() over (
        partition by listed.subject_kind, assignments.centre_id
        order by
            coalesce(urgent.is_emergency, false) desc,
            listed.subject_kind = 'household' and is_done asc,
            listed.plan_order asc,
            coalesce(urgent.is_overdue, false) desc,
            if(listed.subject_kind = 'client', urgent.waiting_since, null)
            asc nulls last,
            scores.order_rank asc nulls last,
            listed.subject_id asc
    ) as queue_place
from listed
left join curated.centre_assignments as assignments
    on
        listed.subject_kind = assignments.subject_kind
        and listed.subject_id = assignments.subject_id
left join curated.urgent_requests as urgent
    on
        listed.subject_kind = urgent.subject_kind
        and listed.subject_id = urgent.subject_id
left join helped
    on
        listed.subject_kind = helped.subject_kind
        and listed.subject_id = helped.subject_id
left join curated.scores
    on
        listed.subject_kind = scores.subject_kind
        and listed.subject_id = scores.subject_id
