-- One row per distinct way the health of a person is written (several, `;` between).
with parts as (
    select
        health_written,
        trim(unnest(string_split(health_written, ';'))) as part
    from (
        select distinct health_status as health_written
        from raw.persons
        where health_status is not null
    ) as health_in_use
)

select
    parts.health_written,
    bool_or(written_codes.code = 'disabled') as is_disabled,
    bool_or(written_codes.code = 'chronic_illness') as is_chronically_ill,
    bool_or(written_codes.code = 'unknown') as is_unknown,
    bool_and(written_codes.code is not null or parts.part = '') as is_readable
from parts
left join clean.written_codes
    on
        written_codes.list_name = 'health_status'
        and parts.part = written_codes.code_written
group by parts.health_written
order by parts.health_written
