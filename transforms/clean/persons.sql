-- One row per source row of persons: typed beside the rules it must pass.
with known_households as (
    select
        trim(written.household_id) as household_id,
        bool_or(coalesce(row_fates.fate = 'not_yet', false)) as is_not_yet,
        bool_or(households.household_id is not null) as is_admitted
    from raw.households as written
    left join clean.row_fates
        on
            row_fates.source_name = 'households'
            and written.source_row = row_fates.source_row
    left join clean.households
        on trim(written.household_id) = households.household_id
    group by trim(written.household_id)
),

-- step by step: a macro copies what it is given to each place where it is named
with_digits as (
    select
        *,
        citizen_id_digits(citizen_id) as written_digits
    from raw.persons
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
    trim(identified.household_id) as household_id,
    whole_number(identified.person_number) as person_number,
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
    written_dates.date_on as birth_on,
    written_dates.date_precision as birth_precision,
    if(identified.nationality is null, 'unknown', nationalities.code)
        as nationality_code,
    if(identified.marital_status is null, 'unknown', marital_statuses.code)
        as marital_status_code,
    if(identified.relation_to_head is null, 'unknown', relations.code) as relation_code,
    case when not health.is_unknown then health.is_disabled end as is_disabled,
    case when not health.is_unknown then health.is_chronically_ill end
        as is_chronically_ill,
    if(identified.self_care is null, 'unknown', self_cares.code) as self_care_code,
    if(identified.education is null, 'unknown', educations.code) as education_code,
    if(identified.occupation is null, 'unknown', occupations.code) as occupation_code,
    -- a missing key is its own fault
    identified.household_id is null or known_households.household_id is not null
        as is_household_known,
    coalesce(known_households.is_not_yet or known_households.is_admitted, true)
        as is_household_admitted,
    identified.birth_date is null
    or coalesce(written_dates.date_on <= $as_of, false) as is_birth_date_readable,
    coalesce(health.is_readable, true) as is_health_status_readable,
    coalesce(known_households.is_admitted or not known_households.is_not_yet, true)
        as is_due,
    identified.source_row
from identified
left join known_households
    on trim(identified.household_id) = known_households.household_id
left join clean.written_names as first_names
    on
        first_names.name_kind = 'first'
        and identified.first_name = first_names.name_written
left join clean.written_names as last_names
    on
        last_names.name_kind = 'last'
        and identified.last_name = last_names.name_written
left join clean.written_dates
    on identified.birth_date = written_dates.date_written
left join clean.written_health_statuses as health
    on identified.health_status = health.health_written
left join clean.written_codes as titles
    on titles.list_name = 'title' and identified.title = titles.code_written
left join clean.written_codes as sexes
    on sexes.list_name = 'sex' and identified.sex = sexes.code_written
left join clean.written_codes as nationalities
    on
        nationalities.list_name = 'nationality'
        and identified.nationality = nationalities.code_written
left join clean.written_codes as marital_statuses
    on
        marital_statuses.list_name = 'marital_status'
        and identified.marital_status = marital_statuses.code_written
left join clean.written_codes as relations
    on
        relations.list_name = 'relation_to_head'
        and identified.relation_to_head = relations.code_written
left join clean.written_codes as self_cares
    on
        self_cares.list_name = 'self_care'
        and identified.self_care = self_cares.code_written
left join clean.written_codes as educations
    on
        educations.list_name = 'education'
        and identified.education = educations.code_written
left join clean.written_codes as occupations
    on
        occupations.list_name = 'occupation'
        and identified.occupation = occupations.code_written
