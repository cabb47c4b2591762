-- One row per centre and household of a plan issued on an earlier night: does it stand?
with remembered as (
    select
        remembered.*,
        -- whom two centres plan, after one was away for a night, the newer one keeps
        row_number() over (
            partition by remembered.household_id, remembered.plan_place is not null
            order by
                coalesce(remembered.changed_on, months.issued_on) desc,
                remembered.centre_id asc
        ) > 1 as is_elsewhere
    from earlier.plan_households as remembered
    inner join curated.centre_months as months
        on
            remembered.centre_id = months.centre_id
            and remembered.plan_month = months.plan_month
    where months.is_frozen
),

bereaved as (
    select household_id
    from clean.person_status
    where status_code = 'deceased'
    union
    select persons.household_id
    from clean.person_status
    inner join clean.persons
        on person_status.citizen_id = persons.citizen_id
    where person_status.status_code = 'deceased'
),

helped as (
    select distinct subject_id as household_id
    from curated.monthly_help
    where subject_kind = 'household'
),

-- a house that stood empty when it was planned is still to be checked
judged as (
    select
        remembered.*,
        case
            when remembered.plan_place is null then null
            when
                remembered.is_elsewhere
                or fates.household_id is null
                or fates.subdistrict_code != remembered.subdistrict_code
                then 'moved'
            when fates.fate_code = 'emptied' and remembered.list_code != 'emptied'
                then if(bereaved.household_id is null, 'moved', 'died')
        end as left_code,
        helped.household_id is not null
        or coalesce(urgent.is_emergency, false)
        or coalesce(remembered.change_code = 'emergency', false) as is_kept
    from remembered
    left join curated.household_fates as fates
        on remembered.household_id = fates.household_id
    left join bereaved on remembered.household_id = bereaved.household_id
    left join helped on remembered.household_id = helped.household_id
    left join curated.urgent_requests as urgent
        on
            urgent.subject_kind = 'household'
            and remembered.household_id = urgent.subject_id
)

select
    plan_month,
    household_id,
    centre_id,
    subdistrict_code,
    list_code,
    plan_place as former_place,
    coalesce(left_code, change_code) as change_code,
    if(left_code is null, changed_on, $as_of::date) as changed_on,
    plan_place is not null and left_code is null as is_standing,
    plan_place is not null and left_code is null and is_kept as is_kept
from judged
