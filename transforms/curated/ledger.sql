-- One row per total and the parts it must equal: the proof that nobody is lost.
-- Totals and parts are counted from different tables, so that a loss shows.
with source_rows as (
    select
        'households' as subject,
        count(*) as row_count
    from raw.households
    union all
    select
        'persons' as subject,
        count(*) as row_count
    from raw.persons
    union all
    select
        'welfare_registrations' as subject,
        count(*) as row_count
    from raw.welfare_registrations
    union all
    select
        'centres' as subject,
        count(*) as row_count
    from raw.centres
    union all
    select
        'centre_coverage' as subject,
        count(*) as row_count
    from raw.centre_coverage
    union all
    select
        'service_records' as subject,
        count(*) as row_count
    from raw.service_records
    union all
    select
        'person_status' as subject,
        count(*) as row_count
    from raw.person_status
    union all
    select
        'contacts' as subject,
        count(*) as row_count
    from raw.contacts
    union all
    select
        'review_decisions' as subject,
        count(*) as row_count
    from raw.review_decisions
    union all
    select
        source_name as subject,
        count(*) as row_count
    from raw.unreadable_rows
    group by source_name
),

admitted_rows as (
    select
        'households' as subject,
        count(*) as row_count
    from clean.households
    union all
    select
        'persons' as subject,
        count(*) as row_count
    from clean.persons
    union all
    select
        'welfare_registrations' as subject,
        count(*) as row_count
    from clean.welfare_registrations
    union all
    select
        'centres' as subject,
        count(*) as row_count
    from clean.centres
    union all
    select
        'centre_coverage' as subject,
        count(*) as row_count
    from clean.centre_coverage
    union all
    select
        'service_records' as subject,
        count(*) as row_count
    from clean.service_records
    union all
    select
        'person_status' as subject,
        count(*) as row_count
    from clean.person_status
    union all
    select
        'contacts' as subject,
        count(*) as row_count
    from clean.contacts
    union all
    -- those kept from an earlier night were counted when they came
    select
        'review_decisions' as subject,
        count(source_row) as row_count
    from clean.review_decisions
),

entries as (
    select
        subject,
        'total' as fate,
        row_count
    from source_rows
    union all
    select
        subject,
        'admitted' as fate,
        row_count
    from admitted_rows
    union all
    select
        source_name as subject,
        fate,
        count(*) as row_count
    from clean.row_fates
    group by all
    union all
    select
        'record_links' as subject,
        'total' as fate,
        count(*) as row_count
    from clean.service_records
    union all
    select
        'record_links' as subject,
        link_state as fate,
        count(*) as row_count
    from match.person_links
    group by all
    union all
    select
        'review_queue' as subject,
        'total' as fate,
        count(*) as row_count
    from match.person_links
    where link_state = 'in_review'
    union all
    select
        'review_queue' as subject,
        if(workbook_code = 'province', 'province', 'centres') as fate,
        count(distinct service_record_id) as row_count
    from curated.review_pairs
    group by all
    union all
    select
        'household_lists' as subject,
        'total' as fate,
        count(*) as row_count
    from clean.households
    union all
    select
        'household_lists' as subject,
        list_code as fate,
        count(*) as row_count
    from curated.target_list_rows
    where household_id is not null and list_code != 'emptied'
    group by all
    union all
    select
        'household_lists' as subject,
        fate_code as fate,
        count(*) as row_count
    from curated.household_fates
    where
        fate_code
        not in ('no_card', 'unserved', 'part_served', 'follow_up', 'vulnerable')
    group by all
    union all
    select
        'person_lists' as subject,
        'total' as fate,
        count(*) as row_count
    from clean.persons
    union all
    select
        'person_lists' as subject,
        household_fates.fate_code as fate,
        count(*) as row_count
    from curated.person_needs
    inner join curated.household_fates
        on person_needs.household_id = household_fates.household_id
    group by all
    union all
    select
        'unmatched_records' as subject,
        'total' as fate,
        count(*) as row_count
    from match.unmatched_service_records
    union all
    select
        'unmatched_records' as subject,
        outside_survey_clients.client_kind as fate,
        count(*) as row_count
    from curated.unmatched_clients
    inner join curated.outside_survey_clients
        on unmatched_clients.client_id = outside_survey_clients.client_id
    group by all
    union all
    select
        'clients' as subject,
        'total' as fate,
        count(*) as row_count
    from curated.outside_survey_clients
    union all
    select
        'clients' as subject,
        list_code as fate,
        count(*) as row_count
    from curated.target_list_rows
    where client_id is not null
    group by all
    union all
    select
        'clients' as subject,
        if(is_confidential, 'confidential', 'outside_area') as fate,
        count(*) as row_count
    from curated.outside_survey_clients
    where not is_listed
    group by all
),

-- every promised fate is told, a count of nil too
told as (
    select
        ledger_words.ledger_order,
        ledger_words.subject,
        ledger_words.subject_th,
        ledger_words.fate,
        ledger_words.fate_th,
        coalesce(sum(entries.row_count), 0)::bigint as row_count
    from reference.ledger_words
    left join entries
        on ledger_words.subject = entries.subject and ledger_words.fate = entries.fate
    group by all
)

select
    ledger_order,
    subject,
    subject_th,
    fate,
    fate_th,
    row_count,
    sum(row_count) filter (fate = 'total') over (partition by subject)
    = sum(row_count) filter (fate != 'total') over (partition by subject) as is_balanced
from told
order by ledger_order
