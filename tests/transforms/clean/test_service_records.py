"""`clean.service_records`: each version of a record typed, with its rules."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

from tests.drawn import parse


@pytest.fixture
def rules(check):
    """Check one rule on drawn records; the rest of each record is in order."""

    def check_rule(rule: str, drawing: str) -> None:
        rows = parse(drawing)
        names = [name for name in rows[0] if name != rule]
        lines = [
            " | ".join(["R", *(row[name] or "" for name in names)]) for row in rows
        ]
        answers = [f"{number} | {row[rule]}" for number, row in enumerate(rows, 2)]
        check(
            "clean.service_records",
            given={
                "clean.centres": "centre_id\n---\nC1",
                "raw.service_records": "\n".join(
                    [" | ".join(["service_record_id", *names]), "---", *lines]
                ),
            },
            expect="\n".join([f"source_row | {rule}", "---", *answers]),
        )

    return check_rule


def test_a_record_is_typed_as_it_was_meant(check):
    check(
        "clean.service_records",
        given={
            "raw.service_records": """
                service_record_id | citizen_id    | title | first_name | sex | birth_date | house_number | village_number | amount_baht
                ------------------+---------------+-------+------------+-----+------------+--------------+----------------+------------
                R1                | 101000012343  |       | นางสาวคำ   | หญิง | 1/1/2499   | ๑๒/๓         | ๓.๐            | 3,000 บาท
                R2                | 1010000012342 | นาย   | ปัน         |     |            | ไม่มี          |                |
            """
        },
        expect="""
            service_record_id | citizen_id    | citizen_id_status | title_code | first_name | sex_code | birth_on   | house_number | village_number | amount_baht
            ------------------+---------------+-------------------+------------+------------+----------+------------+--------------+----------------+------------
            R1                | 0101000012343 | valid             | miss       | คำ         | female   | 1956-01-01 | 12/3         | 3              | 3000.0
            R2                |               | wrong_check_digit | mr         | ปัน         | unknown  |            |              |                |
        """,
    )


def test_names_and_id_are_kept_as_written_beside_the_form_they_are_compared_in(check):
    check(
        "clean.service_records",
        given={
            "raw.service_records": """
                citizen_id    | first_name | last_name
                --------------+------------+-----------
                1010000012342 | สิทธิ        | ใจดี
                5.7991E+12    | สิทธิ        | สิทธิ์
                9999999999999 | Lee        | -
            """
        },
        expect="""
            citizen_id | citizen_id_written | first_name_letters | last_name_letters | first_name_folded | last_name_folded
            -----------+--------------------+--------------------+-------------------+-------------------+-----------------
                       | 1010000012342      | JS78S              | ](4T              | JS4               | ^(4T
                       | 57991              | JS78S              |                   | JS4               |
                       |                    | lee                |                   | lee               |
        """,
    )


def test_dates_stage_and_instant_of_recording_are_read(check):
    check(
        "clean.service_records",
        given={
            "raw.service_records": """
                status_code | requested_on | service_on | recorded_at
                ------------+--------------+------------+---------------------
                4           | 1 ก.พ. 2563  | 2/2/2563   | 03/02/2563 09.30 น.
                ๑           | 2020-02-01   |            | 2020-02-03T09:30:00
                99          | 1/2/2563     |            | 3/2/2563
            """
        },
        expect="""
            status_code | stage_code | requested_on | service_on | recorded_at
            ------------+------------+--------------+------------+-----------------------
            4           | aided      | 2020-02-01   | 2020-02-02 | 2020-02-03 09:30:00+07
            1           | open       | 2020-02-01   |            | 2020-02-03 09:30:00+07
                        |            | 2020-02-01   |            | 2020-02-03 00:00:00+07
        """,
    )


def test_an_emergency_is_told_by_a_word_and_none_means_no(check):
    check(
        "clean.service_records",
        given={
            "raw.service_records": """
                service_record_id | is_emergency
                ------------------+-------------
                R1                | ฉุกเฉิน
                R2                | 0
                R3                |
                R4                | รีบมาก
            """
        },
        expect="""
            service_record_id | is_emergency
            ------------------+-------------
            R1                | true
            R2                | false
            R3                | false
            R4                |
        """,
    )


def test_a_record_of_a_centre_that_is_not_admitted_is_a_fault(rules):
    rules(
        "is_centre_admitted",
        """
        centre_id | is_centre_admitted
        ----------+-------------------
        C1        | true
        C9        | false
                  | true
        """,
    )


def test_a_service_or_regulation_on_no_list_is_a_fault(rules):
    rules(
        "is_service_known",
        """
        service_code | is_service_known
        -------------+-----------------
        relief_bag   | true
        ถุงวิเศษ       | false
                     | true
        """,
    )
    rules(
        "is_regulation_known",
        """
        regulation_code | is_regulation_known
        ----------------+--------------------
        REG-44          | true
        REG-0           | false
                        | true
        """,
    )


def test_an_address_that_names_no_known_subdistrict_is_a_fault(rules):
    rules(
        "is_subdistrict_known",
        """
        subdistrict_code | is_subdistrict_known
        -----------------+---------------------
        570511           | true
        อ.เมือง ต.เวียง    | true
        อ.พาน            | false
                         | true
        """,
    )


def test_a_birth_date_is_real_and_not_in_the_future(rules):
    rules(
        "is_birth_date_readable",
        """
        birth_date | is_birth_date_readable
        -----------+-----------------------
        2480       | true
        31/3/2563  | true
        1/4/2563   | false
        31/2/2499  | false
                   | true
        """,
    )


def test_a_service_date_is_real(rules):
    rules(
        "is_service_on_readable",
        """
        service_on | is_service_on_readable
        -----------+-----------------------
        1/2/2562   | true
        31/2/2562  | false
        เมื่อวาน     | false
                   | true
        """,
    )


def test_a_record_that_says_aided_has_a_service_date(rules):
    rules(
        "is_dated_when_aided",
        """
        status_code | service_on | is_dated_when_aided
        ------------+------------+--------------------
        4           | 1/2/2562   | true
        4           |            | false
        4           | เมื่อวาน     | true
        1           |            | true
        5           |            | true
        99          |            | true
        """,
    )


def test_a_service_is_not_recorded_before_it_was_given(rules):
    rules(
        "is_served_before_recorded",
        """
        service_on | recorded_at      | is_served_before_recorded
        -----------+------------------+--------------------------
        1/2/2562   | 1/2/2562 00:10   | true
        2/2/2562   | 1/2/2562 23:50   | false
                   | 1/2/2562         | true
        1/2/2562   | ???              | true
        """,
    )


def test_an_amount_that_is_no_number_is_a_fault(rules):
    rules(
        "is_amount_readable",
        """
        amount_baht | is_amount_readable
        ------------+-------------------
        3,000       | true
        ๓๐๐๐ บาท    | true
        สามพัน       | false
        inf         | false
                    | true
        """,
    )


def test_what_was_asked_or_recorded_after_the_run_is_not_yet_due(rules):
    rules(
        "is_due",
        """
        requested_on | recorded_at     | is_due
        -------------+-----------------+-------
        30/3/2563    | 31/3/2563 23:59 | true
        31/3/2563    | 1/4/2563 00:01  | false
        1/4/2563     | 31/3/2563       | false
        ???          | ???             | true
        """,
    )


def test_a_village_that_is_no_number_is_out_of_range_so_that_it_is_told(check):
    check(
        "clean.service_records",
        given={
            "raw.service_records": """
                service_record_id | village_number
                ------------------+---------------
                R1                | 7
                R2                | บ้านใต้
                R3                |
            """
        },
        expect="""
            service_record_id | village_number
            ------------------+---------------
            R1                | 7
            R2                | -1
            R3                |
        """,
    )


def test_a_confidential_service_is_marked_and_an_unknown_one_is_not(check):
    check(
        "clean.service_records",
        given={
            "raw.service_records": """
                service_record_id | service_code
                ------------------+-----------------
                R1                | relief_bag
                R2                | violence_shelter
                R3                | ถุงวิเศษ
            """
        },
        expect="""
            service_record_id | service_code     | is_confidential
            ------------------+------------------+----------------
            R1                | relief_bag       | false
            R2                | violence_shelter | true
            R3                |                  | false
        """,
    )
