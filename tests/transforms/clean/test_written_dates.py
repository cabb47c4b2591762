"""`clean.written_dates`: every way to write a date, read as one date."""

from datetime import date

import pytest

from schemas.run import RunRequest
from tests.drawn import parse


@pytest.fixture
def reads(check):
    """Check how dates are read; drawn in any order, as a programme officer would."""

    def check_each(drawing: str, as_of: date = date(2020, 3, 31)) -> None:
        rows = sorted(parse(drawing), key=lambda row: row["date_written"] or "")
        written = [f"{row['date_written']}" for row in rows]
        cells = [" | ".join(cell or "" for cell in row.values()) for row in rows]
        check(
            "clean.written_dates",
            given={"raw.persons": "\n".join(["birth_date", "---", *written])},
            expect="\n".join(
                ["date_written | date_on | date_precision", "---", *cells]
            ),
            request=RunRequest("5705", as_of),
        )

    return check_each


def test_buddhist_and_christian_years_may_stand_in_one_column(reads):
    reads("""
        date_written | date_on    | date_precision
        -------------+------------+---------------
        05/02/2499   | 1956-02-05 | day
        5-2-2499     | 1956-02-05 | day
        5.2.2499     | 1956-02-05 | day
        5 2 2499     | 1956-02-05 | day
        05/02/1956   | 1956-02-05 | day
        2499-02-05   | 1956-02-05 | day
        1956-02-05   | 1956-02-05 | day
        1956/2/5     | 1956-02-05 | day
        24990205     | 1956-02-05 | day
        19560205     | 1956-02-05 | day
        ๕/๒/๒๔๙๙     | 1956-02-05 | day
    """)


def test_a_year_of_two_digits_is_the_newest_buddhist_one_until_the_runs(reads):
    reads("""
        date_written | date_on    | date_precision
        -------------+------------+---------------
        5/2/63       | 2020-02-05 | day
        5/2/64       | 1921-02-05 | day
        5 ก.พ. 99    | 1956-02-05 | day
        05-ก.พ.-00   | 1957-02-05 | day
    """)


def test_months_are_read_in_thai_long_or_short_with_or_without_dots_and_spaces(reads):
    reads("""
        date_written              | date_on    | date_precision
        --------------------------+------------+---------------
        5 ก.พ. 2499               | 1956-02-05 | day
        5 ก.พ 2499                | 1956-02-05 | day
        5 กพ 2499                 | 1956-02-05 | day
        5 ก. พ. 2499              | 1956-02-05 | day
        5ก.พ.2499                 | 1956-02-05 | day
        5-ก.พ.-2499               | 1956-02-05 | day
        5/กพ/2499                 | 1956-02-05 | day
        5 กุมภาพันธ์ 2499           | 1956-02-05 | day
        5กุมภาพันธ์2499             | 1956-02-05 | day
        ๕ กุมภาพันธ์ พ.ศ. ๒๔๙๙       | 1956-02-05 | day
        5 กุมภาพันธ์ พ.ศ.2499       | 1956-02-05 | day
        5 กุมภาพันธ์ พศ 2499        | 1956-02-05 | day
        5 กุมภาพันธ์ ค.ศ. 1956      | 1956-02-05 | day
        วันที่ 5 กุมภาพันธ์ ปี 2499    | 1956-02-05 | day
        5\u00a0ก.พ.\u00a02499     | 1956-02-05 | day
        1 เม.ย. 2499              | 1956-04-01 | day
        1 มิ.ย. 2499               | 1956-06-01 | day
        1 มี.ค. 2499               | 1956-03-01 | day
        1 มีค 2499                 | 1956-03-01 | day
        1 พฤษภาคม 2499            | 1956-05-01 | day
        1 พฤศจิกายน 2499           | 1956-11-01 | day
        1 พ.ค. 2499               | 1956-05-01 | day
        1 พ.ย. 2499               | 1956-11-01 | day
        31 ธ.ค. 2499              | 1956-12-31 | day
    """)


@pytest.mark.parametrize(
    ("month", "short", "long"),
    [
        (1, "ม.ค.", "มกราคม"),
        (2, "ก.พ.", "กุมภาพันธ์"),
        (3, "มี.ค.", "มีนาคม"),
        (4, "เม.ย.", "เมษายน"),
        (5, "พ.ค.", "พฤษภาคม"),
        (6, "มิ.ย.", "มิถุนายน"),
        (7, "ก.ค.", "กรกฎาคม"),
        (8, "ส.ค.", "สิงหาคม"),
        (9, "ก.ย.", "กันยายน"),
        (10, "ต.ค.", "ตุลาคม"),
        (11, "พ.ย.", "พฤศจิกายน"),
        (12, "ธ.ค.", "ธันวาคม"),
    ],
)
def test_every_month_has_its_names(reads, month, short, long):
    reads(f"""
        date_written | date_on           | date_precision
        -------------+-------------------+---------------
        9 {short} 2499 | 1956-{month:02}-09 | day
        9 {long} 2499  | 1956-{month:02}-09 | day
        {long} 2499    | 1956-{month:02}-01 | month
    """)


