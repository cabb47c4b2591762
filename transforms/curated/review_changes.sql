-- One row per service record in review and person it may be: what would change, were
-- the person its client. Where nothing would, what would if the client is nobody in the
-- survey: till somebody answers, such a client stands on no list.
with answered as (
    select
        review_answers.service_record_id,
        review_answers.person_key,
        count(*) filter (review_answers.is_completed) as completed_count,
        string_agg(
            dimensions.dimension_name_th
            || if(review_answers.is_completed, '', ' (บางตัวชี้วัด)'),
            ', '
            order by dimensions.dimension_order
        ) as dimensions_th,
        string_agg(
            lower(dimensions.dimension_name_en)
            || if(review_answers.is_completed, '', ' (in part)'),
            ', '
            order by dimensions.dimension_order
        ) as dimensions_en
    from curated.review_answers
    inner join reference.dimensions
        on review_answers.dimension_code = dimensions.dimension_code
    group by review_answers.service_record_id, review_answers.person_key
),

pairs as (
    select
        link_candidates.service_record_id,
        link_candidates.person_key,
        link_candidates.household_id,
        service_records.is_confidential,
        service_records.is_emergency,
        service_records.stage_code,
        service_records.service_on,
        services.service_name_th,
        services.service_name_en,
        date_diff('day', service_records.requested_on, $as_of) as waited_days,
        answered.dimensions_th,
        answered.dimensions_en,
        lists.name_th as list_th,
        lists.name_en as list_en,
        outside.name_th as outside_th,
        outside.name_en as outside_en,
        case
            when household_fates.fate_code not in ('unserved', 'part_served')
                then household_fates.fate_code
            when
                household_fates.answered_dimension_count + answered.completed_count
                = household_fates.failed_dimension_count
                then 'follow_up'
            when answered.completed_count > 0 then 'part_served'
            else household_fates.fate_code
        end as list_code_after
    from match.person_links
    inner join match.link_candidates
        on person_links.service_record_id = link_candidates.service_record_id
    inner join clean.service_records
        on person_links.service_record_id = service_records.service_record_id
    inner join reference.services
        on service_records.service_code = services.service_code
    inner join curated.household_fates
        on link_candidates.household_id = household_fates.household_id
    left join reference.lists
        on
            household_fates.fate_code = lists.list_code
            and is_on_a_list(
                household_fates.fate_code, household_fates.failed_dimension_count
            )
    inner join clean.centres on service_records.centre_id = centres.centre_id
    -- as `curated.outside_survey_clients` lists clients: by address, else by centre
    left join reference.lists as outside
        on
            outside.list_code = 'outside_survey'
            and (
                starts_with(service_records.subdistrict_code, $area_code)
                or starts_with(centres.subdistrict_code, $area_code)
            )
    left join answered
        on
            link_candidates.service_record_id = answered.service_record_id
            and link_candidates.person_key = answered.person_key
    where person_links.link_state = 'in_review'
)

select
    pairs.service_record_id,
    pairs.person_key,
    pairs.household_id,
    pairs.is_confidential,
    case
        when pairs.is_confidential or pairs.stage_code = 'closed' then 4
        when
            pairs.stage_code = 'open'
            and coalesce(pairs.list_th, pairs.outside_th) is not null then 1
        when pairs.list_th is null then 4
        when pairs.dimensions_th is not null then 2
        else 3
    end::bigint as change_rank,
    case
        when pairs.is_confidential then 'ไม่เปลี่ยนบัญชีใด: เรื่องลับไม่แสดงในบัญชีใด'
        when pairs.list_th is null and pairs.outside_th is null
            then 'ไม่เปลี่ยนบัญชีใด: ครัวเรือนไม่อยู่ในบัญชี'
        when pairs.list_th is null and pairs.stage_code = 'open'
            then
                printf(
                    '%sครัวเรือนไม่อยู่ในบัญชี; ถ้าไม่ใช่ใครเลย '
                    'คำขอที่รอผลนี้จะอยู่แผ่น “%s”: %s รอมา %d วัน',
                    if(pairs.is_emergency, 'กรณีฉุกเฉิน: ', ''),
                    pairs.outside_th,
                    pairs.service_name_th,
                    pairs.waited_days
                )
        when pairs.list_th is null
            then
                printf(
                    'ไม่เปลี่ยนบัญชีใด: ครัวเรือนไม่อยู่ในบัญชี; ถ้าไม่ใช่ใครเลย '
                    'ผู้รับบริการจะอยู่แผ่น “%s”',
                    pairs.outside_th
                )
        when pairs.stage_code = 'closed' then 'ไม่เปลี่ยนบัญชีใด: คำขอนี้ปิดแล้ว'
        when pairs.stage_code = 'open'
            then
                printf(
                    '%sบัญชี “%s” จะแสดงว่ามีคำขอที่รอผล: %s รอมา %d วัน',
                    if(pairs.is_emergency, 'กรณีฉุกเฉิน: ', ''),
                    pairs.list_th,
                    pairs.service_name_th,
                    pairs.waited_days
                )
        when pairs.dimensions_th is null
            then
                printf(
                    'บัญชี “%s” จะแสดงว่าเคยได้รับ: %s %s',
                    pairs.list_th,
                    pairs.service_name_th,
                    thai_date(pairs.service_on)
                )
        else
            if(
                lists_after.name_th = pairs.list_th,
                printf('อยู่บัญชี “%s” เหมือนเดิม', pairs.list_th),
                printf('ย้ายจากบัญชี “%s” ไป “%s”', pairs.list_th, lists_after.name_th)
            )
            || printf(
                ': %s %s ตอบด้าน%s',
                pairs.service_name_th,
                thai_date(pairs.service_on),
                pairs.dimensions_th
            )
    end as change_th,
    case
        when pairs.is_confidential
            then 'changes no list: no list shows what is confidential'
        when pairs.list_th is null and pairs.outside_th is null
            then 'changes no list: the household is on none'
        when pairs.list_th is null and pairs.stage_code = 'open'
            then
                printf(
                    '%sthe household is on no list; if the client is nobody here, this '
                    'request that waits goes to sheet “%s”: %s, for %d days',
                    if(pairs.is_emergency, 'emergency: ', ''),
                    pairs.outside_en,
                    pairs.service_name_en,
                    pairs.waited_days
                )
        when pairs.list_th is null
            then
                printf(
                    'changes no list: the household is on none; if the client is '
                    'nobody here, they go to sheet “%s”',
                    pairs.outside_en
                )
        when pairs.stage_code = 'closed' then 'changes no list: the request is closed'
        when pairs.stage_code = 'open'
            then
                printf(
                    '%slist “%s” would show a request that waits: %s, for %d days',
                    if(pairs.is_emergency, 'emergency: ', ''),
                    pairs.list_en,
                    pairs.service_name_en,
                    pairs.waited_days
                )
        when pairs.dimensions_en is null
            then
                printf(
                    'list “%s” would show help: %s on %s',
                    pairs.list_en,
                    pairs.service_name_en,
                    pairs.service_on::varchar
                )
        else
            if(
                lists_after.name_en = pairs.list_en,
                printf('stays on list “%s”', pairs.list_en),
                printf(
                    'moves from list “%s” to “%s”', pairs.list_en, lists_after.name_en
                )
            )
            || printf(
                ': %s on %s answers %s',
                pairs.service_name_en,
                pairs.service_on::varchar,
                pairs.dimensions_en
            )
    end as change_en
from pairs
left join reference.lists as lists_after
    on pairs.list_code_after = lists_after.list_code
