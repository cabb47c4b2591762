-- One row per centre that is open on the day: where it stands.
select
    centres.centre_id,
    centres.subdistrict_code,
    -- one coordinate alone is no place
    if(
        centres.latitude is null or centres.longitude is null,
        middles.latitude,
        centres.latitude
    ) as latitude,
    if(
        centres.latitude is null or centres.longitude is null,
        middles.longitude,
        centres.longitude
    ) as longitude
from clean.centres
left join curated.village_middles as middles
    on
        centres.subdistrict_code = middles.subdistrict_code
        and middles.village_number is null
where coalesce(centres.opened_on <= $as_of, true)
