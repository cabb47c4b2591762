-- One row per household and TPMAP indicator that it fails or did not answer, with the
-- newest help to a member that answers it.
with members as (
    select
        household_id,
        indicator_number,
        max(answered_on) as answered_on,
        max_by(answered_by_service_code, (answered_on, person_number))
            as answered_by_service_code,
        max_by(answered_until, (answered_on, person_number)) as answered_until,
        bool_or(is_waiting) as is_waiting,
        bool_or(is_concerned) as is_somebody_concerned
    from curated.member_gaps
    group by household_id, indicator_number
)

select
    household_shortfalls.household_id,
    household_shortfalls.indicator_number,
    household_shortfalls.dimension_code,
    household_shortfalls.result,
    members.answered_on,
    members.answered_by_service_code,
    members.answered_until,
    members.answered_on is not null as is_answered,
    coalesce(members.is_waiting, false) as is_waiting,
    -- an indicator about members of an age, where nobody of that age lives any more
    coalesce(indicators.member_age_min, indicators.member_age_max) is not null
    and not coalesce(members.is_somebody_concerned, true) as is_check_first
from curated.household_shortfalls
inner join clean.households
    on household_shortfalls.household_id = households.household_id
inner join reference.indicators
    on
        households.survey_round_id = indicators.survey_round_id
        and household_shortfalls.indicator_number = indicators.indicator_number
left join members
    on
        household_shortfalls.household_id = members.household_id
        and household_shortfalls.indicator_number = members.indicator_number
