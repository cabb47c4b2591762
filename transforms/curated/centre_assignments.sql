-- One row per household or client on a list: the one centre that takes it.
-- Of several, that of the least distance and wait together: each would take first whom
-- it is nearer to than the others, as many a month as it can spare for the subdistrict.
-- Where a place is unknown, that of the least wait.
with listed as (
    select
        household_fates.household_id,
        household_fates.subdistrict_code,
        lists.plan_order = 1 as is_needy
    from curated.household_fates
    inner join reference.lists on household_fates.fate_code = lists.list_code
    where
        is_on_a_list(
            household_fates.fate_code, household_fates.failed_dimension_count
        )
),

needy as (
    select
        subdistrict_code,
        count(*) filter (is_needy) as household_count
    from listed
    group by subdistrict_code
),

-- households that a centre can see a month in each subdistrict: its capacity, shared as
-- those in need are; a capacity not said is taken as the median
spared as (
    select
        serving_centres.subdistrict_code,
        serving_centres.centre_id,
        serving_centres.is_stand_in,
        centre_places.latitude,
        centre_places.longitude,
        greatest(
            coalesce(
                centres.monthly_capacity_households,
                median(centres.monthly_capacity_households) over (),
                1
            ),
            0.001
        ) * (coalesce(needy.household_count, 0) + 0.001)
        / sum(coalesce(needy.household_count, 0) + 0.001) over (
            partition by serving_centres.centre_id
        ) as monthly_count,
        count(*) over of_subdistrict as centre_count,
        bool_and(centre_places.latitude is not null) over of_subdistrict as is_located
    from curated.serving_centres
    inner join curated.centre_places
        on serving_centres.centre_id = centre_places.centre_id
    inner join clean.centres on serving_centres.centre_id = centres.centre_id
    left join needy on serving_centres.subdistrict_code = needy.subdistrict_code
    window of_subdistrict as (partition by serving_centres.subdistrict_code)
),

reached as (
    select
        listed.household_id,
        listed.subdistrict_code,
        listed.is_needy,
        spared.centre_id,
        spared.is_stand_in,
        spared.centre_count,
        spared.monthly_count,
        straight_line_km(
            household_places.latitude,
            household_places.longitude,
            spared.latitude,
            spared.longitude
        ) as distance_km,
        if(spared.is_located, coalesce(distance_km, 0), 0) as known_km
    from listed
    inner join curated.household_places
        on listed.household_id = household_places.household_id
    left join spared on listed.subdistrict_code = spared.subdistrict_code
),

-- how much nearer a centre is than the others together
compared as (
    select
        household_id,
        subdistrict_code,
        is_needy,
        centre_id,
        monthly_count,
        known_km,
        round(
            known_km * centre_count
            - sum(known_km) over (partition by household_id),
            6
        ) as farther_km
    from reached
    where centre_count > 1
),

-- months until a centre would come to each; alike ones are drawn, each centre its own
waits as (
    select
        household_id,
        centre_id,
        round(
            known_km
            + $load_km * row_number() over (
                partition by subdistrict_code, centre_id, is_needy
                order by farther_km, md5(centre_id || household_id), household_id
            ) / monthly_count,
            6
        ) as cost_km
    from compared
),

costed as (
    select
        reached.household_id,
        reached.centre_id,
        reached.is_stand_in,
        reached.centre_count,
        reached.distance_km,
        coalesce(waits.cost_km, 0) as cost_km
    from reached
    left join waits
        on
            reached.household_id = waits.household_id
            and reached.centre_id = waits.centre_id
),

assigned as (
    select
        'household' as subject_kind,
        household_id as subject_id,
        arg_min_null(centre_id, (cost_km, centre_id)) as centre_id,
        case
            when any_value(centre_count) is null then 'no_centre'
            when any_value(is_stand_in) then 'stand_in'
            when any_value(centre_count) = 1 then 'only_centre'
            else 'shared'
        end as choice_code,
        arg_min_null(distance_km, (cost_km, centre_id)) as distance_km
    from costed
    group by household_id
    union all
    select
        'client' as subject_kind,
        client_id as subject_id,
        centre_id,
        'own_request' as choice_code,
        null as distance_km
    from curated.outside_survey_clients
    where is_listed
)

select
    subject_kind,
    subject_id,
    centre_id,
    choice_code,
    distance_km
from assigned
