-- One row per client on a subdistrict's list, with all a visit needs.
-- Rank: open emergencies, then who waits, the longest first, then by score,
-- ties as curated.scores breaks them.
with keyed_records as (
    select
        service_record_id,
        is_confidential,
        client_key(
            service_record_id,
            citizen_id,
            first_name_folded,
            last_name_folded,
            birth_on,
            subdistrict_code
        ) as client_key
    from clean.service_records
),

client_reviews as (
    select
        unmatched_clients.client_id,
        count(distinct asked.service_record_id) as review_count
    from curated.unmatched_clients
    inner join keyed_records as known
        on unmatched_clients.service_record_id = known.service_record_id
    inner join keyed_records as asked on known.client_key = asked.client_key
    inner join match.person_links
        on asked.service_record_id = person_links.service_record_id
    where person_links.link_state = 'in_review' and not asked.is_confidential
    group by unmatched_clients.client_id
),

clients as (
    select
        outside_survey_clients.*,
        client_reviews.review_count,
        client_services.last_service_th,
        client_services.waiting_requests_th,
        scores.score,
        scores.deprivation_points,
        scores.vulnerability_points,
        scores.last_service_points,
        scores.survey_age_points,
        scores.score_th,
        scores.score_en,
        row_number() over (
            partition by outside_survey_clients.subdistrict_code
            order by
                coalesce(urgent_requests.is_emergency, false) desc,
                client_services.waiting_since asc nulls last,
                scores.order_rank asc,
                outside_survey_clients.client_id asc
        ) as priority_rank
    from curated.outside_survey_clients
    inner join curated.client_services
        on outside_survey_clients.client_id = client_services.client_id
    left join client_reviews
        on outside_survey_clients.client_id = client_reviews.client_id
    left join curated.urgent_requests
        on
            urgent_requests.subject_kind = 'client'
            and outside_survey_clients.client_id = urgent_requests.subject_id
    left join curated.scores
        on
            scores.subject_kind = 'client'
            and outside_survey_clients.client_id = scores.subject_id
    where outside_survey_clients.is_listed
),

-- what the survey calls a village most often
village_names as (
    select
        subdistrict_code,
        village_number,
        mode(village_name order by village_name) as village_name
    from clean.households
    group by subdistrict_code, village_number
)

select
    clients.subdistrict_code,
    subdistricts.subdistrict_name_th as subdistrict_name,
    subdistricts.district_name_th as district_name,
    lists.list_code,
    lists.name_th as list_name,
    clients.priority_rank,
    clients.score,
    plan_rows.plan_state,
    plan_rows.plan_place,
    clients.client_name as head_name,
    clients.client_age_years as head_age_years,
    clients.citizen_id_masked as head_citizen_id_masked,
    clients.house_number,
    clients.village_number,
    village_names.village_name,
    clients.waiting_requests_th,
    clients.last_service_on,
    clients.last_service_th,
    centres.centre_id,
    centres.centre_name,
    village_contacts.contact_th,
    nullif(
        concat_ws(
            ' · ',
            case
                when clients.client_kind = 'other_area'
                    then
                        printf(
                            'ที่อยู่: ต.%s อ.%s จ.%s',
                            addresses.subdistrict_name_th,
                            addresses.district_name_th,
                            addresses.province_name_th
                        )
                when clients.address_subdistrict_code is null
                    then 'ไม่ทราบตำบลของที่อยู่ แสดงตามตำบลของศูนย์'
            end,
            printf(
                'มีคำขออีก %d รายการรอตรวจว่าเป็นของใคร', clients.review_count
            )
        ),
        ''
    ) as marks_th,
    concat_ws(' · ', lists.reason_th, client_kinds.reason_th) as reason_th,
    concat_ws(' · ', lists.reason_en, client_kinds.reason_en) as reason_en,
    plan_rows.plan_th,
    plan_rows.plan_en,
    clients.deprivation_points,
    clients.vulnerability_points,
    clients.last_service_points,
    clients.survey_age_points,
    clients.score_th,
    clients.score_en,
    (
        select max(service_records.recorded_at)::date
        from clean.service_records
        where not service_records.is_confidential
    ) as cases_until,
    clients.client_id
from clients
inner join reference.subdistricts
    on clients.subdistrict_code = subdistricts.subdistrict_code
inner join reference.lists on lists.list_code = 'outside_survey'
inner join reference.list_reasons as client_kinds
    on clients.client_kind = client_kinds.reason_code
inner join clean.centres on clients.centre_id = centres.centre_id
left join reference.subdistricts as addresses
    on clients.address_subdistrict_code = addresses.subdistrict_code
left join village_names
    on
        clients.address_subdistrict_code = village_names.subdistrict_code
        and clients.village_number = village_names.village_number
-- of the address: the centre's own headman knows nothing of another village
left join curated.village_contacts
    on
        clients.address_subdistrict_code = village_contacts.subdistrict_code
        and clients.village_number = village_contacts.village_number
left join curated.plan_rows
    on
        plan_rows.subject_kind = 'client'
        and clients.client_id = plan_rows.subject_id
