-- One row per claim that a run proves of its figures; a broken one stops it.
select
    null::varchar as claim_code,
    null::varchar as claim_th,
    null::varchar as claim_en,
    null::bigint as checked_count,
    null::bigint as broken_count
from clean.households
where false
