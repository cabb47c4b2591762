-- One row per source row of service_records: typed beside the rules it must pass.
with
-- step by step: a macro copies what it is given to each place where it is named
with_digits as (
    select
        *,
        citizen_id_digits(citizen_id) as written_digits
    from raw.service_records
),

with_id as (
    select
        *,
        with_leading_zero(written_digits) as id_digits
    from with_digits
),

with_number as (
    select
        *,
        try_cast(id_digits as bigint) as id_number
    from with_id
),

identified as (
    select
        *,
        citizen_id_status(id_digits, id_number) as id_status
    from with_number
)

select
    trim(identified.service_record_id) as service_record_id,
    trim(identified.centre_id) as centre_id,
    if(identified.id_status = 'valid', identified.id_digits, null) as citizen_id,
    identified.id_status as citizen_id_status,
    citizen_id_written(identified.id_digits, identified.id_status)
        as citizen_id_written,
    case
        when identified.title is null then coalesce(first_names.title_code, 'unknown')
        else titles.code
    end as title_code,
    first_names.name as first_name,
    -- a surname that repeats the first name stands for a one-word name
    case
        when last_names.name_folded = first_names.name_folded then null
        else last_names.name
    end as last_name,
    first_names.name_letters as first_name_letters,
    case
        when last_names.name_folded = first_names.name_folded then null
        else last_names.name_letters
    end as last_name_letters,
    first_names.name_folded as first_name_folded,
    nullif(last_names.name_folded, first_names.name_folded) as last_name_folded,
    if(identified.sex is null, 'unknown', sexes.code) as sex_code,
    birth_dates.date_on as birth_on,
    birth_dates.date_precision as birth_precision,
    case
        when identified.house_number not like '%ไม่มี%'
            then replace(plain_digits(tidy(identified.house_number)), ' ', '')
    end as house_number,
    -- what is no number is out of range, and so told
    if(
        identified.village_number is null,
        null,
        coalesce(whole_number(identified.village_number), -1)
    ) as village_number,
    written_areas.subdistrict_code,
    services.service_code,
    regulations.regulation_code,
    statuses.status_code,
    statuses.stage_code,
    request_dates.date_on as requested_on,
    service_dates.date_on as service_on,
    if(identified.is_emergency is null, false, emergencies.code::boolean)
        as is_emergency,
    coalesce(services.is_confidential, false) as is_confidential,
    decimal_number(identified.amount_baht) as amount_baht,
    (record_dates.date_on + time_part_of(identified.recorded_at))::timestamptz
        as recorded_at,
    identified.centre_id is null or centres.centre_id is not null as is_centre_admitted,
    identified.service_code is null or services.service_code is not null
        as is_service_known,
    identified.regulation_code is null or regulations.regulation_code is not null
        as is_regulation_known,
    identified.subdistrict_code is null or written_areas.subdistrict_code is not null
        as is_subdistrict_known,
    identified.birth_date is null
    or coalesce(birth_dates.date_on <= $as_of, false) as is_birth_date_readable,
    identified.service_on is null or service_dates.date_on is not null
        as is_service_on_readable,
    coalesce(statuses.stage_code, '') != 'aided' or identified.service_on is not null
        as is_dated_when_aided,
    coalesce(service_dates.date_on <= record_dates.date_on, true)
        as is_served_before_recorded,
    identified.amount_baht is null or decimal_number(identified.amount_baht) is not null
        as is_amount_readable,
    coalesce(greatest(record_dates.date_on, request_dates.date_on) <= $as_of, true)
        as is_due,
    identified.source_row
from identified
left join clean.centres on trim(identified.centre_id) = centres.centre_id
left join clean.written_names as first_names
    on
        first_names.name_kind = 'first'
        and identified.first_name = first_names.name_written
left join clean.written_names as last_names
    on
        last_names.name_kind = 'last'
        and identified.last_name = last_names.name_written
left join clean.written_areas
    on identified.subdistrict_code = written_areas.area_written
left join clean.written_dates as birth_dates
    on identified.birth_date = birth_dates.date_written
left join clean.written_dates as request_dates
    on identified.requested_on = request_dates.date_written
left join clean.written_dates as service_dates
    on identified.service_on = service_dates.date_written
left join clean.written_dates as record_dates
    on date_part_of(identified.recorded_at) = record_dates.date_written
left join clean.written_codes as titles
    on titles.list_name = 'title' and identified.title = titles.code_written
left join clean.written_codes as sexes
    on sexes.list_name = 'sex' and identified.sex = sexes.code_written
left join clean.written_codes as emergencies
    on
        emergencies.list_name = 'yes_no'
        and identified.is_emergency = emergencies.code_written
left join reference.services on trim(identified.service_code) = services.service_code
left join reference.regulations
    on trim(identified.regulation_code) = regulations.regulation_code
left join reference.statuses
    on plain_digits(trim(identified.status_code)) = statuses.status_code