def test_an_unknown_day_or_month_keeps_its_precision(reads):
    reads("""
        date_written | date_on    | date_precision
        -------------+------------+---------------
        2480         | 1937-01-01 | year
        ๒๔๘๐         | 1937-01-01 | year
        2480.0       | 1937-01-01 | year
        พ.ศ. 2480    | 1937-01-01 | year
        พ.ศ.2480     | 1937-01-01 | year
        ปี 2480       | 1937-01-01 | year
        1937         | 1937-01-01 | year
        00/00/2480   | 1937-01-01 | year
        -/-/2480     | 1937-01-01 | year
        2480-00-00   | 1937-01-01 | year
        15/-/2480    | 1937-01-01 | year
        ก.พ. 2480    | 1937-02-01 | month
        กุมภาพันธ์ 2480 | 1937-02-01 | month
        - ก.พ. 2480  | 1937-02-01 | month
        02/2480      | 1937-02-01 | month
        2480-02      | 1937-02-01 | month
        00/02/2480   | 1937-02-01 | month
        -/2/2480     | 1937-02-01 | month
    """)


def test_a_time_of_day_behind_a_date_is_left_out(reads):
    reads("""
        date_written              | date_on    | date_precision
        --------------------------+------------+---------------
        1956-02-05 00:00:00       | 1956-02-05 | day
        1956-02-05T09:30:15Z      | 1956-02-05 | day
        1956-02-05T09:30:15+07:00 | 1956-02-05 | day
        5/2/2499 9:30             | 1956-02-05 | day
        5 ก.พ. 2499 09.30 น.      | 1956-02-05 | day
        5 ก.พ. 2499 เวลา 09.30 น. | 1956-02-05 | day
        ๕/๒/๒๔๙๙ ๐๙:๓๐            | 1956-02-05 | day
    """)


def test_29_february_is_judged_in_the_christian_year(reads):
    reads("""
        date_written   | date_on    | date_precision
        ---------------+------------+---------------
        29/02/2499     | 1956-02-29 | day
        29 ก.พ. 2499   | 1956-02-29 | day
        29/02/2500     |            |
        29/02/2543     | 2000-02-29 | day
        29/02/2443     |            |
    """)


def test_what_is_impossible_or_no_date_is_unreadable(reads):
    reads("""
        date_written       | date_on | date_precision
        -------------------+---------+---------------
        31/2/2499          |         |
        31/4/2499          |         |
        32/1/2499          |         |
        5/13/2499          |         |
        2499-13-05         |         |
        5/2/2300           |         |
        5/2/0000           |         |
        0000-00-00         |         |
        5 กุมพา 2499        |         |
        5 ไม่ทราบ 2499       |         |
        ไม่ทราบ              |         |
        ประมาณ 2480         |         |
        -                  |         |
        5/2                |         |
        499                |         |
        24999              |         |
        20489              |         |
        5/2/2499 และ 6/2/2499 |      |
    """)


def test_dates_of_every_source_are_read(check):
    check(
        "clean.written_dates",
        given={
            "raw.persons": """
                birth_date
                ----------
                1/1/2561
            """,
            "raw.service_records": """
                birth_date | requested_on | service_on | recorded_at
                -----------+--------------+------------+---------------
                2/1/2561   | 3/1/2561     | 4/1/2561   | 5/1/2561 10:30
            """,
            "raw.centres": """
                opened_on
                ---------
                6/1/2561
            """,
            "raw.centre_coverage": """
                valid_from | valid_to
                -----------+---------
                7/1/2561   | 8/1/2561
            """,
            "raw.person_status": """
                since
                --------
                9/1/2561
            """,
        },
        expect="""
            date_written | date_on
            -------------+-----------
            1/1/2561     | 2018-01-01
            2/1/2561     | 2018-01-02
            3/1/2561     | 2018-01-03
            4/1/2561     | 2018-01-04
            5/1/2561     | 2018-01-05
            6/1/2561     | 2018-01-06
            7/1/2561     | 2018-01-07
            8/1/2561     | 2018-01-08
            9/1/2561     | 2018-01-09
        """,
    )
