-- One row per source row of households: typed beside the rules it must pass.
with answered as (
    select
        household_id,
        survey_year,
        house_code,
        house_number,
        village_number,
        village_name,
        subdistrict_code,
        latitude,
        longitude,
        income_per_person_baht,
        source_row,
        coalesce(columns('indicator_\d+'), '?')
    from raw.households
),

-- one character per indicator of the form; a file of 31 leaves the others unanswered
answers as (
    select
        *,
        concat(*columns('indicator_\d+')) as written_results,
        case
            -- nearly always; the others are read one by one
            when regexp_full_match(written_results, '[01?-]{38}') then written_results
            else
                array_to_string(
                    list_transform(
                        [*columns('indicator_\d+')],
                        lambda result: indicator_result(result)
                    ),
                    ''
                )
        end as all_results
    from answered
),

input_form as (
    select
        case
            when count(coalesce(indicator_32, indicator_35, indicator_38)) > 0 then 38
            else 31
        end as indicator_count
    from raw.households
)

select
    trim(answers.household_id) as household_id,
    whole_number(answers.survey_year) as survey_year,
    survey_rounds.survey_round_id,
    last_day(
        make_date(
            whole_number(answers.survey_year) - 543,
            survey_rounds.surveyed_until_month,
            1
        )
    ) as surveyed_until,
    nullif(
        regexp_replace(
            plain_digits(answers.house_code), '\.0+$|[^0-9A-Za-z]', '', 'g'
        ),
        ''
    ) as house_code,
    case
        when answers.house_number not like '%ไม่มี%'
            then replace(plain_digits(tidy(answers.house_number)), ' ', '')
    end as house_number,
    whole_number(answers.village_number) as village_number,
    tidy(answers.village_name) as village_name,
    written_areas.subdistrict_code,
    -- what is no number is out of range, and so told
    if(answers.latitude is null, null, coalesce(decimal_number(answers.latitude), 0))
        as latitude,
    if(answers.longitude is null, null, coalesce(decimal_number(answers.longitude), 0))
        as longitude,
    decimal_number(answers.income_per_person_baht) as income_per_person_baht,
    answers.all_results[:input_form.indicator_count] as indicator_results,
    not contains(answers.all_results, 'x') as are_indicators_readable,
    (
        answers.village_number is null
        or whole_number(answers.village_number) is not null
    )
    and (
        answers.income_per_person_baht is null
        or decimal_number(answers.income_per_person_baht) is not null
    ) as is_number_readable,
    -- an unreadable code is its own fault
    coalesce(starts_with(written_areas.subdistrict_code, $province_code), true)
        as is_in_province,
    coalesce(survey_rounds.indicator_count = input_form.indicator_count, true)
        as has_round_form,
    coalesce(whole_number(answers.survey_year) <= year($as_of) + 543, true)
        as is_due,
    answers.source_row
from answers
cross join input_form
left join clean.written_areas
    on answers.subdistrict_code = written_areas.area_written
left join reference.survey_rounds
    on
        whole_number(answers.survey_year)
        between survey_rounds.survey_year_from and survey_rounds.survey_year_to
