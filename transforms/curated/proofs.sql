-- One row per claim that a run proves of its figures; a broken one stops it.
with weights as (
    select
        measure_code,
        survey_round_id,
        sum(weight) as weight
    from reference.poverty_weights
    group by measure_code, survey_round_id
),

measures as (
    select
        poverty_measures.measure_code,
        poverty_measures.cut_off_weight,
        max(weights.weight) as total_weight
    from reference.poverty_measures
    left join weights
        on poverty_measures.measure_code = weights.measure_code
    group by poverty_measures.measure_code, poverty_measures.cut_off_weight
),

answered_rounds as (
    select survey_round_id
    from curated.weighed_answers
    group by survey_round_id
),

round_weights as (
    select
        measures.cut_off_weight,
        measures.total_weight,
        weights.weight
    from measures
    cross join answered_rounds
    left join weights
        on
            measures.measure_code = weights.measure_code
            and answered_rounds.survey_round_id = weights.survey_round_id
),

components as (
    select
        poverty_weights.measure_code,
        poverty_weights.component_code,
        bool_or(indicators.indicator_number is null) as is_on_no_form,
        min(poverty_weights.weight) = max(poverty_weights.weight)
        and min(poverty_weights.dimension_code) = max(poverty_weights.dimension_code)
            as is_alike
    from reference.poverty_weights
    left join reference.indicators
        on
            poverty_weights.survey_round_id = indicators.survey_round_id
            and poverty_weights.dimension_code = indicators.dimension_code
            and coalesce(
                poverty_weights.indicator_number = indicators.indicator_number, true
            )
    group by poverty_weights.measure_code, poverty_weights.component_code
),

everyone as (
    select group_code
    from reference.population_groups
    where household_condition = 'anybody' and is_poverty_group
),

-- the same people, counted from other tables
survey_counts as (
    select
        household_fates.subdistrict_code,
        'household' as unit,
        count(*) as unit_count,
        count(*) filter (household_fates.failed_dimension_count > 0) as poor_count
    from curated.household_fates
    where starts_with(household_fates.subdistrict_code, $area_code)
    group by household_fates.subdistrict_code
    union all
    select
        person_needs.subdistrict_code,
        'person' as unit,
        count(*) as unit_count,
        count(*) filter (person_needs.is_survey_poor) as poor_count
    from curated.person_needs
    where starts_with(person_needs.subdistrict_code, $area_code)
    group by person_needs.subdistrict_code
),

survey_measures as (
    select
        measures.measure_code,
        survey_counts.unit_count,
        survey_counts.poor_count,
        poverty_counts.unit_count as measured_unit_count,
        poverty_counts.poor_count as measured_poor_count
    from survey_counts
    cross join measures
    cross join everyone
    left join curated.poverty_counts
        on
            measures.measure_code = poverty_counts.measure_code
            and everyone.group_code = poverty_counts.group_code
            and survey_counts.unit = poverty_counts.unit
            and survey_counts.subdistrict_code = poverty_counts.area_code
),

contributions as (
    select
        measure_code,
        unit,
        group_code,
        area_code,
        sum(weight * censored_count) as censored_weight
    from curated.poverty_contributions
    group by measure_code, unit, group_code, area_code
),

parts_of_areas as (
    select
        poverty_counts.measure_code,
        poverty_counts.unit,
        poverty_counts.group_code,
        left(poverty_counts.area_code, length(poverty_counts.area_code) - 2)
            as area_code,
        sum(poverty_counts.unit_count) as unit_count,
        sum(poverty_counts.poor_count) as poor_count,
        sum(poverty_counts.undetermined_count) as undetermined_count,
        sum(poverty_counts.censored_weight) as censored_weight
    from curated.poverty_counts
    where length(poverty_counts.area_code) > length($area_code)
    group by
        poverty_counts.measure_code,
        poverty_counts.unit,
        poverty_counts.group_code,
        left(poverty_counts.area_code, length(poverty_counts.area_code) - 2)
),

scored as (
    select
        score_items.*,
        scores.score,
        scores.score
        = scores.deprivation_points
        + scores.vulnerability_points
        + scores.last_service_points
        + scores.survey_age_points as is_sum_of_parts
    from curated.scores
    left join curated.score_items
        on
            scores.subject_kind = score_items.subject_kind
            and scores.subject_id = score_items.subject_id
),

