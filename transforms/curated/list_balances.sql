-- One row per earlier night, subdistrict and list: then + changes = now.
select
    null::varchar as baseline_code,
    null::date as compared_on,
    null::varchar as subdistrict_code,
    null::varchar as list_code,
    null::bigint as before_count,
    null::bigint as entered_count,
    null::bigint as moved_in_count,
    null::bigint as left_count,
    null::bigint as moved_out_count,
    null::bigint as now_count,
    null::bigint as reordered_count,
    null::bigint as shifted_count,
    null::bigint as unexplained_count,
    null::boolean as is_balanced
from reference.lists
where false
