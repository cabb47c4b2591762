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

records as (
    select
        count(*) filter (person_links.link_state = 'linked') as linked_records,
        count(*) filter (person_links.link_state = 'in_review') as review_records,
        count(*) filter (person_links.link_state = 'unmatched') as unmatched_records
    from match.person_links
    inner join clean.service_records
        on person_links.service_record_id = service_records.service_record_id
    where not service_records.is_confidential
),

records_counted as (
    unpivot records
    on linked_records, review_records, unmatched_records
    into name measure_code value figure_count
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
        records_counted.measure_code,
        'all' as row_code,
        $area_code as place_code,
        records_counted.figure_count
    from records_counted
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
