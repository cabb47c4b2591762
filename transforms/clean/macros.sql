-- What the cleaning of several tables shares; set-shaped text repairs, nothing else.

-- Thai digits as Arabic ones.
create or replace macro plain_digits(written) as
case
    -- no more bytes than letters: no Thai digit, and translating is slow
    when strlen(written) = length(written) then written
    else translate(written, '๐๑๒๓๔๕๖๗๘๙', '0123456789')
end;

-- Text as it was meant: one space between words, no invisible characters, and Thai
-- vowels and tone marks in the order and form that Unicode and typists agree on.
create or replace macro repair_letters(written) as
trim(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    replace(
                        -- a doubled sara e stands for sara ae
                        regexp_replace(
                            nfc_normalize(written),
                            '[\x{200B}-\x{200F}\x{2060}\x{FEFF}\x{00AD}]', '', 'g'
                        ),
                        'เเ', 'แ'
                    ),
                    -- a tone mark typed before the vowel above or below it
                    '([่-๋])([ัิ-ูํ])', '\2\1', 'g'
                ),
                -- nikhahit and sara aa are sara am; a tone mark comes before it
                'ํ([่-๋]?)า|ำ([่-๋])', '\1\2ำ', 'g'
            ),
            -- a mark typed twice
            '([่-์])([่-์])+', '\1', 'g'
        ),
        '[\s\pZ]+', ' ', 'g'
    )
);

create or replace macro tidy(written) as
case
    -- nearly always there is nothing to repair, and looking is cheaper than repairing
    when
        regexp_full_match(written, '[!-~ก-ฺเ-์๐-๙]*')
        and not regexp_matches(written, 'เเ|[่-๋][ัิ-ู]|[่-์][่-์]|ำ[่-๋]') then written
    else repair_letters(written)
end;

-- Letters as they are compared: no spaces or marks, nothing that is not sounded; the
-- silent end of สิทธิ์ is often written without its mark.
create or replace macro fold(name) as
regexp_replace(
    regexp_replace(lower(name), '[ก-ฮ][ิุ]?์|(ท)ธิ?', '\1', 'g'),
    '[^a-z0-9ก-ฮะ-ูเ-ไฤฦ]', '', 'g'
);

-- A whole number, or null where the text is none.
create or replace macro whole_number(written) as
case
    -- most are plain, and translating digits is slow
    when written similar to '[0-9]{1,9}' then try_cast(written as bigint)
    else try_cast(
        regexp_extract(plain_digits(written), '^\s*(\d{1,9})(\.0+)?\s*$', 1) as bigint
    )
end;

-- A number with or without thousands separators and the word baht; or `nan` or `inf`,
-- which the cast takes for numbers.
create or replace macro number_or_nan(written) as
coalesce(
    try_cast(written as double),
    try_cast(
        regexp_replace(plain_digits(written), '[,\s\pZ]|บาท|฿|\.-$', '', 'g') as double
    )
);

-- The same, finite, or null.
create or replace macro decimal_number(written) as
case when isfinite(number_or_nan(written)) then number_or_nan(written) end;

-- The digits of a citizen ID, freed from dashes, spaces and a spreadsheet's number
-- forms; a leading zero that a spreadsheet dropped is put back by the caller.
create or replace macro citizen_id_digits(written) as
case
    when written similar to '[0-9]{13}' then written
    when
        regexp_full_match(
            plain_digits(trim(written)), '[0-9]\.[0-9]{11,12}[eE]\+?1[12]'
        )
        then
            try_cast(
                try_cast(plain_digits(trim(written)) as decimal(18, 0)) as varchar
            )
    else regexp_replace(
        regexp_replace(plain_digits(written), '\.0+\s*$', ''),
        '[^0-9A-Za-zก-๙.+]', '', 'g'
    )
end;

-- Whether the 13th digit is the check digit of the first twelve: (11 − Σ dᵢ·(14−i)
-- mod 11) mod 10, i from 1 (Department of Provincial Administration; python-stdnum
-- th.pin agrees).
create or replace macro has_right_check_digit(number) as
(
    11 - (
        number // 1000000000000 % 10 * 13 + number // 100000000000 % 10 * 12
        + number // 10000000000 % 10 * 11 + number // 1000000000 % 10 * 10
        + number // 100000000 % 10 * 9 + number // 10000000 % 10 * 8
        + number // 1000000 % 10 * 7 + number // 100000 % 10 * 6
        + number // 10000 % 10 * 5 + number // 1000 % 10 * 4
        + number // 100 % 10 * 3 + number // 10 % 10 * 2
    ) % 11
) % 10 = number % 10;

-- What a citizen ID is, from its digits and the number they make: the caller casts
-- it once, where a cast in here would be done anew for each digit.
create or replace macro citizen_id_status(digits, number) as
case
    when coalesce(digits, '') = '' then 'missing'
    when regexp_full_match(digits, '0+|1+|2+|3+|4+|5+|6+|7+|8+|9+|1234567890123')
        then 'placeholder'
    when not regexp_full_match(digits, '[0-9]{13}') then 'malformed'
    when has_right_check_digit(number) then 'valid'
    else 'wrong_check_digit'
end;

-- The digits with the leading zero that a spreadsheet dropped, where the check digit
-- says that this is what happened.
create or replace macro with_leading_zero(digits) as
case
    -- looking at the length alone is cheaper
    when length(digits) != 12 or not regexp_full_match(digits, '[0-9]{12}')
        then digits
    when has_right_check_digit(digits::bigint) then '0' || digits
    else digits
end;

-- A date without the time of day behind it.
create or replace macro date_part_of(written) as
regexp_replace(
    written,
    '[ T]+\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?( ?น\.|Z|[+-]\d\d(:?\d\d)?)?\s*$',
    ''
);

-- The time of day behind a date; midnight where there is none.
create or replace macro time_part_of(written) as
coalesce(
    try_cast(regexp_extract(written, '[ T](\d{1,2}:\d{2}(:\d{2})?)', 1) as time),
    -- 09.30 น., or in Thai digits
    try_cast(
        replace(
            regexp_extract(
                plain_digits(written), '[ T](\d{1,2}[:.]\d{2}([:.]\d{2})?)(\D.*)?$', 1
            ),
            '.', ':'
        ) as time
    ),
    time '00:00'
);

-- The answer to one indicator as one character: 1 pass, 0 fail, - not applicable,
-- ? no answer, x unreadable.
create or replace macro indicator_result(written) as
case
    when coalesce(trim(written), '') in ('', '?') then '?'
    when plain_digits(trim(written)) in ('1', '1.0') then '1'
    when plain_digits(trim(written)) in ('0', '0.0') then '0'
    when trim(written) in ('-', '–') then '-'
    else 'x'
end;
