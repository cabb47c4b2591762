-- One row per listed household, unanswered dimension and service that fits it.
select
    null::varchar as household_id,
    null::varchar as dimension_code,
    null::varchar as service_code,
    null::bigint as option_rank,
    null::varchar as option_state,
    null::varchar as member_ages,
    null::bigint as used_count,
    null::bigint as limit_count,
    null::date as last_given_on
from clean.households
where false
