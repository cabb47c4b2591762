-- One row per changed household and reason in it: its need, card and members.
with pairs as (
    select
        changed.night_on,
        changed.subject_id,
        before.failed_indicators as failed_before,
        after.failed_indicators as failed_now,
        before.card_state as card_before,
        after.card_state as card_now,
        before.member_count as members_before,
        after.member_count as members_now,
        before.present_count as present_before,
        after.present_count as present_now,
        before.is_low_income as low_income_before,
        after.is_low_income as low_income_now,
        before.dependant_count as dependants_before,
        after.dependant_count as dependants_now,
        before.vulnerability_level as level_before,
        after.vulnerability_level as level_now,
        before.people as people_before,
        after.people as people_now,
        before.last_service_on as last_service_before,
        after.last_service_on as last_service_now,
        before.survey_year as survey_year_before,
        after.survey_year as survey_year_now,
        households.survey_round_id,
        households.surveyed_until,
        set_aside_members.set_aside_count
    from curated.changed_subjects as changed
    inner join earlier.subject_states as before
        on
            changed.night_on = before.night_on
            and changed.subject_id = before.subject_id
            and before.subject_kind = 'household'
    inner join curated.subject_states as after
        on
            changed.subject_id = after.subject_id
            and after.subject_kind = 'household'
    inner join clean.households
        on changed.subject_id = households.household_id
    left join clean.set_aside_members
        on changed.subject_id = set_aside_members.household_id
    where
        changed.subject_kind = 'household'
        -- who was or is set aside, gone or elsewhere has nothing to compare
        and before.member_count is not null
        and after.member_count is not null
),

former_rounds as (
    select
        survey_round_id,
        unnest(range(survey_year_from, survey_year_to + 1)) as survey_year
    from reference.survey_rounds
),

-- indicators of one form, of those that can move a list
failing as (
    select
        night_on,
        subject_id,
        survey_round_id,
        survey_year_before,
        true as was_failed,
        false as is_failed,
        unnest(string_split(failed_before, ','))::bigint as indicator_number
    from pairs
    where failed_before is distinct from failed_now
    union all
    select
        night_on,
        subject_id,
        survey_round_id,
        survey_year_before,
        false as was_failed,
        true as is_failed,
        unnest(string_split(failed_now, ','))::bigint as indicator_number
    from pairs
    where failed_before is distinct from failed_now
),

indicator_changes as (
    select
        failing.night_on,
        failing.subject_id,
        failing.indicator_number,
        bool_or(failing.is_failed) as is_failed,
        any_value(indicators.failed_th) as failed_th,
        any_value(indicators.failed_en) as failed_en
    from failing
    inner join former_rounds
        on
            failing.survey_year_before = former_rounds.survey_year
            and failing.survey_round_id = former_rounds.survey_round_id
    inner join reference.indicators
        on
            failing.survey_round_id = indicators.survey_round_id
            and failing.indicator_number = indicators.indicator_number
    where indicators.dimension_code is not null or indicators.is_housing_problem
    group by failing.night_on, failing.subject_id, failing.indicator_number
    having bool_or(failing.is_failed) != bool_or(failing.was_failed)
),

-- nights whose rules of groups and levels, or whose round of cards, were others
other_rules as (
    select
        night_on,
        bool_or(
            setting_name in (
                'reference.population_groups',
                'reference.vulnerability_levels',
                'reference.indicators'
            )
        ) as are_groups_other,
        bool_or(setting_kind = 'card_round' or setting_name = 'reference.card_rounds')
            as is_card_round_other,
        string_agg(change_th, ', ' order by setting_kind)
        filter (
            setting_kind = 'card_round' or setting_name = 'reference.card_rounds'
        ) as card_round_th,
        string_agg(change_en, ', ' order by setting_kind)
        filter (
            setting_kind = 'card_round' or setting_name = 'reference.card_rounds'
        ) as card_round_en
    from curated.setting_changes
    group by night_on
),

