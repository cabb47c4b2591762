-- One row per household or client of a centre's plan file, in the plan's order.
with shown as (
    select
        plan_rows.*,
        centre_plans.centre_name,
        centre_plans.plan_month,
        centre_plans.may_receive <> 'everyone'
        and plan_rows.plan_state <> 'planned' as is_withheld
    from curated.plan_rows
    inner join curated.centre_plans on plan_rows.centre_id = centre_plans.centre_id
    where
        plan_rows.plan_state = 'planned'
        or (plan_rows.plan_state = 'next_in_line' and plan_rows.plan_place <= 100)
        or (
            plan_rows.plan_state = 'beside'
            and centre_plans.may_receive = 'everyone'
            and plan_rows.subject_id in (
                select client_services.client_id from curated.client_services
                where client_services.waiting_requests_th is not null
            )
        )
)

select
    shown.centre_id,
    shown.centre_name,
    shown.plan_month,
    shown.plan_state,
    shown.plan_place,
    case
        when shown.is_emergency then 'ฉุกเฉิน'
        when shown.is_overdue then 'คำขอเกินกำหนด'
    end as urgent_th,
    shown.subdistrict_code,
    subdistricts.subdistrict_name_th as subdistrict_name,
    coalesce(listed.village_number, households.village_number) as village_number,
    coalesce(listed.village_name, households.village_name) as village_name,
    if(
        shown.is_withheld,
        null,
        coalesce(listed.house_number, households.house_number)
    ) as house_number,
    if(shown.is_withheld, null, listed.head_name) as head_name,
    if(shown.is_withheld, null, listed.head_age_years) as head_age_years,
    if(shown.is_withheld, null, listed.head_citizen_id_masked)
        as head_citizen_id_masked,
    listed.list_code,
    listed.list_name,
    listed.score,
    -- reasons and proposals tell who lives there: in a small village that is a name
    case
        when shown.is_withheld then listed.list_name
        else
            coalesce(listed.reason_th, 'ไม่อยู่ในบัญชีใดแล้ว: ข้อมูลเปลี่ยนหลังออกแผน')
    end as reason_th,
    case
        when shown.is_withheld then lists.name_en
        else coalesce(listed.reason_en, 'on no list any more: the data changed since')
    end as reason_en,
    if(shown.is_withheld, null, listed.suggested_services_th)
        as suggested_services_th,
    if(shown.is_withheld, null, listed.waiting_requests_th) as waiting_requests_th,
    if(shown.is_withheld, null, listed.contact_th) as contact_th,
    if(
        shown.is_withheld,
        'ไม่แสดงชื่อ: ศูนย์นี้รับเฉพาะรายชื่อในแผน',
        listed.marks_th
    ) as marks_th,
    shown.plan_th,
    shown.plan_en,
    if(shown.is_withheld, null, listed.distance_km) as distance_km,
    if(shown.is_withheld, null, listed.score_th) as score_th,
    if(shown.is_withheld, null, listed.score_en) as score_en,
    shown.helped_on,
    shown.change_code,
    if(
        shown.subject_kind = 'household' and not shown.is_withheld,
        shown.subject_id,
        null
    ) as household_id,
    if(shown.subject_kind = 'client', shown.subject_id, null) as client_id
from shown
inner join reference.subdistricts
    on shown.subdistrict_code = subdistricts.subdistrict_code
left join curated.target_list_rows as listed
    on
        shown.subject_id = coalesce(listed.household_id, listed.client_id)
        and (shown.subject_kind = 'client') = (listed.client_id is not null)
left join reference.lists on listed.list_code = lists.list_code
left join clean.households
    on shown.subject_kind = 'household' and shown.subject_id = households.household_id
