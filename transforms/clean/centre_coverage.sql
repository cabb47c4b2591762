-- One row per source row of centre_coverage: typed beside the rules it must pass.
select
    trim(centre_coverage.centre_id) as centre_id,
    written_areas.subdistrict_code,
    first_days.date_on as valid_from,
    last_days.date_on as valid_to,
    centre_coverage.centre_id is null or centres.centre_id is not null
        as is_centre_admitted,
    centre_coverage.valid_to is null
    -- an unreadable first day is its own fault
    or (
        last_days.date_on is not null
        and coalesce(last_days.date_on >= first_days.date_on, true)
    ) as is_period_readable,
    centre_coverage.source_row
from raw.centre_coverage
left join clean.centres
    on trim(centre_coverage.centre_id) = centres.centre_id
left join clean.written_areas
    on centre_coverage.subdistrict_code = written_areas.area_written
left join clean.written_dates as first_days
    on centre_coverage.valid_from = first_days.date_written
left join clean.written_dates as last_days
    on centre_coverage.valid_to = last_days.date_written
order by centre_coverage.source_row
