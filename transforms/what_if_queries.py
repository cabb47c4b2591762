"""How two worlds are compared: `before` as the night was, `curated` as it would be."""

# One row per household that is on a list or planned in either world.
HOUSEHOLDS = """
create table before.households as
with planned as (
    select subject_id, true as was_planned, false as is_planned from before.plan_rows
    where subject_kind = 'household' and plan_state = 'planned'
    union all
    select subject_id, false, true from curated.plan_rows
    where subject_kind = 'household' and plan_state = 'planned'
),

plans as (
    select
        subject_id as household_id,
        bool_or(was_planned) as was_planned,
        bool_or(is_planned) as is_planned
    from planned
    group by subject_id
)

select
    fates.household_id,
    fates.subdistrict_code,
    fates.fate_code as list_before,
    changed.fate_code as list_after,
    list_contains($lists, fates.fate_code) as was_listed,
    list_contains($lists, changed.fate_code) as is_listed,
    coalesce(plans.was_planned, false) as was_planned,
    coalesce(plans.is_planned, false) as is_planned
from before.household_fates as fates
inner join curated.household_fates as changed
    on fates.household_id = changed.household_id
left join plans on fates.household_id = plans.household_id
where was_listed or is_listed or was_planned or is_planned
"""

LISTS = """
with moves as (
    select list_before, list_after, count(*) as household_count
    from before.households
    group by all
),

each_list as (
    select
        lists.list_code as code,
        lists.list_order as place,
        lists.name_th,
        lists.name_en,
        moves.household_count,
        moves.list_before = lists.list_code as was_in,
        moves.list_after = lists.list_code as is_in
    from reference.lists
    left join moves on lists.list_code in (moves.list_before, moves.list_after)
    where list_contains($lists, lists.list_code)
),

together as (
    from each_list
    union all
    select 'any_list', 90, 'ทุกบัญชีรวมกัน', 'On any list', 1, was_listed, is_listed
    from before.households
    union all
    select 'planned', 91, 'อยู่ในแผนเดือนนี้', 'Planned this month', 1, was_planned,
        is_planned
    from before.households
)

select
    code,
    any_value(name_th),
    any_value(name_en),
    coalesce(sum(household_count) filter (was_in), 0)::bigint,
    coalesce(sum(household_count) filter (is_in), 0)::bigint,
    coalesce(sum(household_count) filter (is_in and not was_in), 0)::bigint,
    coalesce(sum(household_count) filter (was_in and not is_in), 0)::bigint
from together
group by code
order by any_value(place)
"""

SUBDISTRICTS = """
select
    subdistricts.subdistrict_code,
    subdistricts.subdistrict_name_th,
    subdistricts.district_name_th,
    count(*) filter (households.was_listed),
    count(*) filter (households.is_listed),
    count(*) filter (households.is_listed and not households.was_listed),
    count(*) filter (households.was_listed and not households.is_listed),
    count(*) filter (households.was_planned),
    count(*) filter (households.is_planned),
    count(*) filter (households.is_planned and not households.was_planned),
    count(*) filter (households.was_planned and not households.is_planned)
from reference.subdistricts
left join before.households
    on subdistricts.subdistrict_code = households.subdistrict_code
where starts_with(subdistricts.subdistrict_code, $area_code)
group by all
order by subdistricts.subdistrict_code
"""

# A household is of a group if any of it lives there still.
GROUPS = """
select
    population_groups.group_code,
    any_value(population_groups.name_th),
    any_value(population_groups.name_en),
    count(*) filter (households.was_listed),
    count(*) filter (households.is_listed),
    count(*) filter (households.was_planned),
    count(*) filter (households.is_planned)
from reference.population_groups
inner join curated.household_groups
    on population_groups.group_code = household_groups.group_code
inner join before.households
    on household_groups.household_id = households.household_id
where
    household_groups.present_count > 0
    and (population_groups.is_poverty_group or population_groups.is_centre_target)
group by population_groups.group_code
order by any_value(population_groups.group_order)
"""

POVERTY = """
select
    measures.measure_code,
    measures.name_th,
    measures.name_en,
    counts.unit,
    counts.headcount_share,
    changed.headcount_share,
    counts.intensity_share,
    changed.intensity_share,
    counts.adjusted_headcount_share,
    changed.adjusted_headcount_share
from before.poverty_counts as counts
inner join curated.poverty_counts as changed
    using (measure_code, unit, group_code, area_level, area_code)
inner join reference.poverty_measures as measures using (measure_code)
where counts.group_code = 'everyone' and counts.area_code = $area_code
order by measures.measure_order, counts.unit desc
"""

# Each planned household is visited once, and given the first service that is open to
# it in each dimension without an answer; one that is first in two is given once.
COST = """
with plan_rows as (
    select 'before' as world, subject_kind, subject_id, plan_state
    from before.plan_rows
    union all
    select 'after', subject_kind, subject_id, plan_state from curated.plan_rows
),

options as (
    select 'before' as world, household_id, dimension_code, service_code, option_rank
    from before.service_options where option_state = 'open'
    union all
    select 'after', household_id, dimension_code, service_code, option_rank
    from curated.service_options where option_state = 'open'
),

first_options as (
    select
        world,
        household_id,
        dimension_code,
        arg_min(service_code, option_rank) as service_code
    from options
    group by world, household_id, dimension_code
),

given as (
    select world, subject_id as household_id, 'home_visit' as service_code
    from plan_rows
    where subject_kind = 'household' and plan_state = 'planned'
    union
    select plan_rows.world, plan_rows.subject_id, first_options.service_code
    from plan_rows
    inner join first_options
        on
            plan_rows.world = first_options.world
            and plan_rows.subject_id = first_options.household_id
    where plan_rows.subject_kind = 'household' and plan_rows.plan_state = 'planned'
),

costs as (
    select
        given.world,
        count(*) filter (given.service_code = 'home_visit') as visits,
        count(*) filter (given.service_code != 'home_visit') as services,
        sum(service_costs.unit_cost_baht)::bigint as baht,
        sum(service_costs.visit_minutes)::bigint as minutes
    from given
    left join reference.service_costs
        on given.service_code = service_costs.service_code
    group by given.world
),

waiting as (
    select
        world,
        count(*) filter (
            subject_kind = 'household' and plan_state = 'next_in_line'
        ) as in_line
    from plan_rows
    group by world
)

select
    coalesce(costs.visits, 0),
    coalesce(waiting.in_line, 0),
    coalesce(costs.services, 0),
    coalesce(costs.baht, 0),
    coalesce(costs.minutes, 0)
from (values ('before', 1), ('after', 2)) as worlds(world, place)
left join costs on worlds.world = costs.world
left join waiting on worlds.world = waiting.world
order by worlds.place
"""
