-- One row per listed client: last help and open requests, in words.
select
    unmatched_clients.client_id,
    max_by(
        services.service_name_th,
        (service_records.service_on, service_records.service_record_id)
    ) filter (service_records.stage_code = 'aided') as last_service_th,
    string_agg(
        request_in_words(
            services.service_name_th,
            statuses.status_name_th,
            service_records.requested_on,
            $as_of
        ),
        '; '
        order by service_records.requested_on, service_records.service_record_id
    ) filter (service_records.stage_code = 'open') as waiting_requests_th,
    min(service_records.requested_on) filter (service_records.stage_code = 'open')
        as waiting_since
from curated.unmatched_clients
inner join clean.service_records
    on unmatched_clients.service_record_id = service_records.service_record_id
inner join reference.services
    on service_records.service_code = services.service_code
inner join reference.statuses
    on service_records.status_code = statuses.status_code
where not service_records.is_confidential
group by unmatched_clients.client_id
