-- One row per centre: how many households it can still visit this month.
select
    null::varchar as centre_id,
    null::date as plan_month,
    null::bigint as capacity_households,
    null::bigint as helped_household_count,
    null::bigint as place_count,
    null::date as issued_on,
    null::boolean as is_frozen,
    null::varchar as may_receive
from clean.households
where false
