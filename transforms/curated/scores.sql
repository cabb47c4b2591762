-- One row per household or client on a list: its score, and what made it.
select
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::bigint as score,
    null::bigint as deprivation_points,
    null::bigint as vulnerability_points,
    null::bigint as last_service_points,
    null::bigint as survey_age_points,
    null::varchar as score_th,
    null::varchar as score_en
from clean.households
where false
