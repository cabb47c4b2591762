-- One row per household on a list, with all a visit needs.
-- Rank: by score, ties as curated.scores breaks them.
with listed as (
    select
        household_fates.household_id,
        household_fates.subdistrict_code,
        household_fates.fate_code,
        household_fates.no_card_reason,
        household_fates.fate_code = 'vulnerable'
        and household_fates.is_something_unanswered as is_need_unknown,
        row_number() over (
            partition by household_fates.subdistrict_code, household_fates.fate_code
            order by scores.order_rank asc, household_fates.household_id asc
        ) as priority_rank
    from curated.household_fates
    left join curated.scores
        on
            scores.subject_kind = 'household'
            and household_fates.household_id = scores.subject_id
    where
        is_on_a_list(
            household_fates.fate_code, household_fates.failed_dimension_count
        )
),

sources as (
    select
        (select max(registration_year) from clean.welfare_registrations) as card_year,
        (
            select max(recorded_at)::date
            from clean.service_records
            where not is_confidential
        ) as cases_until
)

select
    listed.subdistrict_code,
    subdistricts.subdistrict_name_th as subdistrict_name,
    subdistricts.district_name_th as district_name,
    listed.fate_code as list_code,
    lists.name_th as list_name,
    listed.priority_rank,
    scores.score,
    plan_rows.plan_state,
    plan_rows.plan_place,
    listed.household_id,
    profiles.head_name,
    profiles.head_age_years,
    profiles.head_citizen_id_masked,
    households.house_number,
    households.village_number,
    households.village_name,
    coalesce(profiles.member_count, 0) as member_count,
    profiles.elderly_count,
    profiles.disabled_count,
    profiles.chronic_count,
    profiles.under_6_count,
    words.failed_indicators_th,
    words.failed_indicators_en,
    words.unanswered_dimensions_th,
    words.answered_dimensions_th,
    words.answered_by_th,
    served.waiting_requests_th,
    served.last_service_on,
    served.last_service_th,
    nullif(
        concat_ws(
            '; ',
            case
                when listed.no_card_reason in ('nobody_registered', 'failed')
                    then (
                        select
                            printf(
                                '%s (ส่งต่อ %s)',
                                services.service_name_th,
                                departments.department_short_th
                            )
                        from reference.services
                        inner join reference.departments
                            on services.department_code = departments.department_code
                        where services.service_code = 'welfare_card_help'
                    )
            end,
            words.suggested_services_th
        ),
        ''
    ) as suggested_services_th,
    centre_assignments.centre_id,
    centres.centre_name,
    village_contacts.contact_th,
    nullif(
        concat_ws(
            '; ',
            case
                when words.outgrown_indicators is not null
                    then
                        'ตรวจสอบก่อน: ไม่มีสมาชิกในวัยของตัวชี้วัดที่ '
                        || words.outgrown_indicators || ' แล้ว'
            end,
            case
                when profiles.is_somebody_gone
                    then 'ตรวจสอบก่อน: มีสมาชิกเสียชีวิตหรือย้ายออก'
            end,
            case
                when profiles.household_id is null then 'ไม่มีรายชื่อสมาชิกที่ใช้ได้'
            end,
            case
                when served.review_count > 0
                    then
                        printf(
                            'มีคำขอ %d รายการรอตรวจว่าเป็นของครัวเรือนนี้',
                            served.review_count
                        )
                        || coalesce(' ถ้าใช่ ' || served.review_change_th, '')
            end,
            printf(
                'มีสมาชิก %d คนที่ข้อมูลถูกกันไว้ให้แก้',
                set_aside_members.set_aside_count
            ),
            case
                when listed.is_need_unknown
                    then 'แบบสำรวจตอบไม่ครบทุกข้อ อาจมีตัวชี้วัดที่ตก'
            end,
            case
                when centre_assignments.centre_id is null
                    then 'ไม่มีศูนย์รับผิดชอบตำบลนี้'
                when centre_assignments.choice_code = 'stand_in'
                    then
                        (
                            select plan_words.said_th
                            from reference.plan_words
                            where plan_words.word_code = 'stand_in'
                        )
            end
        ),
        ''
    ) as marks_th,
    concat_ws(
        ' · ',
        lists.reason_th,
        no_card_reasons.reason_th,
        vulnerability.reason_th,
        'ยังไม่มีการช่วยเหลือด้าน' || words.unanswered_dimensions_th,
        'ช่วยแล้วด้าน' || words.answered_dimensions_th
    ) as reason_th,
    concat_ws(
        ' · ',
        lists.reason_en,
        no_card_reasons.reason_en,
        vulnerability.reason_en,
        'no help yet with ' || words.unanswered_dimensions_en,
        'helped with ' || words.answered_dimensions_en
    ) as reason_en,
    plan_rows.plan_th,
    plan_rows.plan_en,
    centre_assignments.distance_km,
    household_vulnerability.vulnerability_level,
    scores.deprivation_points,
    scores.vulnerability_points,
    scores.last_service_points,
    scores.survey_age_points,
    scores.score_th,
    scores.score_en,
    households.survey_year,
    sources.card_year,
    sources.cases_until
from listed
cross join sources
inner join clean.households on listed.household_id = households.household_id
inner join reference.subdistricts
    on listed.subdistrict_code = subdistricts.subdistrict_code
left join curated.household_needs_in_words as words
    on listed.household_id = words.household_id
inner join reference.lists on listed.fate_code = lists.list_code
left join reference.list_reasons as no_card_reasons
    on listed.no_card_reason = no_card_reasons.reason_code
left join curated.vulnerability_in_words as vulnerability
    on listed.household_id = vulnerability.household_id
left join curated.household_profiles as profiles
    on listed.household_id = profiles.household_id
left join curated.household_services as served
    on listed.household_id = served.household_id
left join clean.set_aside_members
    on listed.household_id = set_aside_members.household_id
left join curated.village_contacts
    on
        listed.subdistrict_code = village_contacts.subdistrict_code
        and households.village_number = village_contacts.village_number
left join curated.scores
    on
        scores.subject_kind = 'household'
        and listed.household_id = scores.subject_id
left join curated.plan_rows
    on
        plan_rows.subject_kind = 'household'
        and listed.household_id = plan_rows.subject_id
left join curated.centre_assignments
    on
        centre_assignments.subject_kind = 'household'
        and listed.household_id = centre_assignments.subject_id
left join clean.centres on centre_assignments.centre_id = centres.centre_id
left join curated.household_vulnerability
    on listed.household_id = household_vulnerability.household_id
