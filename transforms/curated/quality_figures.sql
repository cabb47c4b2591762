-- One row per measure of the data itself and source: rows, or days of age.
select
    cast(null as varchar) as measure_code,
    cast(null as varchar) as row_code,
    cast(null as varchar) as place_code,
    cast(null as bigint) as figure_count
from curated.ledger
where false
