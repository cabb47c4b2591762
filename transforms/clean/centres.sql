-- One row per source row of centres: typed beside the rules it must pass.
select
    trim(centres.centre_id) as centre_id,
    tidy(centres.centre_name) as centre_name,
    if(centres.host_type is null, 'unknown', hosts.code) as host_type_code,
    written_areas.subdistrict_code,
    -- what is no number is out of range, and so told
    if(centres.latitude is null, null, coalesce(decimal_number(centres.latitude), 0))
        as latitude,
    if(centres.longitude is null, null, coalesce(decimal_number(centres.longitude), 0))
        as longitude,
    written_dates.date_on as opened_on,
    whole_number(centres.monthly_capacity_households) as monthly_capacity_households,
    centres.opened_on is null or written_dates.date_on is not null
        as is_opened_on_readable,
    centres.monthly_capacity_households is null
    or whole_number(centres.monthly_capacity_households) is not null
        as is_capacity_readable,
    centres.source_row
from raw.centres
left join clean.written_areas
    on centres.subdistrict_code = written_areas.area_written
left join clean.written_dates
    on centres.opened_on = written_dates.date_written
left join clean.written_codes as hosts
    on hosts.list_name = 'host_type' and centres.host_type = hosts.code_written
order by centres.source_row
