-- One row per code list and distinct way a code of it is written in any source.
with codes_in_use as (
    select distinct
        'title' as list_name,
        title as code_written
    from raw.persons
    union
    select distinct
        'title',
        title
    from raw.service_records
    union
    select distinct
        'sex',
        sex
    from raw.persons
    union
    select distinct
        'sex',
        sex
    from raw.service_records
    union
    select distinct
        'nationality',
        nationality
    from raw.persons
    union
    select distinct
        'marital_status',
        marital_status
    from raw.persons
    union
    select distinct
        'relation_to_head',
        relation_to_head
    from raw.persons
    union
    select distinct
        'self_care',
        self_care
    from raw.persons
    union
    select distinct
        'education',
        education
    from raw.persons
    union
    select distinct
        'occupation',
        occupation
    from raw.persons
    union
    select distinct
        'yes_no',
        is_verified
    from raw.welfare_registrations
    union
    select distinct
        'yes_no',
        is_emergency
    from raw.service_records
    union
    select distinct
        'host_type',
        host_type
    from raw.centres
    union
    select distinct
        'person_status',
        status
    from raw.person_status
    union
    select distinct
        'contact_role',
        role
    from raw.contacts
    union
    select distinct
        'review_answer',
        answer
    from raw.review_decisions
    union
    select distinct
        'health_status',
        trim(unnest(string_split(health_status, ';')))
    from raw.persons
),

accepted_spellings as (
    select
        list_name,
        code,
        lower(tidy(code)) as spelling
    from reference.codes
    union
    select
        list_name,
        code,
        lower(tidy(name_th)) as spelling
    from reference.codes
    union
    select
        list_name,
        code,
        lower(tidy(spelling)) as spelling
    from reference.spellings
    union
    select
        'title' as list_name,
        title_code,
        lower(tidy(title_written)) as spelling
    from reference.titles
    union
    -- an empty-looking cell says as little as an empty one
    select
        list_name,
        code,
        '' as spelling
    from reference.codes
    where code = 'unknown'
),

tidied as (
    select
        list_name,
        code_written,
        -- a spreadsheet writes the number 1 as 1.0
        regexp_replace(
            lower(tidy(plain_digits(code_written))), '^(\d+)\.0+$', '\1'
        ) as spelling
    from codes_in_use
    where code_written is not null
)

select
    tidied.list_name,
    tidied.code_written,
    min(accepted_spellings.code) as code
from tidied
left join accepted_spellings
    on
        tidied.list_name = accepted_spellings.list_name
        and (
            tidied.spelling = accepted_spellings.spelling
            or (
                tidied.list_name = 'title'
                and replace(tidied.spelling, ' ', '') = accepted_spellings.spelling
            )
        )
group by tidied.list_name, tidied.code_written
order by tidied.list_name, tidied.code_written
