-- One row per brake, and what it looks at: tonight, the usual, the limit.
select
    null::varchar as brake_code,
    null::varchar as measured_of,
    null::double as tonight_value,
    null::double as usual_value,
    null::double as limit_low,
    null::double as limit_high,
    null::bigint as night_count,
    null::date as compared_since,
    null::boolean as is_braked,
    null::varchar as brake_th,
    null::varchar as brake_en
from reference.lists
where false
