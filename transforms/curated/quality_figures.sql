-- One row per measure of the data itself and source: rows, or days of age.
with fates (fate, measure_code) as (
    values
    ('total', 'source_rows'),
    ('admitted', 'admitted_rows'),
    ('rejected', 'rejected_rows'),
    ('superseded', 'superseded_rows'),
    ('not_yet', 'coming_rows')
),

sources as (
    select subject
    from curated.ledger
    where fate = 'rejected'
),

-- Confidential records are in both the sources and the links: left out of the links
-- alone, their number would be what the rest does not explain.
links (fate, measure_code) as (
    values
    ('linked', 'linked_records'),
    ('in_review', 'review_records'),
    ('unmatched', 'unmatched_records')
),

figures as (
    select
        fates.measure_code,
        ledger.subject as row_code,
        $area_code as place_code,
        ledger.row_count as figure_count
    from curated.ledger
    inner join sources on ledger.subject = sources.subject
    inner join fates on ledger.fate = fates.fate
    union all
    select
        links.measure_code,
        'all' as row_code,
        $area_code as place_code,
        ledger.row_count as figure_count
    from curated.ledger
    inner join links on ledger.fate = links.fate
    where ledger.subject = 'record_links'
    union all
    -- a source that is empty has no age
    select
        ages.measure_code,
        ages.measured_of as row_code,
        $area_code as place_code,
        greatest(ages.measured_value, 0)::bigint as figure_count
    from curated.night_measures as ages
    where ages.measure_code = 'source_age_days' and ages.measured_value is not null
)

select
    figures.measure_code,
    figures.row_code,
    figures.place_code,
    figures.figure_count
from figures
