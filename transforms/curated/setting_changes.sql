-- One row per earlier night and rule table, number, round or program that differs.
with before as (
    select
        nights.night_on,
        settings.setting_kind,
        settings.setting_name,
        settings.setting_value,
        settings.rule_version
    from earlier.nights
    inner join earlier.night_settings as settings
        on nights.night_on = settings.night_on
    where nights.is_previous or nights.is_monday or nights.is_plan_issue
),

-- a night that noted nothing cannot differ
after as (
    select
        nights.night_on,
        settings.setting_kind,
        settings.setting_name,
        settings.setting_value,
        settings.rule_version
    from (select distinct before.night_on from before) as nights
    cross join curated.night_settings as settings
),

differing as (
    select
        coalesce(after.night_on, before.night_on) as night_on,
        coalesce(after.setting_kind, before.setting_kind) as setting_kind,
        coalesce(after.setting_name, before.setting_name) as setting_name,
        -- what has neither version nor a value to read is told by its hash's opening
        coalesce(before.rule_version, left(before.setting_value, 12)) as told_before,
        coalesce(after.rule_version, left(after.setting_value, 12)) as told_after
    from before
    full join after
        on
            before.night_on = after.night_on
            and before.setting_kind = after.setting_kind
            and before.setting_name = after.setting_name
    where before.setting_value is distinct from after.setting_value
)

select
    differing.night_on,
    differing.setting_kind,
    differing.setting_name,
    coalesce(words.what_moves, 'lists') as what_moves,
    case
        when differing.told_before = differing.told_after
            then
                printf(
                    '%s แก้โดยไม่เปลี่ยนรุ่น %s',
                    coalesce(words.name_th, differing.setting_name),
                    differing.told_after
                )
        else
            printf(
                '%s %s → %s',
                coalesce(words.name_th, differing.setting_name),
                coalesce(differing.told_before, '-'),
                coalesce(differing.told_after, '-')
            )
    end as change_th,
    case
        when differing.told_before = differing.told_after
            then
                printf(
                    '%s edited under the same version %s',
                    coalesce(words.name_en, differing.setting_name),
                    differing.told_after
                )
        else
            printf(
                '%s %s → %s',
                coalesce(words.name_en, differing.setting_name),
                coalesce(differing.told_before, '-'),
                coalesce(differing.told_after, '-')
            )
    end as change_en
from differing
left join reference.setting_words as words
    on
        differing.setting_kind = words.setting_kind
        and differing.setting_name = words.setting_name
where coalesce(words.what_moves, 'lists') != 'nothing'
