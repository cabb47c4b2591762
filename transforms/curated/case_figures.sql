-- One row per district, measure of this fiscal year's cases and row: how many.
-- A case is where its person is: in the survey, else as the centres know the client;
-- one in review, whose person is not known, by the address it gives.
with records as (
    select
        service_records.service_record_id,
        service_records.requested_on,
        service_records.requested_on >= fiscal_year_start($as_of) as is_of_year,
        service_records.is_emergency,
        service_records.stage_code,
        services.department_code,
        help_kinds.help_code,
        person_links.household_id,
        coalesce(
            person_links.household_id || '/' || person_links.person_number,
            unmatched_clients.client_id
        ) as person_key,
        case person_links.link_state
            when 'linked' then households.subdistrict_code
            when 'unmatched' then clients.subdistrict_code
            else service_records.subdistrict_code
        end as subdistrict_code
    from clean.service_records
    inner join match.person_links
        on service_records.service_record_id = person_links.service_record_id
    inner join reference.services
        on service_records.service_code = services.service_code
    inner join reference.help_kinds
        on services.service_kind = help_kinds.service_kind
    left join clean.households
        on person_links.household_id = households.household_id
    left join curated.unmatched_clients
        on service_records.service_record_id = unmatched_clients.service_record_id
    left join curated.outside_survey_clients as clients
        on unmatched_clients.client_id = clients.client_id
    where
        not service_records.is_confidential
        and service_records.requested_on <= $as_of
),

placed as (
    select
        records.*,
        if(
            starts_with(records.subdistrict_code, $area_code),
            records.subdistrict_code[:4],
            left($area_code, 2) || '00'
        ) as district_code,
        min(records.requested_on) over (partition by records.person_key)
        < fiscal_year_start($as_of) as is_earlier_known
    from records
),

cases as (
    select
        district_code as place_code,
        department_code as row_code,
        count(*) as cases,
        count(*) filter (person_key is not null and not is_earlier_known) as new_cases,
        count(*) filter (person_key is not null and is_earlier_known) as old_cases,
        count(*) filter (person_key is null) as unknown_cases,
        count(*) filter (stage_code = 'aided') as aided_cases,
        count(*) filter (stage_code = 'open') as pending_cases,
        count(*) filter (stage_code = 'closed') as refused_cases,
        count(*) filter (stage_code = 'aided' and help_code = 'helped')
            as assisted_cases,
        count(*) filter (stage_code = 'aided' and help_code = 'coordinated')
            as coordinated_cases,
        count(*) filter (stage_code = 'aided' and help_code = 'advised')
            as advised_cases,
        count(distinct person_key) as case_persons,
        count(distinct household_id) as case_households
    from placed
    where is_of_year
    group by district_code, department_code
),

counted as (
    unpivot cases
    on columns(* exclude (place_code, row_code))
    into name measure_code value figure_count
),

figures as (
    select
        counted.measure_code,
        counted.row_code,
        counted.place_code,
        counted.figure_count
    from counted
    union all
    -- an emergency waits, whenever it was asked
    select
        'emergency_cases' as measure_code,
        'all' as row_code,
        placed.district_code as place_code,
        count(*) as figure_count
    from placed
    where placed.is_emergency and placed.stage_code = 'open'
    group by placed.district_code
)

select
    figures.measure_code,
    figures.row_code,
    figures.place_code,
    figures.figure_count
from figures
