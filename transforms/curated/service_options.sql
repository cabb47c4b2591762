-- One row per listed household, unanswered dimension and service that fits it: that
-- answers a failed indicator, and may be had by a member whom the failure may concern.
-- A suggestion is no promise.
-- Rank: to be asked for, asked for, used up; most failures answered; kind; key.
with needs as (
    select
        member_gaps.household_id,
        member_gaps.indicator_number,
        member_gaps.dimension_code,
        member_gaps.person_number,
        households.survey_round_id,
        {
            'age_years': person_needs.age_years,
            'sex_code': persons.sex_code,
            'is_disabled': person_needs.is_disabled,
            'may_have_card': coalesce(person_needs.is_card_verified, true),
            'may_be_thai': persons.nationality_code in ('thai', 'unknown')
        } as profile
    from curated.household_gaps
    inner join curated.household_fates
        on household_gaps.household_id = household_fates.household_id
    inner join clean.households
        on household_gaps.household_id = households.household_id
    inner join curated.member_gaps
        on
            household_gaps.household_id = member_gaps.household_id
            and household_gaps.indicator_number = member_gaps.indicator_number
    inner join curated.person_needs
        on
            member_gaps.household_id = person_needs.household_id
            and member_gaps.person_number = person_needs.person_number
    inner join clean.persons
        on
            member_gaps.household_id = persons.household_id
            and member_gaps.person_number = persons.person_number
    where
        household_gaps.result = 'failed'
        and not household_gaps.is_answered
        and not household_gaps.is_check_first
        and household_fates.fate_code in ('no_card', 'unserved', 'part_served')
        and member_gaps.is_concerned
),

-- members alike in all that matters may have the same services: judged once
fitting as (
    select
        alike.survey_round_id,
        alike.indicator_number,
        alike.profile,
        services.service_code,
        services.regulation_code,
        regulations.times_per_fiscal_year as limit_count,
        regulations.limit_unit
    from (
        select distinct
            needs.survey_round_id,
            needs.indicator_number,
            needs.profile
        from needs
    ) as alike
    inner join reference.service_answers
        on
            alike.survey_round_id = service_answers.survey_round_id
            and alike.indicator_number = service_answers.indicator_number
    inner join reference.services
        on service_answers.service_code = services.service_code
    left join reference.regulations
        on services.regulation_code = regulations.regulation_code
    where
        -- an unknown age excludes nobody
        coalesce(services.age_min <= alike.profile.age_years, true)
        and coalesce(services.age_max >= alike.profile.age_years, true)
        and coalesce(alike.profile.sex_code in (services.sex_code, 'unknown'), true)
        and (alike.profile.is_disabled or not services.needs_disability)
        and (alike.profile.may_have_card or not services.needs_card)
        and (alike.profile.may_be_thai or not services.needs_thai_nationality)
        and not services.is_confidential
        and coalesce(regulations.is_active, true)
),

residents as (
    select
        household_id,
        count(*) as member_count
    from curated.person_needs
    where is_present and household_id in (select needs.household_id from needs)
    group by household_id
),

-- how often each had a limited regulation since 1 October; without a person: the family
uses as (
    select
        linked_services.household_id,
        linked_services.person_number,
        linked_services.regulation_code,
        count(*) as used_count
    from curated.linked_services
    inner join reference.regulations
        on linked_services.regulation_code = regulations.regulation_code
    where
        regulations.times_per_fiscal_year is not null
        and linked_services.service_on between fiscal_year_start($as_of) and $as_of
    group by
        grouping sets (
            (
                linked_services.household_id,
                linked_services.person_number,
                linked_services.regulation_code
            ),
            (linked_services.household_id, linked_services.regulation_code)
        )
),

member_options as (
    select
        needs.household_id,
        needs.dimension_code,
        needs.indicator_number,
        needs.person_number,
        needs.profile.age_years,
        fitting.service_code,
        fitting.limit_count,
        if(fitting.limit_count > 0, coalesce(uses.used_count, 0), null) as used_count,
        coalesce(uses.used_count < fitting.limit_count, true) as has_more
    from needs
    inner join fitting
        on
            needs.survey_round_id = fitting.survey_round_id
            and needs.indicator_number = fitting.indicator_number
            and needs.profile = fitting.profile
    left join uses
        on
            needs.household_id = uses.household_id
            and fitting.regulation_code = uses.regulation_code
            and if(fitting.limit_unit = 'family', null, needs.person_number)
            is not distinct from uses.person_number
),

options as (
    select
        member_options.household_id,
        member_options.dimension_code,
        member_options.service_code,
        count(distinct member_options.indicator_number) as answered_count,
        -- told where it is for some of them only
        case
            when
                count(distinct member_options.person_number) filter (
                    member_options.has_more
                ) < any_value(residents.member_count)
                then
                    array_to_string(
                        list_sort(list_distinct(list(member_options.age_years) filter (
                            member_options.has_more
                        ))),
                        ', '
                    )
        end as member_ages,
        min(member_options.used_count) as used_count,
        any_value(member_options.limit_count) as limit_count
    from member_options
    inner join residents
        on member_options.household_id = residents.household_id
    group by
        member_options.household_id,
        member_options.dimension_code,
        member_options.service_code
),

-- whoever there had it or asked for it
had as (
    select
        household_id,
        service_code,
        max(service_on) as last_given_on,
        bool_or(stage_code = 'open') as is_waiting
    from curated.linked_services
    where household_id in (select residents.household_id from residents)
    group by household_id, service_code
),

stated as (
    select
        options.*,
        had.last_given_on,
        case
            when had.is_waiting then 'waiting'
            when options.used_count >= options.limit_count then 'used_up'
            else 'open'
        end as option_state
    from options
    left join had
        on
            options.household_id = had.household_id
            and options.service_code = had.service_code
)

select
    stated.household_id,
    stated.dimension_code,
    stated.service_code,
    row_number() over (
        partition by stated.household_id, stated.dimension_code
        order by
            list_position(['open', 'waiting', 'used_up'], stated.option_state) asc,
            stated.answered_count desc,
            list_position(
                ['development', 'goods', 'relief', 'referral'], services.service_kind
            ) asc,
            stated.service_code asc
    ) as option_rank,
    stated.option_state,
    nullif(stated.member_ages, '') as member_ages,
    stated.used_count,
    stated.limit_count,
    stated.last_given_on
from stated
inner join reference.services on stated.service_code = services.service_code
