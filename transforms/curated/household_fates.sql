-- One row per admitted household: the one list it is on, or why it is on none.
with needs as (
    select
        household_id,
        count(*) filter (result = 'failed') as failed_dimension_count,
        count(*) filter (is_answered) as answered_dimension_count,
        bool_or(result = 'unanswered') as is_something_unanswered
    from curated.household_dimensions
    group by household_id
),

-- members who still live there; the card of somebody dead or gone helps nobody
members as (
    select
        person_needs.household_id,
        count(*) as member_count,
        count(*) filter (person_needs.is_present) as present_count,
        bool_or(person_needs.is_card_verified and person_needs.is_present)
            as is_verified,
        bool_or(person_needs.is_card_registered and person_needs.is_present)
            as is_registered,
        bool_or(
            person_needs.is_card_registered is null
            and person_needs.is_present
            and coalesce(person_needs.age_years >= 18, true)
        ) as is_card_unknown,
        bool_and(
            coalesce(person_needs.age_years < 18, false) or not person_needs.is_present
        ) as is_under_18,
        bool_and(
            persons.nationality_code not in ('thai', 'unknown')
            or coalesce(person_needs.age_years < 18, false)
            or not person_needs.is_present
        ) as is_not_thai
    from curated.person_needs
    inner join clean.persons
        on
            person_needs.household_id = persons.household_id
            and person_needs.person_number = persons.person_number
    group by person_needs.household_id
),

outgrown as (
    select
        household_id,
        bool_or(is_check_first) as is_check_first
    from curated.household_gaps
    where result = 'failed'
    group by household_id
)

select
    households.household_id,
    households.subdistrict_code,
    case
        when not starts_with(households.subdistrict_code, $area_code)
            then 'outside_area'
        when
            members.member_count > 0
            and members.present_count = 0
            and set_aside_members.household_id is null then 'emptied'
        when needs.failed_dimension_count > 0
            then case
                when not coalesce(members.is_verified, false) then 'no_card'
                when needs.answered_dimension_count = 0 then 'unserved'
                when needs.answered_dimension_count < needs.failed_dimension_count
                    then 'part_served'
                else 'follow_up'
            end
        when household_vulnerability.vulnerability_level >= $vulnerable_level
            then 'vulnerable'
        when needs.is_something_unanswered then 'need_unknown'
        else 'no_need_recorded'
    end as fate_code,
    case
        when fate_code != 'no_card' then null
        when members.member_count is null then 'unknown'
        when members.is_registered then 'failed'
        when members.is_under_18 then 'under_18'
        when members.is_not_thai then 'not_thai'
        when members.is_card_unknown or set_aside_members.household_id is not null
            then 'unknown'
        else 'nobody_registered'
    end as no_card_reason,
    needs.failed_dimension_count,
    needs.answered_dimension_count,
    coalesce(outgrown.is_check_first, false)
    or coalesce(members.present_count < members.member_count, false) as is_check_first,
    needs.is_something_unanswered
from clean.households
inner join needs on households.household_id = needs.household_id
left join members on households.household_id = members.household_id
left join clean.set_aside_members
    on households.household_id = set_aside_members.household_id
left join curated.household_vulnerability
    on households.household_id = household_vulnerability.household_id
left join outgrown on households.household_id = outgrown.household_id
