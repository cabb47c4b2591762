-- One row per district, measure of this fiscal year's cases and row: how many.
select
    cast(null as varchar) as measure_code,
    cast(null as varchar) as row_code,
    cast(null as varchar) as place_code,
    cast(null as bigint) as figure_count
from curated.linked_services
where false
