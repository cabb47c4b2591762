-- One row per household, and client outside the survey: how it stood, why.
with failures as (
    -- households that answered alike are read once
    select
        indicator_results,
        nullif(
            array_to_string(
                list_filter(
                    range(1, length(indicator_results) + 1),
                    lambda number: substr(indicator_results, number, 1) = '0'
                ),
                ','
            ),
            ''
        ) as failed_indicators
    from (
        select distinct indicator_results
        from clean.households
    ) as answers_alike
),

answered as (
    select
        household_id,
        string_agg(
            printf(
                '%d:%s:%s:%s',
                indicator_number,
                answered_by_service_code,
                answered_on::varchar,
                answered_until::varchar
            ),
            ','
            order by indicator_number
        ) as answers
    from curated.household_gaps
    where result = 'failed' and is_answered
    group by household_id
),

members as (
    select
        household_id,
        count(*) as member_count,
        count(*) filter (is_present) as present_count,
        case
            when bool_or(is_card_verified and is_present) then 'verified'
            when bool_or(is_card_registered and is_present) then 'registered'
            when
                bool_or(
                    is_card_registered is null
                    and is_present
                    and coalesce(age_years >= 18, true)
                )
                then 'unknown'
            else 'none'
        end as card_state
    from curated.person_needs
    group by household_id
),

-- answers on records that may be shown, to the household and to the record's client
answers_given as (
    select
        'household' as subject_kind,
        regexp_extract(decisions.person_key, '^(.+)/\d+$', 1) as subject_id,
        decisions.service_record_id
    from clean.review_decisions as decisions
    union all
    select
        'client' as subject_kind,
        unmatched_clients.client_id as subject_id,
        decisions.service_record_id
    from clean.review_decisions as decisions
    inner join curated.unmatched_clients
        on decisions.service_record_id = unmatched_clients.service_record_id
),

decided as (
    select
        answers_given.subject_kind,
        answers_given.subject_id,
        count(*) as review_decision_count
    from answers_given
    inner join clean.service_records
        on
            answers_given.service_record_id = service_records.service_record_id
            and not service_records.is_confidential
    group by answers_given.subject_kind, answers_given.subject_id
),

people as (
    select
        subject_kind,
        subject_id,
        unanswered_health + unanswered_living + unanswered_education
        + unanswered_income + unanswered_access as unanswered_dimension_count,
        dependant_count,
        last_service_on,
        [
            low_income, under_6, school_age, elderly, very_old, disabled,
            chronically_ill, cannot_care, one_parent, elderly_alone
        ] as counts,
        [
            'low_income', 'under_6', 'school_age', 'elderly', 'very_old', 'disabled',
            'chronically_ill', 'cannot_care', 'one_parent', 'elderly_alone'
        ] as names
    from curated.score_items
),

said as (
    select
        counts,
        names,
        array_to_string(
            list_filter(
                list_transform(
                    range(1, len(counts) + 1),
                    lambda place: if(
                        counts[place] > 0, names[place] || ':' || counts[place], null
                    )
                ),
                lambda told: told is not null
            ),
            ','
        ) as people
    from (
        select distinct
            counts,
            names
        from people
    ) as people_alike
),

households as (
    select
        'household' as subject_kind,
        households.household_id as subject_id,
        fates.fate_code as standing_code,
        households.subdistrict_code,
        listed.list_code,
        listed.priority_rank,
        listed.score,
        people.unanswered_dimension_count,
        vulnerability.dependant_count,
        served.last_service_on,
        households.survey_year,
        failures.failed_indicators,
        answered.answers,
        coalesce(members.card_state, 'unknown') as card_state,
        coalesce(members.member_count, 0) as member_count,
        coalesce(members.present_count, 0) as present_count,
        vulnerability.is_low_income,
        vulnerability.vulnerability_level,
        said.people
    from curated.household_fates as fates
    inner join clean.households
        on fates.household_id = households.household_id
    left join failures
        on households.indicator_results = failures.indicator_results
    left join curated.target_households as listed
        on fates.household_id = listed.household_id
    left join answered on fates.household_id = answered.household_id
    left join members on fates.household_id = members.household_id
    left join curated.household_services as served
        on fates.household_id = served.household_id
    left join curated.household_vulnerability as vulnerability
        on fates.household_id = vulnerability.household_id
    left join people
        on
            people.subject_kind = 'household'
            and fates.household_id = people.subject_id
    left join said on people.counts = said.counts
    where fates.fate_code != 'outside_area'
),

-- who lives elsewhere is not new when it moves in
outsiders as (
    select
        'household' as subject_kind,
        household_id as subject_id,
        'outside_area' as standing_code,
        subdistrict_code
    from curated.household_fates
    where fate_code = 'outside_area'
),

waiting as (
    select
        'household' as subject_kind,
        household_id as subject_id,
        'set_aside' as standing_code
    from clean.set_aside_households
),

-- whom a compared night knew and no file holds now
gone as (
    select
        before.subject_id,
        arg_max(before.merged_into, before.night_on) as merged_into
    from earlier.subject_states as before
    left join clean.households on before.subject_id = households.household_id
    left join clean.set_aside_households as set_aside
        on before.subject_id = set_aside.household_id
    where
        before.subject_kind = 'household'
        and before.standing_code != 'outside_area'
        and households.household_id is null
        and set_aside.household_id is null
    group by before.subject_id
    having bool_or(before.standing_code != 'gone')
),

