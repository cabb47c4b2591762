-- One row per answered row of the decision files, typed beside the rules it must pass;
-- and one per answer kept from an earlier night, which has no row in a file.
with read as (
    select
        trim(answers.service_record_id) as service_record_id,
        trim(answers.person_key) as person_key,
        tidy(answers.reviewer) as reviewer,
        case
            when written_dates.date_precision = 'day' then written_dates.date_on
        end as reviewed_on,
        written_codes.code as answer_code,
        lower(trim(answers.evidence_hash)) as evidence_hash,
        answers.source_file,
        answers.source_row
    from raw.review_decisions as answers
    left join clean.written_dates
        on answers.reviewed_on = written_dates.date_written
    left join clean.written_codes
        on
            written_codes.list_name = 'review_answer'
            and answers.answer = written_codes.code_written
),

-- who contradicts herself within a day has not decided
answers_of_a_day as (
    select
        service_record_id,
        person_key,
        reviewer,
        reviewed_on,
        count(distinct answer_code) as answer_count
    from read
    group by all
),

kept_before as (
    select kept.*
    from earlier.review_decisions as kept
    where
        kept.reviewed_on <= $as_of
        and not exists (
            select 1
            from answers_of_a_day as answered
            where
                answered.answer_count > 1
                and answered.service_record_id = kept.service_record_id
                and answered.person_key = kept.person_key
                and answered.reviewer = kept.reviewer
                and answered.reviewed_on >= kept.reviewed_on
        )
),

known_persons as (
    select distinct read.person_key
    from read
    inner join clean.persons
        on
            regexp_extract(read.person_key, '^(.+)/(\d{1,9})$', 1)
            = persons.household_id
            and try_cast(
                regexp_extract(read.person_key, '^(.+)/(\d{1,9})$', 2) as bigint
            )
            = persons.person_number
    union
    select person_key from earlier.review_decisions
),

known_records as (
    select read.service_record_id
    from read
    inner join clean.service_records
        on read.service_record_id = service_records.service_record_id
    union
    select service_record_id from earlier.review_decisions
),

received as (
    select
        read.*,
        -- a missing key is its own fault
        read.service_record_id is null or known_records.service_record_id is not null
            as is_record_known,
        read.person_key is null or known_persons.person_key is not null
            as is_person_known,
        coalesce(answers_of_a_day.answer_count <= 1, true)
            as is_only_answer_of_the_day,
        coalesce(read.reviewed_on <= $as_of, true) as is_due
    from read
    left join known_records on read.service_record_id = known_records.service_record_id
    left join known_persons on read.person_key = known_persons.person_key
    left join answers_of_a_day
        on
            read.service_record_id = answers_of_a_day.service_record_id
            and read.person_key = answers_of_a_day.person_key
            and read.reviewer = answers_of_a_day.reviewer
            and read.reviewed_on = answers_of_a_day.reviewed_on
    union all by name
    select
        *,
        true as is_record_known,
        true as is_person_known,
        true as is_only_answer_of_the_day,
        true as is_due
    from kept_before
)

select
    service_record_id,
    person_key,
    reviewer,
    reviewed_on,
    answer_code,
    evidence_hash,
    source_file,
    source_row,
    is_record_known,
    is_person_known,
    is_only_answer_of_the_day,
    is_due
from received
order by source_file, source_row, service_record_id, person_key, reviewer
