"""What `tambon why` asks of a night's tables: each rule that decided, in words.

Every query gives topic, Thai, English, and takes the household or client as `$id`.
"""

DATE_TH = "strftime({0}, '%-d/%-m/') || (year({0}) + 543)"
DATE_EN = "strftime({0}, '%-d %B %Y')"

ON_A_LIST = """
select
    'fate',
    printf('บัญชี “%s” ลำดับ %d: %s', list_name, priority_rank, reason_th),
    printf('on list %s, rank %d: %s', list_code, priority_rank, reason_en)
from curated.target_list_rows
where coalesce(household_id, client_id) = $id
"""

SURVEY = """
with rounds as (
    select states.*, survey_rounds.survey_round_id, survey_rounds.indicator_count
    from curated.subject_states as states
    inner join reference.survey_rounds
        on
            states.survey_year
            between survey_rounds.survey_year_from and survey_rounds.survey_year_to
    where states.subject_id = $id and states.night_on = $as_of
),

failed as (
    select
        survey_round_id,
        unnest(string_split(failed_indicators, ','))::bigint as indicator_number
    from rounds
    where failed_indicators is not null
),

told as (
    select
        0 as place,
        printf(
            'สำรวจปี %d แบบ %s (%d ตัวชี้วัด)%s', survey_year, survey_round_id,
            indicator_count, if(failed_indicators is null, ': ไม่มีตัวชี้วัดที่ตก', '')
        ) as th,
        printf(
            'surveyed in %d by form %s (%d indicators)%s', survey_year,
            survey_round_id, indicator_count,
            if(failed_indicators is null, ': none failed', '')
        ) as en
    from rounds
    union all
    select
        failed.indicator_number,
        printf(
            'ตกข้อ %d %s (%s)', failed.indicator_number, indicators.failed_th,
            coalesce(dimensions.dimension_name_th, 'ไม่นับในมิติใด')
        ),
        printf(
            'fails %d %s (%s)', failed.indicator_number, indicators.failed_en,
            coalesce(dimensions.dimension_name_en, 'counts in no dimension')
        )
    from failed
    inner join reference.indicators
        on
            failed.survey_round_id = indicators.survey_round_id
            and failed.indicator_number = indicators.indicator_number
    left join reference.dimensions
        on indicators.dimension_code = dimensions.dimension_code
)

select 'survey', th, en from told order by place
"""

DIMENSIONS = """
select
    'dimension',
    dimensions.dimension_name_th || ': ' || if(
        fails.is_answered, 'ช่วยเหลือครบทุกตัวชี้วัดที่ตก',
        printf(
            'ยังไม่มีการช่วยเหลือ %d จาก %d ตัวชี้วัดที่ตก%s',
            fails.failed_indicator_count - fails.answered_indicator_count,
            fails.failed_indicator_count, if(fails.is_waiting, ' (มีคำขอรอผล)', '')
        )
    ),
    dimensions.dimension_name_en || ': ' || if(
        fails.is_answered, 'every failed indicator has been answered by help',
        printf(
            'no help for %d of %d failed indicators%s',
            fails.failed_indicator_count - fails.answered_indicator_count,
            fails.failed_indicator_count, if(fails.is_waiting, ' (a request waits)', '')
        )
    )
from curated.household_dimensions as fails
inner join reference.dimensions on fails.dimension_code = dimensions.dimension_code
where fails.household_id = $id and fails.result = 'failed'
order by dimensions.dimension_order
"""

# Help that counts tonight, and help that an earlier night counted.
HELP = f"""
with counted as (
    select night_on, unnest(string_split(answers, ',')) as answer
    from curated.subject_states
    where subject_id = $id and answers is not null
),

parts as (
    select night_on, string_split(answer, ':') as part
    from counted
),

helps as (
    select
        part[2] as service_code,
        part[3]::date as answered_on,
        max(part[4]::date) as answered_until,
        string_agg(distinct part[1], ', ' order by part[1]) as indicators,
        bool_or(night_on = $as_of) as is_counted
    from parts
    group by part[2], part[3]
)

select
    'help',
    printf(
        '%s เมื่อ %s ตอบตัวชี้วัด %s %s',
        services.service_name_th, {DATE_TH.format("answered_on")}, indicators,
        case
            when not is_counted and answered_until < $as_of
                then 'หมดระยะเมื่อ ' || {DATE_TH.format("answered_until")}
            when not is_counted then 'ไม่นับแล้วคืนนี้'
            when year(answered_until) = 9999 then 'นับจนสำรวจใหม่'
            else 'นับถึง ' || {DATE_TH.format("answered_until")}
        end
    ),
    printf(
        '%s on %s answers indicator %s, %s',
        services.service_name_en, {DATE_EN.format("answered_on")}, indicators,
        case
            when not is_counted and answered_until < $as_of
                then 'lapsed on ' || {DATE_EN.format("answered_until")}
            when not is_counted then 'no longer counted tonight'
            when year(answered_until) = 9999 then 'counts until surveyed again'
            else 'counts until ' || {DATE_EN.format("answered_until")}
        end
    )
from helps
inner join reference.services on helps.service_code = services.service_code
order by answered_on, services.service_code
"""  # noqa: S608  (dates in words)

