-- One row per unmatched service record: the client it belongs to.
-- Records are one client's when they hold the same valid ID, else the same folded name,
-- birth date and subdistrict; a record that lacks one of these stands alone. A client's
-- id comes from the first request, so that it stays when later ones are added and tells
-- nothing of the person; a confidential request lends its number only where a client
-- has no other, who is never shown.
with keyed as (
    select
        service_records.service_record_id,
        service_records.requested_on,
        service_records.is_confidential,
        coalesce(
            service_records.citizen_id,
            service_records.first_name_folded
            || '|' || coalesce(service_records.last_name_folded, '')
            || '|' || service_records.birth_on
            || '|' || service_records.subdistrict_code,
            service_records.service_record_id
        ) as client_key
    from match.unmatched_service_records
    inner join clean.service_records
        on
            unmatched_service_records.service_record_id
            = service_records.service_record_id
)

select
    service_record_id,
    'C-' || first_value(service_record_id) over (
        partition by client_key
        order by is_confidential, requested_on, service_record_id
    ) as client_id
from keyed
