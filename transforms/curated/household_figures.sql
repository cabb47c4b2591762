-- One row per subdistrict, measure of households and row: how many.
-- A household where nobody is left needs no help, though it failed something.
with unsure as (
    select distinct link_candidates.household_id
    from match.person_links
    inner join match.link_candidates
        on person_links.service_record_id = link_candidates.service_record_id
    inner join clean.service_records
        on person_links.service_record_id = service_records.service_record_id
    where
        person_links.link_state = 'in_review' and not service_records.is_confidential
),

services_given as (
    select
        linked_services.household_id,
        if(
            linked_services.service_on > households.surveyed_until,
            help_kinds.help_code,
            null
        ) as help_code
    from curated.linked_services
    inner join clean.households
        on linked_services.household_id = households.household_id
    inner join reference.services
        on linked_services.service_code = services.service_code
    inner join reference.help_kinds
        on services.service_kind = help_kinds.service_kind
),

helped as (
    select
        household_id,
        bool_or(help_code = 'helped') as is_assisted,
        bool_or(help_code = 'coordinated') as is_coordinated,
        bool_or(help_code = 'advised') as is_advised
    from services_given
    group by household_id
),

households as (
    select
        fates.household_id,
        fates.subdistrict_code,
        fates.fate_code,
        fates.failed_dimension_count > 0 as is_poor,
        is_poor and fates.fate_code != 'emptied' as is_needy,
        fates.answered_dimension_count > 0 as is_helped,
        fates.answered_dimension_count = fates.failed_dimension_count as is_in_full,
        unsure.household_id is not null as is_unsure
    from curated.household_fates as fates
    left join unsure on fates.household_id = unsure.household_id
    where starts_with(fates.subdistrict_code, $area_code)
),

by_household as (
    select
        subdistrict_code,
        'all' as row_code,
        count(*) as surveyed_households,
        count(*) filter (is_poor) as poor_households,
        count(*) filter (is_needy) as needy_households,
        count(*) filter (is_poor and not is_needy) as emptied_households,
        count(*) filter (is_needy and is_in_full) as fully_helped_households,
        count(*) filter (is_needy and is_helped and not is_in_full)
            as partly_helped_households,
        count(*) filter (is_needy and not is_helped) as unhelped_households,
        count(*) filter (is_needy and is_helped) as helped_households,
        count(*) filter (fate_code = 'no_card') as no_card_households,
        count(*) filter (fate_code = 'unserved') as unserved_households,
        count(*) filter (fate_code = 'part_served') as part_served_households,
        count(*) filter (fate_code = 'follow_up') as follow_up_households,
        count(*) filter (fate_code = 'vulnerable') as vulnerable_households,
        count(*) filter (is_needy and not is_in_full and is_unsure)
            as unsure_households
    from households
    group by subdistrict_code
),

by_dimension as (
    select
        households.subdistrict_code,
        dimensions.dimension_code as row_code,
        count(*) as failed_households,
        count(*) filter (dimensions.is_answered) as answered_households,
        count(*) filter (not dimensions.is_answered and dimensions.is_waiting)
            as waiting_households,
        count(*) filter (not dimensions.is_answered and not dimensions.is_waiting)
            as open_households,
        count(helped.household_id) as known_households,
        count(*) filter (helped.household_id is null) as new_households,
        count(*) filter (helped.is_assisted) as assisted_households,
        count(*) filter (helped.is_coordinated) as coordinated_households,
        count(*) filter (helped.is_advised) as advised_households
    from curated.household_dimensions as dimensions
    inner join households on dimensions.household_id = households.household_id
    left join helped on dimensions.household_id = helped.household_id
    where dimensions.result = 'failed'
    group by households.subdistrict_code, dimensions.dimension_code
),

counted as (
    unpivot by_household
    on columns(* exclude (subdistrict_code, row_code))
    into name measure_code value figure_count
    union all
    unpivot by_dimension
    on columns(* exclude (subdistrict_code, row_code))
    into name measure_code value figure_count
)

select
    counted.measure_code,
    counted.row_code,
    counted.subdistrict_code as place_code,
    counted.figure_count
from counted
