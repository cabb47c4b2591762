-- One row per place that the reports tell of: its name, and what it is part of.
with districts as (
    select distinct
        district_code,
        district_name_th,
        province_code,
        province_name_th
    from reference.subdistricts
    where starts_with(district_code, $area_code)
),

places as (
    select
        $area_code as place_code,
        'area' as place_kind,
        if(
            length($area_code) = 2,
            'จ.' || any_value(districts.province_name_th),
            'อ.' || any_value(districts.district_name_th)
        ) as place_name,
        null as part_of_code
    from districts
    union all
    select
        districts.district_code as place_code,
        'district' as place_kind,
        'อ.' || districts.district_name_th as place_name,
        districts.province_code as part_of_code
    from districts
    where districts.district_code != $area_code
    union all
    -- a district has no part that is elsewhere: there it stands beside the area
    select
        left($area_code, 2) || '00' as place_code,
        'elsewhere' as place_kind,
        'อื่น ๆ หรือไม่ทราบพื้นที่' as place_name,
        if(length($area_code) = 2, $area_code, null) as part_of_code
    union all
    select
        subdistricts.subdistrict_code as place_code,
        'subdistrict' as place_kind,
        'ต.' || subdistricts.subdistrict_name_th as place_name,
        subdistricts.district_code as part_of_code
    from reference.subdistricts
    where starts_with(subdistricts.subdistrict_code, $area_code)
    union all
    select
        centre_plans.centre_id as place_code,
        'centre' as place_kind,
        concat_ws(' อ.', centre_plans.centre_name, subdistricts.district_name_th)
            as place_name,
        $area_code as part_of_code
    from curated.centre_plans
    left join reference.subdistricts
        on centre_plans.subdistrict_code = subdistricts.subdistrict_code
)

select
    places.place_code,
    places.place_kind,
    places.place_name,
    places.part_of_code
from places
