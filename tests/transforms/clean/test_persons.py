"""`clean.persons`: each household member typed, with the rules it must pass."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest


def test_a_person_is_typed_as_it_was_meant(check):
    check(
        "clean.persons",
        given={
            "raw.persons": """
                household_id | person_number | citizen_id        | sex | birth_date   | relation_to_head
                -------------+---------------+-------------------+-----+--------------+-----------------
                H1           | 1             | 1-0100-00012-34-1 | ช   | 5 ก.พ. 2499  | เจ้าบ้าน
                H1           | ๒             | 101000012343      |     | 2502         |
            """
        },
        expect="""
            household_id | person_number | citizen_id    | sex_code | birth_on   | birth_precision | relation_code
            -------------+---------------+---------------+----------+------------+-----------------+--------------
            H1           | 1             | 1010000012341 | male     | 1956-02-05 | day             | head
            H1           | 2             | 0101000012343 | unknown  | 1959-01-01 | year            | unknown
        """,
    )


def test_an_id_that_is_not_valid_is_told_and_kept_only_as_written(check):
    check(
        "clean.persons",
        given={
            "raw.persons": """
                citizen_id
                -----------------
                1010000012341
                1010000012342
                0000000000000
                1.0100E+12
                101000001234111
                -
            """
        },
        expect="""
            citizen_id    | citizen_id_status | citizen_id_written
            --------------+-------------------+-------------------
            1010000012341 | valid             | 1010000012341
                          | wrong_check_digit | 1010000012342
                          | placeholder       |
                          | malformed         | 10100
                          | malformed         | 101000001234111
                          | missing           |
        """,
    )


def test_a_title_is_the_one_written_or_else_the_one_stuck_to_the_name(check):
    check(
        "clean.persons",
        given={
            "raw.persons": """
                title | first_name
                ------+------------
                นาง   | สมศรี
                      | นางสาวสมศรี
                นาง   | นางสาวสมศรี
                      | สมศรี
                ฯพณฯ  | สมศรี
            """
        },
        expect="""
            title_code | first_name
            -----------+-----------
            mrs        | สมศรี
            miss       | สมศรี
            mrs        | สมศรี
            unknown    | สมศรี
                       | สมศรี
        """,
    )


def test_a_one_word_name_has_no_surname_however_that_is_written(check):
    check(
        "clean.persons",
        given={
            "raw.persons": """
                first_name | last_name
                -----------+-------------
                อาแผ่       | มาเยอะ
                อาแผ่       | -
                อาแผ่       | .
                อาแผ่       | ไม่มีนามสกุล
                อาแผ่       | อาแผ่
                นายอาแผ่    | อาแผ
                อาแผ่       |
            """
        },
        expect="""
            first_name | last_name | first_name_letters | last_name_letters | first_name_folded | last_name_folded
            -----------+-----------+--------------------+-------------------+-------------------+-----------------
            อาแผ่       | มาเยอะ     | MQZ<`              | AQYBMO            | MQZ<              | AQYBMO
            อาแผ่       |           | MQZ<`              |                   | MQZ<              |
            อาแผ่       |           | MQZ<`              |                   | MQZ<              |
            อาแผ่       |           | MQZ<`              |                   | MQZ<              |
            อาแผ่       |           | MQZ<`              |                   | MQZ<              |
            อาแผ่       |           | MQZ<`              |                   | MQZ<              |
            อาแผ่       |           | MQZ<`              |                   | MQZ<              |
        """,
    )


def test_health_is_two_questions_and_unknown_answers_neither(check):
    check(
        "clean.persons",
        given={
            "raw.persons": """
                health_status
                ----------------
                ปกติ
                พิการ;ป่วยเรื้อรัง
                ไม่ทราบ
                ตาดี
            """
        },
        expect="""
            is_disabled | is_chronically_ill | is_health_status_readable
            ------------+--------------------+--------------------------
            false       | false              | true
            true        | true               | true
                        |                    | true
                        |                    | false
        """,
    )


def test_a_person_without_a_health_status_is_unknown_and_no_fault(check):
    check(
        "clean.persons",
        given={"raw.persons": "household_id | health_status\n---\nH1 | "},
        expect="""
            household_id | is_disabled | is_health_status_readable
            -------------+-------------+--------------------------
            H1           |             | true
        """,
    )


def test_an_empty_code_is_unknown_and_one_on_no_list_is_unreadable(check):
    check(
        "clean.persons",
        given={
            "raw.persons": """
                nationality | marital_status | self_care | education | occupation
                ------------+----------------+-----------+-----------+-----------
                            |                |           |           |
                ดาวอังคาร     | ดาวอังคาร        | ดาวอังคาร   | ดาวอังคาร   | ดาวอังคาร
                พม่า         | หย่า            | ติดเตียง     | ป.4       | ทำนา
            """
        },
        expect="""
            nationality_code | marital_status_code | self_care_code | education_code | occupation_code
            -----------------+---------------------+----------------+----------------+----------------
            unknown          | unknown             | unknown        | unknown        | unknown
                             |                     |                |                |
            myanmar          | divorced            | unable         | primary        | farmer_own_land
        """,
    )


def test_a_person_follows_what_became_of_the_household(check):
    check(
        "clean.persons",
        given={
            "raw.households": """
                household_id | source_row
                -------------+-----------
                H1           | 2
                H2           | 3
                H3           | 4
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+---------
                households  | 3          | rejected
                households  | 4          | not_yet
                persons     | 2          | rejected
            """,
            "clean.households": """
                household_id
                ------------
                H1
            """,
            "raw.persons": """
                household_id
                ------------
                H1
                H2
                H3
                H9
            """,
        },
        expect="""
            household_id | is_household_known | is_household_admitted | is_due
            -------------+--------------------+-----------------------+-------
            H1           | true               | true                  | true
            H2           | true               | false                 | true
            H3           | true               | true                  | false
            H9           | false              | true                  | true
        """,
    )


def test_a_household_with_a_row_not_yet_due_keeps_the_members_of_its_earlier_survey(
    check,
):
    check(
        "clean.persons",
        given={
            "raw.households": """
                household_id | survey_year | source_row
                -------------+-------------+-----------
                H1           | 2561        | 2
                H1           | 2564        | 3
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+--------
                households  | 3          | not_yet
            """,
            "clean.households": """
                household_id
                ------------
                H1
            """,
            "raw.persons": """
                household_id
                ------------
                H1
            """,
        },
        expect="""
            is_household_known | is_household_admitted | is_due
            -------------------+-----------------------+-------
            true               | true                  | true
        """,
    )


@pytest.mark.parametrize(
    ("written", "is_readable"),
    [
        ("31/3/2563", "true"),
        ("1/4/2563", "false"),
        ("31/2/2499", "false"),
        ("ไม่ทราบ", "false"),
        ("2480", "true"),
    ],
)
def test_a_birth_date_is_real_and_not_in_the_future(check, written, is_readable):
    check(
        "clean.persons",
        given={"raw.persons": f"birth_date\n---\n{written}"},
        expect=f"is_birth_date_readable\n---\n{is_readable}",
    )
