-- One row per set of levels that some pair has: what agrees and what differs, in words.
with level_sets as (
    select distinct
        first_name_level,
        last_name_level,
        sex_level,
        birth_date_level,
        citizen_id_level,
        place_level
    from match.candidate_pairs
)

select
    level_sets.first_name_level,
    level_sets.last_name_level,
    level_sets.sex_level,
    level_sets.birth_date_level,
    level_sets.citizen_id_level,
    level_sets.place_level,
    string_agg(words.evidence_th, ', ' order by words.word_order) as evidence_th,
    string_agg(words.evidence_en, ', ' order by words.word_order) as evidence_en,
    string_agg(words.comparison, ',' order by words.word_order) filter (
        words.is_difference
    ) as differing_columns
from level_sets
inner join reference.evidence_words as words
    on
        (words.comparison = 'first_name' and level_sets.first_name_level = words.level)
        or (words.comparison = 'last_name' and level_sets.last_name_level = words.level)
        or (words.comparison = 'sex' and level_sets.sex_level = words.level)
        or (
            words.comparison = 'birth_date'
            and level_sets.birth_date_level = words.level
        )
        or (
            words.comparison = 'citizen_id'
            and level_sets.citizen_id_level = words.level
        )
        or (words.comparison = 'place' and level_sets.place_level = words.level)
group by all
