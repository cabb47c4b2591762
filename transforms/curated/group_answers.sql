-- One row per group of people, smallest area told apart for it, and way of answering.
with groups as (
    select
        group_code,
        coalesce(household_condition = 'anybody', false) as is_everyone
    from reference.population_groups
    where is_poverty_group
),

members as (
    select
        household_groups.household_id,
        groups.group_code,
        groups.is_everyone,
        household_groups.member_count
    from curated.household_groups
    inner join groups
        on household_groups.group_code = groups.group_code
    union all
    -- nobody of theirs was admitted, yet they are households
    select
        households.household_id,
        groups.group_code,
        groups.is_everyone,
        0 as member_count
    from clean.households
    inner join groups
        on groups.is_everyone
    where households.household_id not in (
        select household_groups.household_id
        from curated.household_groups
        inner join groups as for_everyone
            on
                household_groups.group_code = for_everyone.group_code
                and for_everyone.is_everyone
    )
)

select
    members.group_code,
    case
        when members.is_everyone
            then
                households.subdistrict_code
                || lpad(coalesce(households.village_number, 0)::varchar, 2, '0')
        else households.subdistrict_code
    end as area_code,
    weighed_answers.answer_number,
    count(*) as household_count,
    sum(members.member_count)::bigint as person_count
from members
inner join clean.households
    on members.household_id = households.household_id
inner join curated.weighed_answers
    on
        households.survey_round_id = weighed_answers.survey_round_id
        and households.indicator_results = weighed_answers.indicator_results
where starts_with(households.subdistrict_code, $area_code)
group by all
