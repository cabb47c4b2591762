-- One row per service record and person that hold one ID, or weigh enough to be one or
-- to be somebody's rival, or were judged to be one.
with pairs as (
    select
        service_record_id,
        household_id,
        person_number
    from match.scored_pairs
    where match_weight >= least($review_weight, $link_weight - $link_lead)
    union
    select
        service_record_id,
        household_id,
        person_number
    from match.id_candidates
    union
    -- a decision outlives what the model makes of the pair
    select
        settled.service_record_id,
        persons.household_id,
        persons.person_number
    from match.settled_decisions as settled
    inner join clean.persons
        on settled.person_key = persons.household_id || '/' || persons.person_number
    where settled.answer_code in ('same', 'contradicted')
),

-- Too little alike for the model to keep the pair, it is compared here: coarsely, but
-- what is told of it is so.
compared as (
    select
        pairs.service_record_id,
        pairs.household_id,
        pairs.person_number,
        by_id.holder_count,
        coalesce(scored.match_weight, -15.0) as match_weight,
        coalesce(
            scored.first_name_level,
            case
                when records.first_name_letters = persons.first_name_letters
                    then 'same_as_written'
                when records.first_name_folded = persons.first_name_folded
                    then 'same_folded'
                when records.first_name_letters != persons.first_name_letters
                    then 'different'
            end,
            'unknown'
        ) as first_name_level,
        coalesce(
            scored.last_name_level,
            case
                when records.last_name_letters || persons.last_name_letters = ''
                    then 'none_on_both'
                when '' in (records.last_name_letters, persons.last_name_letters)
                    then 'none_on_one'
                when records.last_name_letters = persons.last_name_letters
                    then 'same_as_written'
                when records.last_name_folded = persons.last_name_folded
                    then 'same_folded'
                else 'different'
            end
        ) as last_name_level,
        coalesce(
            scored.sex_level,
            case
                when records.sex_code = persons.sex_code then 'same'
                when records.sex_code != persons.sex_code then 'different'
            end,
            'unknown'
        ) as sex_level,
        coalesce(
            scored.birth_date_level,
            case
                when records.birth_year != persons.birth_year then 'different'
                when 'year' in (records.birth_precision, persons.birth_precision)
                    then 'same_year_day_unknown'
                when records.birth_on = persons.birth_on then 'same_day'
                when records.birth_on != persons.birth_on then 'same_year'
            end,
            'unknown'
        ) as birth_date_level,
        coalesce(
            scored.citizen_id_level,
            case
                when records.citizen_id_written = persons.citizen_id_written
                    then 'same'
                when records.citizen_id_written != persons.citizen_id_written
                    then 'different'
            end,
            'unknown'
        ) as citizen_id_level,
        coalesce(
            scored.place_level,
            case
                when records.district_code != persons.district_code then 'elsewhere'
                when records.subdistrict_code != persons.subdistrict_code
                    then 'same_district'
                when records.village_number != persons.village_number
                    then 'same_subdistrict'
                when records.house_number = persons.house_number then 'same_house'
                when records.village_number = persons.village_number
                    then 'same_village'
                when records.subdistrict_code = persons.subdistrict_code
                    then 'same_subdistrict'
            end,
            'unknown'
        ) as place_level,
        concat_ws(
            '|',
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
        ) as all_else
    from pairs
    inner join match.compared_records as records
        on pairs.service_record_id = records.compared_id
    inner join match.compared_persons as persons
        on pairs.household_id || '/' || pairs.person_number = persons.compared_id
    left join match.scored_pairs as scored
        on
            pairs.service_record_id = scored.service_record_id
            and pairs.household_id = scored.household_id
            and pairs.person_number = scored.person_number
    left join match.id_candidates as by_id
        on
            pairs.service_record_id = by_id.service_record_id
            and pairs.household_id = by_id.household_id
            and pairs.person_number = by_id.person_number
)

select
    compared.service_record_id,
    compared.household_id,
    compared.person_number,
    compared.household_id || '/' || compared.person_number as person_key,
    compared.holder_count,
    -- how many of first name, surname and birth date agree, a slip in one aside
    (compared.first_name_level not in ('different', 'unknown'))::bigint
    + (
        compared.first_name_level = 'swapped_names'
        or compared.last_name_level not in (
            'different', 'none_on_one', 'none_on_both', 'unknown'
        )
        -- that neither has a surname says little, and nothing against the birth date
        or (
            compared.last_name_level = 'none_on_both'
            and compared.birth_date_level not in (
                'same_year', 'within_two_years', 'different'
            )
        )
    )::bigint
    + (
        compared.birth_date_level not in (
            'same_year', 'within_two_years', 'different', 'unknown'
        )
    )::bigint as agreeing_count,
    compared.match_weight,
    compared.first_name_level,
    compared.last_name_level,
    compared.sex_level,
    compared.birth_date_level,
    compared.citizen_id_level,
    compared.place_level,
    -- never of an ID itself, only of how far it agrees
    evidence_hash(
        concat_ws('|', compared.citizen_id_level, compared.all_else)
    ) as evidence_hash
from compared
