-- One row per measure, way of answering, and component that is not passed.
with component_indicators as (
    select
        poverty_weights.measure_code,
        poverty_weights.survey_round_id,
        poverty_weights.component_code,
        poverty_weights.dimension_code,
        poverty_weights.weight,
        list(indicators.indicator_number order by indicators.indicator_number)
            as indicator_numbers
    from reference.poverty_weights
    inner join reference.indicators
        on
            poverty_weights.survey_round_id = indicators.survey_round_id
            and if(
                poverty_weights.indicator_number is null,
                poverty_weights.dimension_code = indicators.dimension_code,
                poverty_weights.indicator_number = indicators.indicator_number
            )
    group by all
),

-- any one of those that are weighed alike stands for them
answers as (
    select
        answer_number,
        survey_round_id,
        min(indicator_results) as indicator_results
    from curated.weighed_answers
    group by answer_number, survey_round_id
),

component_answers as (
    select
        component_indicators.measure_code,
        answers.answer_number,
        component_indicators.component_code,
        component_indicators.dimension_code,
        component_indicators.weight,
        list_transform(
            component_indicators.indicator_numbers,
            lambda number: substr(answers.indicator_results, number, 1)
        ) as results
    from answers
    inner join component_indicators
        on answers.survey_round_id = component_indicators.survey_round_id
),

-- unanswered is neither passed nor failed; not applicable is no failure
component_results as (
    select
        measure_code,
        answer_number,
        component_code,
        dimension_code,
        weight,
        case
            when list_contains(results, '0') then 'failed'
            when list_contains(results, '?') then 'unanswered'
            when not list_contains(results, '1') then 'not_applicable'
            else 'passed'
        end as result
    from component_answers
),

answer_weights as (
    select
        component_results.measure_code,
        component_results.answer_number,
        coalesce(
            sum(component_results.weight) filter (component_results.result = 'failed'),
            0
        )::bigint as failed_weight,
        coalesce(
            sum(component_results.weight)
            filter (component_results.result = 'unanswered'),
            0
        )::bigint as unanswered_weight,
        failed_weight >= poverty_measures.cut_off_weight as is_poor,
        not is_poor
        and failed_weight + unanswered_weight >= poverty_measures.cut_off_weight
            as is_undetermined
    from component_results
    inner join reference.poverty_measures
        on component_results.measure_code = poverty_measures.measure_code
    group by
        component_results.measure_code,
        component_results.answer_number,
        poverty_measures.cut_off_weight
)

select
    component_results.measure_code,
    component_results.answer_number,
    component_results.component_code,
    component_results.dimension_code,
    component_results.weight,
    component_results.result,
    answer_weights.failed_weight,
    answer_weights.unanswered_weight,
    answer_weights.is_poor,
    answer_weights.is_undetermined
from component_results
inner join answer_weights
    on
        component_results.measure_code = answer_weights.measure_code
        and component_results.answer_number = answer_weights.answer_number
where component_results.result != 'passed'
