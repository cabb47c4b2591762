-- One row per earlier night compared with and thing that moves lists by definition.
select
    null::varchar as baseline_code,
    null::bigint as announcement_order,
    null::date as compared_on,
    null::varchar as setting_kind,
    null::varchar as setting_name,
    null::varchar as announcement_th,
    null::varchar as announcement_en
from reference.lists
where false
