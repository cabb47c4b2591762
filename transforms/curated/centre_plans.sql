-- One row per centre: its month in numbers, and what a neighbour could take.
select
    null::varchar as centre_id,
    null::varchar as centre_name,
    null::varchar as subdistrict_code,
    null::date as plan_month,
    null::date as issued_on,
    null::varchar as may_receive,
    null::bigint as capacity_households,
    null::bigint as helped_household_count,
    null::bigint as place_count,
    null::bigint as planned_count,
    null::bigint as next_in_line_count,
    null::bigint as needy_in_line_count,
    null::bigint as beside_count,
    null::bigint as urgent_count,
    null::bigint as spare_place_count,
    null::varchar as neighbour_centre_id,
    null::bigint as neighbour_could_take_count,
    null::varchar as stand_in_subdistricts,
    null::varchar as note_th,
    null::varchar as note_en
from clean.households
where false
