-- One row per survey-poor household: its failures, its answers, what may be asked for.
with failures as (
    select
        household_gaps.household_id,
        string_agg(
            indicators.failed_th, '; ' order by indicators.indicator_number
        ) as failed_indicators_th,
        string_agg(
            indicators.failed_en, '; ' order by indicators.indicator_number
        ) as failed_indicators_en,
        string_agg(
            household_gaps.indicator_number::varchar,
            ', '
            order by household_gaps.indicator_number
        ) filter (household_gaps.is_check_first) as outgrown_indicators,
        -- one help that answers several indicators is told once
        array_to_string(
            list_sort(list_distinct(list(
                printf(
                    '%s %s%s',
                    services.service_name_th,
                    thai_date(household_gaps.answered_on),
                    case
                        when household_gaps.answered_until < date '9999-12-31'
                            then
                                ' (มีผลถึง '
                                || thai_date(household_gaps.answered_until) || ')'
                        else ''
                    end
                )
            ) filter (household_gaps.is_answered))),
            '; '
        ) as answered_by_th
    from curated.household_gaps
    inner join clean.households
        on household_gaps.household_id = households.household_id
    inner join reference.indicators
        on
            households.survey_round_id = indicators.survey_round_id
            and household_gaps.indicator_number = indicators.indicator_number
    left join reference.services
        on household_gaps.answered_by_service_code = services.service_code
    where household_gaps.result = 'failed'
    group by household_gaps.household_id
)

select
    household_dimensions.household_id,
    any_value(failures.failed_indicators_th) as failed_indicators_th,
    any_value(failures.failed_indicators_en) as failed_indicators_en,
    any_value(failures.outgrown_indicators) as outgrown_indicators,
    string_agg(
        dimensions.dimension_name_th, ', ' order by dimensions.dimension_order
    ) filter (not household_dimensions.is_answered) as unanswered_dimensions_th,
    string_agg(
        dimensions.dimension_name_en, ', ' order by dimensions.dimension_order
    ) filter (not household_dimensions.is_answered) as unanswered_dimensions_en,
    string_agg(
        dimensions.dimension_name_th, ', ' order by dimensions.dimension_order
    ) filter (household_dimensions.is_answered) as answered_dimensions_th,
    string_agg(
        dimensions.dimension_name_en, ', ' order by dimensions.dimension_order
    ) filter (household_dimensions.is_answered) as answered_dimensions_en,
    any_value(failures.answered_by_th) as answered_by_th,
    string_agg(
        printf(
            '%s: %s',
            dimensions.dimension_name_th,
            suggested_services.suggested_services_th
        ),
        '; '
        order by dimensions.dimension_order
    ) as suggested_services_th
from curated.household_dimensions
inner join failures
    on household_dimensions.household_id = failures.household_id
inner join reference.dimensions
    on household_dimensions.dimension_code = dimensions.dimension_code
left join curated.suggested_services
    on
        household_dimensions.household_id = suggested_services.household_id
        and household_dimensions.dimension_code = suggested_services.dimension_code
where household_dimensions.result = 'failed'
group by household_dimensions.household_id
