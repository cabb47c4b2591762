-- One row per subdistrict that a centre serves on the day: the centre that takes it.
-- Of several, the one that stands in the subdistrict, then the longest in charge.
with serving as (
    select
        centre_coverage.subdistrict_code,
        centres.centre_id,
        centres.centre_name,
        row_number() over (
            partition by centre_coverage.subdistrict_code
            order by
                centres.subdistrict_code != centre_coverage.subdistrict_code,
                centre_coverage.valid_from,
                centres.centre_id
        ) as choice,
        count(*) over (partition by centre_coverage.subdistrict_code) as centre_count
    from clean.centre_coverage
    inner join clean.centres
        on centre_coverage.centre_id = centres.centre_id
    where
        $as_of between centre_coverage.valid_from
        and coalesce(centre_coverage.valid_to, date '9999-12-31')
        and coalesce(centres.opened_on <= $as_of, true)
)

select
    subdistrict_code,
    centre_id,
    centre_name,
    centre_count
from serving
where choice = 1
order by subdistrict_code
