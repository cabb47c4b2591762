-- One row per household on a list: who lives there, as far as a visit needs to know.
with members as (
    select
        persons.household_id,
        persons.is_disabled,
        persons.is_chronically_ill,
        person_needs.age_years,
        person_needs.is_present,
        -- absent heads are not asked for; minors' names are not printed
        {
            'is_gone': not person_needs.is_present,
            'is_minor': is_minor(
                persons.birth_on, persons.birth_precision, persons.title_code, $as_of
            ),
            'is_no_head': coalesce(persons.relation_code, '') != 'head',
            'person_number': persons.person_number,
            'age_years': person_needs.age_years
        } as asked
    from clean.persons
    inner join curated.person_needs
        on
            persons.household_id = person_needs.household_id
            and persons.person_number = person_needs.person_number
    inner join curated.household_fates
        on persons.household_id = household_fates.household_id
    where
        household_fates.fate_code
        in ('no_card', 'unserved', 'part_served', 'follow_up', 'vulnerable', 'emptied')
),

households as (
    select
        members.household_id,
        min(members.asked) as asked,
        count(*) filter (members.is_present) as member_count,
        count(*) filter (members.is_present and members.age_years >= 60)
            as elderly_count,
        count(*) filter (members.is_present and members.is_disabled) as disabled_count,
        count(*) filter (members.is_present and members.is_chronically_ill)
            as chronic_count,
        count(*) filter (members.is_present and members.age_years < 6)
            as under_6_count,
        bool_or(not members.is_present) as is_somebody_gone
    from members
    group by members.household_id
)

select
    households.household_id,
    case
        when households.asked.is_minor then '(ผู้เยาว์)'
        else person_label(titles.name_th, heads.first_name, heads.last_name)
    end as head_name,
    households.asked.age_years as head_age_years,
    mask_citizen_id(heads.citizen_id) as head_citizen_id_masked,
    households.member_count,
    households.elderly_count,
    households.disabled_count,
    households.chronic_count,
    households.under_6_count,
    households.is_somebody_gone
from households
inner join clean.persons as heads
    on
        households.household_id = heads.household_id
        and households.asked.person_number = heads.person_number
left join reference.codes as titles
    on titles.list_name = 'title' and heads.title_code = titles.code
