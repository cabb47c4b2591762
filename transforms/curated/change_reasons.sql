-- One row per change and reason for it, the foremost first.
select
    null::varchar as baseline_code,
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::bigint as reason_order,
    null::varchar as reason_code,
    null::varchar as detail_th,
    null::varchar as detail_en
from reference.lists
where false
