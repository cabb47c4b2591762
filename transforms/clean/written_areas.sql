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

tidied as (
    select
        area_written,
        tidy(area_written) as written,
        regexp_replace(
            regexp_replace(plain_digits(area_written), '\.0+\s*$', ''), '[\s-]', '', 'g'
        ) as digits
    from areas_in_use
    where area_written is not null
),

parts as (
    select
        area_written,
        -- TPMAP's village code (10 digits) and the register's (8) begin with it
        case
            when regexp_full_match(digits, '\d{8}|\d{10}') then substr(digits, 1, 6)
            else digits
        end as area_code,
        regexp_extract(
            written, '(?:ตำบล|ต\.|แขวง) ?([ก-๙]+?)(?:$|[^ก-๙]|อำเภอ|อ\.)', 1
        ) as subdistrict_name,
        regexp_extract(
            written,
            '(?:อำเภอ|อ\.|(?:^| )เขต) ?([ก-๙]+?)(?:$|[^ก-๙]|ตำบล|ต\.|จังหวัด|จ\.)',
            1
        ) as district_name,
        regexp_extract(written, '(?:จังหวัด|จ\.) ?([ก-๙]+)', 1) as province_name
    from tidied
),

named as (
    select
        subdistrict_code,
        province_code,
        province_name_th as province_name,
        subdistrict_name_th as subdistrict_name,
        unnest(
            case
                when district_name_th = 'เมือง' || province_name_th
                    then [district_name_th, 'เมือง']
                else [regexp_replace(district_name_th, '^เขต', '')]
            end
        ) as district_name
    from reference.subdistricts
),

-- two subdistricts of one name in districts of one name: the run's province decides
named_once as (
    select
        parts.area_written,
        case
            when count(*) = 1 then min(named.subdistrict_code)
            else min(named.subdistrict_code) filter (
                where named.province_code = $province_code
            )
        end as subdistrict_code
    from parts
    inner join named
        on
            parts.district_name = named.district_name
            and parts.subdistrict_name = named.subdistrict_name
            and parts.province_name in ('', named.province_name)
    group by parts.area_written
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
left join named_once on parts.area_written = named_once.area_written
order by parts.area_written
