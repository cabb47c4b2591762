-- One row per household and dimension: failed, answered, waiting.
with dimension_indicators as (
    select
        survey_round_id,
        dimension_code,
        list(indicator_number order by indicator_number) as indicator_numbers
    from reference.indicators
    where dimension_code is not null
    group by survey_round_id, dimension_code
),

-- households that answered alike are looked at once
answers as (
    select distinct
        survey_round_id,
        indicator_results
    from clean.households
),

applicable as (
    select
        answers.survey_round_id,
        answers.indicator_results,
        dimension_indicators.dimension_code,
        len(list_filter(
            dimension_indicators.indicator_numbers,
            lambda number: substr(answers.indicator_results, number, 1) != '-'
        )) > 0 as is_applicable
    from answers
    inner join dimension_indicators
        on answers.survey_round_id = dimension_indicators.survey_round_id
),

gaps as (
    select
        household_id,
        dimension_code,
        count(*) filter (result = 'failed') as failed_indicator_count,
        count(*) filter (result = 'failed' and is_answered) as answered_indicator_count,
        bool_or(result = 'failed' and is_waiting) as is_waiting,
        max(answered_on) filter (result = 'failed') as last_answer_on
    from curated.household_gaps
    group by household_id, dimension_code
)

select
    households.household_id,
    applicable.dimension_code,
    case
        when gaps.failed_indicator_count > 0 then 'failed'
        when gaps.household_id is not null then 'unanswered'
        when applicable.is_applicable then 'passed'
        else 'not_applicable'
    end as result,
    coalesce(gaps.failed_indicator_count, 0) as failed_indicator_count,
    coalesce(gaps.answered_indicator_count, 0) as answered_indicator_count,
    coalesce(
        gaps.failed_indicator_count > 0
        and gaps.failed_indicator_count = gaps.answered_indicator_count,
        false
    ) as is_answered,
    coalesce(gaps.is_waiting, false) as is_waiting,
    gaps.last_answer_on
from clean.households
inner join applicable
    on
        households.survey_round_id = applicable.survey_round_id
        and households.indicator_results = applicable.indicator_results
left join gaps
    on
        households.household_id = gaps.household_id
        and applicable.dimension_code = gaps.dimension_code
