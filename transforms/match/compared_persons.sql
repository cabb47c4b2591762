-- One row per person of the survey, as the matching model compares them.
select
    persons.household_id || '/' || persons.person_number as compared_id,
    persons.citizen_id,
    persons.citizen_id_written,
    half_of_id(persons.citizen_id_written, 1) as citizen_id_opening,
    half_of_id(persons.citizen_id_written, 7) as citizen_id_ending,
    persons.first_name_letters,
    persons.first_name_folded,
    first_sounds.name_sound as first_name_sound,
    coalesce(persons.last_name_letters, '') as last_name_letters,
    coalesce(persons.last_name_folded, '') as last_name_folded,
    last_sounds.name_sound as last_name_sound,
    nullif(persons.sex_code, 'unknown') as sex_code,
    persons.birth_on,
    persons.birth_precision,
    birth_digits(persons.birth_on) as birth_digits,
    year(persons.birth_on) as birth_year,
    households.house_number,
    households.village_number,
    households.subdistrict_code,
    households.subdistrict_code[:4] as district_code,
    true as is_open
from clean.persons
inner join clean.households
    on persons.household_id = households.household_id
left join match.name_sounds as first_sounds
    on persons.first_name = first_sounds.name
left join match.name_sounds as last_sounds
    on persons.last_name = last_sounds.name
