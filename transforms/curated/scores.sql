-- One row per household or client on a list: its score, and what made it.
-- Rank: greatest score; ties: most unanswered dimensions, most dependants, never helped
-- then longest ago, key. One order, then, for every list, subdistrict and plan.
with counted as (
    select
        subject_kind,
        subject_id,
        dependant_count,
        last_service_on,
        unanswered_health + unanswered_living + unanswered_education
        + unanswered_income + unanswered_access as unanswered_dimension_count,
        [
            unanswered_health,
            unanswered_living,
            unanswered_education,
            unanswered_income,
            unanswered_access,
            further_indicators,
            answered_dimensions
        ] as deprivation,
        [
            low_income,
            under_6,
            school_age,
            elderly,
            very_old,
            disabled,
            chronically_ill,
            cannot_care,
            one_parent,
            elderly_alone
        ] as vulnerability,
        [never_served, months_since_service] as last_service,
        [survey_age_years] as survey_age
    from curated.score_items
),

-- what many have alike is put in words once; the items in the order of the lists above
alike as (
    select distinct
        deprivation as counts,
        'deprivation' as part_code,
        'ความขาดแคลน' as part_th,
        'deprivation' as part_en,
        [
            'unanswered_health',
            'unanswered_living',
            'unanswered_education',
            'unanswered_income',
            'unanswered_access',
            'further_indicators',
            'answered_dimensions'
        ] as item_codes
    from counted
    union all
    select distinct
        vulnerability as counts,
        'vulnerability' as part_code,
        'ความเปราะบาง' as part_th,
        'vulnerability' as part_en,
        [
            'low_income',
            'under_6',
            'school_age',
            'elderly',
            'very_old',
            'disabled',
            'chronically_ill',
            'cannot_care',
            'one_parent',
            'elderly_alone'
        ] as item_codes
    from counted
    union all
    select distinct
        last_service as counts,
        'last_service' as part_code,
        'บริการล่าสุด' as part_th,
        'last service' as part_en,
        ['never_served', 'months_since_service'] as item_codes
    from counted
    union all
    select distinct
        survey_age as counts,
        'survey_age' as part_code,
        'อายุข้อมูล' as part_th,
        'age of the survey' as part_en,
        ['survey_age_years'] as item_codes
    from counted
),

items as (
    select
        part_code,
        part_th,
        part_en,
        counts,
        unnest(item_codes) as item_code,
        unnest(counts) as item_count
    from alike
),

-- what each adds; nothing for what there is none of
points as (
    select
        items.part_code,
        items.part_th,
        items.part_en,
        items.counts,
        score_points.item_order,
        score_points.points * if(score_points.is_for_each, items.item_count, 1)
            as points,
        replace(score_points.said_th, '{}', items.item_count::varchar) as said_th,
        replace(score_points.said_en, '{}', items.item_count::varchar) as said_en
    from items
    inner join reference.score_points
        on
            items.item_code = score_points.item_code
            and items.item_count >= greatest(score_points.count_from, 1)
            and coalesce(items.item_count <= score_points.count_to, true)
),

parts as (
    select
        part_code,
        counts,
        sum(points)::bigint as points,
        printf(
            '%s %d (%s)',
            any_value(part_th),
            sum(points)::bigint,
            string_agg(printf('%s +%d', said_th, points), ', ' order by item_order)
        ) as said_th,
        printf(
            '%s %d (%s)',
            any_value(part_en),
            sum(points)::bigint,
            string_agg(printf('%s +%d', said_en, points), ', ' order by item_order)
        ) as said_en
    from points
    where points > 0
    group by part_code, counts
),

scored as (
    select
        counted.*,
        coalesce(deprivation.points, 0) as deprivation_points,
        coalesce(vulnerability.points, 0) as vulnerability_points,
        coalesce(last_service.points, 0) as last_service_points,
        coalesce(survey_age.points, 0) as survey_age_points,
        deprivation_points + vulnerability_points + last_service_points
        + survey_age_points as score,
        concat_ws(
            ' + ',
            deprivation.said_th,
            vulnerability.said_th,
            last_service.said_th,
            survey_age.said_th
        ) as parts_th,
        concat_ws(
            ' + ',
            deprivation.said_en,
            vulnerability.said_en,
            last_service.said_en,
            survey_age.said_en
        ) as parts_en
    from counted
    left join parts as deprivation
        on
            deprivation.part_code = 'deprivation'
            and counted.deprivation = deprivation.counts
    left join parts as vulnerability
        on
            vulnerability.part_code = 'vulnerability'
            and counted.vulnerability = vulnerability.counts
    left join parts as last_service
        on
            last_service.part_code = 'last_service'
            and counted.last_service = last_service.counts
    left join parts as survey_age
        on
            survey_age.part_code = 'survey_age'
            and counted.survey_age = survey_age.counts
)

select
    subject_kind,
    subject_id,
    score,
    row_number() over (
        partition by subject_kind
        order by
            score desc,
            unanswered_dimension_count desc,
            dependant_count desc,
            last_service_on asc nulls first,
            subject_id asc
    ) as order_rank,
    deprivation_points,
    vulnerability_points,
    last_service_points,
    survey_age_points,
    printf(
        '%d คะแนน%s',
        score,
        coalesce(' = ' || nullif(parts_th, ''), ' (ไม่มีข้อใดให้คะแนน)')
    ) as score_th,
    printf(
        '%d points%s',
        score,
        coalesce(' = ' || nullif(parts_en, ''), ' (nothing scores)')
    ) as score_en,
    (select any_value(score_points.rule_version) from reference.score_points)
        as rule_version
from scored
