-- One row per subdistrict of the area and centre that takes it on the day.
with reached as (
    select
        subdistricts.subdistrict_code,
        centre_places.centre_id,
        centre_places.subdistrict_code as stands_in,
        straight_line_km(
            middles.latitude,
            middles.longitude,
            centre_places.latitude,
            centre_places.longitude
        ) as distance_km,
        exists(
            select true
            from clean.centre_coverage
            where
                centre_coverage.centre_id = centre_places.centre_id
                and centre_coverage.subdistrict_code = subdistricts.subdistrict_code
                and $as_of between centre_coverage.valid_from
                and coalesce(centre_coverage.valid_to, date '9999-12-31')
        ) as is_covering
    from reference.subdistricts
    cross join curated.centre_places
    left join curated.village_middles as middles
        on
            subdistricts.subdistrict_code = middles.subdistrict_code
            and middles.village_number is null
    where starts_with(subdistricts.subdistrict_code, $area_code)
)

-- a subdistrict without a centre: the nearest; where places are unknown, one of its
-- district
select
    subdistrict_code,
    centre_id,
    not is_covering as is_stand_in,
    distance_km
from reached
qualify
    is_covering
    or (
        not bool_or(is_covering) over (partition by subdistrict_code)
        and row_number() over (
            partition by subdistrict_code
            order by
                distance_km asc nulls last,
                stands_in[:4] = subdistrict_code[:4] desc,
                centre_id asc
        ) = 1
    )
