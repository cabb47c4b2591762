-- One row per household or client and centre that has helped it since the 1st.
-- Confidential help leaves no trace here either.
with help as (
    select
        'household' as subject_kind,
        household_id as subject_id,
        centre_id,
        service_on
    from curated.linked_services
    where stage_code = 'aided'
    union all
    select
        'client' as subject_kind,
        unmatched_clients.client_id as subject_id,
        service_records.centre_id,
        service_records.service_on
    from curated.unmatched_clients
    inner join clean.service_records
        on unmatched_clients.service_record_id = service_records.service_record_id
    inner join curated.outside_survey_clients
        on unmatched_clients.client_id = outside_survey_clients.client_id
    where
        service_records.stage_code = 'aided'
        and not service_records.is_confidential
        and outside_survey_clients.is_listed
)

select
    subject_kind,
    subject_id,
    centre_id,
    max(service_on) as helped_on
from help
where service_on between date_trunc('month', $as_of::date) and $as_of::date
group by subject_kind, subject_id, centre_id
