-- How a person is shown on a list, and when help answers a need.

-- Title and name, as one writes them; a one-word name stands alone.
create or replace macro person_label(title, first_name, last_name) as
nullif(
    trim(
        if(title in ('ไม่ทราบ', 'ไม่ระบุ', 'อื่น ๆ', 'อื่นๆ'), '', coalesce(title, ''))
        || concat_ws(' ', first_name, last_name)
    ),
    ''
);

-- Whether somebody may still be under 18: by the last day they can have been born on,
-- or by title where no birth date is known.
create or replace macro is_minor(birth_on, birth_precision, title_code, as_of) as
case
    when birth_on is null
        then coalesce(title_code in ('boy', 'girl', 'novice'), false)
    else
        date_sub(
            'year',
            case birth_precision
                when 'year' then make_date(year(birth_on), 12, 31)
                when 'month' then last_day(birth_on)
                else birth_on
            end,
            as_of
        ) < 18
end;

-- An open request: the service, the stage it has reached, the days waited.
create or replace macro request_in_words(service, stage, requested_on, as_of) as
printf('%s: %s (%d วัน)', service, stage, date_diff('day', requested_on, as_of));

-- A date as Thai people write it: day/month/Buddhist year.
create or replace macro thai_date(day) as
printf('%d/%d/%d', day(day), month(day), year(day) + 543);

-- A citizen ID of which only the 10th to 12th digits can be read.
create or replace macro mask_citizen_id(citizen_id) as
'x-xxxx-xxxx' || citizen_id[10] || '-' || citizen_id[11:12] || '-x';

-- A birth date as far as it is known: day, month or year, in the Buddhist era.
create or replace macro birth_in_words(birth_on, birth_precision) as
case birth_precision
    when 'year' then printf('%d', year(birth_on) + 543)
    when 'month' then printf('%d/%d', month(birth_on), year(birth_on) + 543)
    else thai_date(birth_on)
end;

-- A citizen ID, as written, as a reviewer may see it: masked, and why it is none.
create or replace macro citizen_id_in_words(written, citizen_id_status) as
case citizen_id_status
    when 'missing' then 'ไม่มี'
    when 'placeholder' then 'ไม่มี (ใส่เลขแทน)'
    when 'malformed' then 'ไม่ครบหรืออ่านไม่ได้'
    when 'valid' then mask_citizen_id(written)
    else mask_citizen_id(written) || ' (เลขตรวจสอบไม่ถูกต้อง)'
end;

-- The last day on which help answers a need; 9999-12-31: until the next survey.
create or replace macro last_day_of_help(service_on, lasts_months) as
case
    when lasts_months is null then date '9999-12-31'
    else (service_on + to_months(lasts_months::integer))::date
end;

-- Whether help answers a failure: given after the survey, still lasting, and to
-- somebody of the indicator's age then; for a child's need also to a grown-up, who may
-- have asked for it. An unknown age excludes nobody.
create or replace macro is_answer(
    service_on, lasts_until, surveyed_until, age_years, age_min, age_max, as_of
) as
service_on > surveyed_until
and service_on <= as_of
and lasts_until >= as_of
and coalesce(
    age_years between age_min and age_max or (age_max < 18 and age_years >= 18),
    true
);

-- What tells one client of the centres from another: the same valid ID, else the same
-- folded name, birth date and subdistrict; a record that lacks one stands alone.
create or replace macro client_key(
    service_record_id, citizen_id, first_name_folded, last_name_folded, birth_on,
    subdistrict_code
) as
coalesce(
    citizen_id,
    first_name_folded || '|' || coalesce(last_name_folded, '') || '|' || birth_on
    || '|' || subdistrict_code,
    service_record_id
);

-- Whether a household stands on a list: survey-poor or vulnerable; one of which nobody
-- is left only where it failed something, to be checked before it is struck off.
create or replace macro is_on_a_list(fate_code, failed_dimension_count) as
fate_code in ('no_card', 'unserved', 'part_served', 'follow_up', 'vulnerable')
or (fate_code = 'emptied' and failed_dimension_count > 0);

-- Kilometres between two places as the crow flies (haversine), to the metre.
create or replace macro straight_line_km(
    latitude, longitude, other_latitude, other_longitude
) as
round(
    12742 * asin(
        sqrt(
            sin(radians(other_latitude - latitude) / 2) ** 2
            + cos(radians(latitude)) * cos(radians(other_latitude))
            * sin(radians(other_longitude - longitude) / 2) ** 2
        )
    ),
    3
);

-- The first day of the fiscal year that a day is in: 1 October.
create or replace macro fiscal_year_start(day) as
make_date(year(day) - if(month(day) < 10, 1, 0), 10, 1);

-- A month as Thai people write it: its name and the Buddhist year.
create or replace macro thai_month(day) as
[
    'มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน',
    'กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'
][month(day)] || ' ' || (year(day) + 543);

-- A value of a brake as people read it: a share in per cent, else a number.
create or replace macro in_measure(value, limit_kind, if_missing) as
case
    when value is null then if_missing
    when limit_kind = 'points_from_usual' then format('{:.1f}%', value * 100)
    when value = trunc(value) then format('{:,}', value::bigint)
    else format('{:,.1f}', value)
end;

-- As what a night is compared with, by its marks: it may serve as several.
create or replace macro compared_nights(is_previous, is_monday, is_plan_issue) as
list_filter(
    [
        if(is_previous, 'previous', null),
        if(is_monday, 'monday', null),
        if(is_plan_issue, 'plan', null)
    ],
    lambda baseline: baseline is not null
);

-- A date as English reads it: 15 March 2020.
create or replace macro english_date(day) as
strftime(day, '%-d %B %Y');

-- What welfare card a household has.
create or replace macro card_in_thai(card_state) as
case card_state
    when 'verified' then 'ผ่านการตรวจสอบ'
    when 'registered' then 'ลงทะเบียนแล้ว ยังไม่ผ่าน'
    when 'none' then 'ไม่มี'
    else 'ไม่ทราบ'
end;

-- A reason with its detail, or without the place of one that it has not.
create or replace macro reason_in_words(words, detail) as
if(
    detail is null,
    regexp_replace(words, '[ :]*\(?\{\}\)?', ''),
    replace(words, '{}', detail)
);
