-- One row per household or client on a list: the one centre that takes it.
-- Of several, that of the least distance and load together; where a place is unknown,
-- of the least load.
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

-- a capacity not said is taken as the median
capacities as (
    select
        centres.centre_id,
        greatest(
            coalesce(
                centres.monthly_capacity_households,
                median(centres.monthly_capacity_households) over (),
                1
            ),
            0.001
        ) as capacity_households,
        serving.subdistrict_count
    from (
        select
            centre_id,
            count(*) as subdistrict_count
        from curated.serving_centres
        group by centre_id
    ) as serving
    inner join clean.centres on serving.centre_id = centres.centre_id
),

-- a subdistrict's work is shared by those who serve it; who serves a whole district
-- has as much less for each of its subdistricts
work_shares as (
    select
        serving_centres.subdistrict_code,
        serving_centres.centre_id,
        capacities.capacity_households,
        1.0 / capacities.subdistrict_count
        / sum(1.0 / capacities.subdistrict_count) over (
            partition by serving_centres.subdistrict_code
            order by serving_centres.centre_id
            rows between unbounded preceding and unbounded following
        ) as work_share
    from curated.serving_centres
    inner join capacities on serving_centres.centre_id = capacities.centre_id
),

needy as (
    select
        subdistrict_code,
        count(*) as household_count
    from listed
    where is_needy
    group by subdistrict_code
),

-- months of work that wait at each centre
loads as (
    select
        work_shares.centre_id,
        sum(
            coalesce(needy.household_count, 0) * work_shares.work_share
            / work_shares.capacity_households
            order by work_shares.subdistrict_code
        ) as load_months
    from work_shares
    left join needy on work_shares.subdistrict_code = needy.subdistrict_code
    group by work_shares.centre_id
),

choices as (
    select
        serving_centres.subdistrict_code,
        serving_centres.centre_id,
        serving_centres.is_stand_in,
        centre_places.latitude,
        centre_places.longitude,
        round($load_km * loads.load_months, 6) as load_km,
        count(*) over of_subdistrict as centre_count,
        bool_and(centre_places.latitude is not null) over of_subdistrict as is_located
    from curated.serving_centres
    inner join curated.centre_places
        on serving_centres.centre_id = centre_places.centre_id
    inner join loads on serving_centres.centre_id = loads.centre_id
    window of_subdistrict as (partition by serving_centres.subdistrict_code)
),

reached as (
    select
        listed.household_id,
        choices.centre_id,
        choices.is_stand_in,
        choices.centre_count,
        straight_line_km(
            household_places.latitude,
            household_places.longitude,
            choices.latitude,
            choices.longitude
        ) as distance_km,
        choices.load_km + if(choices.is_located, coalesce(distance_km, 0), 0) as cost_km
    from listed
    inner join curated.household_places
        on listed.household_id = household_places.household_id
    left join choices on listed.subdistrict_code = choices.subdistrict_code
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
    from reached
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
