-- One row per service record, as the matching model compares it with persons.
-- A record whose ID points at one person, with the same first name and the surname or
-- the birth date, is compared with nobody else; every other one is open.
with settled_by_id as (
    select service_record_id
    from match.id_candidates
    where
        holder_count = 1
        and is_first_name_equal
        and (is_last_name_equal or is_birth_date_equal)
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
