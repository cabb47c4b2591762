-- One row per admitted person: need, card, and what the counts are made of.
with shared_ids as (
    select citizen_id
    from clean.persons
    where citizen_id is not null
    group by citizen_id
    having count(*) > 1
),

-- a card round lasts some years: those who registered late belong to it too
registrations as (
    select
        welfare_registrations.citizen_id,
        welfare_registrations.registration_year,
        welfare_registrations.is_verified,
        card_rounds.registration_year_from
    from clean.welfare_registrations
    inner join reference.card_rounds
        on
            welfare_registrations.registration_year
            between card_rounds.registration_year_from
            and card_rounds.registration_year_to
),

newest_round as (
    select
        citizen_id,
        max_by(is_verified, registration_year) as is_verified
    from registrations
    where
        registration_year_from
        = (select max(every.registration_year_from) from registrations as every)
    group by citizen_id
),

-- who died or left since the year of the survey, which found them there; a report
-- by an ID that several persons hold takes none of them away
reports as (
    select
        persons.household_id,
        persons.person_number,
        person_status.since
    from clean.person_status
    inner join clean.persons
        on person_status.citizen_id = persons.citizen_id
    where
        persons.citizen_id not in (select shared_ids.citizen_id from shared_ids)
    union all
    select
        household_id,
        person_number,
        since
    from clean.person_status
    where household_id is not null and person_number is not null
),

absences as (
    select distinct
        reports.household_id,
        reports.person_number
    from reports
    inner join clean.households
        on reports.household_id = households.household_id
    where reports.since >= date_trunc('year', households.surveyed_until)
),

poor_households as (
    select distinct household_id
    from curated.household_shortfalls
    where result = 'failed'
)

select
    persons.household_id,
    persons.person_number,
    households.subdistrict_code,
    date_sub('year', persons.birth_on, households.surveyed_until) as survey_age_years,
    date_sub('year', persons.birth_on, $as_of) as age_years,
    absences.household_id is null as is_present,
    coalesce(survey_age_years >= 60, false) as is_elderly,
    coalesce(persons.is_disabled, false) as is_disabled,
    coalesce(persons.is_chronically_ill, false) as is_chronically_ill,
    persons.citizen_id is not null and shared_ids.citizen_id is null as has_usable_id,
    poor_households.household_id is not null as is_survey_poor,
    case when has_usable_id then newest_round.citizen_id is not null end
        as is_card_registered,
    case when has_usable_id then coalesce(newest_round.is_verified, false) end
        as is_card_verified,
    case when is_survey_poor then is_card_verified else false end as is_target_poor
from clean.persons
inner join clean.households
    on persons.household_id = households.household_id
left join poor_households
    on persons.household_id = poor_households.household_id
left join shared_ids
    on persons.citizen_id = shared_ids.citizen_id
left join newest_round
    on persons.citizen_id = newest_round.citizen_id
left join absences
    on
        persons.household_id = absences.household_id
        and persons.person_number = absences.person_number
