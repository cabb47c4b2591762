-- One row per centre and measure of its month: how many.
with needy as (
    select
        centre_assignments.centre_id,
        count(*) as household_count
    from curated.centre_assignments
    inner join curated.household_fates
        on centre_assignments.subject_id = household_fates.household_id
    where
        centre_assignments.subject_kind = 'household'
        and household_fates.fate_code
        in ('no_card', 'unserved', 'part_served', 'follow_up')
    group by centre_assignments.centre_id
),

centres as (
    select
        plans.centre_id,
        coalesce(needy.household_count, 0) as centre_needy_households,
        coalesce(plans.capacity_households, 0) as centre_places,
        -- told together: of a full centre, whose capacity is told, each would give the
        -- other away
        plans.helped_household_count + plans.planned_count as centre_taken_households,
        plans.needy_in_line_count as centre_waiting_households
    from curated.centre_plans as plans
    left join needy on plans.centre_id = needy.centre_id
),

counted as (
    unpivot centres
    on columns(* exclude (centre_id))
    into name measure_code value figure_count
)

select
    counted.measure_code,
    'all' as row_code,
    counted.centre_id as place_code,
    counted.figure_count
from counted
