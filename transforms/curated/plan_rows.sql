-- One row per household or client on a list or in a plan: planned, or its place.
with helped as (
    select
        subject_kind,
        subject_id,
        max(helped_on) as helped_on
    from curated.monthly_help
    group by subject_kind, subject_id
),

gone as (
    select distinct on (household_id)
        household_id,
        change_code,
        changed_on
    from curated.planned_households
    where plan_place is null
    order by household_id asc, changed_on desc, centre_id asc
),

planned as (
    select
        household_id,
        subdistrict_code,
        centre_id,
        plan_place,
        change_code,
        changed_on
    from curated.planned_households
    where plan_place is not null
),

subjects as (
    select
        queue.subject_kind,
        queue.subject_id,
        queue.subdistrict_code,
        queue.list_code,
        coalesce(planned.centre_id, queue.centre_id) as centre_id,
        case
            when queue.subject_kind = 'client' then 'beside'
            when planned.household_id is not null then 'planned'
            else 'next_in_line'
        end as plan_state,
        coalesce(planned.plan_place, queue.queue_place) as plan_order,
        queue.is_emergency,
        queue.is_overdue,
        queue.is_done,
        if(planned.household_id is null, gone.change_code, planned.change_code)
            as change_code,
        if(planned.household_id is null, gone.changed_on, planned.changed_on)
            as changed_on
    from curated.plan_queue as queue
    left join planned
        on queue.subject_kind = 'household' and queue.subject_id = planned.household_id
    left join gone
        on queue.subject_kind = 'household' and queue.subject_id = gone.household_id
    union all
    -- planned, but on no list any more: the plan stands
    select
        'household' as subject_kind,
        planned.household_id as subject_id,
        planned.subdistrict_code,
        null as list_code,
        planned.centre_id,
        'planned' as plan_state,
        planned.plan_place as plan_order,
        coalesce(urgent.is_emergency, false) as is_emergency,
        coalesce(urgent.is_overdue, false) as is_overdue,
        false as is_done,
        planned.change_code,
        planned.changed_on
    from planned
    left join curated.urgent_requests as urgent
        on
            urgent.subject_kind = 'household'
            and planned.household_id = urgent.subject_id
    where
        planned.household_id not in (
            select queue.subject_id
            from curated.plan_queue as queue
            where queue.subject_kind = 'household'
        )
),

placed as (
    select
        subjects.*,
        helped.helped_on,
        row_number() over (
            partition by subjects.centre_id, subjects.plan_state
            order by subjects.plan_order, subjects.subject_id
        ) as plan_place,
        count(*) over (partition by subjects.centre_id, subjects.plan_state)
            as state_count,
        subjects.is_emergency
        or subjects.is_overdue
        or subjects.list_code is null
        or helped.helped_on is not null
        or subjects.change_code is not null as has_marks
    from subjects
    left join helped
        on
            subjects.subject_kind = helped.subject_kind
            and subjects.subject_id = helped.subject_id
),

-- what is the same for everybody of a centre is put in words once
centre_words as (
    select
        months.centre_id,
        'อยู่ในแผนเดือน' || thai_month(months.plan_month) || ' ลำดับที่ ' as planned_th,
        'in the plan of ' || strftime(months.plan_month, '%B %Y') || ', number '
            as planned_en,
        if(
            months.place_count is null,
            ' ของศูนย์นี้ ศูนย์ไม่ได้แจ้งกำลัง จึงไม่จำกัดจำนวน',
            ' ของศูนย์นี้'
        ) as limit_th,
        if(
            months.place_count is null,
            ' of its centre, which has not said how many it can visit: no limit',
            ' of its centre'
        ) as limit_en,
        case
            when months.place_count = 0 then 'ศูนย์ไม่มีกำลังเหลือในเดือนนี้'
            when months.place_count <= count(planned.household_id)
                then
                    'ศูนย์เยี่ยมได้'
                    || if(months.place_count < months.capacity_households, 'อีก ', ' ')
                    || months.place_count || ' ครัวเรือนในเดือนนี้ เต็มแล้ว'
            else 'แผนของเดือนนี้ออกแล้วเมื่อ ' || thai_date(months.issued_on)
        end as full_th,
        case
            when months.place_count = 0
                then 'the centre has no capacity left this month'
            when months.place_count <= count(planned.household_id)
                then
                    'the centre can visit ' || months.place_count
                    || if(months.place_count < months.capacity_households, ' more', '')
                    || ' households this month, and is full'
            else
                'this month''s plan was issued on '
                || strftime(months.issued_on, '%-d %B %Y')
        end as full_en
    from curated.centre_months as months
    left join planned on months.centre_id = planned.centre_id
    group by
        months.centre_id,
        months.plan_month,
        months.place_count,
        months.capacity_households,
        months.issued_on
),

