-- One row per service record that is linked to a person and may be shown.
-- Confidential services (violence, HIV, child protection) stop here: nothing that is
-- made of this table can tell of them.
select
    person_links.household_id,
    person_links.person_number,
    service_records.service_record_id,
    service_records.centre_id,
    service_records.service_code,
    coalesce(service_records.regulation_code, services.regulation_code)
        as regulation_code,
    service_records.status_code,
    service_records.stage_code,
    service_records.requested_on,
    service_records.is_emergency,
    case when service_records.stage_code = 'aided' then service_records.service_on end
        as service_on,
    case
        when service_records.stage_code = 'aided'
            then date_sub('year', persons.birth_on, service_records.service_on)
    end as recipient_age_years
from match.person_links
inner join clean.service_records
    on person_links.service_record_id = service_records.service_record_id
inner join clean.persons
    on
        person_links.household_id = persons.household_id
        and person_links.person_number = persons.person_number
inner join reference.services
    on service_records.service_code = services.service_code
where person_links.link_state = 'linked' and not service_records.is_confidential
