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
        bool_or(household_gaps.is_check_first) as is_outgrown
    from curated.household_gaps
    inner join clean.households
        on household_gaps.household_id = households.household_id
    inner join reference.indicators
        on
            households.survey_round_id = indicators.survey_round_id
            and household_gaps.indicator_number = indicators.indicator_number
    where household_gaps.result = 'failed'
    group by household_gaps.household_id
)

select
    household_dimensions.household_id,
    any_value(failures.failed_indicators_th) as failed_indicators_th,
    any_value(failures.failed_indicators_en) as failed_indicators_en,
    any_value(failures.is_outgrown) as is_outgrown,
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
order by household_dimensions.household_id
