-- One row per subdistrict and group of people: how many there are, and are listed.
with households as (
    select
        household_fates.household_id,
        household_fates.subdistrict_code,
        household_fates.fate_code
        in ('no_card', 'unserved', 'part_served', 'follow_up', 'vulnerable')
            as is_listed,
        coalesce(
            household_vulnerability.vulnerability_level >= $vulnerable_level, false
        ) as is_vulnerable
    from curated.household_fates
    left join curated.household_vulnerability
        on household_fates.household_id = household_vulnerability.household_id
),

groups_counted as (
    select
        households.subdistrict_code,
        household_groups.group_code,
        households.is_vulnerable,
        sum(household_groups.present_count) as person_count,
        count(*) as household_count,
        count(*) filter (households.is_listed) as listed_household_count
    from curated.household_groups
    inner join households
        on household_groups.household_id = households.household_id
    where household_groups.present_count > 0
    group by
        households.subdistrict_code,
        household_groups.group_code,
        households.is_vulnerable
),

-- of a vulnerable household, on whatever list, everybody is counted
counts as (
    select
        groups_counted.subdistrict_code,
        population_groups.group_code,
        sum(groups_counted.person_count)::bigint as person_count,
        sum(groups_counted.household_count)::bigint as household_count,
        sum(groups_counted.listed_household_count)::bigint as listed_household_count
    from groups_counted
    inner join reference.population_groups as counted_groups
        on groups_counted.group_code = counted_groups.group_code
    inner join reference.population_groups
        on
            counted_groups.group_code = population_groups.group_code
            or (
                groups_counted.is_vulnerable
                and counted_groups.household_condition = 'anybody'
                and population_groups.household_condition = 'vulnerable'
            )
    group by groups_counted.subdistrict_code, population_groups.group_code
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
