-- One row per service record and person that hold one ID, or weigh enough to be one or
-- to be somebody's rival.
with pairs as (
    select
        coalesce(scored.service_record_id, by_id.service_record_id)
            as service_record_id,
        coalesce(scored.household_id, by_id.household_id) as household_id,
        coalesce(scored.person_number, by_id.person_number) as person_number,
        by_id.holder_count,
        -- one ID and nothing else alike: too little for the model to keep
        coalesce(scored.match_weight, -15.0) as match_weight,
        coalesce(scored.first_name_level, 'different') as first_name_level,
        coalesce(scored.last_name_level, 'different') as last_name_level,
        coalesce(scored.sex_level, 'unknown') as sex_level,
        coalesce(scored.birth_date_level, 'different') as birth_date_level,
        coalesce(scored.citizen_id_level, 'same') as citizen_id_level,
        coalesce(scored.place_level, 'unknown') as place_level
    from match.scored_pairs as scored
    full join match.id_candidates as by_id
        on
            scored.service_record_id = by_id.service_record_id
            and scored.household_id = by_id.household_id
            and scored.person_number = by_id.person_number
    where
        by_id.holder_count is not null
        or scored.match_weight >= least($review_weight, $link_weight - $link_lead)
)

select
    pairs.service_record_id,
    pairs.household_id,
    pairs.person_number,
    pairs.household_id || '/' || pairs.person_number as person_key,
    pairs.holder_count,
    -- how many of first name, surname and birth date agree, a slip in one aside
    (pairs.first_name_level not in ('different', 'unknown'))::bigint
    + (
        pairs.first_name_level = 'swapped_names'
        or pairs.last_name_level not in (
            'different', 'none_on_one', 'none_on_both', 'unknown'
        )
        -- that neither has a surname says little, and nothing against the birth date
        or (
            pairs.last_name_level = 'none_on_both'
            and pairs.birth_date_level not in (
                'same_year', 'within_two_years', 'different'
            )
        )
    )::bigint
    + (
        pairs.birth_date_level not in (
            'same_year', 'within_two_years', 'different', 'unknown'
        )
    )::bigint as agreeing_count,
    pairs.match_weight,
    pairs.first_name_level,
    pairs.last_name_level,
    pairs.sex_level,
    pairs.birth_date_level,
    pairs.citizen_id_level,
    pairs.place_level,
    -- never of an ID itself, only of how far it agrees
    evidence_hash(
        concat_ws(
            '|',
            pairs.citizen_id_level,
            coalesce(records.first_name_letters, '-'),
            records.last_name_letters,
            coalesce(records.sex_code, '-'),
            coalesce(records.birth_digits || records.birth_precision, '-'),
            coalesce(records.house_number, '-'),
            coalesce(records.village_number, -1),
            coalesce(records.subdistrict_code, '-'),
            coalesce(persons.first_name_letters, '-'),
            persons.last_name_letters,
            coalesce(persons.sex_code, '-'),
            coalesce(persons.birth_digits || persons.birth_precision, '-'),
            coalesce(persons.house_number, '-'),
            coalesce(persons.village_number, -1),
            coalesce(persons.subdistrict_code, '-')
        )
    ) as evidence_hash
from pairs
inner join match.compared_records as records
    on pairs.service_record_id = records.compared_id
inner join match.compared_persons as persons
    on pairs.household_id || '/' || pairs.person_number = persons.compared_id
