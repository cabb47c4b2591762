-- One row per service record in review and person it may be, side by side.
with comparisons (comparison, comparison_th) as (
    values
    ('first_name', 'ชื่อ'),
    ('last_name', 'นามสกุล'),
    ('sex', 'เพศ'),
    ('birth_date', 'วันเกิด'),
    ('citizen_id', 'เลขประจำตัว'),
    ('place', 'ที่อยู่')
)

select
    review_records.workbook_code,
    review_records.review_rank,
    link_candidates.candidate_rank,
    review_changes.service_record_id,
    review_changes.person_key,
    link_candidates.evidence_hash,
    review_changes.change_rank,
    review_changes.change_th,
    review_changes.change_en,
    service_records.is_confidential,
    service_records.is_emergency,
    service_records.centre_id,
    centres.centre_name,
    services.service_name_th as service_th,
    statuses.status_name_th as status_th,
    service_records.requested_on,
    service_records.service_on,
    link_rules.reason_th,
    link_rules.reason_en,
    person_label(record_titles.name_th, service_records.first_name, null)
        as record_first_name,
    service_records.last_name as record_last_name,
    record_sexes.name_th as record_sex_th,
    date_sub('year', service_records.birth_on, $as_of) as record_age_years,
    birth_in_words(service_records.birth_on, service_records.birth_precision)
        as record_birth_th,
    citizen_id_in_words(
        service_records.citizen_id_written, service_records.citizen_id_status
    ) as record_citizen_id_th,
    service_records.house_number as record_house_number,
    service_records.village_number as record_village_number,
    printf(
        'ต.%s อ.%s',
        record_places.subdistrict_name_th,
        record_places.district_name_th
    ) as record_subdistrict_th,
    person_label(person_titles.name_th, persons.first_name, null)
        as candidate_first_name,
    persons.last_name as candidate_last_name,
    person_sexes.name_th as candidate_sex_th,
    date_sub('year', persons.birth_on, $as_of) as candidate_age_years,
    birth_in_words(persons.birth_on, persons.birth_precision) as candidate_birth_th,
    citizen_id_in_words(persons.citizen_id_written, persons.citizen_id_status)
        as candidate_citizen_id_th,
    households.house_number as candidate_house_number,
    households.village_number as candidate_village_number,
    printf(
        'ต.%s อ.%s',
        person_places.subdistrict_name_th,
        person_places.district_name_th
    ) as candidate_subdistrict_th,
    lists.name_th as candidate_list_th,
    person_needs.is_present as is_candidate_present,
    link_candidates.link_rule,
    link_candidates.evidence_th,
    link_candidates.evidence_en,
    link_candidates.differing_columns,
    (
        select string_agg(comparisons.comparison_th, ', ' order by said.number)
        from
            unnest(string_split(link_candidates.differing_columns, ','))
            with ordinality as said (comparison, number)
        inner join comparisons on trim(said.comparison) = comparisons.comparison
    ) as differing_th,
    round(link_candidates.match_weight, 1) as match_weight,
    round(link_candidates.match_lead, 1) as match_lead,
    link_candidates.answer_code,
    nullif(
        concat_ws(
            ' · ',
            answers.name_th,
            if(link_candidates.answer_code = 'contradicted', 'ตอบขัดกัน', null),
            settled_decisions.reviewers || ' '
            || thai_date(settled_decisions.reviewed_on),
            if(link_candidates.is_evidence_changed, 'หลักฐานเปลี่ยนแล้ว', null)
        ),
        ''
    ) as earlier_answer_th,
    nullif(
        concat_ws(
            ' · ',
            answers.name_en,
            if(link_candidates.answer_code = 'contradicted', 'contradicted', null),
            settled_decisions.reviewers || ' '
            || settled_decisions.reviewed_on::varchar,
            if(link_candidates.is_evidence_changed, 'evidence changed since', null)
        ),
        ''
    ) as earlier_answer_en
from curated.review_changes
inner join curated.review_records
    on review_changes.service_record_id = review_records.service_record_id
inner join match.link_candidates
    on
        review_changes.service_record_id = link_candidates.service_record_id
        and review_changes.person_key = link_candidates.person_key
inner join reference.link_rules
    on link_candidates.link_rule = link_rules.link_rule
inner join clean.service_records
    on review_changes.service_record_id = service_records.service_record_id
inner join clean.centres on service_records.centre_id = centres.centre_id
inner join clean.persons
    on
        link_candidates.household_id = persons.household_id
        and link_candidates.person_number = persons.person_number
inner join clean.households on persons.household_id = households.household_id
inner join curated.person_needs
    on
        persons.household_id = person_needs.household_id
        and persons.person_number = person_needs.person_number
inner join curated.household_fates
    on persons.household_id = household_fates.household_id
inner join reference.services
    on service_records.service_code = services.service_code
inner join reference.statuses
    on service_records.status_code = statuses.status_code
inner join reference.subdistricts as person_places
    on households.subdistrict_code = person_places.subdistrict_code
left join reference.subdistricts as record_places
    on service_records.subdistrict_code = record_places.subdistrict_code
left join reference.codes as record_titles
    on
        record_titles.list_name = 'title'
        and service_records.title_code = record_titles.code
left join reference.codes as person_titles
    on person_titles.list_name = 'title' and persons.title_code = person_titles.code
left join reference.codes as record_sexes
    on record_sexes.list_name = 'sex' and service_records.sex_code = record_sexes.code
left join reference.codes as person_sexes
    on person_sexes.list_name = 'sex' and persons.sex_code = person_sexes.code
left join reference.lists
    on
        household_fates.fate_code = lists.list_code
        and household_fates.failed_dimension_count > 0
left join reference.codes as answers
    on
        answers.list_name = 'review_answer'
        and link_candidates.answer_code = answers.code
left join match.settled_decisions
    on
        review_changes.service_record_id = settled_decisions.service_record_id
        and review_changes.person_key = settled_decisions.person_key
