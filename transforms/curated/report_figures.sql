-- One row per measure, row and place of the reports: the figure, zero included.
select
    measure_code,
    row_code,
    place_code,
    cast(null as varchar) as place_name,
    cast(null as varchar) as part_of_code,
    figure_count
from curated.household_figures
where false
