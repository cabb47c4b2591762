-- One row per row of `poverty_counts` and component: what it adds to M0.
select
    null::varchar as measure_code,
    null::varchar as unit,
    null::varchar as group_code,
    null::varchar as area_level,
    null::varchar as area_code,
    null::varchar as component_code,
    null::varchar as dimension_code,
    null::bigint as weight,
    null::bigint as failed_count,
    null::bigint as censored_count,
    null::bigint as unanswered_count,
    null::bigint as not_applicable_count,
    null::double as raw_headcount_share,
    null::double as censored_headcount_share,
    null::double as contribution_share
from clean.households
where false
