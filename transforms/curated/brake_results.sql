-- One row per brake, and what it looks at: tonight, the usual, the limit.
-- Compared with at most 14 nights, none before the one last released by hand.
with last_release as (
    select max(night_on) as released_on
    from earlier.nights
    where was_released
),

nights_compared as (
    select distinct measures.night_on
    from earlier.night_measures as measures
    cross join last_release
    where measures.night_on >= coalesce(last_release.released_on, '0001-01-01')
    order by measures.night_on desc
    limit 14
),

measured_before as (
    select
        measures.measure_code,
        measures.measured_of,
        measures.night_on,
        measures.measured_value,
        -- of a source's age: its newest date on that night, and on the one before
        measures.night_on - measures.measured_value::integer as newest_on,
        lag(measures.measured_value) over earlier_nights as value_before,
        lag(measures.night_on - measures.measured_value::integer)
            over earlier_nights as newest_before
    from earlier.night_measures as measures
    inner join nights_compared
        on measures.night_on = nights_compared.night_on
    where measures.measured_value is not null
    window earlier_nights as (
        partition by measures.measure_code, measures.measured_of
        order by measures.night_on
    )
),

usual_values as (
    select
        measure_code,
        measured_of,
        count(*) as night_count,
        min(night_on) as compared_since,
        if(
            measure_code = 'source_age_days',
            coalesce(
                median(value_before) filter (newest_on > newest_before),
                date_diff('day', arg_max(newest_on, night_on), $as_of::date)
            ),
            median(measured_value)
        ) as usual_value
    from measured_before
    group by measure_code, measured_of
),

compared as (
    select
        brakes.*,
        measures.measured_of,
        measures.measured_value as tonight_value,
        usual_values.compared_since,
        coalesce(usual_values.night_count, 0) as night_count,
        case
            when usual_values.night_count >= brakes.least_nights
                then usual_values.usual_value
        end as usual_value,
        -- no share counts within the noise of small numbers
        if(
            brakes.limit_kind = 'points_from_usual',
            brakes.least_difference / nullif(measures.measured_count, 0),
            brakes.least_difference
        ) as noise,
        if(brakes.limit_kind = 'share_of_usual', usual_values.usual_value, 1) as unit
    from reference.brakes
    inner join curated.night_measures as measures
        on brakes.measure_code = measures.measure_code
    left join usual_values
        on
            measures.measure_code = usual_values.measure_code
            and measures.measured_of = usual_values.measured_of
),

allowed as (
    select
        compared.*,
        greatest(compared.most_fall * compared.unit, compared.noise) as fall,
        greatest(compared.most_rise * compared.unit, compared.noise) as rise
    from compared
),

bounded as (
    select
        allowed.*,
        round(
            case
                when allowed.usual_value is null or allowed.most_fall is null then null
                when
                    allowed.usual_value >= allowed.zero_from
                    and allowed.usual_value <= allowed.fall
                    then 1
                else greatest(allowed.usual_value - allowed.fall, 0)
            end,
            6
        ) as low,
        round(
            case
                when allowed.limit_kind = 'at_most' then allowed.most_rise
                when allowed.most_rise is not null
                    then allowed.usual_value + allowed.rise
            end,
            6
        ) as high
    from allowed
),

-- a count is whole: so are its limits
limited as (
    select
        bounded.*,
        if(bounded.limit_kind = 'share_of_usual', ceil(bounded.low), bounded.low)
            as limit_low,
        if(bounded.limit_kind = 'share_of_usual', floor(bounded.high), bounded.high)
            as limit_high
    from bounded
),

sources as (
    select distinct
        subject,
        subject_th
    from reference.ledger_words
),

district_lists as (
    select distinct
        subdistricts.district_code || '/' || lists.list_code as measured_of,
        'บัญชี' || lists.name_th || ' อ.' || subdistricts.district_name_th as list_th,
        'list "' || lists.name_en || '" of ' || subdistricts.district_name_en
            as list_en
    from reference.subdistricts
    cross join reference.lists
    where starts_with(subdistricts.subdistrict_code, $area_code)
),

named as (
    select
        limited.*,
        coalesce(sources.subject_th, lists.list_th, '') as of_th,
        coalesce(sources.subject, lists.list_en, '') as of_en,
        coalesce(limited.tonight_value < limited.limit_low, false) as is_low,
        coalesce(limited.tonight_value > limited.limit_high, false) as is_high
    from limited
    left join sources
        on limited.measured_of = sources.subject
    left join district_lists as lists
        on limited.measured_of = lists.measured_of
),

told as (
    select
        coalesce(string_agg(announcement_th, '; ' order by announcement_order), '')
            as rules_th,
        coalesce(string_agg(announcement_en, '; ' order by announcement_order), '')
            as rules_en
    from curated.announcements
    where baseline_code = 'previous'
)

select
    named.brake_code,
    named.measured_of,
    named.tonight_value,
    named.usual_value,
    named.limit_low,
    named.limit_high,
    named.night_count,
    named.compared_since,
    named.is_low or named.is_high as is_braked,
    replace(named.brake_th, '{}', named.of_th)
    || ': คืนนี้ ' || in_measure(named.tonight_value, named.limit_kind, 'ไม่มี')
    || ' ปกติ ' || in_measure(named.usual_value, named.limit_kind, 'ยังไม่มีให้เทียบ')
    || case
        when named.is_low
            then
                ' ต่ำกว่าขีด ' || in_measure(named.limit_low, named.limit_kind, '')
                || ' · ตรวจ: ' || named.check_th
        when named.is_high
            then
                ' สูงกว่าขีด ' || in_measure(named.limit_high, named.limit_kind, '')
                || ' · ตรวจ: ' || named.check_th
        else ''
    end
    || if(
        (named.is_low or named.is_high)
        and named.is_moved_by_rules and told.rules_th != '',
        ' · คืนนี้มีการเปลี่ยน: ' || told.rules_th,
        ''
    ) as brake_th,
    replace(named.brake_en, '{}', named.of_en)
    || ': tonight ' || in_measure(named.tonight_value, named.limit_kind, 'none')
    || ', usually ' || in_measure(named.usual_value, named.limit_kind, 'not known yet')
    || case
        when named.is_low
            then
                ', below the limit '
                || in_measure(named.limit_low, named.limit_kind, '')
                || '; check ' || named.check_en
        when named.is_high
            then
                ', above the limit '
                || in_measure(named.limit_high, named.limit_kind, '')
                || '; check ' || named.check_en
        else ''
    end
    || if(
        (named.is_low or named.is_high)
        and named.is_moved_by_rules and told.rules_en != '',
        '; changed tonight: ' || told.rules_en,
        ''
    ) as brake_en
from named
cross join told
