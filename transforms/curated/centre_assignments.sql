-- One row per household or client on a list: the one centre that takes it.
select
    null::varchar as subject_kind,
    null::varchar as subject_id,
    null::varchar as centre_id,
    null::varchar as choice_code,
    null::double as distance_km
from clean.households
where false
