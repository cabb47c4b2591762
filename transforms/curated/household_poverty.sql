-- One row per measure and household that fails or leaves open any part of it.
with answers as (
    select distinct
        measure_code,
        answer_number,
        failed_weight,
        unanswered_weight,
        is_poor,
        is_undetermined
    from curated.answer_components
    where result != 'not_applicable'
)

select
    answers.measure_code,
    households.household_id,
    answers.failed_weight,
    answers.unanswered_weight,
    answers.is_poor,
    answers.is_undetermined
from clean.households
inner join curated.weighed_answers
    on
        households.survey_round_id = weighed_answers.survey_round_id
        and households.indicator_results = weighed_answers.indicator_results
inner join answers
    on weighed_answers.answer_number = answers.answer_number
