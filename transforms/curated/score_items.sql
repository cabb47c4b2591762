-- One row per household or client on a list and thing that adds to its score.
select
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::varchar as item_code,
    null::varchar as part_code,
    null::bigint as item_count,
    null::bigint as points
from clean.households
where false
