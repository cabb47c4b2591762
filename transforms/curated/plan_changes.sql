-- One row per centre and household that came into or left its plan once issued.
select
    planned.plan_month,
    planned.household_id,
    planned.centre_id,
    planned.subdistrict_code,
    planned.change_code,
    planned.plan_place is not null as is_planned,
    planned.changed_on,
    changes.said_th || ' ' || thai_date(planned.changed_on) as change_th,
    changes.said_en || ' ' || strftime(planned.changed_on, '%-d %B %Y') as change_en
from curated.planned_households as planned
inner join reference.plan_words as changes
    on planned.change_code = changes.word_code
