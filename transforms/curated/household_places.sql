-- One row per household on a list: where it lies, as far as is known.
with located as (
    select
        households.household_id,
        households.latitude as house_latitude,
        households.longitude as house_longitude,
        villages.latitude as village_latitude,
        villages.longitude as village_longitude,
        subdistricts.latitude as subdistrict_latitude,
        subdistricts.longitude as subdistrict_longitude,
        case
            when
                households.latitude is not null
                and households.longitude is not null
                and not coalesce(
                    villages.located_count >= 5
                    and straight_line_km(
                        households.latitude,
                        households.longitude,
                        villages.latitude,
                        villages.longitude
                    ) > 20,
                    false
                )
                then 'house'
            when villages.latitude is not null then 'village'
            when subdistricts.latitude is not null then 'subdistrict'
            else 'unknown'
        end as place_basis
    from curated.household_fates
    inner join clean.households
        on household_fates.household_id = households.household_id
    left join curated.village_middles as villages
        on
            households.subdistrict_code = villages.subdistrict_code
            and households.village_number = villages.village_number
    left join curated.village_middles as subdistricts
        on
            households.subdistrict_code = subdistricts.subdistrict_code
            and subdistricts.village_number is null
    where
        is_on_a_list(
            household_fates.fate_code, household_fates.failed_dimension_count
        )
)

select
    household_id,
    case place_basis
        when 'house' then house_latitude
        when 'village' then village_latitude
        else subdistrict_latitude
    end as latitude,
    case place_basis
        when 'house' then house_longitude
        when 'village' then village_longitude
        else subdistrict_longitude
    end as longitude,
    place_basis
from located
