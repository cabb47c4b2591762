-- One row per admitted household and group of people that anybody in it is of.
with members as (
    select
        persons.household_id,
        persons.relation_code,
        persons.marital_status_code,
        person_needs.age_years,
        person_needs.is_present,
        {
            'age_years': person_needs.age_years,
            'sex_code': persons.sex_code,
            'is_disabled': person_needs.is_disabled,
            'is_chronically_ill': person_needs.is_chronically_ill,
            'self_care_code': persons.self_care_code,
            'is_other_nationality':
            persons.nationality_code not in ('thai', 'unknown')
        } as profile
    from clean.persons
    inner join curated.person_needs
        on
            persons.household_id = person_needs.household_id
            and persons.person_number = person_needs.person_number
),

-- persons of one profile are of the same groups: far fewer to judge; an unknown age is
-- in no span of ages
profile_groups as (
    select
        profiles.profile,
        population_groups.group_code,
        population_groups.is_dependant
    from (select distinct members.profile from members) as profiles
    inner join reference.population_groups
        on
            population_groups.household_condition is null
            and population_groups.not_measurable_en is null
            and if(
                coalesce(population_groups.age_min, population_groups.age_max) is null,
                true,
                profiles.profile.age_years
                between coalesce(population_groups.age_min, 0)
                and coalesce(population_groups.age_max, 999)
            )
            and profiles.profile.sex_code
            = coalesce(population_groups.sex_code, profiles.profile.sex_code)
            and profiles.profile.self_care_code
            = coalesce(
                population_groups.self_care_code, profiles.profile.self_care_code
            )
            and profiles.profile.is_disabled >= population_groups.needs_disability
            and profiles.profile.is_chronically_ill
            >= population_groups.needs_chronic_illness
            and profiles.profile.is_other_nationality
            >= population_groups.needs_other_nationality
),

counted_profiles as (
    select
        profile_groups.profile,
        profile_groups.group_code
    from profile_groups
    union all
    -- a person is one dependant, old and disabled or not
    select distinct
        profile_groups.profile,
        population_groups.group_code
    from profile_groups
    inner join reference.population_groups
        on population_groups.household_condition = 'any_dependant'
    where profile_groups.is_dependant
),

households as (
    select
        members.household_id,
        any_value(set_aside_members.household_id) is not null as is_somebody_set_aside,
        count(*) as member_count,
        count(*) filter (members.is_present) as present_count,
        count(members.age_years) filter (members.is_present) as known_age_count,
        min(members.age_years) filter (members.is_present) as youngest_years,
        min(members.age_years) filter (
            members.is_present and members.relation_code = 'child'
        ) as youngest_child_years,
        count(*) filter (
            members.is_present and members.relation_code in ('head', 'spouse')
        ) as present_parent_count,
        bool_or(
            members.relation_code = 'head' and members.marital_status_code = 'married'
        )
        and not bool_or(members.relation_code = 'spouse') as is_spouse_unnamed
    from members
    left join clean.set_aside_members
        on members.household_id = set_aside_members.household_id
    group by members.household_id
),

-- A household is judged by who still lives there. One parent (assumed): just one of the
-- head and the head's spouse lives there, with a child of theirs; but not the married
-- head whose spouse the survey does not name, who may be away for work. Elderly alone
-- (assumed): nobody there is younger. A member who was set aside may be the other
-- parent, or young: then neither is said.
groups as (
    select
        members.household_id,
        counted_profiles.group_code,
        count(*) as member_count,
        count(*) filter (members.is_present) as present_count
    from members
    inner join counted_profiles on members.profile = counted_profiles.profile
    group by members.household_id, counted_profiles.group_code
    union all
    select
        households.household_id,
        population_groups.group_code,
        households.member_count,
        households.present_count
    from households
    inner join reference.population_groups
        on
            case population_groups.household_condition
                when 'anybody' then true
                when 'several_members' then households.present_count >= 2
                when 'one_parent'
                    then
                        households.present_parent_count = 1
                        and households.youngest_child_years <= population_groups.age_max
                        and not households.is_spouse_unnamed
                        and not households.is_somebody_set_aside
                when 'elderly_alone'
                    then
                        households.youngest_years >= population_groups.age_min
                        and households.known_age_count = households.present_count
                        and not households.is_somebody_set_aside
                else false
            end
)

select
    groups.household_id,
    groups.group_code,
    groups.member_count,
    groups.present_count
from groups
