-- One row per subdistrict, measure of persons and row: how many.
-- What the poverty tables have counted is taken from them.
with measured as (
    select
        poverty_counts.*,
        population_groups.household_condition is not null as is_everyone,
        poverty_counts.measure_code = 'tpmap' as is_any
    from curated.poverty_counts
    inner join reference.population_groups
        on poverty_counts.group_code = population_groups.group_code
    where
        poverty_counts.unit = 'person'
        and poverty_counts.area_level = 'subdistrict'
        and poverty_counts.measure_code in ('tpmap', 'two_dimensions')
        and coalesce(population_groups.household_condition, 'anybody') = 'anybody'
),

everyone as (
    select
        area_code as subdistrict_code,
        'all' as row_code,
        max(unit_count) filter (is_any) as surveyed_persons,
        max(poor_count) filter (is_any) as poor_persons,
        max(undetermined_count) filter (is_any) as undetermined_persons,
        max(censored_weight) filter (is_any) as deprivations,
        max(poor_count) filter (is_any)
        - max(poor_count) filter (not is_any) as one_dimension_persons,
        max(poor_count) filter (not is_any) as two_dimension_persons,
        max(censored_weight) filter (not is_any) as two_dimension_deprivations
    from measured
    where is_everyone
    group by area_code
),

known as (
    select distinct household_id
    from curated.linked_services
),

poor as (
    select
        person_needs.subdistrict_code,
        person_needs.is_target_poor as has_card,
        person_needs.survey_age_years >= 18 as is_adult,
        known.household_id is not null as is_known,
        household_fates.answered_dimension_count
        = household_fates.failed_dimension_count as is_in_full
    from curated.person_needs
    inner join curated.household_fates
        on person_needs.household_id = household_fates.household_id
    left join known on person_needs.household_id = known.household_id
    where
        person_needs.is_survey_poor
        and starts_with(person_needs.subdistrict_code, $area_code)
),

by_card as (
    select
        subdistrict_code,
        'all' as row_code,
        count(*) filter (has_card) as target_poor_persons,
        count(*) filter (is_adult) as poor_adults,
        count(*) filter (is_adult and has_card) as card_adults,
        count(*) filter (is_adult and has_card and is_known) as caseload_adults,
        count(*) filter (is_adult and has_card and is_known and is_in_full)
            as served_adults
    from poor
    group by subdistrict_code
),

by_group as (
    select
        measured.area_code as subdistrict_code,
        measured.group_code as row_code,
        measured.unit_count as group_persons,
        measured.poor_count as poor_group_persons
    from measured
    where measured.is_any and not measured.is_everyone
),

counted as (
    unpivot everyone
    on columns(* exclude (subdistrict_code, row_code))
    into name measure_code value figure_count
    union all
    unpivot by_card
    on columns(* exclude (subdistrict_code, row_code))
    into name measure_code value figure_count
    union all
    unpivot by_group
    on columns(* exclude (subdistrict_code, row_code))
    into name measure_code value figure_count
),

served_groups as (
    select
        household_groups.group_code,
        household_fates.subdistrict_code,
        sum(household_groups.member_count)::bigint as figure_count
    from curated.household_groups
    inner join reference.population_groups
        on household_groups.group_code = population_groups.group_code
    inner join curated.household_fates
        on household_groups.household_id = household_fates.household_id
    where
        population_groups.is_poverty_group
        and population_groups.household_condition is null
        and household_fates.failed_dimension_count > 0
        and household_fates.answered_dimension_count
        = household_fates.failed_dimension_count
        and starts_with(household_fates.subdistrict_code, $area_code)
    group by household_groups.group_code, household_fates.subdistrict_code
),

figures as (
    select
        counted.measure_code,
        counted.row_code,
        counted.subdistrict_code as place_code,
        counted.figure_count
    from counted
    union all
    select
        'deprived_persons' as measure_code,
        contributions.dimension_code as row_code,
        contributions.area_code as place_code,
        contributions.censored_count as figure_count
    from curated.poverty_contributions as contributions
    inner join reference.population_groups
        on contributions.group_code = population_groups.group_code
    where
        contributions.measure_code = 'tpmap'
        and contributions.unit = 'person'
        and contributions.area_level = 'subdistrict'
        and population_groups.household_condition = 'anybody'
    union all
    select
        'served_group_persons' as measure_code,
        served_groups.group_code as row_code,
        served_groups.subdistrict_code as place_code,
        served_groups.figure_count
    from served_groups
    union all
    select
        'outside_persons' as measure_code,
        'all' as row_code,
        clients.subdistrict_code as place_code,
        count(*) as figure_count
    from curated.outside_survey_clients as clients
    where clients.is_listed
    group by clients.subdistrict_code
)

select
    figures.measure_code,
    figures.row_code,
    figures.place_code,
    figures.figure_count
from figures
