-- One row per household or client on a list or in a plan: planned, or its place.
select
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::varchar as subdistrict_code,
    null::varchar as list_code,
    null::varchar as centre_id,
    null::varchar as plan_state,
    null::bigint as plan_place,
    null::boolean as is_emergency,
    null::boolean as is_overdue,
    null::date as helped_on,
    null::varchar as change_code,
    null::varchar as plan_th,
    null::varchar as plan_en
from clean.households
where false
