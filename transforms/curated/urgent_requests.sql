-- One row per household or client with an open request: emergency, overdue.
select
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::boolean as is_emergency,
    null::boolean as is_overdue,
    null::date as waiting_since
from clean.households
where false