marks as (
    select
        placed.subject_kind,
        placed.subject_id,
        concat_ws(
            '; ',
            if(placed.is_emergency, 'กรณีฉุกเฉิน', null),
            if(placed.is_overdue, 'มีคำขอที่รอเกิน ' || $overdue_days || ' วัน', null),
            changes.said_th || ' ' || thai_date(placed.changed_on),
            'ช่วยแล้ว ' || thai_date(placed.helped_on),
            if(placed.list_code is null, 'ไม่อยู่ในบัญชีใดแล้ว', null)
        ) as said_th,
        concat_ws(
            '; ',
            if(placed.is_emergency, 'emergency', null),
            if(
                placed.is_overdue,
                'a request has waited more than ' || $overdue_days || ' days',
                null
            ),
            changes.said_en || ' ' || strftime(placed.changed_on, '%-d %B %Y'),
            'helped ' || strftime(placed.helped_on, '%-d %B %Y'),
            if(placed.list_code is null, 'on no list any more', null)
        ) as said_en
    from placed
    left join reference.plan_words as changes
        on placed.change_code = changes.word_code
    where placed.has_marks
)

select
    placed.subject_kind,
    placed.subject_id,
    placed.subdistrict_code,
    placed.list_code,
    placed.centre_id,
    placed.plan_state,
    placed.plan_place,
    placed.is_emergency,
    placed.is_overdue,
    placed.helped_on,
    placed.change_code,
    case placed.plan_state
        when 'planned'
            then
                centre_words.planned_th || placed.plan_place || ' จาก '
                || placed.state_count || centre_words.limit_th
        when 'beside'
            then
                'เรียงไว้ต่างหาก ลำดับที่ ' || placed.plan_place || ' จาก '
                || placed.state_count || ' ของศูนย์นี้'
        else
            'ลำดับถัดไปที่ ' || placed.plan_place || ': '
            || case
                when placed.centre_id is null then 'ยังไม่มีศูนย์ที่เปิดในพื้นที่'
                when placed.is_done then 'ได้รับการช่วยเหลือในเดือนนี้แล้ว'
                else centre_words.full_th
            end
    end
    || coalesce(' (' || marks.said_th || ')', '') as plan_th,
    case placed.plan_state
        when 'planned'
            then
                centre_words.planned_en || placed.plan_place || ' of '
                || placed.state_count || centre_words.limit_en
        when 'beside'
            then
                'ordered beside, number ' || placed.plan_place || ' of '
                || placed.state_count || ' of its centre'
        else
            'next in line, number ' || placed.plan_place || ': '
            || case
                when placed.centre_id is null then 'no centre is open in the area'
                when placed.is_done then 'was helped this month'
                else centre_words.full_en
            end
    end
    || coalesce(' (' || marks.said_en || ')', '') as plan_en
from placed
left join centre_words on placed.centre_id = centre_words.centre_id
left join marks
    on
        placed.subject_kind = marks.subject_kind
        and placed.subject_id = marks.subject_id
