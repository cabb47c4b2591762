-- One row per source row of person_status: typed beside the rules it must pass.
with identified as (
    select
        *,
        with_leading_zero(citizen_id_digits(citizen_id)) as id_digits,
        try_cast(id_digits as bigint) as id_number
    from raw.person_status
)

select
    case
        when citizen_id_status(identified.id_digits, identified.id_number) = 'valid'
            then identified.id_digits
    end as citizen_id,
    trim(identified.household_id) as household_id,
    whole_number(identified.person_number) as person_number,
    statuses.code as status_code,
    written_dates.date_on as since,
    tidy(identified.source) as reported_by,
    citizen_id_status(identified.id_digits, identified.id_number) = 'valid'
    or (
        identified.household_id is not null
        and whole_number(identified.person_number) is not null
    ) as is_person_named,
    coalesce(written_dates.date_on <= $as_of, true) as is_due,
    identified.source_row
from identified
left join clean.written_dates
    on identified.since = written_dates.date_written
left join clean.written_codes as statuses
    on
        statuses.list_name = 'person_status'
        and identified.status = statuses.code_written
order by identified.source_row