-- the groups that somebody came into or out of by a birthday since
birthdays as (
    select
        pairs.night_on,
        pairs.subject_id,
        groups.group_code,
        max(needs.age_years) as age_years
    from pairs
    inner join clean.persons
        on pairs.subject_id = persons.household_id
    inner join curated.person_needs as needs
        on
            persons.household_id = needs.household_id
            and persons.person_number = needs.person_number
    inner join reference.population_groups as groups
        on needs.age_years in (groups.age_min, groups.age_max + 1)
    where
        needs.is_present
        and date_sub('year', persons.birth_on, pairs.night_on) < needs.age_years
        and (
            pairs.people_before is distinct from pairs.people_now
            or pairs.dependants_before != pairs.dependants_now
        )
    group by pairs.night_on, pairs.subject_id, groups.group_code
),

counted as (
    select
        night_on,
        subject_id,
        true as is_before,
        string_split(unnest(string_split(people_before, ',')), ':') as parts
    from pairs
    where people_before != people_now
    union all
    select
        night_on,
        subject_id,
        false as is_before,
        string_split(unnest(string_split(people_now, ',')), ':') as parts
    from pairs
    where people_before != people_now
),

-- of a household on a list then and now: each group; of one on a list but once,
-- its dependants
people_changes as (
    select
        night_on,
        subject_id,
        parts[1] as group_code,
        coalesce(max(parts[2]) filter (is_before), '0') as count_before,
        coalesce(max(parts[2]) filter (not is_before), '0') as count_now
    from counted
    where parts[1] != ''
    group by night_on, subject_id, parts[1]
    having count_before != count_now
    union all
    select
        night_on,
        subject_id,
        'any_dependant' as group_code,
        dependants_before::varchar as count_before,
        dependants_now::varchar as count_now
    from pairs
    where
        (people_before is null or people_now is null)
        and dependants_before != dependants_now
    union all
    select
        night_on,
        subject_id,
        'low_income' as group_code,
        low_income_before::bigint::varchar as count_before,
        low_income_now::bigint::varchar as count_now
    from pairs
    where
        (people_before is null or people_now is null)
        and low_income_before is distinct from low_income_now
),

people_told as (
    select
        changes.night_on,
        changes.subject_id,
        birthdays.age_years,
        coalesce(groups.name_th, 'รายได้น้อย') as name_th,
        coalesce(groups.name_en, 'Low income') as name_en,
        coalesce(changes.count_before, '?') as count_before,
        coalesce(changes.count_now, '?') as count_now
    from people_changes as changes
    left join reference.population_groups as groups
        on changes.group_code = groups.group_code
    left join birthdays
        on
            changes.night_on = birthdays.night_on
            and changes.subject_id = birthdays.subject_id
            and (
                changes.group_code = birthdays.group_code
                or (
                    changes.group_code = 'any_dependant'
                    and birthdays.group_code
                    in ('under_6', 'school_age', 'elderly', 'very_old')
                )
            )
),

counts as (
    select unnest(range(1, 1000)) as item_count
),

-- what the months since help, and the years since the survey, score
points as (
    select
        score_points.item_code,
        counts.item_count,
        sum(
            score_points.points * if(score_points.is_for_each, counts.item_count, 1)
        ) as points
    from reference.score_points
    inner join counts
        on
            score_points.count_from <= counts.item_count
            and coalesce(score_points.count_to >= counts.item_count, true)
    where score_points.item_code in ('months_since_service', 'survey_age_years')
    group by score_points.item_code, counts.item_count
),

elapsed as (
    select
        night_on,
        subject_id,
        'months_since_service' as item_code,
        date_sub('month', last_service_now, night_on) as count_before,
        date_sub('month', last_service_now, $as_of) as count_now,
        'บริการล่าสุดเมื่อ %d เดือนก่อน' as said_th,
        'last service %d months ago' as said_en
    from pairs
    where last_service_before = last_service_now and people_now is not null
    union all
    select
        night_on,
        subject_id,
        'survey_age_years' as item_code,
        date_sub('year', surveyed_until, night_on) as count_before,
        date_sub('year', surveyed_until, $as_of) as count_now,
        'ข้อมูลสำรวจเก่า %d ปี' as said_th,
        'survey %d years old' as said_en
    from pairs
    where survey_year_before = survey_year_now and people_now is not null
),

