-- One row per subdistrict and group of people: how many there are, and are listed.
with households_of_groups as (
    select
        household_groups.household_id,
        household_groups.group_code,
        household_groups.present_count
    from curated.household_groups
    where household_groups.present_count > 0
    union all
    -- all who live in a vulnerable household, whatever list it is on
    select
        household_vulnerability.household_id,
        vulnerable_groups.group_code,
        household_groups.present_count
    from curated.household_vulnerability
    inner join curated.household_groups
        on
            household_vulnerability.household_id = household_groups.household_id
            and household_groups.present_count > 0
    inner join reference.population_groups
        on
            household_groups.group_code = population_groups.group_code
            and population_groups.household_condition = 'anybody'
    inner join reference.population_groups as vulnerable_groups
        on vulnerable_groups.household_condition = 'vulnerable'
    where household_vulnerability.vulnerability_level >= $vulnerable_level
),

counts as (
    select
        household_fates.subdistrict_code,
        households_of_groups.group_code,
        sum(households_of_groups.present_count)::bigint as person_count,
        count(*) as household_count,
        count(*) filter (
            household_fates.fate_code
            in ('no_card', 'unserved', 'part_served', 'follow_up', 'vulnerable')
        ) as listed_household_count
    from households_of_groups
    inner join curated.household_fates
        on households_of_groups.household_id = household_fates.household_id
    group by household_fates.subdistrict_code, households_of_groups.group_code
)

select
    subdistricts.subdistrict_code,
    population_groups.group_code,
    population_groups.name_th as group_name_th,
    population_groups.name_en as group_name_en,
    population_groups.is_centre_target,
    case
        when population_groups.not_measurable_en is null
            then coalesce(counts.person_count, 0)
    end as person_count,
    case
        when population_groups.not_measurable_en is null
            then coalesce(counts.household_count, 0)
    end as household_count,
    case
        when population_groups.not_measurable_en is null
            then coalesce(counts.listed_household_count, 0)
    end as listed_household_count,
    population_groups.not_measurable_th,
    population_groups.not_measurable_en
from reference.subdistricts
cross join reference.population_groups
left join counts
    on
        subdistricts.subdistrict_code = counts.subdistrict_code
        and population_groups.group_code = counts.group_code
where starts_with(subdistricts.subdistrict_code, $area_code)
order by subdistricts.subdistrict_code, population_groups.group_order
