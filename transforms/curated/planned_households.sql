-- One row per centre and household that is or was in its plan of the month.
with rooms as (
    select
        months.centre_id,
        months.plan_month,
        months.is_frozen,
        months.place_count,
        count(*) filter (standing.is_standing) as standing_count,
        count(*) filter (standing.is_kept) as kept_count,
        count(standing.former_place) - standing_count as freed_count
    from curated.centre_months as months
    left join curated.standing_plans as standing
        on months.centre_id = standing.centre_id
    group by
        months.centre_id, months.plan_month, months.is_frozen, months.place_count
),

former as (
    select
        household_id,
        bool_or(is_standing) as is_standing
    from curated.standing_plans
    where former_place is not null
    group by household_id
),

-- who is in no plan that stands; into one come emergencies first, then whoever fills
-- a place: nobody who left it tonight, and no house that stands empty
waiting as (
    select
        queue.subject_id as household_id,
        queue.subdistrict_code,
        queue.list_code,
        queue.queue_place,
        queue.is_done,
        rooms.*,
        rooms.is_frozen and queue.is_emergency as is_new_emergency,
        row_number() over (
            partition by rooms.centre_id, is_new_emergency
            order by queue.queue_place
        ) as waiting_rank
    from curated.plan_queue as queue
    inner join rooms on queue.centre_id = rooms.centre_id
    left join former on queue.subject_id = former.household_id
    where
        queue.subject_kind = 'household'
        and (
            former.household_id is null
            or (
                not former.is_standing
                and (queue.is_emergency or not rooms.is_frozen)
            )
        )
        and not (rooms.is_frozen and queue.list_code = 'emptied')
),

admissions as (
    select
        rooms.centre_id,
        least(
            count(waiting.household_id),
            coalesce(any_value(rooms.place_count - rooms.kept_count), 1000000000)
        ) as emergency_count
    from rooms
    left join waiting
        on rooms.centre_id = waiting.centre_id and waiting.is_new_emergency
    group by rooms.centre_id
),

newcomers as (
    select
        waiting.*,
        case
            when waiting.is_new_emergency then 'emergency'
            when waiting.is_frozen then 'filled'
        end as change_code
    from waiting
    inner join admissions on waiting.centre_id = admissions.centre_id
    where
        not waiting.is_done
        and coalesce(
            waiting.waiting_rank <= case
                when waiting.is_new_emergency then admissions.emergency_count
                when waiting.is_frozen
                    then waiting.freed_count - admissions.emergency_count
                else waiting.place_count
            end,
            true  -- no limit
        )
),

kept_or_not as (
    select
        standing.*,
        standing.is_standing
        and not coalesce(
            not standing.is_kept
            and row_number() over (
                partition by
                    standing.centre_id, standing.is_standing and not standing.is_kept
                order by standing.former_place desc
            ) <= rooms.standing_count + admissions.emergency_count - rooms.place_count,
            false
        ) as is_staying
    from curated.standing_plans as standing
    inner join rooms on standing.centre_id = rooms.centre_id
    inner join admissions on standing.centre_id = admissions.centre_id
),

in_plan as (
    select
        plan_month,
        household_id,
        centre_id,
        subdistrict_code,
        list_code,
        former_place,
        change_code,
        changed_on,
        if(change_code = 'emergency', 1, 2) as part
    from kept_or_not
    where is_staying
    union all
    select
        plan_month,
        household_id,
        centre_id,
        subdistrict_code,
        list_code,
        queue_place as former_place,
        change_code,
        if(change_code is null, null, $as_of::date) as changed_on,
        case change_code when 'emergency' then 1 when 'filled' then 3 else 2 end as part
    from newcomers
),

planned_or_gone as (
    select
        plan_month,
        household_id,
        centre_id,
        subdistrict_code,
        list_code,
        row_number() over (
            partition by centre_id
            order by
                part asc,
                if(part = 1, changed_on, null) asc,
                former_place asc,
                household_id asc
        ) as plan_place,
        change_code,
        changed_on
    from in_plan
    union all
    select
        gone.plan_month,
        gone.household_id,
        gone.centre_id,
        gone.subdistrict_code,
        gone.list_code,
        null as plan_place,
        if(gone.is_standing, 'displaced', gone.change_code) as change_code,
        if(gone.is_standing, $as_of::date, gone.changed_on) as changed_on
    from kept_or_not as gone
    left join newcomers as back
        on gone.household_id = back.household_id and gone.centre_id = back.centre_id
    where not gone.is_staying and back.household_id is null
)

select
    plan_month,
    household_id,
    centre_id,
    subdistrict_code,
    list_code,
    plan_place,
    change_code,
    changed_on
from planned_or_gone
