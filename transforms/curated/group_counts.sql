-- One row per subdistrict and group of people: how many there are, and are listed.
select
    null::varchar as subdistrict_code,
    null::varchar as group_code,
    null::varchar as group_name_th,
    null::varchar as group_name_en,
    null::boolean as is_centre_target,
    null::bigint as person_count,
    null::bigint as household_count,
    null::bigint as listed_household_count,
    null::varchar as not_measurable_th,
    null::varchar as not_measurable_en
from clean.households
where false
