-- One row per source row of households: typed beside the rules it must pass.
with results as (
    select
        source_row,
        [*columns('indicator_\d+')] as indicators
    from raw.households
),

-- one character per indicator of the form; a file of 31 leaves the others missing
forms as (
    select
        source_row,
        array_to_string(
            list_transform(
                indicators,
                lambda result: case
                    when result is null or trim(result) = '' then '?'
                    when plain_digits(trim(result)) in ('1', '1.0') then '1'
                    when plain_digits(trim(result)) in ('0', '0.0') then '0'
                    when trim(result) in ('-', '–') then '-'
                    else 'x'
                end
            ),
            ''
        ) as all_results
    from results
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
    trim(households.household_id) as household_id,
    whole_number(households.survey_year) as survey_year,
    survey_rounds.survey_round_id,
    last_day(
        make_date(
            whole_number(households.survey_year) - 543,
            survey_rounds.surveyed_until_month,
            1
        )
    ) as surveyed_until,
    regexp_replace(plain_digits(households.house_code), '\.0+$|[^0-9A-Za-z]', '', 'g')
        as house_code,
    case
        when households.house_number not like '%ไม่มี%'
            then replace(plain_digits(tidy(households.house_number)), ' ', '')
    end as house_number,
    whole_number(households.village_number) as village_number,
    tidy(households.village_name) as village_name,
    written_areas.subdistrict_code,
    decimal_number(households.latitude) as latitude,
    decimal_number(households.longitude) as longitude,
    decimal_number(households.income_per_person_baht) as income_per_person_baht,
    forms.all_results[:input_form.indicator_count] as indicator_results,
    not contains(forms.all_results, 'x') as are_indicators_readable,
    (
        households.village_number is null
        or whole_number(households.village_number) is not null
    )
    and (
        households.income_per_person_baht is null
        or decimal_number(households.income_per_person_baht) is not null
    ) as is_number_readable,
    -- an unreadable code is its own fault
    coalesce(starts_with(written_areas.subdistrict_code, $province_code), true)
        as is_in_province,
    coalesce(survey_rounds.indicator_count = input_form.indicator_count, true)
        as has_round_form,
    coalesce(whole_number(households.survey_year) <= year($as_of) + 543, true)
        as is_due,
    households.source_row
from raw.households
inner join forms on households.source_row = forms.source_row
cross join input_form
left join clean.written_areas
    on households.subdistrict_code = written_areas.area_written
left join reference.survey_rounds
    on
        whole_number(households.survey_year)
        between survey_rounds.survey_year_from and survey_rounds.survey_year_to
order by households.source_row
