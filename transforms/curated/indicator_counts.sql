-- One row per subdistrict and indicator on the form, as TPMAP counts persons.
with households_counted as (
    select
        person_needs.household_id,
        count(*) as person_count,
        count(*) filter (person_needs.is_target_poor) as target_count
    from curated.person_needs
    group by person_needs.household_id
),

-- households that answered alike count together: far fewer rows to take apart
answers as (
    select
        households.subdistrict_code,
        households.survey_round_id,
        households.indicator_results,
        sum(households_counted.person_count)::bigint as person_count,
        sum(households_counted.target_count)::bigint as target_count
    from clean.households
    inner join households_counted
        on households.household_id = households_counted.household_id
    where starts_with(households.subdistrict_code, $area_code)
    group by all
)

select
    answers.subdistrict_code,
    indicators.indicator_number,
    coalesce(
        sum(answers.person_count) filter (
            substr(answers.indicator_results, indicators.indicator_number, 1)
            in ('0', '1')
        ),
        0
    )::bigint as applicable_person_count,
    coalesce(
        sum(answers.person_count) filter (
            substr(answers.indicator_results, indicators.indicator_number, 1) = '0'
        ),
        0
    )::bigint as failed_person_count,
    coalesce(
        sum(answers.target_count) filter (
            substr(answers.indicator_results, indicators.indicator_number, 1) = '0'
        ),
        0
    )::bigint as target_failed_person_count
from answers
inner join reference.indicators
    on answers.survey_round_id = indicators.survey_round_id
group by answers.subdistrict_code, indicators.indicator_number
order by answers.subdistrict_code, indicators.indicator_number