reasons as (
    select
        night_on,
        subject_id,
        'indicator_changed' as reason_code,
        printf(
            '%s %d %s',
            if(is_failed, 'ตกเพิ่ม', 'ไม่ตกแล้ว'),
            indicator_number,
            failed_th
        ) as detail_th,
        printf(
            '%s %d %s',
            if(is_failed, 'now fails', 'no longer fails'),
            indicator_number,
            failed_en
        ) as detail_en
    from indicator_changes
    union all
    -- a list asks but for whether somebody's card is verified
    select
        pairs.night_on,
        pairs.subject_id,
        if(
            coalesce(other_rules.is_card_round_other, false),
            'card_round_changed',
            'card_changed'
        ) as reason_code,
        if(
            reason_code = 'card_changed',
            printf(
                '%s → %s', card_in_thai(pairs.card_before), card_in_thai(pairs.card_now)
            ),
            other_rules.card_round_th
        ) as detail_th,
        if(
            reason_code = 'card_changed',
            pairs.card_before || ' → ' || pairs.card_now,
            other_rules.card_round_en
        ) as detail_en
    from pairs
    left join other_rules on pairs.night_on = other_rules.night_on
    where
        (pairs.card_before = 'verified') != (pairs.card_now = 'verified')
        and coalesce(pairs.failed_before, pairs.failed_now) is not null
    union all
    select
        night_on,
        subject_id,
        'members_changed' as reason_code,
        concat_ws(
            ', ',
            if(
                members_before != members_now,
                printf('%d → %d คน', members_before, members_now),
                null
            ),
            if(
                present_before != present_now,
                printf('ยังอยู่ %d → %d คน', present_before, present_now),
                null
            ),
            printf('แถวของสมาชิก %d คนถูกกันไว้ให้แก้', set_aside_count)
        ) as detail_th,
        concat_ws(
            ', ',
            if(
                members_before != members_now,
                printf('%d → %d persons', members_before, members_now),
                null
            ),
            if(
                present_before != present_now,
                printf('%d → %d living there', present_before, present_now),
                null
            ),
            printf('%d rows of members are set aside to be mended', set_aside_count)
        ) as detail_en
    from pairs
    where members_before != members_now or present_before != present_now
    union all
    select
        told.night_on,
        told.subject_id,
        'vulnerability_changed' as reason_code,
        printf('%s %s → %s', told.name_th, told.count_before, told.count_now)
            as detail_th,
        printf('%s %s → %s', told.name_en, told.count_before, told.count_now)
            as detail_en
    from people_told as told
    left join other_rules on told.night_on = other_rules.night_on
    where
        told.age_years is null and not coalesce(other_rules.are_groups_other, false)
    union all
    select
        told.night_on,
        told.subject_id,
        'time_passed' as reason_code,
        printf('มีสมาชิกอายุครบ %d ปี', told.age_years) as detail_th,
        printf('a member is %d now', told.age_years) as detail_en
    from people_told as told
    where told.age_years is not null
    union all
    select
        elapsed.night_on,
        elapsed.subject_id,
        'time_passed' as reason_code,
        printf(elapsed.said_th, elapsed.count_now) as detail_th,
        printf(elapsed.said_en, elapsed.count_now) as detail_en
    from elapsed
    left join points as points_before
        on
            elapsed.item_code = points_before.item_code
            and elapsed.count_before = points_before.item_count
    left join points as points_now
        on
            elapsed.item_code = points_now.item_code
            and elapsed.count_now = points_now.item_count
    where coalesce(points_before.points, 0) != coalesce(points_now.points, 0)
)

select
    night_on,
    'household' as subject_kind,
    subject_id,
    reason_code,
    string_agg(distinct detail_th, ', ' order by detail_th) as detail_th,
    string_agg(distinct detail_en, ', ' order by detail_en) as detail_en
from reasons
group by night_on, subject_id, reason_code
