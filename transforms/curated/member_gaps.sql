-- One row per member of a household and indicator that the household fails: whether the
-- failure may be this member's, and the help given to them that answers it.
with failures as (
    select
        household_shortfalls.household_id,
        household_shortfalls.indicator_number,
        household_shortfalls.dimension_code,
        households.survey_round_id,
        households.surveyed_until,
        coalesce(indicators.member_age_min, 0) as age_min,
        coalesce(indicators.member_age_max, 200) as age_max
    from curated.household_shortfalls
    inner join clean.households
        on household_shortfalls.household_id = households.household_id
    inner join reference.indicators
        on
            households.survey_round_id = indicators.survey_round_id
            and household_shortfalls.indicator_number = indicators.indicator_number
    where household_shortfalls.result = 'failed'
),

fitting_services as (
    select
        linked_services.*,
        last_day_of_help(linked_services.service_on, services.lasts_months)
            as lasts_until,
        failures.indicator_number,
        failures.age_min,
        failures.age_max,
        failures.surveyed_until
    from failures
    inner join reference.service_answers
        on
            failures.survey_round_id = service_answers.survey_round_id
            and failures.indicator_number = service_answers.indicator_number
    inner join curated.linked_services
        on
            failures.household_id = linked_services.household_id
            and service_answers.service_code = linked_services.service_code
    inner join reference.services
        on linked_services.service_code = services.service_code
),

answering_services as (
    select
        fitting_services.household_id,
        fitting_services.person_number,
        fitting_services.indicator_number,
        max(fitting_services.service_on) as answered_on,
        max_by(
            fitting_services.service_code,
            (fitting_services.service_on, fitting_services.service_record_id)
        ) as answered_by_service_code,
        max_by(
            fitting_services.lasts_until,
            (fitting_services.service_on, fitting_services.service_record_id)
        ) as answered_until
    from fitting_services
    where
        fitting_services.stage_code = 'aided'
        and is_answer(
            fitting_services.service_on,
            fitting_services.lasts_until,
            fitting_services.surveyed_until,
            fitting_services.recipient_age_years,
            fitting_services.age_min,
            fitting_services.age_max,
            $as_of
        )
    group by
        fitting_services.household_id,
        fitting_services.person_number,
        fitting_services.indicator_number
),

waiting as (
    select distinct
        household_id,
        person_number,
        indicator_number
    from fitting_services
    where stage_code = 'open'
)

select
    failures.household_id,
    person_needs.person_number,
    failures.indicator_number,
    failures.dimension_code,
    person_needs.is_present
    and coalesce(
        person_needs.age_years between failures.age_min and failures.age_max, true
    ) as is_concerned,
    -- what was given to somebody since dead or gone helps nobody
    case when person_needs.is_present then answering_services.answered_on end
        as answered_on,
    case
        when person_needs.is_present then answering_services.answered_by_service_code
    end as answered_by_service_code,
    case when person_needs.is_present then answering_services.answered_until end
        as answered_until,
    waiting.household_id is not null as is_waiting
from failures
inner join curated.person_needs
    on failures.household_id = person_needs.household_id
left join answering_services
    on
        person_needs.household_id = answering_services.household_id
        and person_needs.person_number = answering_services.person_number
        and failures.indicator_number = answering_services.indicator_number
left join waiting
    on
        person_needs.household_id = waiting.household_id
        and person_needs.person_number = waiting.person_number
        and failures.indicator_number = waiting.indicator_number
