-- One row per earlier night compared with and thing that moves lists by definition.
with baselines as (
    select
        night_on,
        unnest(compared_nights(is_previous, is_monday, is_plan_issue)) as baseline_code
    from earlier.nights
),

kinds as (
    select
        unnest(['rules', 'parameter', 'survey_round', 'card_round', 'program'])
            as setting_kind,
        unnest(['กติกาเปลี่ยน', 'เกณฑ์เปลี่ยน', 'เปลี่ยน', 'เปลี่ยน', 'เปลี่ยน'])
            as kind_th,
        unnest(['rules changed', 'limit changed', 'changed', 'changed', 'changed'])
            as kind_en
)

select
    baselines.baseline_code,
    row_number() over (
        partition by baselines.baseline_code
        order by
            changes.what_moves asc,
            list_position(
                ['survey_round', 'card_round', 'rules', 'parameter', 'program'],
                changes.setting_kind
            ) asc,
            changes.setting_name asc
    ) as announcement_order,
    baselines.night_on as compared_on,
    changes.setting_kind,
    changes.setting_name,
    kinds.kind_th || ': ' || changes.change_th
    || case changes.what_moves
        when 'order'
            then ' ลำดับในบัญชีอาจเปลี่ยนแม้ไม่มีอะไรเกิดขึ้นกับใคร'
        else ' ผู้ที่ออกจากบัญชีเพราะเหตุนี้ไม่ได้แปลว่าได้รับความช่วยเหลือแล้ว'
    end as announcement_th,
    kinds.kind_en || ': ' || changes.change_en
    || case changes.what_moves
        when 'order'
            then '; the order may change though nothing happened to anybody'
        else '; who leaves a list because of it has not been helped by that'
    end as announcement_en
from curated.setting_changes as changes
inner join baselines on changes.night_on = baselines.night_on
inner join kinds on changes.setting_kind = kinds.setting_kind
