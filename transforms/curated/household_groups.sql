-- One row per admitted household and group of people that anybody in it is of.
select
    null::varchar as household_id,
    null::varchar as group_code,
    null::bigint as member_count,
    null::bigint as present_count
from clean.households
where false
