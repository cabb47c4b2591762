-- One row per changed household and reason in its help: received, lapsed, gone.
with pairs as (
    select
        changed.night_on,
        changed.subject_id,
        before.answers as answers_before,
        after.answers as answers_now,
        ',' || after.failed_indicators || ',' as failed_now,
        ',' || before.failed_indicators || ',' as failed_before,
        before.last_service_on as last_before,
        after.last_service_on as last_now,
        before.review_decision_count != after.review_decision_count as is_reviewed
    from curated.changed_subjects as changed
    inner join earlier.subject_states as before
        on
            changed.night_on = before.night_on
            and changed.subject_id = before.subject_id
            and before.subject_kind = 'household'
    inner join curated.subject_states as after
        on
            changed.subject_id = after.subject_id
            and after.subject_kind = 'household'
    where
        changed.subject_kind = 'household'
        -- who was or is set aside, gone or elsewhere has no help to compare
        and before.member_count is not null
        and after.member_count is not null
        and (
            before.answers is distinct from after.answers
            or before.last_service_on is distinct from after.last_service_on
        )
),

entries as (
    select
        pairs.night_on,
        pairs.subject_id,
        false as is_now,
        string_split(unnest(string_split(pairs.answers_before, ',')), ':') as parts
    from pairs
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        true as is_now,
        string_split(unnest(string_split(pairs.answers_now, ',')), ':') as parts
    from pairs
),

answers as (
    select
        night_on,
        subject_id,
        is_now,
        parts[1] as indicator_number,
        parts[2] as service_code,
        parts[3]::date as service_on,
        parts[4]::date as lasts_until
    from entries
),

-- a night whose rules of help differ: what counts anew or no more may be their doing
other_rules as (
    select distinct night_on
    from curated.setting_changes
    where
        setting_name in (
            'reference.services',
            'reference.service_answers',
            'reference.indicators',
            'reference.survey_rounds',
            'reference.statuses'
        )
),

-- the centre that recorded it, and whether it came or was written anew since
given as (
    select
        pairs.night_on,
        pairs.subject_id,
        linked_services.service_code,
        linked_services.service_on,
        min(centres.centre_name) as centre_name,
        bool_or(service_records.recorded_at::date >= pairs.night_on) as is_recent
    from pairs
    inner join curated.linked_services
        on pairs.subject_id = linked_services.household_id
    inner join clean.service_records
        on linked_services.service_record_id = service_records.service_record_id
    inner join clean.centres
        on linked_services.centre_id = centres.centre_id
    where linked_services.service_on is not null
    group by
        pairs.night_on,
        pairs.subject_id,
        linked_services.service_code,
        linked_services.service_on
),

-- help that answers now and did not, or is the newest help though it answers nothing
received as (
    select
        given.night_on,
        given.subject_id,
        given.service_code,
        given.service_on,
        given.centre_name
    from given
    inner join pairs
        on
            given.night_on = pairs.night_on
            and given.subject_id = pairs.subject_id
    left join other_rules on given.night_on = other_rules.night_on
    left join answers as held
        on
            given.night_on = held.night_on
            and given.subject_id = held.subject_id
            and not held.is_now
            and given.service_code = held.service_code
            and given.service_on = held.service_on
    left join answers as answering
        on
            given.night_on = answering.night_on
            and given.subject_id = answering.subject_id
            and answering.is_now
            and given.service_code = answering.service_code
            and given.service_on = answering.service_on
    where
        held.subject_id is null
        and (
            coalesce(given.service_on > pairs.last_before, pairs.last_before is null)
            or (
                answering.subject_id is not null
                and (
                    given.is_recent
                    or (
                        other_rules.night_on is null
                        and contains(
                            pairs.failed_before,
                            ',' || answering.indicator_number || ','
                        )
                    )
                )
            )
        )
    group by all
),

-- what answered, and is this household's no more; or answered a failure that is there
-- still, and that nothing answers now
lost as (
    select
        held.night_on,
        held.subject_id,
        held.service_code,
        held.service_on,
        held.lasts_until,
        given.subject_id is not null as is_given_still
    from answers as held
    inner join pairs
        on
            held.night_on = pairs.night_on
            and held.subject_id = pairs.subject_id
    left join answers as answering
        on
            held.night_on = answering.night_on
            and held.subject_id = answering.subject_id
            and answering.is_now
            and held.indicator_number = answering.indicator_number
    left join given
        on
            held.night_on = given.night_on
            and held.subject_id = given.subject_id
            and held.service_code = given.service_code
            and held.service_on = given.service_on
    where
        not held.is_now
        and (
            given.subject_id is null
            or (
                answering.subject_id is null
                and contains(pairs.failed_now, ',' || held.indicator_number || ',')
            )
        )
    group by all
),

reasons as (
    select
        received.night_on,
        received.subject_id,
        'service_received' as reason_code,
        printf(
            '%s %s ที่%s',
            services.service_name_th,
            thai_date(received.service_on),
            received.centre_name
        ) as detail_th,
        printf(
            '%s on %s at %s',
            services.service_name_en,
            english_date(received.service_on),
            received.centre_name
        ) as detail_en
    from received
    inner join reference.services
        on received.service_code = services.service_code
    union all
    select
        lost.night_on,
        lost.subject_id,
        'service_lapsed' as reason_code,
        printf(
            '%s (มีผลถึง %s)',
            services.service_name_th,
            thai_date(lost.lasts_until)
        ) as detail_th,
        printf(
            '%s (until %s)',
            services.service_name_en,
            english_date(lost.lasts_until)
        ) as detail_en
    from lost
    inner join reference.services on lost.service_code = services.service_code
    where lost.lasts_until < $as_of and lost.is_given_still
    union all
    select
        lost.night_on,
        lost.subject_id,
        'record_gone' as reason_code,
        printf(
            '%s %s', services.service_name_th, thai_date(lost.service_on)
        ) as detail_th,
        printf(
            '%s of %s', services.service_name_en, english_date(lost.service_on)
        ) as detail_en
    from lost
    inner join reference.services on lost.service_code = services.service_code
    where not lost.is_given_still
    union all
    -- the newest help was one that answered nothing: no service is known of it
    select
        night_on,
        subject_id,
        'record_gone' as reason_code,
        'บริการ ' || thai_date(last_before) as detail_th,
        'a service of ' || english_date(last_before) as detail_en
    from pairs
    where
        coalesce(last_now < last_before, last_before is not null and last_now is null)
        and not contains(coalesce(answers_before, ''), last_before::varchar || ':')
    union all
    select
        night_on,
        subject_id,
        'review_decided' as reason_code,
        null as detail_th,
        null as detail_en
    from pairs
    where is_reviewed
)

select
    night_on,
    'household' as subject_kind,
    subject_id,
    reason_code,
    string_agg(distinct detail_th, ', ' order by detail_th) as detail_th,
    string_agg(distinct detail_en, ', ' order by detail_en) as detail_en
from reasons
group by night_on, subject_id, reason_code
