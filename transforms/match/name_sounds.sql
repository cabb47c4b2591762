-- One row per distinct name of a person or client: how it sounds, by the lk82 soundex.
with names as (
    select first_name as name
    from clean.persons
    union
    select last_name
    from clean.persons
    union
    select first_name
    from clean.service_records
    union
    select last_name
    from clean.service_records
)

select
    name,
    lk82(name) as name_sound
from names
where name is not null
