-- One row per client of the centres who is linked to nobody in the survey, and may be
-- nobody there: whoever may be somebody waits in the review queue.
-- What is told of a client comes from records that may be shown; only a client who has
-- none, and is listed nowhere, is known by confidential ones.
with clients as (
    select
        unmatched_clients.client_id,
        -- the whole record as one value; its table is no column, which RF02 can't know
        max_by(
            service_records,  -- noqa: RF02
            (
                not service_records.is_confidential,
                service_records.recorded_at,
                service_records.service_record_id
            )
        ) as newest,
        bool_and(service_records.is_confidential) as is_confidential,
        bool_or(service_records.citizen_id is not null) as has_valid_id,
        greatest(count(*) filter (not service_records.is_confidential), 1)
            as record_count,
        count(*) filter (
            service_records.stage_code = 'open' and not service_records.is_confidential
        ) as open_request_count,
        max(service_records.service_on) filter (
            service_records.stage_code = 'aided' and not service_records.is_confidential
        ) as last_service_on
    from curated.unmatched_clients
    inner join clean.service_records
        on unmatched_clients.service_record_id = service_records.service_record_id
    group by unmatched_clients.client_id
),

placed as (
    select
        clients.*,
        starts_with(clients.newest.subdistrict_code, $area_code) as is_address_in_area,
        case
            when is_address_in_area then clients.newest.subdistrict_code
            else centres.subdistrict_code
        end as subdistrict_code
    from clients
    inner join clean.centres on clients.newest.centre_id = centres.centre_id
)

select
    placed.client_id,
    case
        when not coalesce(placed.is_address_in_area, true) then 'other_area'
        when placed.has_valid_id then 'proved_outside'
        else 'could_not_be_matched'
    end as client_kind,
    placed.subdistrict_code,
    placed.newest.subdistrict_code as address_subdistrict_code,
    not placed.is_confidential and starts_with(placed.subdistrict_code, $area_code)
        as is_listed,
    placed.is_confidential,
    case
        when
            is_minor(
                placed.newest.birth_on,
                placed.newest.birth_precision,
                placed.newest.title_code,
                $as_of
            )
            then '(ผู้เยาว์)'
        -- นาย and นางสาว are said of minors from 15 on
        when
            placed.newest.birth_on is null
            and placed.newest.title_code not in ('mrs', 'monk', 'nun', 'rank')
            then '(ไม่ทราบอายุ)'
        else
            person_label(
                titles.name_th, placed.newest.first_name, placed.newest.last_name
            )
    end as client_name,
    date_sub('year', placed.newest.birth_on, $as_of) as client_age_years,
    mask_citizen_id(placed.newest.citizen_id) as citizen_id_masked,
    placed.newest.house_number,
    placed.newest.village_number,
    placed.newest.centre_id,
    placed.record_count,
    placed.open_request_count,
    placed.last_service_on
from placed
left join reference.codes as titles
    on titles.list_name = 'title' and placed.newest.title_code = titles.code