-- of households of the area, those that are not as many as they were
recounted as (
    select members.household_id
    from earlier.subject_states as before
    inner join members
        on
            before.subject_kind = 'household'
            and before.subject_id = members.household_id
            and before.member_count != members.member_count
    group by members.household_id
),

-- only newcomers can be of a household that is gone
newcomers as (
    select
        persons.household_id,
        left(sha256(persons.citizen_id), 16) as identity_hash
    from clean.persons
    left join earlier.members as former
        on
            persons.household_id = former.household_id
            and persons.person_number = former.person_number
    left join recounted on persons.household_id = recounted.household_id
    where
        persons.citizen_id is not null
        and (former.household_id is null or recounted.household_id is not null)
        and exists (select 1 from gone)
),

merged as (
    select
        met.subject_id,
        arg_max(met.household_id, (met.met_count, met.household_id)) as merged_into
    from (
        select
            gone.subject_id,
            newcomers.household_id,
            count(*) as met_count
        from gone
        inner join earlier.members on gone.subject_id = members.household_id
        inner join newcomers on members.identity_hash = newcomers.identity_hash
        group by gone.subject_id, newcomers.household_id
    ) as met
    group by met.subject_id
),

departed as (
    select
        'household' as subject_kind,
        gone.subject_id,
        'gone' as standing_code,
        coalesce(merged.merged_into, gone.merged_into) as merged_into
    from gone
    left join merged on gone.subject_id = merged.subject_id
),

-- how clients stood the night before; of who is new since, whose the requests were then
former_clients as (
    select
        before.subject_id,
        before.came_from
    from earlier.subject_states as before
    inner join earlier.nights
        on before.night_on = nights.night_on and nights.is_previous
    where before.subject_kind = 'client'
),

new_records as (
    select
        listed.client_id,
        service_records.service_record_id,
        left(sha256(service_records.citizen_id), 16) as identity_hash
    from curated.target_clients as listed
    left join former_clients on listed.client_id = former_clients.subject_id
    inner join curated.unmatched_clients
        on listed.client_id = unmatched_clients.client_id
    inner join clean.service_records
        on
            unmatched_clients.service_record_id = service_records.service_record_id
            and not service_records.is_confidential
    where former_clients.subject_id is null
),

former_owners as (
    select
        new_records.client_id,
        links.household_id as owner
    from new_records
    inner join earlier.links
        on new_records.service_record_id = links.service_record_id
    union
    select
        new_records.client_id,
        members.household_id as owner
    from new_records
    inner join earlier.members
        on new_records.identity_hash = members.identity_hash
    union
    select
        new_records.client_id,
        coalesce(other_links.household_id, 'review') as owner
    from new_records
    inner join earlier.other_links
        on new_records.service_record_id = other_links.service_record_id
),

came_from as (
    select
        client_id,
        string_agg(owner, ',' order by owner) as owners
    from former_owners
    group by client_id
),

clients as (
    select
        'client' as subject_kind,
        listed.client_id as subject_id,
        'outside_survey' as standing_code,
        listed.subdistrict_code,
        listed.list_code,
        listed.priority_rank,
        listed.score,
        people.unanswered_dimension_count,
        people.dependant_count,
        listed.last_service_on,
        coalesce(urgent_requests.is_emergency, false) as is_emergency,
        client_services.waiting_since,
        said.people,
        coalesce(came_from.owners, former_clients.came_from) as came_from
    from curated.target_clients as listed
    left join former_clients on listed.client_id = former_clients.subject_id
    left join came_from on listed.client_id = came_from.client_id
    left join curated.urgent_requests
        on
            urgent_requests.subject_kind = 'client'
            and listed.client_id = urgent_requests.subject_id
    left join curated.client_services
        on listed.client_id = client_services.client_id
    left join people
        on people.subject_kind = 'client' and listed.client_id = people.subject_id
    left join said on people.counts = said.counts
),

subjects as (
    select * from households  -- noqa: AM04
    union all by name
    select * from outsiders  -- noqa: AM04
    union all by name
    select * from waiting  -- noqa: AM04
    union all by name
    select * from departed  -- noqa: AM04
    union all by name
    select * from clients  -- noqa: AM04
)

select
    subjects.subject_kind,
    subjects.subject_id,
    subjects.standing_code,
    subjects.subdistrict_code,
    subjects.merged_into,
    subjects.came_from,
    subjects.list_code,
    subjects.priority_rank,
    subjects.score,
    subjects.unanswered_dimension_count,
    subjects.dependant_count,
    subjects.last_service_on,
    subjects.is_emergency,
    subjects.waiting_since,
    subjects.survey_year,
    subjects.failed_indicators,
    subjects.answers,
    subjects.card_state,
    subjects.member_count,
    subjects.present_count,
    subjects.is_low_income,
    subjects.vulnerability_level,
    subjects.people,
    coalesce(decided.review_decision_count, 0) as review_decision_count
from subjects
left join decided
    on
        subjects.subject_kind = decided.subject_kind
        and subjects.subject_id = decided.subject_id
