-- One row per household and TPMAP indicator that it fails or did not answer, with the
-- help that answers it: aided after the survey, fitting the indicator, still lasting.
with fitting_help as (
    select
        linked_services.household_id,
        service_answers.indicator_number,
        max(linked_services.service_on) filter (
            linked_services.stage_code = 'aided'
            and linked_services.service_on > households.surveyed_until
            and linked_services.service_on <= $as_of
            and linked_services.lasts_until >= $as_of
        ) as answered_on,
        bool_or(linked_services.stage_code = 'open') as is_waiting
    from curated.linked_services
    inner join clean.households
        on linked_services.household_id = households.household_id
    inner join reference.service_answers
        on
            linked_services.service_code = service_answers.service_code
            and households.survey_round_id = service_answers.survey_round_id
    group by linked_services.household_id, service_answers.indicator_number
),

-- indicators about members of an age, where nobody of that age lives any more
outgrown as (
    select
        household_shortfalls.household_id,
        household_shortfalls.indicator_number
    from curated.household_shortfalls
    inner join clean.households
        on household_shortfalls.household_id = households.household_id
    inner join reference.indicators
        on
            households.survey_round_id = indicators.survey_round_id
            and household_shortfalls.indicator_number = indicators.indicator_number
    inner join curated.person_needs
        on household_shortfalls.household_id = person_needs.household_id
    where coalesce(indicators.member_age_min, indicators.member_age_max) is not null
    group by
        household_shortfalls.household_id, household_shortfalls.indicator_number
    having not bool_or(
        person_needs.is_present
        and coalesce(
            person_needs.age_years between coalesce(indicators.member_age_min, 0)
            and coalesce(indicators.member_age_max, 200),
            true
        )
    )
)

select
    household_shortfalls.household_id,
    household_shortfalls.indicator_number,
    household_shortfalls.dimension_code,
    household_shortfalls.result,
    fitting_help.answered_on,
    fitting_help.answered_on is not null as is_answered,
    coalesce(fitting_help.is_waiting, false) as is_waiting,
    outgrown.household_id is not null as is_check_first
from curated.household_shortfalls
left join fitting_help
    on
        household_shortfalls.household_id = fitting_help.household_id
        and household_shortfalls.indicator_number = fitting_help.indicator_number
left join outgrown
    on
        household_shortfalls.household_id = outgrown.household_id
        and household_shortfalls.indicator_number = outgrown.indicator_number
