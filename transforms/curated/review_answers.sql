-- One row per service record in review, person it may be, and failed dimension of the
-- person's household that the help would answer, wholly or in part.
with answered_indicators as (
    select distinct
        link_candidates.service_record_id,
        link_candidates.person_key,
        link_candidates.household_id,
        household_gaps.dimension_code,
        household_gaps.indicator_number
    from match.person_links
    inner join match.link_candidates
        on person_links.service_record_id = link_candidates.service_record_id
    inner join clean.service_records
        on person_links.service_record_id = service_records.service_record_id
    inner join reference.services
        on service_records.service_code = services.service_code
    inner join curated.person_needs
        on
            link_candidates.household_id = person_needs.household_id
            and link_candidates.person_number = person_needs.person_number
    inner join clean.persons
        on
            link_candidates.household_id = persons.household_id
            and link_candidates.person_number = persons.person_number
    inner join clean.households
        on link_candidates.household_id = households.household_id
    inner join reference.service_answers
        on
            service_records.service_code = service_answers.service_code
            and households.survey_round_id = service_answers.survey_round_id
    inner join curated.household_gaps
        on
            link_candidates.household_id = household_gaps.household_id
            and service_answers.indicator_number = household_gaps.indicator_number
    inner join reference.indicators
        on
            households.survey_round_id = indicators.survey_round_id
            and household_gaps.indicator_number = indicators.indicator_number
    where
        person_links.link_state = 'in_review'
        and service_records.stage_code = 'aided'
        and not service_records.is_confidential
        and person_needs.is_present
        and household_gaps.result = 'failed'
        and not household_gaps.is_answered
        and is_answer(
            service_records.service_on,
            last_day_of_help(service_records.service_on, services.lasts_months),
            households.surveyed_until,
            date_sub('year', persons.birth_on, service_records.service_on),
            coalesce(indicators.member_age_min, 0),
            coalesce(indicators.member_age_max, 200),
            $as_of
        )
)

select
    answered_indicators.service_record_id,
    answered_indicators.person_key,
    answered_indicators.household_id,
    answered_indicators.dimension_code,
    count(*) + any_value(household_dimensions.answered_indicator_count)
    >= any_value(household_dimensions.failed_indicator_count) as is_completed
from answered_indicators
inner join curated.household_dimensions
    on
        answered_indicators.household_id = household_dimensions.household_id
        and answered_indicators.dimension_code = household_dimensions.dimension_code
group by
    answered_indicators.service_record_id,
    answered_indicators.person_key,
    answered_indicators.household_id,
    answered_indicators.dimension_code
