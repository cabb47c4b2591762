-- One row per measure of tonight and what it is of: a source, a list of a district.
select
    null::varchar as measure_code,
    null::varchar as measured_of,
    null::double as measured_value
from reference.lists
where false
