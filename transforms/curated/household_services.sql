-- One row per household with a service record that may be shown: last help, open
-- requests, and records in review that may be one of its members'.
with served as (
    select
        linked_services.household_id,
        max(linked_services.service_on) as last_service_on,
        max_by(
            services.service_name_th,
            (linked_services.service_on, linked_services.service_record_id)
        ) filter (linked_services.stage_code = 'aided') as last_service_th,
        string_agg(
            -- the filter alone would let every record be put in words first
            case
                when linked_services.stage_code = 'open'
                    then
                        request_in_words(
                            services.service_name_th,
                            statuses.status_name_th,
                            linked_services.requested_on,
                            $as_of
                        )
            end,
            '; '
            order by linked_services.requested_on, linked_services.service_record_id
        ) filter (linked_services.stage_code = 'open') as waiting_requests_th,
        count(*) filter (linked_services.stage_code = 'open') as open_request_count
    from curated.linked_services
    inner join reference.services
        on linked_services.service_code = services.service_code
    inner join reference.statuses
        on linked_services.status_code = statuses.status_code
    group by linked_services.household_id
),

in_review as (
    select
        id_candidates.household_id,
        count(distinct id_candidates.service_record_id) as review_count
    from match.id_candidates
    inner join match.person_links
        on id_candidates.service_record_id = person_links.service_record_id
    inner join clean.service_records
        on id_candidates.service_record_id = service_records.service_record_id
    where person_links.link_state = 'in_review' and not service_records.is_confidential
    group by id_candidates.household_id
)

select
    coalesce(served.household_id, in_review.household_id) as household_id,
    served.last_service_on,
    served.last_service_th,
    served.waiting_requests_th,
    coalesce(served.open_request_count, 0) as open_request_count,
    coalesce(in_review.review_count, 0) as review_count
from served
full join in_review
    on served.household_id = in_review.household_id
