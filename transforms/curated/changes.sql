-- One row per earlier night, subdistrict and who entered, left or moved there.
with told as (
    select
        reasons.baseline_code,
        reasons.subject_kind,
        reasons.subject_id,
        any_value(reasons.reason_code) filter (reasons.reason_order = 1) as reason_code,
        string_agg(
            reason_in_words(words.reason_th, reasons.detail_th),
            '; '
            order by reasons.reason_order
        ) as reasons_th,
        string_agg(
            reason_in_words(words.reason_en, reasons.detail_en),
            '; '
            order by reasons.reason_order
        ) as reasons_en
    from curated.change_reasons as reasons
    inner join reference.change_words as words
        on reasons.reason_code = words.reason_code
    group by reasons.baseline_code, reasons.subject_kind, reasons.subject_id
),

baselines as (
    select
        night_on,
        unnest(compared_nights(is_previous, is_monday, is_plan_issue)) as baseline_code
    from earlier.nights
),

-- who was listed in one subdistrict and is in another left the one, entered the other
sides as (
    select
        changed.*,
        unnest(
            if(
                changed.subdistrict_code_before != changed.subdistrict_code_now,
                ['before', 'now'],
                ['both']
            )
        ) as side
    from curated.changed_subjects as changed
),

rows_told as (
    select
        night_on,
        subject_kind,
        subject_id,
        is_reordered,
        if(side = 'now', null, list_code_before) as list_before,
        if(side = 'before', null, list_code_now) as list_now,
        if(side = 'now', null, priority_rank_before) as rank_before,
        if(side = 'before', null, priority_rank_now) as rank_now,
        if(side = 'now', null, score_before) as points_before,
        if(side = 'before', null, score_now) as points_now,
        if(
            side = 'now',
            subdistrict_code_now,
            coalesce(subdistrict_code_before, subdistrict_code_now)
        ) as subdistrict_code
    from sides
)

select
    baselines.baseline_code,
    rows_told.night_on as compared_on,
    rows_told.subdistrict_code,
    rows_told.subject_kind,
    rows_told.subject_id,
    case
        when rows_told.list_before is null then 'entered'
        when rows_told.list_now is null then 'left'
        when rows_told.is_reordered then 'reordered'
        else 'moved'
    end as change_kind,
    rows_told.list_before as list_code_before,
    rows_told.list_now as list_code_now,
    rows_told.rank_before as priority_rank_before,
    rows_told.rank_now as priority_rank_now,
    rows_told.points_before as score_before,
    rows_told.points_now as score_now,
    told.reason_code,
    told.reason_code is not null as is_explained,
    case change_kind
        when 'entered'
            then printf('เข้าบัญชี%s ลำดับ %d', lists_now.name_th, rows_told.rank_now)
        when 'left'
            then
                printf(
                    'ออกจากบัญชี%s (เดิมลำดับ %d)',
                    lists_before.name_th,
                    rows_told.rank_before
                )
        when 'moved'
            then
                printf(
                    'ย้ายจากบัญชี%s ลำดับ %d ไปบัญชี%s ลำดับ %d',
                    lists_before.name_th,
                    rows_told.rank_before,
                    lists_now.name_th,
                    rows_told.rank_now
                )
        else
            printf(
                'บัญชี%s ลำดับ %d → %d (คะแนน %s)',
                lists_now.name_th,
                rows_told.rank_before,
                rows_told.rank_now,
                if(
                    rows_told.points_before = rows_told.points_now,
                    rows_told.points_now || ' เท่าเดิม',
                    rows_told.points_before || ' → ' || rows_told.points_now
                )
            )
    end || ' · ' || coalesce(told.reasons_th, 'ยังไม่พบเหตุผล') as change_th,
    case change_kind
        when 'entered'
            then printf('entered %s at %d', lists_now.name_en, rows_told.rank_now)
        when 'left'
            then
                printf(
                    'left %s (was %d)', lists_before.name_en, rows_told.rank_before
                )
        when 'moved'
            then
                printf(
                    'moved from %s at %d to %s at %d',
                    lists_before.name_en,
                    rows_told.rank_before,
                    lists_now.name_en,
                    rows_told.rank_now
                )
        else
            printf(
                '%s, %d → %d (score %s)',
                lists_now.name_en,
                rows_told.rank_before,
                rows_told.rank_now,
                if(
                    rows_told.points_before = rows_told.points_now,
                    rows_told.points_now || ' as before',
                    rows_told.points_before || ' → ' || rows_told.points_now
                )
            )
    end || ' · ' || coalesce(told.reasons_en, 'no reason was found') as change_en
from rows_told
inner join baselines on rows_told.night_on = baselines.night_on
left join reference.lists as lists_before
    on rows_told.list_before = lists_before.list_code
left join reference.lists as lists_now
    on rows_told.list_now = lists_now.list_code
left join told
    on
        baselines.baseline_code = told.baseline_code
        and rows_told.subject_kind = told.subject_kind
        and rows_told.subject_id = told.subject_id
