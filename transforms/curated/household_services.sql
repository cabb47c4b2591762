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

help_in_review as (
    select
        helped.household_id,
        string_agg(
            dimensions.dimension_name_th, ', ' order by dimensions.dimension_order
        ) as dimensions_th
    from (
        select distinct
            household_id,
            dimension_code
        from curated.review_answers
    ) as helped
    inner join reference.dimensions
        on helped.dimension_code = dimensions.dimension_code
    group by helped.household_id
),

in_review as (
    select
        review_changes.household_id,
        count(distinct review_changes.service_record_id) as review_count,
        concat_ws(
            ' และ',
            'อาจได้รับการช่วยเหลือแล้วด้าน'
            || any_value(help_in_review.dimensions_th),
            case
                when bool_or(review_changes.change_rank = 1)
                    then 'มีคำขอที่รอผลอยู่แล้ว'
            end,
            case
                when bool_or(review_changes.change_rank = 3)
                    then 'เคยได้รับความช่วยเหลือแล้ว'
            end
        ) as review_change_th
    from curated.review_changes
    left join help_in_review
        on review_changes.household_id = help_in_review.household_id
    where not review_changes.is_confidential
    group by review_changes.household_id
)

select
    coalesce(served.household_id, in_review.household_id) as household_id,
    served.last_service_on,
    served.last_service_th,
    served.waiting_requests_th,
    coalesce(served.open_request_count, 0) as open_request_count,
    coalesce(in_review.review_count, 0) as review_count,
    nullif(in_review.review_change_th, '') as review_change_th
from served
full join in_review
    on served.household_id = in_review.household_id
