-- One row per subdistrict, measure of persons and row: how many.
select
    cast(null as varchar) as measure_code,
    cast(null as varchar) as row_code,
    cast(null as varchar) as place_code,
    cast(null as bigint) as figure_count
from curated.person_needs
where false
