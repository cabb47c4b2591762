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

-- The letters of a name, a byte each: DuckDB's string distances count bytes, and a Thai
-- letter has three. Latin letters stay, the Thai ones get the other printable
-- characters in order, obsolete forms those of today's letter; all else goes.
create or replace macro single_bytes(written) as
translate(
    regexp_replace(lower(written), '[^a-zก-ฮะ-ูเ-ๅ็-์]', '', 'g'),
    'กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ'
    || 'ะัาำิีึืุูเแโใไ็่้๊๋์ฃฅๅ',
    '!"#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMN'
    || 'OPQRSTUVWXYZ[]^_`{|}~"#Q'
);

-- Words whose letters are not all sounded, whether marked so or not: ศักดิ์ สวัสดิ์
-- สิทธิ์ วุฒิ ชาติ ธาตุ เกตุ โพธิ์ เกียรติ, ศรี ประเสริฐ พรหม, จันทร พงศ วงษ.
create or replace macro respell_words(written) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            lower(written),
            '(ัก|ัส)ดิ์?|(ท)ธิ?์?|(วุฒ|[าั]ต|เ[ก-ฮ]ต)[ิุ]์?|(โพ)ธิ์?'
            || '|(เกีย)ร?(ต)ิ?์?',
            '\1\2\3\4\5\6', 'g'
        ),
        '([ศส])[รล](ี)|(เส)[รล](ิ)|(พร)ห(ม)', '\1\2\3\4\5\6', 'g'
    ),
    '([ัิ]น)ทร([ก-ฮเ-ไ]|$)|([พว]ง)[ศษค]([ก-ฮเ-ไ]|$)', '\1\2\3\4', 'g'
);

-- One letter for those that sound alike wherever they stand; no tone marks, nothing
-- that is no letter. High and low consonants (ถ ท, ส ซ) are a tone apart and stay two.
create or replace macro one_letter_per_sound(words) as
translate(
    regexp_replace(words, '[^a-zก-ฮะ-ูเ-ๅ์]', '', 'g'),
    'ฃฅฆฌฎฏฐฑฒธณภศษฬฦๅใ',
    'ขคคชดตถทททนพสสลฤาไ'
);

-- Without the letters under a mark of silence (กาญจน์ ลักษณ์ ศาสตร์ พันธุ์), and
-- without those that are silent all the same where the mark was forgotten.
create or replace macro without_silent_letters(letters) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                letters,
                '(น)[ตท][รน]?์|(ญ)จน์|(ก)(?:ส[นม]?|ตร)์|(ส)[ตด]ร์|[ก-ฮ]?[ิุ]?์',
                '\1\2\3\4', 'g'
            ),
            -- จักร- มิตร- เพชร-
            '(ั[กคตท]|[ิุ][ตท]|เ[ก-ฮ][ตช])ร([ก-ฮเ-ไ]|$)', '\1\2', 'g'
        ),
        -- รัตน- วิทย- เชษฐ-
        '(ั[ตท])น([ก-ฮเ-ไ]|$)|(ิ[ตท])ย([ก-ฮเ-ไ]|$)|(ส)ถ([ก-ฮเ-ไ]|$)',
        '\1\2\3\4\5\6', 'g'
    ),
    -- -อนันต -พันธุ -ณรงค -รักษ -กาญจน -โรจน -สมบูรณ
    '(น)[ตท]ุ?$|(ง)[คส]$|(ก)สน?$|(ญ)จน$|(โรจ|พจ)น$|([พุู]ร)น$', '\1\2\3\4\5\6'
);

-- One spelling for each vowel: รร as ัน, ฤ as ริ or รึ, ำ as ัม, ไทย and ชัย as ไท and
-- ไช; without the ะ that is sounded where it is not written (ปิยะนุช ปิยนุช).
create or replace macro respell_vowels(letters) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            replace(
                replace(
                    regexp_replace(
                        regexp_replace(
                            regexp_replace(
                                regexp_replace(
                                    letters,
                                    'รร([นม]|[ก-ฮ]$)', 'ั\1', 'g'
                                ),
                                'รร([ก-ฮเ-ไ]|$)', 'ัน\1', 'g'
                            ),
                            '([กตทปส])ฤ', '\1ริ', 'g'
                        ),
                        'ฤท([ก-ฮเ-ไ]|$)', 'ริท\1', 'g'
                    ),
                    'ฤ', 'รึ'
                ),
                'ำ', 'ัม'
            ),
            '([ก-ฮ])ัย', 'ไ\1', 'g'
        ),
        '(ไ[ก-ฮ])ย', '\1', 'g'
    ),
    '([ะ-ู][ก-ฮ]|[ก-ฮ][ก-ยวสหอฮ]|^[ก-ฮ])ะ([ก-ฮเ-ไ])', '\1\2', 'g'
);

-- Consonants as they sound where they stand: ญ as ย or น, one of two after a short
-- vowel, ร as ล where a vowel is written beside it (พร and พล are two names).
create or replace macro respell_consonants(letters) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            replace(
                regexp_replace(
                    regexp_replace(letters, 'ญ([ะ-ู])', 'ย\1', 'g'),
                    '(^|[เ-ไ])ญ', '\1ย', 'g'
                ),
                'ญ', 'น'
            ),
            '([ัิุ])(?:(ก)ก|ต(ต)|ต(ถ)|(ท)ท|(น)น|(ม)ม|(ย)ย|[รล]([รล]))',
            '\1\2\3\4\5\6\7\8\9', 'g'
        ),
        '(^|[ะ-ูเ-ไ]|[เ-ไ][ก-ฮ])ร', '\1ล', 'g'
    ),
    'ร([ะ-ูอ])', 'ล\1', 'g'
);

-- The end of a name as it sounds: a Thai syllable ends in ก, ด, บ, น, ม, ง, ย or ว.
create or replace macro respell_ends(letters) as
regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                letters, '(ั)[ตถท]|([^ไ])[จชซตถทส]$', '\1\2ด', 'g'
            ),
            '([^ไ])[ขค]$', '\1ก'
        ),
        '([^ไ])[ปพฟ]$', '\1บ'
    ),
    '([ะ-ู]|[เแโ][ก-ฮ]?|ีย)[รล]$', '\1น'
);

-- A name as it is compared for equality: spelt by ear, so that homophones and forgotten
-- marks don't part two spellings of one name. Long and short vowels stay two.
create or replace macro fold(name) as
single_bytes(
    respell_ends(
        respell_consonants(
            respell_vowels(
                without_silent_letters(one_letter_per_sound(respell_words(name)))
            )
        )
    )
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

-- The digits to compare with other IDs where they are not a valid one: as many as were
-- written, or those that a spreadsheet left of the number (3.1234E+12; its last digit
-- may be rounded). With E+11 a leading zero was dropped.
create or replace macro citizen_id_written(digits, status) as
case
    when status in ('valid', 'wrong_check_digit') then digits
    when status != 'malformed' then null
    when regexp_full_match(digits, '[0-9]+') then digits
    when not regexp_full_match(digits, '[0-9]\.[0-9]+[eE]\+?1[12]') then null
    -- a filler, as the whole number would be
    when regexp_matches(digits, '^(0[.0]+|1[.1]+|9[.9]+|1\.2345.*)[eE]') then null
    else
        if(ends_with(digits, '11'), '0', '')
        || replace(split_part(lower(digits), 'e', 1), '.', '')
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
