-- One row per household and TPMAP indicator that it fails or did not answer.
select
    households.household_id,
    indicators.indicator_number,
    indicators.dimension_code,
    case substr(households.indicator_results, indicators.indicator_number, 1)
        when '0' then 'failed'
        else 'unanswered'
    end as result
from clean.households
inner join reference.indicators
    on households.survey_round_id = indicators.survey_round_id
where
    indicators.dimension_code is not null
    and substr(households.indicator_results, indicators.indicator_number, 1)
    in ('0', '?')
