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

-- A citizen ID of which only the 10th to 12th digits can be read.
create or replace macro mask_citizen_id(citizen_id) as
'x-xxxx-xxxx' || citizen_id[10] || '-' || citizen_id[11:12] || '-x';
