-- One row per service record and person that hold the same valid citizen ID.
select
    service_records.service_record_id,
    persons.household_id,
    persons.person_number,
    coalesce(service_records.first_name_folded = persons.first_name_folded, false)
        as is_first_name_equal,
    coalesce(service_records.last_name_folded = persons.last_name_folded, false)
        as is_last_name_equal,
    coalesce(
        case
            when 'year' in (service_records.birth_precision, persons.birth_precision)
                then year(service_records.birth_on) = year(persons.birth_on)
            when 'month' in (service_records.birth_precision, persons.birth_precision)
                then
                    date_trunc('month', service_records.birth_on)
                    = date_trunc('month', persons.birth_on)
            else service_records.birth_on = persons.birth_on
        end,
        false
    ) as is_birth_date_equal,
    count(*) over (partition by service_records.service_record_id) as holder_count
from clean.service_records
inner join clean.persons
    on service_records.citizen_id = persons.citizen_id