REQUESTS = f"""
select
    'help',
    printf('บริการล่าสุด %s %s', last_service_th, {DATE_TH.format("last_service_on")}),
    'last help ' || {DATE_EN.format("last_service_on")}
from curated.target_list_rows
where coalesce(household_id, client_id) = $id and last_service_on is not null
union all
select
    'request',
    'คำขอที่รอผล: ' || waiting_requests_th,
    'has open requests (named in Thai alone)'
from curated.target_list_rows
where
    coalesce(household_id, client_id) = $id and waiting_requests_th is not null
"""  # noqa: S608  (dates in words)

CARD = """
with members as (
    select
        household_id,
        count(*) filter (is_present) as present,
        count(*) filter (is_present and is_card_registered) as registered,
        count(*) filter (is_present and is_card_verified) as verified,
        count(*) filter (is_present and is_card_registered is null) as unknown
    from curated.person_needs
    where household_id = $id
    group by household_id
)

select
    'card',
    printf(
        'อยู่ %d คน ลงทะเบียน %d ผ่านการตรวจสอบ %d ไม่ทราบ %d%s', present, registered,
        verified, unknown, coalesce(': ' || list_reasons.reason_th, '')
    ),
    printf(
        '%d live there, %d registered, %d verified, %d unknown%s', present,
        registered, verified, unknown, coalesce(': ' || list_reasons.reason_en, '')
    )
from members
left join curated.household_fates
    on members.household_id = household_fates.household_id
left join reference.list_reasons
    on household_fates.no_card_reason = list_reasons.reason_code
"""

VULNERABILITY = """
select
    'vulnerability',
    if(
        found.vulnerability_level is null,
        if(found.is_low_income is null, 'ไม่ทราบรายได้ จึงไม่จัดระดับ', 'ไม่เข้าเกณฑ์ระดับใด'),
        printf(
            'ระดับ %d ตามกฎข้อ %d: %s', found.vulnerability_level,
            found.vulnerability_rule_number, levels.meaning_th
        )
    ) || printf(' (ผู้พึ่งพิง %d คน)', found.dependant_count),
    if(
        found.vulnerability_level is null,
        if(
            found.is_low_income is null, 'no level: income unknown',
            'no level: no rule fits'
        ),
        printf(
            'level %d by rule %d: %s', found.vulnerability_level,
            found.vulnerability_rule_number, levels.meaning_en
        )
    ) || printf(' (%d dependants)', found.dependant_count)
from curated.household_vulnerability as found
left join reference.vulnerability_levels as levels
    on found.vulnerability_rule_number = levels.rule_number
where found.household_id = $id
"""

SCORE_AND_PLAN = """
select 'score', score_th, score_en
from curated.target_list_rows
where coalesce(household_id, client_id) = $id
union all
select
    'plan',
    coalesce(max(centre_plans.centre_name) || ': ', '') || any_value(plan_rows.plan_th),
    coalesce(plan_rows.centre_id || ': ', '') || any_value(plan_rows.plan_en)
from curated.plan_rows
left join curated.centre_plans on plan_rows.centre_id = centre_plans.centre_id
where plan_rows.subject_id = $id
group by plan_rows.centre_id
union all
select 'plan', change_th, change_en
from curated.plan_changes
where household_id = $id
"""

QUERIES = (
    ON_A_LIST, SURVEY, DIMENSIONS, HELP, REQUESTS, CARD, VULNERABILITY, SCORE_AND_PLAN,
)  # fmt: skip

STANDING = """
select subject_kind, standing_code, subdistrict_code, merged_into
from curated.subject_states
where subject_id = $id and night_on = $as_of
"""

# No night notes where a client is who left, nor a home that is gone for long.
DEPARTED = """
select
    subject_kind,
    if(subject_kind = 'client', 'unlisted', 'gone'),
    null,
    null
from curated.changes
where subject_id = $id and baseline_code = 'previous'
limit 1
"""

CHANGES = """
select night_on::varchar, change_th, change_en
from curated.changes
where baseline_code = 'previous' and subject_id = $id
order by night_on, subdistrict_code, change_kind
"""

KNOWN = """
select max(night_on)::varchar from curated.subject_states
where subject_id = $id and standing_code != 'gone'
"""
