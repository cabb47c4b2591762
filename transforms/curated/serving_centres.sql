-- One row per subdistrict of the area and centre that takes it on the day.
select
    null::varchar as subdistrict_code,
    null::varchar as centre_id,
    null::boolean as is_stand_in,
    null::double as distance_km
from clean.households
where false
