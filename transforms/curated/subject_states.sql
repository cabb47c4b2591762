-- One row per household, and client outside the survey: how it stood, why.
select
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::varchar as standing_code,
    null::varchar as subdistrict_code,
    null::varchar as list_code,
    null::bigint as priority_rank,
    null::bigint as score,
    null::bigint as unanswered_dimension_count,
    null::bigint as dependant_count,
    null::date as last_service_on,
    null::boolean as is_emergency,
    null::date as waiting_since,
    null::bigint as survey_year,
    null::varchar as failed_indicators,
    null::varchar as answers,
    null::varchar as card_state,
    null::bigint as member_count,
    null::bigint as present_count,
    null::bigint as vulnerability_level,
    null::bigint as review_decision_count
from reference.lists
where false
