-- One row per distinct way a subdistrict is written in any source.
with areas_in_use as (
    select subdistrict_code as area_written from raw.households
    union
    select subdistrict_code from raw.service_records
    union
    select subdistrict_code from raw.centres
    union
    select subdistrict_code from raw.centre_coverage
    union
    select subdistrict_code from raw.contacts
),

parts as (
    select
        area_written,
        -- TPMAP's village code (10 digits) and the register's (8) begin with it
        substr(
            regexp_replace(
                regexp_replace(plain_digits(area_written), '\.0+\s*$', ''),
                '[\s-]', '', 'g'
            ),
            1,
            case when regexp_full_match(area_written, '\d{8}|\d{10}') then 6 else 20 end
        ) as area_code,
        regexp_extract(tidy(area_written), '(?:ตำบล|ต\.) ?([ก-๙]+)', 1)
            as subdistrict_name,
        regexp_extract(tidy(area_written), '(?:อำเภอ|อ\.) ?([ก-๙]+)', 1)
            as district_name
    from areas_in_use
    where area_written is not null
),

named as (
    select
        subdistrict_code,
        province_code,
        subdistrict_name_th as subdistrict_name,
        unnest(
            case
                when district_name_th = 'เมือง' || province_name_th
                    then [district_name_th, 'เมือง']
                else [district_name_th]
            end
        ) as district_name
    from reference.subdistricts
),

-- two subdistricts of one name in districts of one name: the run's province decides
named_once as (
    select
        district_name,
        subdistrict_name,
        case
            when count(*) = 1 then min(subdistrict_code)
            else min(subdistrict_code) filter (province_code = $province_code)
        end as subdistrict_code
    from named
    group by district_name, subdistrict_name
)

select
    parts.area_written,
    coalesce(
        current_areas.subdistrict_code,
        area_aliases.subdistrict_code,
        abolished_subdistricts.subdistrict_code,
        named_once.subdistrict_code
    ) as subdistrict_code
from parts
left join reference.subdistricts as current_areas
    on parts.area_code = current_areas.subdistrict_code
left join reference.area_aliases
    on parts.area_code = area_aliases.area_code
left join reference.abolished_subdistricts
    on parts.area_code = abolished_subdistricts.area_code
left join named_once
    on
        parts.district_name = named_once.district_name
        and parts.subdistrict_name = named_once.subdistrict_name
order by parts.area_written
