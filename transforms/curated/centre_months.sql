-- One row per centre of the area: how many households it can visit this month.
-- A plan made anew on its first day is not frozen yet.
with issued as (
    select
        centre_id,
        issued_on,
        place_count
    from earlier.plan_centres
    where
        plan_month = date_trunc('month', $as_of::date)
        and issued_on < $as_of::date
),

of_area as (
    select centre_id
    from curated.serving_centres
    union
    select centre_id
    from curated.centre_places
    where starts_with(subdistrict_code, $area_code)
    union
    select centre_id
    from curated.outside_survey_clients
    where is_listed
    union
    select centre_id
    from issued
),

helped as (
    select
        centre_id,
        count(*) as household_count
    from curated.monthly_help
    group by centre_id
),

months as (
    select
        centres.centre_id,
        date_trunc('month', $as_of::date)::date as plan_month,
        centres.monthly_capacity_households as capacity_households,
        coalesce(helped.household_count, 0) as helped_household_count,
        issued.issued_on,
        issued.place_count,
        coalesce(host_types.may_receive, 'planned') as may_receive
    from clean.centres
    inner join of_area on centres.centre_id = of_area.centre_id
    left join helped on centres.centre_id = helped.centre_id
    left join issued on centres.centre_id = issued.centre_id
    left join reference.host_types
        on centres.host_type_code = host_types.host_type_code
)

select
    centre_id,
    plan_month,
    capacity_households,
    helped_household_count,
    case
        when issued_on is not null then place_count
        -- greatest() would take a missing capacity for none
        when capacity_households is not null
            then greatest(capacity_households - helped_household_count, 0)
    end as place_count,
    coalesce(issued_on, $as_of::date) as issued_on,
    issued_on is not null as is_frozen,
    may_receive
from months
