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
        tidy(name_written) as name,
        replace(lower(tidy(name_written)), ' ', '') as name_joined
    from names_in_use
    where name_written is not null
),

-- the longest title that a first name begins with, if at least two letters remain
titled as (
    select
        tidied.name_kind,
        tidied.name_written,
        max_by(titles.title_code, length(titles.title_written)) as title_code,
        max_by(titles.title_written, length(titles.title_written)) as title_written
    from tidied
    inner join reference.titles
        on
            tidied.name_kind = 'first'
            -- what can be joined by equality is joined many times quicker
            and tidied.name_joined[1] = titles.title_written[1]
            and starts_with(tidied.name_joined, titles.title_written)
            -- a title that real names begin with is one only before a space
            and (
                titles.is_safe_prefix
                or starts_with(lower(tidied.name), titles.title_written || ' ')
            )
            -- what is left must be able to begin a name, and to be one
            and regexp_matches(
                tidied.name_joined[length(titles.title_written) + 1:],
                '^[ก-ฮเแโใไa-z].'
            )
    group by tidied.name_kind, tidied.name_written
),

named as (
    select
        tidied.name_kind,
        tidied.name_written,
        titled.title_code,
        case
            when starts_with(lower(tidied.name), titled.title_written)
                then ltrim(tidied.name[length(titled.title_written) + 1:])
            -- the title itself has spaces
            when titled.title_written is not null
                then
                    replace(tidied.name, ' ', '')[length(titled.title_written) + 1:]
            -- what people write where there is no surname
            when
                regexp_full_match(
                    tidied.name_joined,
                    '\(?(ไม่มี(นามสกุล|ชื่อสกุล|สกุล)?|ไม่ระบุ|ไม่ทราบ)\)?'
                )
                then null
            -- no letter to begin a syllable
            when not regexp_matches(tidied.name, '[a-zA-Zก-ฮ]') then null
            else tidied.name
        end as name
    from tidied
    left join titled
        on
            tidied.name_kind = titled.name_kind
            and tidied.name_written = titled.name_written
),

-- each once, however many ways of spacing and titles it comes in
distinct_names as (
    select distinct name from named
    where name is not null
),

compared as (
    select
        name,
        nullif(single_bytes(name), '') as name_letters,
        nullif(fold(name), '') as name_folded
    from distinct_names
)

select
    named.name_kind,
    named.name_written,
    named.name,
    compared.name_letters,
    compared.name_folded,
    named.title_code
from named
left join compared on named.name = compared.name
order by named.name_kind, named.name_written
