-- One row per service record and person that somebody has judged: what holds.
-- Each reviewer speaks by the newest answer. "Unsure" says nothing when somebody else
-- is sure. "Same" against "different", or "same" of two persons, is a contradiction:
-- then nothing holds until it is settled.
with weighed as (
    select
        decisions.*,
        decisions.reviewer || ': ' || answers.name_th as answer_th,
        decisions.answer_code != 'unsure'
        or not bool_or(decisions.answer_code != 'unsure') over (
            partition by decisions.service_record_id, decisions.person_key
        ) as is_counted
    from clean.review_decisions as decisions
    inner join reference.codes as answers
        on
            answers.list_name = 'review_answer'
            and decisions.answer_code = answers.code
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
    from weighed
    where is_counted
    group by service_record_id, person_key
),

judged as (
    select
        *,
        is_disputed
        or (is_same and count_if(is_same) over (partition by service_record_id) > 1)
            as is_contradicted
    from pairs
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
