-- How a person is shown on a list.

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