-- who has the same of everything has the same score: reckoned once
alike as (
    select
        * exclude (subject_kind, subject_id, dependant_count, last_service_on),
        min(subject_kind || subject_id) as first_subject,
        count(*) as subject_count
    from scored
    group by all
),

item_counts as (
    unpivot alike
    on columns(* exclude (score, is_sum_of_parts, first_subject, subject_count))
    into name item_code value item_count
),

item_points as (
    select
        item_counts.first_subject,
        sum(
            score_points.points
            * if(score_points.is_for_each, item_counts.item_count, 1)
        ) as points
    from item_counts
    inner join reference.score_points
        on item_counts.item_code = score_points.item_code
    where
        item_counts.item_count
        between greatest(score_points.count_from, 1)
        and coalesce(score_points.count_to, item_counts.item_count)
    group by item_counts.first_subject
),

planned as (
    select
        centre_id,
        count(*) as planned_count
    from curated.plan_rows
    where plan_state = 'planned'
    group by centre_id
),

checked as (
    select
        'weights' as claim_code,
        weight = total_weight and cut_off_weight <= total_weight as is_true,
        1 as case_count
    from round_weights
    union all
    select
        'components' as claim_code,
        is_alike and not is_on_no_form as is_true,
        1 as case_count
    from components
    union all
    select
        'everybody_measured' as claim_code,
        unit_count = measured_unit_count as is_true,
        1 as case_count
    from survey_measures
    union all
    select
        'tpmap_rule' as claim_code,
        poor_count = measured_poor_count as is_true,
        1 as case_count
    from survey_measures
    where measure_code = 'tpmap'
    union all
    select
        'contributions' as claim_code,
        coalesce(contributions.censored_weight, 0) = counts.censored_weight as is_true,
        1 as case_count
    from curated.poverty_counts as counts
    left join contributions
        on
            counts.measure_code = contributions.measure_code
            and counts.unit = contributions.unit
            and counts.group_code = contributions.group_code
            and counts.area_code = contributions.area_code
    union all
    select
        'areas' as claim_code,
        counts.unit_count = parts.unit_count
        and counts.poor_count = parts.poor_count
        and counts.undetermined_count = parts.undetermined_count
        and counts.censored_weight = parts.censored_weight as is_true,
        1 as case_count
    from curated.poverty_counts as counts
    full join parts_of_areas as parts
        on
            counts.measure_code = parts.measure_code
            and counts.unit = parts.unit
            and counts.group_code = parts.group_code
            and counts.area_code = parts.area_code
    where
        -- the smallest areas have no parts
        parts.area_code is not null
        or counts.area_level in ('province', 'district')
        or (
            counts.area_level = 'subdistrict'
            and counts.group_code in (select everyone.group_code from everyone)
        )
    union all
    select
        'scores' as claim_code,
        alike.is_sum_of_parts
        and alike.score = coalesce(item_points.points, 0) as is_true,
        alike.subject_count as case_count
    from alike
    left join item_points
        on alike.first_subject = item_points.first_subject
    union all
    select
        'capacity' as claim_code,
        centre_months.centre_id is not null
        and coalesce(planned.planned_count <= centre_months.place_count, true)
            as is_true,
        1 as case_count
    from planned
    left join curated.centre_months
        on planned.centre_id = centre_months.centre_id
    union all
    select
        'planned_lists' as claim_code,
        score is not null
        and plan_state is not null
        and plan_place is not null as is_true,
        count(*) as case_count
    from curated.target_list_rows
    group by all
    union all
    select
        'report_figures_add_up' as claim_code,
        if(is_complete, parts_count = total_count, parts_count <= total_count)
            as is_true,
        count(*) as case_count
    from curated.report_sums
    group by all
)

-- every promised claim is told, one without a case too
select
    proof_words.claim_code,
    proof_words.claim_th,
    proof_words.claim_en,
    coalesce(sum(checked.case_count), 0)::bigint as checked_count,
    coalesce(
        sum(checked.case_count) filter (not coalesce(checked.is_true, false)), 0
    )::bigint as broken_count
from reference.proof_words
left join checked
    on proof_words.claim_code = checked.claim_code
group by
    proof_words.claim_order,
    proof_words.claim_code,
    proof_words.claim_th,
    proof_words.claim_en
order by proof_words.claim_order
