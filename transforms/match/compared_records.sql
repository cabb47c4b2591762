-- One row per service record, as the matching model compares it with persons.
-- A record whose ID points at one person, with the same first name and the surname or
-- the birth date, is compared with nobody else, unless another person has its names and
-- birth date, or a reviewer knows better; every other one is open.
with fully_alike as (
    select distinct service_records.service_record_id
    from clean.service_records
    inner join clean.persons
        on
            service_records.first_name_folded = persons.first_name_folded
            and service_records.last_name_folded
            is not distinct from persons.last_name_folded
            and service_records.birth_on = persons.birth_on
            and service_records.citizen_id is distinct from persons.citizen_id
),

settled_by_id as (
    select id_candidates.service_record_id
    from match.id_candidates
    where
        id_candidates.holder_count = 1
        and id_candidates.is_first_name_equal
        and (id_candidates.is_last_name_equal or id_candidates.is_birth_date_equal)
        and id_candidates.service_record_id not in (
            select fully_alike.service_record_id from fully_alike
        )
        and not exists (
            select 1
            from match.settled_decisions as settled
            where
                settled.answer_code != 'same'
                and settled.service_record_id = id_candidates.service_record_id
                and settled.person_key
                = id_candidates.household_id || '/' || id_candidates.person_number
        )
)

select
    service_records.service_record_id as compared_id,
    service_records.citizen_id,
    service_records.citizen_id_written,
    half_of_id(service_records.citizen_id_written, 1) as citizen_id_opening,
    half_of_id(service_records.citizen_id_written, 7) as citizen_id_ending,
    service_records.first_name_letters,
    service_records.first_name_folded,
    first_sounds.name_sound as first_name_sound,
    coalesce(service_records.last_name_letters, '') as last_name_letters,
    coalesce(service_records.last_name_folded, '') as last_name_folded,
    last_sounds.name_sound as last_name_sound,
    nullif(service_records.sex_code, 'unknown') as sex_code,
    service_records.birth_on,
    service_records.birth_precision,
    birth_digits(service_records.birth_on) as birth_digits,
    year(service_records.birth_on) as birth_year,
    service_records.house_number,
    service_records.village_number,
    service_records.subdistrict_code,
    service_records.subdistrict_code[:4] as district_code,
    settled_by_id.service_record_id is null as is_open
from clean.service_records
left join settled_by_id
    on service_records.service_record_id = settled_by_id.service_record_id
left join match.name_sounds as first_sounds
    on service_records.first_name = first_sounds.name
left join match.name_sounds as last_sounds
    on service_records.last_name = last_sounds.name
