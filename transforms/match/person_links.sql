-- One row per service record: the person it is linked to, if any, and the rule.
-- An ID alone is a relative's in some rows, so two of first name, surname and birth
-- date must agree with it.
with judged as (
    select
        service_records.service_record_id,
        id_candidates.household_id,
        id_candidates.person_number,
        case
            when service_records.citizen_id is null then 'id_unusable'
            when id_candidates.service_record_id is null then 'id_of_nobody'
            when id_candidates.holder_count > 1 then 'id_held_by_several'
            when
                id_candidates.is_first_name_equal::integer
                + id_candidates.is_last_name_equal::integer
                + id_candidates.is_birth_date_equal::integer >= 2
                then 'id_and_two_agree'
            else 'id_agrees_alone'
        end as link_rule
    from clean.service_records
    left join match.id_candidates
        on service_records.service_record_id = id_candidates.service_record_id
),

decided as (
    select
        service_record_id,
        link_rule,
        any_value(household_id) filter (link_rule = 'id_and_two_agree')
            as household_id,
        any_value(person_number) filter (link_rule = 'id_and_two_agree')
            as person_number
    from judged
    group by service_record_id, link_rule
)

select
    decided.service_record_id,
    case
        when decided.link_rule = 'id_and_two_agree' then 'linked'
        when decided.link_rule in ('id_agrees_alone', 'id_held_by_several')
            then 'in_review'
        else 'unmatched'
    end as link_state,
    decided.link_rule,
    decided.household_id,
    decided.person_number,
    words.reason_th,
    words.reason_en
from decided
inner join (
    values
    (
        'id_and_two_agree',
        'เลขประจำตัวตรงกัน และชื่อ นามสกุล วันเกิด ตรงกันอย่างน้อยสองอย่าง',
        'the ID is equal, and two of first name, surname and birth date agree'
    ),
    (
        'id_agrees_alone',
        'เลขประจำตัวตรงกัน แต่ชื่อ นามสกุล วันเกิด ตรงกันไม่ถึงสองอย่าง '
        || '(อาจเป็นเลขของญาติ)',
        'the ID is equal, but fewer than two of the rest agree: perhaps a relative''s'
    ),
    (
        'id_held_by_several',
        'มีคนในข้อมูลสำรวจใช้เลขประจำตัวนี้มากกว่าหนึ่งคน',
        'more than one person of the survey holds this ID'
    ),
    (
        'id_of_nobody',
        'ไม่มีคนในข้อมูลสำรวจที่มีเลขประจำตัวนี้',
        'nobody in the survey has this ID'
    ),
    (
        'id_unusable',
        'คำขอไม่มีเลขประจำตัวที่ใช้ได้',
        'the record has no usable ID'
    )
) as words (link_rule, reason_th, reason_en)
    on decided.link_rule = words.link_rule
