-- One row per service record and person that somebody has judged: what holds.
-- Each reviewer speaks by the newest answer. "Unsure" says nothing when somebody else
-- is sure, nor does an answer on older evidence when somebody saw newer. "Same" against
-- "different", or "same" of two persons of the survey, is a contradiction: then nothing
-- holds until it is settled.
with weighed as (
    select
        decisions.*,
        decisions.reviewer || ': ' || answers.name_th as answer_th,
        decisions.answer_code != 'unsure'
        or not bool_or(decisions.answer_code != 'unsure') over (
            partition by decisions.service_record_id, decisions.person_key
        ) as is_sure_enough
    from clean.review_decisions as decisions
    inner join reference.codes as answers
        on
            answers.list_name = 'review_answer'
            and decisions.answer_code = answers.code
),

counted as (
    select
        *,
        max(reviewed_on) over (
            partition by service_record_id, person_key, evidence_hash
        ) as seen_until
    from weighed
    where is_sure_enough
    -- of two evidences judged on one day, none is the older
    qualify
        seen_until
        = max(reviewed_on) over (partition by service_record_id, person_key)
),

pairs as (
    select
        service_record_id,
        person_key,
        bool_or(answer_code = 'same') as is_same,
        count(distinct answer_code) > 1 as is_disputed,
        min(answer_code) as answer_code,
        first(evidence_hash order by reviewed_on desc, reviewer asc) as evidence_hash,
        string_agg(reviewer, ', ' order by reviewer) as reviewers,
        string_agg(answer_th, ', ' order by reviewer) as answers_th,
        max(reviewed_on) as reviewed_on
    from counted
    group by service_record_id, person_key
),

-- whoever left the survey cannot be asked about any more, and is nobody's rival
judged as (
    select
        pairs.*,
        pairs.is_same and persons.household_id is not null as is_rival,
        pairs.is_disputed
        or (
            is_rival
            and count_if(is_rival) over (partition by pairs.service_record_id) > 1
        ) as is_contradicted
    from pairs
    left join clean.persons
        on pairs.person_key = persons.household_id || '/' || persons.person_number
)

select
    service_record_id,
    person_key,
    if(is_contradicted, 'contradicted', answer_code) as answer_code,
    evidence_hash,
    if(is_contradicted, answers_th, reviewers) as reviewers,
    reviewed_on
from judged
order by service_record_id, person_key
