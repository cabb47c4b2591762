-- One row per way of answering the form: its number among those weighed alike.
with weighed_indicators as (
    select
        poverty_weights.survey_round_id,
        list(distinct indicators.indicator_number order by indicators.indicator_number)
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
    group by poverty_weights.survey_round_id
),

answers as (
    select distinct
        survey_round_id,
        indicator_results
    from clean.households
),

-- half of the form weighs nothing: few ways are left of many
weighed_results as (
    select
        answers.survey_round_id,
        answers.indicator_results,
        array_to_string(
            list_transform(
                weighed_indicators.indicator_numbers,
                lambda number: substr(answers.indicator_results, number, 1)
            ),
            ''
        ) as results
    from answers
    left join weighed_indicators
        on answers.survey_round_id = weighed_indicators.survey_round_id
)

select
    survey_round_id,
    indicator_results,
    dense_rank() over (order by survey_round_id, results) as answer_number
from weighed_results
