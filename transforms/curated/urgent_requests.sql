-- One row per household or client with an open request: emergency, overdue.
with open_requests as (
    select
        'household' as subject_kind,
        household_id as subject_id,
        is_emergency,
        requested_on
    from curated.linked_services
    where stage_code = 'open'
    union all
    select
        'client' as subject_kind,
        unmatched_clients.client_id as subject_id,
        service_records.is_emergency,
        service_records.requested_on
    from curated.unmatched_clients
    inner join clean.service_records
        on unmatched_clients.service_record_id = service_records.service_record_id
    inner join curated.outside_survey_clients
        on unmatched_clients.client_id = outside_survey_clients.client_id
    where
        service_records.stage_code = 'open'
        and not service_records.is_confidential
        and outside_survey_clients.is_listed
)

select
    subject_kind,
    subject_id,
    bool_or(is_emergency) as is_emergency,
    date_diff('day', min(requested_on), $as_of::date) > $overdue_days as is_overdue,
    min(requested_on) as waiting_since
from open_requests
group by subject_kind, subject_id
