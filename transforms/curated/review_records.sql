-- One row per service record in review: the workbook in which it is asked about.
-- A workbook holds everybody's names: a host that may have those of planned households
-- only gets none, and the province asks in its place.
-- Order: what changes most, emergencies, the oldest request, key.
with served as (
    select distinct
        centre_coverage.centre_id,
        centre_coverage.subdistrict_code
    from clean.centre_coverage
    inner join clean.centres
        on centre_coverage.centre_id = centres.centre_id
    inner join reference.host_types
        on centres.host_type_code = host_types.host_type_code
    where
        $as_of between centre_coverage.valid_from
        and coalesce(centre_coverage.valid_to, date '9999-12-31')
        and host_types.may_receive = 'everyone'
),

-- a centre judges those whom it serves; where others may be meant, the province does
records as (
    select
        review_changes.service_record_id,
        min(review_changes.change_rank) as change_rank,
        any_value(service_records.is_confidential) as is_confidential,
        any_value(service_records.is_emergency) as is_emergency,
        any_value(service_records.requested_on) as requested_on,
        if(
            bool_or(service_records.is_confidential or served.centre_id is null),
            'province',
            any_value(service_records.centre_id)
        ) as workbook_code
    from curated.review_changes
    inner join clean.service_records
        on review_changes.service_record_id = service_records.service_record_id
    inner join clean.households
        on review_changes.household_id = households.household_id
    left join served
        on
            service_records.centre_id = served.centre_id
            and households.subdistrict_code = served.subdistrict_code
    group by review_changes.service_record_id
)

select
    service_record_id,
    workbook_code,
    row_number() over (
        partition by workbook_code
        order by
            change_rank asc,
            is_confidential asc,  -- the ranks of others tell nothing of them
            is_emergency desc,
            requested_on asc,
            service_record_id asc
    ) as review_rank
from records
