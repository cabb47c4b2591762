-- One row per distinct way a date is written in any source, read as one date.
-- Buddhist years from 2400, Christian years to 2200; a year of two digits is the
-- newest Buddhist one that is not after the run's.
with dates_in_use as (
    select birth_date as date_written from raw.persons
    union
    select birth_date from raw.service_records
    union
    select requested_on from raw.service_records
    union
    select service_on from raw.service_records
    union
    select date_part_of(recorded_at) from raw.service_records
    union
    select opened_on from raw.centres
    union
    select valid_from from raw.centre_coverage
    union
    select valid_to from raw.centre_coverage
    union
    select since from raw.person_status
    union
    select reviewed_on from raw.review_decisions
),

-- without the words around a date, and its time of day
bare as (
    select
        date_written,
        trim(
            regexp_replace(
                date_part_of(plain_digits(tidy(date_written))),
                'พ\. ?ศ\.?|พศ|ค\. ?ศ\.?|คศ|วันที่|ปี|เวลา', '', 'g'
            )
        ) as written
    from dates_in_use
    where date_written is not null
),

-- a month in words needs nothing between it and its day and year
tidied as (
    select
        date_written,
        case
            when regexp_matches(written, '[ก-ฮ]')
                then regexp_replace(written, '[ .,/-]', '', 'g')
            else written
        end as written
    from bare
),

month_names as (
    select
        months.month_name,
        months.month_number
    from (
        values
        ('มค', 1), ('มกราคม', 1), ('กพ', 2), ('กุมภาพันธ์', 2), ('มีค', 3),
        ('มีนาคม', 3), ('เมย', 4), ('เมษายน', 4), ('พค', 5), ('พฤษภาคม', 5),
        ('มิย', 6), ('มิถุนายน', 6), ('กค', 7), ('กรกฎาคม', 7), ('สค', 8),
        ('สิงหาคม', 8), ('กย', 9), ('กันยายน', 9), ('ตค', 10), ('ตุลาคม', 10),
        ('พย', 11), ('พฤศจิกายน', 11), ('ธค', 12), ('ธันวาคม', 12)
    ) as months (month_name, month_number)
),

-- year, month and day as texts; '' where the form has none
split as (
    select
        date_written,
        case
            when regexp_full_match(written, '\d{4}[-/.]\d{1,2}[-/.]\d{1,2}')
                then regexp_extract(
                    written, '(\d+)[-/.](\d+)[-/.](\d+)', ['y', 'm', 'd']
                )
            when
                regexp_full_match(
                    written, '(\d{1,2}|-)[-/. ](\d{1,2}|-)[-/. ](\d{4}|\d{2})'
                )
                then regexp_extract(
                    written, '(\d{1,2}|-)[-/. ](\d{1,2}|-)[-/. ](\d+)', ['d', 'm', 'y']
                )
            when regexp_full_match(written, '(1[89]|2[0-7])\d{2}[01]\d[0-3]\d')
                then regexp_extract(written, '(\d{4})(\d\d)(\d\d)', ['y', 'm', 'd'])
            when regexp_full_match(written, '\d{4}(\.0+)?')
                then regexp_extract(written, '(\d+)()()', ['y', 'm', 'd'])
            when regexp_full_match(written, '\d{4}[-/]\d{1,2}')
                then regexp_extract(written, '(\d+)[-/](\d+)()', ['y', 'm', 'd'])
            when regexp_full_match(written, '\d{1,2}[-/]\d{4}')
                then regexp_extract(written, '(\d+)[-/](\d+)()', ['m', 'y', 'd'])
            when regexp_full_match(written, '\d{0,2}[ก-๙]+(\d{4}|\d{2})')
                then regexp_extract(
                    written, '(\d{0,2})([ก-๙]+)(\d+)$', ['d', 'm', 'y']
                )
        end as parts
    from tidied
),

numbered as (
    select
        split.date_written,
        length(split.parts.y) as year_length,
        try_cast(split.parts.y as integer) as year_number,
        coalesce(
            month_names.month_number,
            try_cast(nullif(split.parts.m, '-') as integer),
            -- a word that is no month is a fault, not an unknown month
            case when regexp_full_match(split.parts.m, '[-0-9]*') then 0 else 99 end
        ) as month_number,
        coalesce(try_cast(nullif(split.parts.d, '-') as integer), 0) as day_number
    from split
    left join month_names
        on split.parts.m = month_names.month_name
),

dated as (
    select
        date_written,
        month_number,
        day_number,
        case
            when year_length = 2 and 2500 + year_number <= year($as_of) + 543
                then 1957 + year_number
            when year_length = 2 then 1857 + year_number
            when year_number between 2400 and 2743 then year_number - 543
            when year_number between 1850 and 2200 then year_number
        end as year_number
    from numbered
)

select
    date_written,
    try_cast(
        printf(
            '%04d-%02d-%02d',
            year_number,
            greatest(month_number, 1),
            -- the day of an unknown month says nothing
            case when month_number = 0 then 1 else greatest(day_number, 1) end
        ) as date
    ) as date_on,
    case
        when date_on is null then null
        when month_number = 0 then 'year'
        when day_number = 0 then 'month'
        else 'day'
    end as date_precision
from dated
order by date_written
