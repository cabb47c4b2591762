-- One row per household on a list: who lives there, as far as a visit needs to know.
with members as (
    select
        persons.*,
        person_needs.age_years,
        person_needs.is_present,
        is_minor(
            persons.birth_on, persons.birth_precision, persons.title_code, $as_of
        ) as is_minor,
        row_number() over (
            partition by persons.household_id
            order by
                -- absent heads are not asked for; minors' names are not printed
                person_needs.is_present desc,
                is_minor asc,
                coalesce(persons.relation_code, '') != 'head' asc,
                persons.person_number asc
        ) as head_order
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
)

select
    members.household_id,
    max(
        case
            when members.is_minor then '(ผู้เยาว์)'
            else
                person_label(titles.name_th, members.first_name, members.last_name)
        end
    ) filter (members.head_order = 1) as head_name,
    max(members.age_years) filter (members.head_order = 1) as head_age_years,
    max(mask_citizen_id(members.citizen_id)) filter (members.head_order = 1)
        as head_citizen_id_masked,
    count(*) filter (members.is_present) as member_count,
    count(*) filter (members.is_present and members.age_years >= 60) as elderly_count,
    count(*) filter (members.is_present and members.is_disabled) as disabled_count,
    count(*) filter (members.is_present and members.is_chronically_ill)
        as chronic_count,
    count(*) filter (members.is_present and members.age_years < 6) as under_6_count,
    bool_or(not members.is_present) as is_somebody_gone
from members
left join reference.codes as titles
    on titles.list_name = 'title' and members.title_code = titles.code
group by members.household_id
