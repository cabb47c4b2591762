-- One row per household on a list: where it lies, as far as is known.
select
    null::varchar as household_id,
    null::double as latitude,
    null::double as longitude,
    null::varchar as place_basis
from clean.households
where false
