-- One row per measure, unit, group of people and area that has any: H, A and M0.
with round_weights as (
    select
        measure_code,
        survey_round_id,
        sum(weight)::bigint as total_weight
    from reference.poverty_weights
    group by measure_code, survey_round_id
),

-- every round weighs alike, which a run proves
measures as (
    select
        measure_code,
        max(total_weight) as total_weight
    from round_weights
    group by measure_code
),

answers as (
    select distinct
        measure_code,
        answer_number,
        failed_weight,
        is_poor,
        is_undetermined
    from curated.answer_components
),

judged_answers as (
    select
        group_answers.group_code,
        group_answers.area_code,
        group_answers.household_count,
        group_answers.person_count,
        measures.measure_code,
        measures.total_weight,
        coalesce(answers.is_poor, false)::bigint as is_poor,
        coalesce(answers.is_undetermined, false)::bigint as is_undetermined,
        if(answers.is_poor, answers.failed_weight, 0) as censored_weight
    from curated.group_answers
    cross join measures
    left join answers
        on
            group_answers.answer_number = answers.answer_number
            and measures.measure_code = answers.measure_code
),

smallest_areas as (
    select
        measure_code,
        total_weight,
        group_code,
        area_code,
        'household' as unit,
        sum(household_count) as unit_count,
        sum(household_count * is_poor) as poor_count,
        sum(household_count * is_undetermined) as undetermined_count,
        sum(household_count * censored_weight) as censored_weight
    from judged_answers
    group by measure_code, total_weight, group_code, area_code
    union all
    select
        measure_code,
        total_weight,
        group_code,
        area_code,
        'person' as unit,
        sum(person_count) as unit_count,
        sum(person_count * is_poor) as poor_count,
        sum(person_count * is_undetermined) as undetermined_count,
        sum(person_count * censored_weight) as censored_weight
    from judged_answers
    group by measure_code, total_weight, group_code, area_code
),

areas as (
    select
        smallest_areas.measure_code,
        smallest_areas.unit,
        smallest_areas.group_code,
        levels.area_level,
        smallest_areas.area_code[:levels.digit_count] as area_code,
        sum(smallest_areas.unit_count)::bigint as unit_count,
        sum(smallest_areas.poor_count)::bigint as poor_count,
        sum(smallest_areas.undetermined_count)::bigint as undetermined_count,
        smallest_areas.total_weight,
        sum(smallest_areas.censored_weight)::bigint as censored_weight
    from smallest_areas
    inner join (
        values
        ('province', 2),
        ('district', 4),
        ('subdistrict', 6),
        ('village', 8)
    ) as levels (area_level, digit_count)
        on
            levels.digit_count between
            length($area_code) and length(smallest_areas.area_code)
    group by all
)

select
    measure_code,
    unit,
    group_code,
    area_level,
    area_code,
    unit_count,
    poor_count,
    undetermined_count,
    total_weight,
    censored_weight,
    poor_count / unit_count as headcount_share,
    censored_weight / nullif(poor_count * total_weight, 0) as intensity_share,
    censored_weight / (unit_count * total_weight) as adjusted_headcount_share
from areas
where unit_count > 0
order by measure_code, unit, group_code, area_code
