-- One row per rule table, number of policy, survey or card round, and the program.
with rounds as (
    select
        'survey_round' as setting_kind,
        'households' as setting_name,
        string_agg(
            distinct survey_round_id, ', ' order by survey_round_id
        ) as setting_value
    from clean.households
    where starts_with(subdistrict_code, $area_code)
    union all
    -- a round of the card lasts some years; the newest that anybody is of counts
    select
        'card_round' as setting_kind,
        'welfare_registrations' as setting_name,
        max(card_rounds.registration_year_from)::varchar as setting_value
    from (
        select distinct registration_year
        from clean.welfare_registrations
    ) as years
    inner join reference.card_rounds
        on
            years.registration_year
            between card_rounds.registration_year_from
            and card_rounds.registration_year_to
),

settings as (
    select * from reference.run_settings  -- noqa: AM04
    union all by name
    select * from rounds  -- noqa: AM04
)

select
    setting_kind,
    setting_name,
    setting_value,
    rule_version
from settings
where setting_value is not null
