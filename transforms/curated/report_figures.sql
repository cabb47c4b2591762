-- One row per measure, row and place of the reports: the figure, zero included.
with counted as (
    select * from curated.household_figures
    union all
    select * from curated.person_figures
    union all
    select * from curated.case_figures
    union all
    select * from curated.centre_figures
    union all
    select * from curated.quality_figures
),

-- a place, what it is part of, and what that is part of
wholes as (
    select
        places.place_code,
        unnest(
            [places.place_code, places.part_of_code, larger.part_of_code]
        ) as whole_code
    from curated.report_places as places
    left join curated.report_places as larger
        on places.part_of_code = larger.place_code
),

totals as (
    select
        counted.measure_code,
        counted.row_code,
        wholes.whole_code as place_code,
        sum(counted.figure_count)::bigint as figure_count
    from counted
    inner join wholes on counted.place_code = wholes.place_code
    where wholes.whole_code is not null
    group by counted.measure_code, counted.row_code, wholes.whole_code
),

rows_of_sets as (
    select
        'none' as row_set,
        'all' as row_code
    union all
    select
        'dimension' as row_set,
        dimension_code as row_code
    from reference.dimensions
    union all
    select
        'group' as row_set,
        group_code as row_code
    from reference.population_groups
    where is_poverty_group and household_condition is null
    union all
    select
        'department' as row_set,
        department_code as row_code
    from reference.departments
    union all
    select
        'source' as row_set,
        subject as row_code
    from curated.ledger
    where fate = 'rejected'
),

kinds_of_sets (place_set, place_kind) as (
    values
    ('subdistrict', 'subdistrict'),
    ('subdistrict', 'district'),
    ('subdistrict', 'area'),
    ('district', 'district'),
    ('district', 'elsewhere'),
    ('district', 'area'),
    ('centre', 'centre'),
    ('centre', 'area'),
    ('province', 'area')
)

select
    measures.measure_code,
    rows_of_sets.row_code,
    places.place_code,
    places.place_name,
    places.part_of_code,
    coalesce(totals.figure_count, 0) as figure_count
from reference.report_measures as measures
inner join rows_of_sets on measures.row_set = rows_of_sets.row_set
inner join kinds_of_sets on measures.place_set = kinds_of_sets.place_set
inner join curated.report_places as places
    on kinds_of_sets.place_kind = places.place_kind
left join totals
    on
        measures.measure_code = totals.measure_code
        and rows_of_sets.row_code = totals.row_code
        and places.place_code = totals.place_code
-- the age of a source that tells no day is not nil: it has none
where measures.unit_code != 'day' or totals.figure_count is not null
order by measures.measure_order, rows_of_sets.row_code, places.place_code
