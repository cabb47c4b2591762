-- One row per measure, unit, group of people and area: H, A and M0.
select
    null::varchar as measure_code,
    null::varchar as unit,
    null::varchar as group_code,
    null::varchar as area_level,
    null::varchar as area_code,
    null::bigint as unit_count,
    null::bigint as poor_count,
    null::bigint as undetermined_count,
    null::bigint as total_weight,
    null::bigint as censored_weight,
    null::double as headcount_share,
    null::double as intensity_share,
    null::double as adjusted_headcount_share
from clean.households
where false
