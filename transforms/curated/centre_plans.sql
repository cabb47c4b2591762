-- One row per centre of the area: its month in numbers, and a neighbour's help.
with counted as (
    select
        plan_rows.centre_id,
        count(*) filter (plan_rows.plan_state = 'planned') as planned_count,
        count(*) filter (
            plan_rows.plan_state = 'planned'
            and (
                plan_rows.is_emergency
                or plan_rows.helped_on is not null
                or coalesce(lists.plan_order = 1, false)
            )
        ) as taken_place_count,
        count(*) filter (plan_rows.plan_state = 'next_in_line') as next_in_line_count,
        count(*) filter (
            plan_rows.plan_state = 'next_in_line'
            and lists.plan_order = 1
            and (
                plan_rows.helped_on is null
                or plan_rows.is_emergency
                or plan_rows.is_overdue
            )
        ) as needy_in_line_count,
        count(*) filter (plan_rows.plan_state = 'beside') as beside_count,
        count(*) filter (plan_rows.is_emergency or plan_rows.is_overdue)
            as urgent_count
    from curated.plan_rows
    left join reference.lists on plan_rows.list_code = lists.list_code
    group by plan_rows.centre_id
),

stand_ins as (
    select
        centre_id,
        string_agg(subdistrict_code, ', ' order by subdistrict_code) as subdistricts
    from curated.serving_centres
    where is_stand_in
    group by centre_id
),

numbered as (
    select
        months.*,
        centres.centre_name,
        centres.subdistrict_code,
        places.latitude,
        places.longitude,
        stand_ins.subdistricts as stand_in_subdistricts,
        coalesce(counted.planned_count, 0) as planned_count,
        coalesce(counted.next_in_line_count, 0) as next_in_line_count,
        coalesce(counted.needy_in_line_count, 0) as needy_in_line_count,
        coalesce(counted.beside_count, 0) as beside_count,
        coalesce(counted.urgent_count, 0) as urgent_count,
        months.place_count - coalesce(counted.taken_place_count, 0)
            as spare_place_count
    from curated.centre_months as months
    inner join clean.centres on months.centre_id = centres.centre_id
    left join curated.centre_places as places on months.centre_id = places.centre_id
    left join counted on months.centre_id = counted.centre_id
    left join stand_ins on months.centre_id = stand_ins.centre_id
),

-- the nearest with room as the crow flies; only if none says so, one that has not said
-- how many it can visit
nearest as (
    select
        numbered.centre_id,
        neighbour.centre_id as neighbour_centre_id,
        neighbour.centre_name as neighbour_name,
        neighbour.spare_place_count is null as is_to_be_asked,
        numbered.needy_in_line_count,
        neighbour.spare_place_count,
        straight_line_km(
            numbered.latitude,
            numbered.longitude,
            neighbour.latitude,
            neighbour.longitude
        ) as distance_km
    from numbered
    inner join numbered as neighbour on numbered.centre_id != neighbour.centre_id
    where
        numbered.needy_in_line_count > 0
        and coalesce(neighbour.spare_place_count > 0, true)
        and distance_km <= 50
    qualify
        row_number() over (
            partition by numbered.centre_id
            order by is_to_be_asked asc, distance_km asc, neighbour.centre_id asc
        ) = 1
),

-- a place to spare is offered once: to whoever is nearest
offered as (
    select
        *,
        least(
            needy_in_line_count,
            coalesce(
                spare_place_count - coalesce(
                    sum(needy_in_line_count) over (
                        partition by neighbour_centre_id
                        order by distance_km, centre_id
                        rows between unbounded preceding and 1 preceding
                    ),
                    0
                ),
                needy_in_line_count
            )
        )::bigint as could_take_count
    from nearest
),

neighbours as (
    select * from offered  -- noqa: AM04
    where could_take_count > 0
)

select
    numbered.centre_id,
    numbered.centre_name,
    numbered.subdistrict_code,
    numbered.plan_month,
    numbered.issued_on,
    numbered.may_receive,
    numbered.capacity_households,
    numbered.helped_household_count,
    numbered.place_count,
    numbered.planned_count,
    numbered.next_in_line_count,
    numbered.needy_in_line_count,
    numbered.beside_count,
    numbered.urgent_count,
    numbered.spare_place_count,
    neighbours.neighbour_centre_id,
    neighbours.could_take_count as neighbour_could_take_count,
    numbered.stand_in_subdistricts,
    nullif(
        concat_ws(
            ' · ',
            if(numbered.capacity_households is null, 'ศูนย์ไม่ได้แจ้งกำลัง', null)
            || if(numbered.place_count is null, ' จึงไม่จำกัดจำนวน', ''),
            if(numbered.planned_count >= numbered.place_count, 'เต็มแล้ว', null),
            if(
                numbered.is_frozen
                and numbered.capacity_households < numbered.place_count,
                printf(
                    'แจ้งกำลังใหม่ %d หลังออกแผน แผนเดิมยังใช้',
                    numbered.capacity_households
                ),
                null
            ),
            printf(
                'ครัวเรือนขาดแคลนยังรอ %d ครัวเรือน: %s (%.1f กม. เส้นตรง) รับได้ %d',
                numbered.needy_in_line_count,
                neighbours.neighbour_name,
                neighbours.distance_km,
                neighbours.could_take_count
            )
            || if(neighbours.is_to_be_asked, ' (ไม่ได้แจ้งกำลัง ควรถามก่อน)', ''),
            'ทำแทนตำบลที่ไม่มีศูนย์: ' || numbered.stand_in_subdistricts,
            if(
                numbered.may_receive = 'planned',
                'ได้รับเฉพาะรายชื่อครัวเรือนในแผน ตามประเภทหน่วยงานที่ตั้ง',
                null
            )
        ),
        ''
    ) as note_th,
    nullif(
        concat_ws(
            ' · ',
            if(
                numbered.capacity_households is null,
                'has not said how many it can visit',
                null
            )
            || if(numbered.place_count is null, ': no limit', ''),
            if(numbered.planned_count >= numbered.place_count, 'full', null),
            if(
                numbered.is_frozen
                and numbered.capacity_households < numbered.place_count,
                printf(
                    'now says %d after the plan was issued: the plan stands',
                    numbered.capacity_households
                ),
                null
            ),
            printf(
                '%d households in need wait: %s (%.1f km, straight line) could take %d',
                numbered.needy_in_line_count,
                neighbours.neighbour_name,
                neighbours.distance_km,
                neighbours.could_take_count
            )
            || if(neighbours.is_to_be_asked, ' (has not said: ask first)', ''),
            'stands in for subdistricts without a centre: '
            || numbered.stand_in_subdistricts,
            if(
                numbered.may_receive = 'planned',
                'receives names of planned households only, by its kind of host',
                null
            )
        ),
        ''
    ) as note_en
from numbered
left join neighbours on numbered.centre_id = neighbours.centre_id
