-- One row per earlier night, subdistrict and list: then + changes = now.
with baselines as (
    select
        night_on,
        unnest(compared_nights(is_previous, is_monday, is_plan_issue)) as baseline_code
    from earlier.nights
),

before as (
    select
        baselines.baseline_code,
        baselines.night_on,
        states.*
    from earlier.subject_states as states
    inner join baselines on states.night_on = baselines.night_on
    where states.list_code is not null
),

-- the lists themselves, not what the changes were made of
listed as (
    select
        'household' as subject_kind,
        household_id as subject_id,
        subdistrict_code,
        list_code,
        priority_rank
    from curated.target_households
    union all
    select
        'client' as subject_kind,
        client_id as subject_id,
        subdistrict_code,
        list_code,
        priority_rank
    from curated.target_clients
),

-- who no change names stands where and as it stood; the others as the changes say
implied as (
    select
        before.baseline_code,
        before.subdistrict_code,
        before.list_code,
        before.subject_kind,
        before.subject_id,
        before.score,
        before.unanswered_dimension_count,
        before.dependant_count,
        before.last_service_on,
        before.is_emergency,
        before.waiting_since,
        false as is_changed,
        before.priority_rank as former_rank
    from before
    left join curated.changes
        on
            before.baseline_code = changes.baseline_code
            and before.subdistrict_code = changes.subdistrict_code
            and before.subject_kind = changes.subject_kind
            and before.subject_id = changes.subject_id
    where changes.subject_id is null
    union all
    select
        changes.baseline_code,
        changes.subdistrict_code,
        changes.list_code_now as list_code,
        changes.subject_kind,
        changes.subject_id,
        states.score,
        states.unanswered_dimension_count,
        states.dependant_count,
        states.last_service_on,
        states.is_emergency,
        states.waiting_since,
        true as is_changed,
        null as former_rank
    from curated.changes
    inner join curated.subject_states as states
        on
            changes.subject_kind = states.subject_kind
            and changes.subject_id = states.subject_id
    where changes.list_code_now is not null
),

ranked as (
    select
        implied.*,
        row_number() over (
            partition by
                implied.baseline_code, implied.subdistrict_code, implied.list_code
            order by
                implied.is_emergency desc nulls last,
                implied.waiting_since asc nulls last,
                implied.score desc,
                implied.unanswered_dimension_count desc,
                implied.dependant_count desc,
                implied.last_service_on asc nulls first,
                implied.subject_id asc
        ) as implied_rank
    from implied
),

orders as (
    select
        ranked.baseline_code,
        ranked.subdistrict_code,
        ranked.list_code,
        count(*) as implied_count,
        count(*) filter (
            not ranked.is_changed and ranked.former_rank != ranked.implied_rank
        ) as shifted_count,
        bool_and(coalesce(ranked.implied_rank = listed.priority_rank, false))
            as is_in_order
    from ranked
    left join listed
        on
            ranked.subject_kind = listed.subject_kind
            and ranked.subject_id = listed.subject_id
            and ranked.subdistrict_code = listed.subdistrict_code
            and ranked.list_code = listed.list_code
    group by ranked.baseline_code, ranked.subdistrict_code, ranked.list_code
),

entries as (
    select
        baseline_code,
        subdistrict_code,
        list_code,
        'before' as entry,
        false as is_unexplained
    from before
    union all
    select
        baselines.baseline_code,
        listed.subdistrict_code,
        listed.list_code,
        'now' as entry,
        false as is_unexplained
    from listed
    cross join baselines
    union all
    select
        baseline_code,
        subdistrict_code,
        list_code_now as list_code,
        case change_kind
            when 'moved' then 'moved_in'
            else change_kind
        end as entry,
        not is_explained as is_unexplained
    from curated.changes
    where list_code_now is not null
    union all
    select
        baseline_code,
        subdistrict_code,
        list_code_before as list_code,
        case change_kind when 'moved' then 'moved_out' else 'left' end as entry,
        not is_explained and change_kind = 'left' as is_unexplained
    from curated.changes
    where list_code_before is not null and change_kind != 'reordered'
),

counts as (
    select
        baseline_code,
        subdistrict_code,
        list_code,
        count(*) filter (entry = 'before') as before_count,
        count(*) filter (entry = 'entered') as entered_count,
        count(*) filter (entry = 'moved_in') as moved_in_count,
        count(*) filter (entry = 'left') as left_count,
        count(*) filter (entry = 'moved_out') as moved_out_count,
        count(*) filter (entry = 'now') as now_count,
        count(*) filter (entry = 'reordered') as reordered_count,
        count(*) filter (is_unexplained) as unexplained_count
    from entries
    group by baseline_code, subdistrict_code, list_code
)

select
    counts.baseline_code,
    baselines.night_on as compared_on,
    counts.subdistrict_code,
    counts.list_code,
    counts.before_count,
    counts.entered_count,
    counts.moved_in_count,
    counts.left_count,
    counts.moved_out_count,
    counts.now_count,
    counts.reordered_count,
    coalesce(orders.shifted_count, 0) as shifted_count,
    counts.unexplained_count,
    counts.before_count + counts.entered_count + counts.moved_in_count
    - counts.left_count - counts.moved_out_count = counts.now_count
    and coalesce(orders.implied_count, 0) = counts.now_count
    and coalesce(orders.is_in_order, true) as is_balanced
from counts
inner join baselines on counts.baseline_code = baselines.baseline_code
left join orders
    on
        counts.baseline_code = orders.baseline_code
        and counts.subdistrict_code = orders.subdistrict_code
        and counts.list_code = orders.list_code
