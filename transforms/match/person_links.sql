-- One row per service record: the person it is linked to, if any, and the rule.
with best as (
    select *
    from match.link_candidates
    where candidate_rank = 1
),

-- a record of whose candidates something is doubtful by itself says that, not how far
-- its best one is ahead
doubts as (
    select
        service_record_id,
        case
            when bool_or(link_rule = 'decisions_contradict')
                then 'decisions_contradict'
            when bool_or(link_rule = 'decided_otherwise_before')
                then 'decided_otherwise_before'
            when bool_or(link_rule = 'id_agrees_alone') then 'id_agrees_alone'
        end as link_rule
    from match.link_candidates
    group by service_record_id
),

dismissed as (
    select distinct service_record_id
    from match.settled_decisions
    where answer_code = 'different'
),

decided as (
    select
        service_records.service_record_id,
        best.household_id,
        best.person_number,
        best.match_weight,
        best.match_lead,
        best.evidence_th,
        best.evidence_en,
        case
            when best.link_rule in ('decided_same', 'id_and_two_agree')
                then best.link_rule
            when doubts.link_rule is not null then doubts.link_rule
            when best.link_rule is not null then best.link_rule
            when dismissed.service_record_id is not null then 'decided_different'
            when service_records.citizen_id is not null then 'id_of_nobody'
            else 'id_unusable'
        end as link_rule
    from clean.service_records
    left join best on service_records.service_record_id = best.service_record_id
    left join doubts on service_records.service_record_id = doubts.service_record_id
    left join dismissed
        on service_records.service_record_id = dismissed.service_record_id
)

select
    decided.service_record_id,
    link_rules.link_state,
    link_rules.link_rung,
    decided.link_rule,
    case when link_rules.link_state = 'linked' then decided.household_id end
        as household_id,
    case when link_rules.link_state = 'linked' then decided.person_number end
        as person_number,
    decided.match_weight,
    decided.match_lead,
    decided.evidence_th,
    decided.evidence_en,
    link_rules.reason_th,
    link_rules.reason_en,
    models.model_version
from decided
inner join reference.link_rules as link_rules
    on decided.link_rule = link_rules.link_rule
cross join reference.matching_models as models
