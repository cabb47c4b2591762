-- One row per total of the reports, and what its parts there come to.
-- Of parts that together are no total, the largest is told: it is no more than that.
with parts as (
    select
        relations.relation_code,
        relations.total_measure_code,
        relations.is_complete,
        figures.place_code,
        figures.row_code,
        if(relations.is_over_rows, 'all', figures.row_code) as told_row_code,
        figures.figure_count
    from reference.report_relations as relations
    inner join curated.report_figures as figures
        on relations.part_measure_code = figures.measure_code
),

of_measures as (
    select
        parts.relation_code,
        parts.told_row_code as row_code,
        parts.place_code,
        parts.is_complete,
        totals.figure_count as total_count,
        if(parts.is_complete, sum(parts.figure_count), max(parts.figure_count))
            as parts_count
    from parts
    inner join reference.report_measures as measures
        on parts.total_measure_code = measures.measure_code
    inner join curated.report_figures as totals
        on
            measures.measure_code = totals.measure_code
            and parts.place_code = totals.place_code
            and if(measures.row_set = 'none', 'all', parts.told_row_code)
            = totals.row_code
    group by
        parts.relation_code,
        parts.told_row_code,
        parts.place_code,
        parts.is_complete,
        totals.figure_count
),

-- a place is the sum of the places that are part of it
of_places as (
    select
        wholes.measure_code as relation_code,
        wholes.row_code,
        wholes.place_code,
        true as is_complete,
        wholes.figure_count as total_count,
        sum(figures.figure_count) as parts_count
    from curated.report_figures as wholes
    inner join curated.report_figures as figures
        on
            wholes.measure_code = figures.measure_code
            and wholes.row_code = figures.row_code
            and wholes.place_code = figures.part_of_code
    group by
        wholes.measure_code,
        wholes.row_code,
        wholes.place_code,
        wholes.figure_count
),

sums as (
    select * from of_measures
    union all
    select * from of_places
)

select
    sums.relation_code,
    sums.row_code,
    sums.place_code,
    sums.is_complete,
    sums.total_count,
    sums.parts_count::bigint as parts_count
from sums
