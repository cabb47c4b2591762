-- One row per change and reason for it, the foremost first.
with found as (
    select
        night_on,
        subject_kind,
        subject_id,
        reason_code,
        detail_th,
        detail_en
    from curated.register_reasons
    union all
    select
        night_on,
        subject_kind,
        subject_id,
        reason_code,
        detail_th,
        detail_en
    from curated.help_reasons
    union all
    select
        night_on,
        subject_kind,
        subject_id,
        reason_code,
        detail_th,
        detail_en
    from curated.need_reasons
    union all
    select
        night_on,
        subject_kind,
        subject_id,
        reason_code,
        detail_th,
        detail_en
    from curated.client_reasons
),

-- rules that may have moved it: beside facts of its own, unless those leave no doubt;
-- the program only where there is nothing else to say
rules as (
    select
        night_on,
        what_moves = 'order' as is_of_order,
        if(setting_kind = 'program', 'program_changed', 'rules_changed') as reason_code,
        string_agg(change_th, ', ' order by setting_name) as detail_th,
        string_agg(change_en, ', ' order by setting_name) as detail_en
    from curated.setting_changes
    where setting_kind in ('rules', 'parameter', 'program')
    group by all
),

settled as (
    select
        changed.night_on,
        changed.subject_kind,
        changed.subject_id,
        changed.is_reordered,
        count(found.reason_code) as fact_count,
        coalesce(
            bool_or(
                found.reason_code in (
                    'row_mended', 'row_set_aside', 'merged', 'client_merged',
                    'maybe_unreadable', 'left_register', 'returned', 'newly_surveyed',
                    'came_to_centre', 'moved_area', 'area_code_changed'
                )
            )
            and not changed.is_reordered,
            false
        ) as is_settled
    from curated.changed_subjects as changed
    left join found
        on
            changed.night_on = found.night_on
            and changed.subject_kind = found.subject_kind
            and changed.subject_id = found.subject_id
    group by
        changed.night_on,
        changed.subject_kind,
        changed.subject_id,
        changed.is_reordered
),

ruled as (
    select
        settled.night_on,
        settled.subject_kind,
        settled.subject_id,
        rules.reason_code,
        string_agg(rules.detail_th, ', ' order by rules.is_of_order) as detail_th,
        string_agg(rules.detail_en, ', ' order by rules.is_of_order) as detail_en
    from settled
    inner join rules
        on
            settled.night_on = rules.night_on
            and (settled.is_reordered or not rules.is_of_order)
    where
        not settled.is_settled
        and (
            rules.reason_code = 'rules_changed'
            or (
                settled.fact_count = 0
                and not exists (
                    select 1
                    from rules as others
                    where
                        others.night_on = settled.night_on
                        and others.reason_code = 'rules_changed'
                        and (settled.is_reordered or not others.is_of_order)
                )
            )
        )
    group by
        settled.night_on,
        settled.subject_kind,
        settled.subject_id,
        rules.reason_code
),

baselines as (
    select
        night_on,
        unnest(compared_nights(is_previous, is_monday, is_plan_issue)) as baseline_code
    from earlier.nights
),

reasons as (
    select * from found  -- noqa: AM04
    union all by name
    select * from ruled  -- noqa: AM04
)

select
    baselines.baseline_code,
    reasons.subject_kind,
    reasons.subject_id,
    row_number() over (
        partition by
            baselines.baseline_code, reasons.subject_kind, reasons.subject_id
        order by words.reason_rank asc, reasons.reason_code asc
    ) as reason_order,
    reasons.reason_code,
    reasons.detail_th,
    reasons.detail_en
from reasons
inner join baselines on reasons.night_on = baselines.night_on
inner join reference.change_words as words
    on reasons.reason_code = words.reason_code
