-- One row per measure of tonight and what it is of: a source, a list of a district.
with rows_counted as (
    select
        subject,
        sum(row_count) filter (fate = 'total')::bigint as row_count,
        sum(row_count) filter (fate = 'rejected')::bigint as rejected_count,
        sum(row_count) filter (fate = 'linked')::bigint as linked_count
    from curated.ledger
    -- files of reviewers' answers come and go: what they said is remembered
    where subject != 'review_decisions'
    group by subject
),

newest_dates as (
    select
        'households' as source_name,
        max(surveyed_until) as newest_on
    from clean.households
    union all
    -- of a round only its year is known
    select
        'welfare_registrations' as source_name,
        make_date(max(registration_year) - 543, 1, 1) as newest_on
    from clean.welfare_registrations
    union all
    select
        'service_records' as source_name,
        max(recorded_at)::date as newest_on
    from clean.service_records
    union all
    select
        'person_status' as source_name,
        max(since) as newest_on
    from clean.person_status
),

lists_counted as (
    unpivot (
        select
            district_code,
            sum(no_card_count)::bigint as no_card,
            sum(unserved_count)::bigint as unserved,
            sum(part_served_count)::bigint as part_served,
            sum(follow_up_count)::bigint as follow_up,
            sum(vulnerable_count)::bigint as vulnerable,
            sum(emptied_count)::bigint as emptied,
            sum(outside_survey_count)::bigint as outside_survey
        from curated.subdistrict_summary
        group by district_code
    ) on no_card, unserved, part_served, follow_up, vulnerable, emptied, outside_survey
    into name list_code value row_count
),

measured as (
    select
        'row_count' as measure_code,
        subject as measured_of,
        row_count::double as measured_value,
        null::bigint as measured_count
    from rows_counted
    where rejected_count is not null
    union all
    select
        'rejected_share' as measure_code,
        subject as measured_of,
        round(rejected_count / nullif(row_count, 0), 6) as measured_value,
        row_count as measured_count
    from rows_counted
    where rejected_count is not null
    union all
    select
        'matched_share' as measure_code,
        'service_records' as measured_of,
        round(linked_count / nullif(row_count, 0), 6) as measured_value,
        row_count as measured_count
    from rows_counted
    where subject = 'record_links'
    union all
    select
        'source_age_days' as measure_code,
        source_name as measured_of,
        date_diff('day', newest_on, $as_of::date)::double as measured_value,
        null::bigint as measured_count
    from newest_dates
    union all
    select
        'list_size' as measure_code,
        district_code || '/' || list_code as measured_of,
        row_count::double as measured_value,
        null::bigint as measured_count
    from lists_counted
    union all
    select
        'day_gap_days' as measure_code,
        'all' as measured_of,
        date_diff('day', night_on, $as_of::date)::double as measured_value,
        null::bigint as measured_count
    from earlier.nights
    where is_previous
)

select
    measure_code,
    measured_of,
    measured_value,
    measured_count
from measured
