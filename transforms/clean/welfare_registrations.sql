-- One row per source row of welfare_registrations: typed beside its rules.
with identified as (
    select
        *,
        with_leading_zero(citizen_id_digits(citizen_id)) as id_digits,
        try_cast(id_digits as bigint) as id_number
    from raw.welfare_registrations
)

select
    case
        when citizen_id_status(identified.id_digits, identified.id_number) = 'valid'
            then identified.id_digits
    end as citizen_id,
    whole_number(identified.registration_year) as registration_year,
    verifications.code::boolean as is_verified,
    coalesce(whole_number(identified.registration_year) <= year($as_of) + 543, true)
        as is_due,
    identified.source_row
from identified
left join clean.written_codes as verifications
    on
        verifications.list_name = 'yes_no'
        and identified.is_verified = verifications.code_written
