"""`match.id_candidates`: who holds a record's ID, and what else agrees with it."""

import pytest


def test_a_record_meets_every_person_who_holds_its_id(check):
    check(
        "match.id_candidates",
        given={
            "clean.service_records": """
                service_record_id | citizen_id
                ------------------+--------------
                R1                | 1010000000010
                R2                | 1010000000029
                R3                |
            """,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H2           | 1             | 1010000000010
                H1           | 3             | 1010000000010
                H3           | 1             |
            """,
        },
        expect="""
            service_record_id | household_id | person_number | holder_count
            ------------------+--------------+---------------+-------------
            R1                | H1           | 3             | 2
            R1                | H2           | 1             | 2
        """,
    )


def test_names_agree_when_they_fold_alike_and_never_when_both_are_missing(check):
    check(
        "match.id_candidates",
        given={
            "clean.service_records": """
                service_record_id | citizen_id    | first_name_folded | last_name_folded
                ------------------+---------------+-------------------+-----------------
                R1                | 1010000000010 | สมชาย             | ใจดี
                R2                | 1010000000029 | อาผ่า             |
            """,
            "clean.persons": """
                household_id | citizen_id    | first_name_folded | last_name_folded
                -------------+---------------+-------------------+-----------------
                H1           | 1010000000010 | สมชาย             | ใจงาม
                H2           | 1010000000029 | อาผ่า             |
            """,
        },
        expect="""
            service_record_id | is_first_name_equal | is_last_name_equal
            ------------------+---------------------+-------------------
            R1                | true                | false
            R2                | true                | false
        """,
    )


@pytest.mark.parametrize(
    ("said_here", "said_there", "agree"),
    [
        ("1950-05-17 | day  ", "1950-05-17 | day  ", "true"),
        ("1950-05-17 | day  ", "1950-05-18 | day  ", "false"),
        ("1950-05-17 | day  ", "1950-01-01 | year ", "true"),
        ("1950-01-01 | year ", "1951-01-01 | year ", "false"),
        ("1950-05-17 | day  ", "1950-05-01 | month", "true"),
        ("1950-06-17 | day  ", "1950-05-01 | month", "false"),
        ("1950-05-01 | month", "1950-01-01 | year ", "true"),
        ("           |      ", "1950-01-01 | year ", "false"),
        ("           |      ", "           |      ", "false"),
    ],
)
def test_birth_dates_agree_as_far_as_both_are_known(
    check, said_here, said_there, agree
):
    check(
        "match.id_candidates",
        given={
            "clean.service_records": f"""
                citizen_id    | birth_on   | birth_precision
                --------------+------------+----------------
                1010000000010 | {said_here}
            """,
            "clean.persons": f"""
                citizen_id    | birth_on   | birth_precision
                --------------+------------+----------------
                1010000000010 | {said_there}
            """,
        },
        expect=f"""
            is_birth_date_equal
            -------------------
            {agree}
        """,
    )
