-- One row per household that came into or left a plan since it was issued.
select
    null::date as plan_month,
    null::varchar as household_id,
    null::varchar as centre_id,
    null::varchar as subdistrict_code,
    null::varchar as change_code,
    null::boolean as is_planned,
    null::date as changed_on,
    null::varchar as change_th,
    null::varchar as change_en
from clean.households
where false
