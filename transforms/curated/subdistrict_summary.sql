-- One row per subdistrict of the area: TPMAP's counts, and the lists'.
with persons_counted as (
    select
        subdistrict_code,
        count(*) as person_count,
        count(*) filter (is_card_registered) as welfare_registered_count,
        count(*) filter (is_card_verified) as welfare_verified_count,
        count(*) filter (is_elderly) as elderly_count,
        count(*) filter (is_disabled) as disabled_count,
        count(*) filter (is_chronically_ill) as chronic_patient_count,
        count(*) filter (is_survey_poor) as survey_poor_person_count,
        count(*) filter (is_survey_poor and is_card_registered)
            as survey_poor_registered_count,
        count(*) filter (is_target_poor) as target_poor_count
    from curated.person_needs
    group by subdistrict_code
),

targets_by_household as (
    select
        household_id,
        subdistrict_code,
        count(*) as target_count
    from curated.person_needs
    where is_target_poor
    group by household_id, subdistrict_code
),

dimensions_counted as (
    pivot (
        select
            targets_by_household.subdistrict_code,
            household_dimensions.dimension_code,
            targets_by_household.target_count
        from targets_by_household
        inner join curated.household_dimensions
            on targets_by_household.household_id = household_dimensions.household_id
        where household_dimensions.result = 'failed'
    ) on dimension_code in ('health', 'living', 'education', 'income', 'access')
    using sum(target_count)
),

fates_counted as (
    select
        subdistrict_code,
        count(*) as household_count,
        count(*) filter (failed_dimension_count > 0) as survey_poor_household_count,
        count(*) filter (fate_code = 'no_card') as no_card_count,
        count(*) filter (fate_code = 'unserved') as unserved_count,
        count(*) filter (fate_code = 'part_served') as part_served_count,
        count(*) filter (fate_code = 'follow_up') as follow_up_count,
        count(*) filter (fate_code = 'vulnerable') as vulnerable_count,
        count(*) filter (fate_code = 'need_unknown') as need_unknown_count,
        count(*) filter (fate_code = 'no_need_recorded') as no_need_recorded_count,
        count(*) filter (fate_code = 'emptied') as emptied_count
    from curated.household_fates
    group by subdistrict_code
),

clients_counted as (
    select
        subdistrict_code,
        count(*) as outside_survey_count
    from curated.outside_survey_clients
    where is_listed
    group by subdistrict_code
)

select
    subdistricts.subdistrict_code,
    subdistricts.subdistrict_name_th as subdistrict_name,
    subdistricts.district_code,
    subdistricts.district_name_th as district_name,
    coalesce(fates.household_count, 0) as household_count,
    coalesce(persons.person_count, 0) as person_count,
    coalesce(persons.welfare_registered_count, 0) as welfare_registered_count,
    coalesce(persons.welfare_verified_count, 0) as welfare_verified_count,
    coalesce(persons.elderly_count, 0) as elderly_count,
    coalesce(persons.disabled_count, 0) as disabled_count,
    coalesce(persons.chronic_patient_count, 0) as chronic_patient_count,
    coalesce(fates.survey_poor_household_count, 0) as survey_poor_household_count,
    coalesce(persons.survey_poor_person_count, 0) as survey_poor_person_count,
    coalesce(persons.survey_poor_registered_count, 0) as survey_poor_registered_count,
    coalesce(persons.target_poor_count, 0) as target_poor_count,
    coalesce(dimensions_counted.health, 0)::bigint as target_health_count,
    coalesce(dimensions_counted.living, 0)::bigint as target_living_count,
    coalesce(dimensions_counted.education, 0)::bigint as target_education_count,
    coalesce(dimensions_counted.income, 0)::bigint as target_income_count,
    coalesce(dimensions_counted.access, 0)::bigint as target_access_count,
    coalesce(fates.no_card_count, 0) as no_card_count,
    coalesce(fates.unserved_count, 0) as unserved_count,
    coalesce(fates.part_served_count, 0) as part_served_count,
    coalesce(fates.follow_up_count, 0) as follow_up_count,
    coalesce(fates.vulnerable_count, 0) as vulnerable_count,
    coalesce(fates.need_unknown_count, 0) as need_unknown_count,
    coalesce(fates.no_need_recorded_count, 0) as no_need_recorded_count,
    coalesce(fates.emptied_count, 0) as emptied_count,
    coalesce(clients.outside_survey_count, 0) as outside_survey_count
from reference.subdistricts
left join fates_counted as fates
    on subdistricts.subdistrict_code = fates.subdistrict_code
left join persons_counted as persons
    on subdistricts.subdistrict_code = persons.subdistrict_code
left join dimensions_counted
    on subdistricts.subdistrict_code = dimensions_counted.subdistrict_code
left join clients_counted as clients
    on subdistricts.subdistrict_code = clients.subdistrict_code
where starts_with(subdistricts.subdistrict_code, $area_code)
order by subdistricts.subdistrict_code
