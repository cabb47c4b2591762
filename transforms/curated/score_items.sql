-- One row per household or client on a list: how much there is of each thing that its
-- score counts, and what breaks a tie.
with unanswered as (
    select
        household_id,
        dimension_code,
        count(*) as indicator_count
    from curated.household_gaps
    where result = 'failed' and not is_answered
    group by household_id, dimension_code
),

deprivations as (
    select
        household_id,
        count(*) filter (dimension_code = 'health') as unanswered_health,
        count(*) filter (dimension_code = 'living') as unanswered_living,
        count(*) filter (dimension_code = 'education') as unanswered_education,
        count(*) filter (dimension_code = 'income') as unanswered_income,
        count(*) filter (dimension_code = 'access') as unanswered_access,
        (sum(indicator_count) - count(*))::bigint as further_indicators
    from unanswered
    group by household_id
),

dependants as (
    select
        household_id,
        any_value(present_count) filter (group_code = 'under_6') as under_6,
        any_value(present_count) filter (group_code = 'school_age') as school_age,
        any_value(present_count) filter (group_code = 'elderly') as elderly,
        any_value(present_count) filter (group_code = 'very_old') as very_old,
        any_value(present_count) filter (group_code = 'disabled') as disabled,
        any_value(present_count) filter (group_code = 'chronically_ill')
            as chronically_ill,
        any_value(present_count) filter (group_code = 'cannot_care') as cannot_care,
        -- a household is of such a group once, whoever is counted in it
        (count(*) filter (group_code = 'one_parent' and present_count > 0))
            as one_parent,
        (count(*) filter (group_code = 'elderly_alone' and present_count > 0))
            as elderly_alone
    from curated.household_groups
    group by household_id
),

households as (
    select
        'household' as subject_kind,
        household_fates.household_id as subject_id,
        deprivations.* exclude (deprivations.household_id),
        household_fates.answered_dimension_count as answered_dimensions,
        household_vulnerability.is_low_income::bigint as low_income,
        dependants.* exclude (dependants.household_id),
        household_services.last_service_on,
        date_sub('year', households.surveyed_until, $as_of) as survey_age_years,
        household_vulnerability.dependant_count
    from curated.household_fates
    inner join clean.households
        on household_fates.household_id = households.household_id
    left join deprivations
        on household_fates.household_id = deprivations.household_id
    left join curated.household_vulnerability
        on household_fates.household_id = household_vulnerability.household_id
    left join dependants
        on household_fates.household_id = dependants.household_id
    left join curated.household_services
        on household_fates.household_id = household_services.household_id
    where
        is_on_a_list(
            household_fates.fate_code, household_fates.failed_dimension_count
        )
),

-- of a client no more is known than an age and what the centres gave
clients as (
    select
        'client' as subject_kind,
        outside_survey_clients.client_id as subject_id,
        outside_survey_clients.last_service_on,
        count(*) filter (population_groups.group_code = 'under_6') as under_6,
        count(*) filter (population_groups.group_code = 'school_age') as school_age,
        count(*) filter (population_groups.group_code = 'elderly') as elderly,
        count(*) filter (population_groups.group_code = 'very_old') as very_old,
        least(under_6 + school_age + elderly, 1) as dependant_count
    from curated.outside_survey_clients
    left join reference.population_groups
        on
            population_groups.group_code
            in ('under_6', 'school_age', 'elderly', 'very_old')
            and outside_survey_clients.client_age_years
            between coalesce(population_groups.age_min, 0)
            and coalesce(population_groups.age_max, 200)
    where outside_survey_clients.is_listed
    group by outside_survey_clients.client_id, outside_survey_clients.last_service_on
),

subjects as (
    select * from households  -- noqa: AM04
    union all by name
    select * from clients  -- noqa: AM04
)

select
    subjects.subject_kind,
    subjects.subject_id,
    coalesce(subjects.unanswered_health, 0) as unanswered_health,
    coalesce(subjects.unanswered_living, 0) as unanswered_living,
    coalesce(subjects.unanswered_education, 0) as unanswered_education,
    coalesce(subjects.unanswered_income, 0) as unanswered_income,
    coalesce(subjects.unanswered_access, 0) as unanswered_access,
    coalesce(subjects.further_indicators, 0) as further_indicators,
    coalesce(subjects.answered_dimensions, 0) as answered_dimensions,
    coalesce(subjects.low_income, 0) as low_income,
    coalesce(subjects.under_6, 0) as under_6,
    coalesce(subjects.school_age, 0) as school_age,
    coalesce(subjects.elderly, 0) as elderly,
    coalesce(subjects.very_old, 0) as very_old,
    coalesce(subjects.disabled, 0) as disabled,
    coalesce(subjects.chronically_ill, 0) as chronically_ill,
    coalesce(subjects.cannot_care, 0) as cannot_care,
    coalesce(subjects.one_parent, 0) as one_parent,
    coalesce(subjects.elderly_alone, 0) as elderly_alone,
    (subjects.last_service_on is null)::bigint as never_served,
    coalesce(date_sub('month', subjects.last_service_on, $as_of), 0)
        as months_since_service,
    coalesce(subjects.survey_age_years, 0) as survey_age_years,
    coalesce(subjects.dependant_count, 0) as dependant_count,
    subjects.last_service_on
from subjects
