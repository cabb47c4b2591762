-- One row per centre and measure of its month: how many.
select
    cast(null as varchar) as measure_code,
    cast(null as varchar) as row_code,
    cast(null as varchar) as place_code,
    cast(null as bigint) as figure_count
from curated.centre_plans
where false
