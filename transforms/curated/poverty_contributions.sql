-- One row per row of `poverty_counts` and component that anybody does not pass.
with component_units as (
    select
        answer_components.measure_code,
        answer_components.component_code,
        answer_components.dimension_code,
        answer_components.weight,
        group_answers.group_code,
        group_answers.area_code,
        answer_components.result,
        answer_components.is_poor and answer_components.result = 'failed'
            as is_censored_failure,
        sum(group_answers.household_count)::bigint as household_count,
        sum(group_answers.person_count)::bigint as person_count
    from curated.group_answers
    inner join curated.answer_components
        on group_answers.answer_number = answer_components.answer_number
    group by all
),

area_units as (
    select
        component_units.measure_code,
        component_units.component_code,
        component_units.dimension_code,
        component_units.weight,
        component_units.group_code,
        component_units.area_code[:levels.digit_count] as area_code,
        component_units.result,
        component_units.is_censored_failure,
        sum(component_units.household_count)::bigint as household_count,
        sum(component_units.person_count)::bigint as person_count
    from component_units
    inner join (values (2), (4), (6), (8)) as levels (digit_count)
        on
            levels.digit_count between
            length($area_code) and length(component_units.area_code)
    group by all
),

-- told by the unit of each row of the counts
unit_counts as (
    select
        counts.measure_code,
        counts.unit,
        counts.group_code,
        counts.area_level,
        counts.area_code,
        area_units.component_code,
        area_units.dimension_code,
        area_units.weight,
        counts.unit_count,
        counts.censored_weight,
        area_units.result,
        area_units.is_censored_failure,
        if(counts.unit = 'person', area_units.person_count, area_units.household_count)
            as found_count
    from area_units
    inner join curated.poverty_counts as counts
        on
            area_units.measure_code = counts.measure_code
            and area_units.group_code = counts.group_code
            and area_units.area_code = counts.area_code
),

components as (
    select
        measure_code,
        unit,
        group_code,
        area_level,
        area_code,
        component_code,
        dimension_code,
        weight,
        unit_count,
        censored_weight,
        sum(if(result = 'failed', found_count, 0))::bigint as failed_count,
        sum(if(is_censored_failure, found_count, 0))::bigint as censored_count,
        sum(if(result = 'unanswered', found_count, 0))::bigint as unanswered_count,
        sum(if(result = 'not_applicable', found_count, 0))::bigint
            as not_applicable_count
    from unit_counts
    where found_count > 0
    group by all
)

select
    measure_code,
    unit,
    group_code,
    area_level,
    area_code,
    component_code,
    dimension_code,
    weight,
    failed_count,
    censored_count,
    unanswered_count,
    not_applicable_count,
    failed_count / unit_count as raw_headcount_share,
    censored_count / unit_count as censored_headcount_share,
    weight * censored_count / nullif(censored_weight, 0) as contribution_share
from components
order by measure_code, unit, group_code, area_code, component_code
