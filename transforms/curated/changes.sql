-- One row per earlier night, subdistrict and who entered, left or moved there.
select
    null::varchar as baseline_code,
    null::date as compared_on,
    null::varchar as subdistrict_code,
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::varchar as change_kind,
    null::varchar as list_code_before,
    null::varchar as list_code_now,
    null::bigint as priority_rank_before,
    null::bigint as priority_rank_now,
    null::bigint as score_before,
    null::bigint as score_now,
    null::varchar as reason_code,
    null::boolean as is_explained,
    null::varchar as change_th,
    null::varchar as change_en
from earlier.subject_states
where false
