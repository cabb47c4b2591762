-- One row per service record and person it is, or may be: the best few of each.
-- The rules in their order are the ladder; `link_rules.csv` says what follows of each.
with decided as (
    select
        pairs.*,
        settled.answer_code,
        coalesce(settled.evidence_hash != pairs.evidence_hash, false)
            as is_evidence_changed,
        earlier_links.service_record_id is not null as is_linked_before
    from match.candidate_pairs as pairs
    left join match.settled_decisions as settled
        on
            pairs.service_record_id = settled.service_record_id
            and pairs.person_key = settled.person_key
    left join earlier.links as earlier_links
        on
            pairs.service_record_id = earlier_links.service_record_id
            and pairs.household_id = earlier_links.household_id
            and pairs.person_number = earlier_links.person_number
            and pairs.evidence_hash = earlier_links.evidence_hash
),

-- whoever was told apart by a person is no rival any more, unless something changed
standing as (
    select
        *,
        bool_or(holder_count is not null) over of_record as has_holder,
        if(holder_count is null, null, count(holder_count) over of_record)
            as standing_holder_count,
        (
            first_name_level in ('same_as_written', 'same_folded')
        )::bigint
        + (last_name_level in ('same_as_written', 'same_folded'))::bigint
        + (
            birth_date_level in ('same_day', 'same_first_of_january')
        )::bigint as exact_count,
        -- a relative's ID: born in another year, and of another name or sex
        birth_date_level = 'different'
        and (
            sex_level = 'different'
            or first_name_level not in ('same_as_written', 'same_folded')
        ) as is_contradicted,
        -- a twin's or namesake's ID agrees in two, or with a slip, and its true owner
        -- in more
        standing_holder_count = 1
        and agreeing_count >= 2
        and not is_contradicted
        and agreeing_count * 4 + exact_count
        = max(agreeing_count * 4 + exact_count) over of_record as is_settled_by_id,
        max(match_weight, 2) over of_record as best_weights,
        row_number() over (
            partition by service_record_id
            order by match_weight desc, household_id asc, person_number asc
        ) as weight_rank
    from decided
    where answer_code is distinct from 'different' or is_evidence_changed
    window of_record as (partition by service_record_id)
),

weighed as (
    select
        *,
        -- above the best other one; none if there is no other
        match_weight
        - best_weights[if(weight_rank = 1, 2, 1)] as match_lead,
        coalesce(bool_or(is_settled_by_id) over of_record, false)
            as is_record_settled_by_id,
        match_weight >= $link_weight
        and coalesce(match_lead, $link_lead) >= $link_lead as is_weighty
    from standing
    window of_record as (partition by service_record_id)
),

judged as (
    select
        *,
        case
            when
                answer_code = 'same'
                and (
                    not is_evidence_changed
                    -- the person may bear another's number by now
                    or (
                        match_weight >= $review_weight
                        and weight_rank = 1
                        and not is_record_settled_by_id
                    )
                    or is_settled_by_id
                )
                then 'decided_same'
            when answer_code = 'same' then 'decided_otherwise_before'
            when answer_code = 'contradicted' then 'decisions_contradict'
            when is_settled_by_id then 'id_and_two_agree'
            -- one person is certain: the others are none
            when is_record_settled_by_id then null
            when standing_holder_count = 1 then 'id_agrees_alone'
            when standing_holder_count > 1 and agreeing_count >= 2 and is_weighty
                then 'weight_and_lead'
            when standing_holder_count > 1 then 'id_held_by_several'
            when has_holder and match_weight >= $review_weight then 'id_of_another'
            when has_holder then null
            when
                citizen_id_level in ('third_digit', 'one_digit_or_swap')
                and first_name_level in ('same_as_written', 'same_folded')
                and last_name_level in (
                    'same_as_written', 'same_folded', 'none_on_both'
                )
                and birth_date_level in ('same_day', 'same_first_of_january')
                and coalesce(match_lead, $link_lead) >= $link_lead
                then
                    if(
                        citizen_id_level = 'third_digit',
                        'third_digit_and_all_agree',
                        'near_id_and_all_agree'
                    )
            when is_weighty then 'weight_and_lead'
            -- a link does not hang on a bit, but does not outlive its reasons either
            when
                is_linked_before
                and match_weight >= $link_weight - 2
                and coalesce(match_lead, 1.0) > 0
                then 'linked_before'
            when match_weight >= $link_weight then 'rivals'
            when match_weight >= $review_weight then 'weight_short'
        end as link_rule
    from weighed
)

select
    judged.service_record_id,
    row_number() over (
        partition by judged.service_record_id
        order by
            judged.link_rule = 'decided_same' desc,
            judged.link_rule = 'id_and_two_agree' desc,
            judged.link_rule in (
                'decisions_contradict', 'decided_otherwise_before'
            ) desc,
            judged.weight_rank asc
    ) as candidate_rank,
    judged.household_id,
    judged.person_number,
    judged.person_key,
    link_rules.link_rung,
    judged.link_rule,
    judged.match_weight,
    judged.match_lead,
    words.evidence_th,
    words.evidence_en,
    words.differing_columns,
    judged.evidence_hash,
    judged.answer_code,
    judged.is_evidence_changed
from judged
inner join reference.link_rules as link_rules
    on judged.link_rule = link_rules.link_rule
inner join match.evidence_in_words as words
    on
        judged.first_name_level = words.first_name_level
        and judged.last_name_level = words.last_name_level
        and judged.sex_level = words.sex_level
        and judged.birth_date_level = words.birth_date_level
        and judged.citizen_id_level = words.citizen_id_level
        and judged.place_level = words.place_level
-- whoever holds the ID is shown, however little else agrees
qualify candidate_rank <= 5 or judged.link_rule = 'id_agrees_alone'
