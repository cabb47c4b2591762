-- One row per listed household and unanswered dimension: services that fit the failed
-- indicator and a member, nearest to hand first. A suggestion is no promise.
with unanswered as (
    select
        household_gaps.household_id,
        household_gaps.dimension_code,
        household_gaps.indicator_number,
        households.survey_round_id
    from curated.household_gaps
    inner join clean.households
        on household_gaps.household_id = households.household_id
    inner join curated.household_fates
        on household_gaps.household_id = household_fates.household_id
    where
        household_gaps.result = 'failed'
        and not household_gaps.is_answered
        and household_fates.fate_code in ('no_card', 'unserved', 'part_served')
),

members as (
    select
        person_needs.household_id,
        person_needs.age_years,
        person_needs.is_disabled,
        person_needs.is_card_verified,
        persons.sex_code,
        persons.nationality_code
    from curated.person_needs
    inner join clean.persons
        on
            person_needs.household_id = persons.household_id
            and person_needs.person_number = persons.person_number
    where
        person_needs.is_present
        and person_needs.household_id
        in (select unanswered.household_id from unanswered)
),

-- the services that answer a failed indicator, whoever may have them
answering as (
    select
        unanswered.household_id,
        unanswered.dimension_code,
        service_answers.service_code,
        count(*) as answered_count
    from unanswered
    inner join reference.service_answers
        on
            unanswered.survey_round_id = service_answers.survey_round_id
            and unanswered.indicator_number = service_answers.indicator_number
    group by
        unanswered.household_id, unanswered.dimension_code, service_answers.service_code
),

-- those that are open to a member; an unknown age excludes nobody
fitting as (
    select distinct
        answering.household_id,
        answering.dimension_code,
        answering.service_code,
        answering.answered_count
    from answering
    inner join reference.services
        on answering.service_code = services.service_code
    left join reference.regulations
        on services.regulation_code = regulations.regulation_code
    inner join members
        on
            answering.household_id = members.household_id
            and coalesce(services.age_min <= members.age_years, true)
            and coalesce(services.age_max >= members.age_years, true)
            and coalesce(services.sex_code = members.sex_code, true)
            and (members.is_disabled or not services.needs_disability)
            and (coalesce(members.is_card_verified, true) or not services.needs_card)
            and (
                members.nationality_code in ('thai', 'unknown')
                or not services.needs_thai_nationality
            )
    where
        not services.is_confidential
        and coalesce(regulations.is_active, true)
),

ranked as (
    select
        fitting.household_id,
        fitting.dimension_code,
        services.service_name_th,
        departments.department_short_th,
        row_number() over (
            partition by fitting.household_id, fitting.dimension_code
            order by
                fitting.answered_count desc,
                list_position(
                    ['development', 'goods', 'relief', 'referral'],
                    services.service_kind
                ) asc,
                services.service_code asc
        ) as suggestion_rank
    from fitting
    inner join reference.services
        on fitting.service_code = services.service_code
    inner join reference.departments
        on services.department_code = departments.department_code
)

select
    household_id,
    dimension_code,
    string_agg(
        printf('%s (%s)', service_name_th, department_short_th),
        ', '
        order by suggestion_rank
    ) as suggested_services_th
from ranked
where suggestion_rank <= $max_suggested_services
group by household_id, dimension_code
