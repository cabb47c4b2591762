-- One row per kind of name and distinct way one is written in any source.
with names_in_use as (
    select
        'first' as name_kind,
        first_name as name_written
    from raw.persons
    union
    select
        'first' as name_kind,
        first_name
    from raw.service_records
    union
    select
        'last' as name_kind,
        last_name
    from raw.persons
    union
    select
        'last' as name_kind,
        last_name
    from raw.service_records
),

tidied as (
    select
        name_kind,
        name_written,
        tidy(name_written) as name
    from names_in_use
    where name_written is not null
),

-- the longest title that a first name begins with, if at least two letters remain
titled as (
    select
        tidied.name_kind,
        tidied.name_written,
        max_by(titles.title_code, length(titles.title_written)) as title_code,
        max(length(titles.title_written)) as title_length
    from tidied
    inner join reference.titles
        on
            tidied.name_kind = 'first'
            and titles.is_safe_prefix
            and starts_with(lower(replace(tidied.name, ' ', '')), titles.title_written)
            -- what is left must be able to begin a name, and to be one
            and regexp_matches(
                replace(tidied.name, ' ', '')[length(titles.title_written) + 1:],
                '^[ก-ฮเแโใไa-zA-Z].'
            )
    group by tidied.name_kind, tidied.name_written
),

named as (
    select
        tidied.name_kind,
        tidied.name_written,
        titled.title_code,
        case
            when titled.title_length is not null
                then replace(tidied.name, ' ', '')[titled.title_length + 1:]
            -- what people write where there is no surname
            when tidied.name in ('ไม่มีนามสกุล', 'ไม่มี', 'ไม่ระบุ', 'ไม่ทราบ')
                then null
            when fold(tidied.name) = '' then null
            else tidied.name
        end as name
    from tidied
    left join titled
        on
            tidied.name_kind = titled.name_kind
            and tidied.name_written = titled.name_written
)

select
    name_kind,
    name_written,
    name,
    fold(name) as name_folded,
    title_code
from named
order by name_kind, name_written
