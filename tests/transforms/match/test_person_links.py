"""`match.person_links`: an ID links only where two more things agree with it."""

import pytest


@pytest.mark.parametrize(
    ("agrees", "link"),
    [
        ("true  | true  | true ", "linked     | id_and_two_agree | plain"),
        ("true  | true  | false", "linked     | id_and_two_agree | plain"),
        ("true  | false | true ", "linked     | id_and_two_agree | plain"),
        ("false | true  | true ", "linked     | id_and_two_agree | plain"),
        ("true  | false | false", "in_review  | id_agrees_alone  |   "),
        ("false | true  | false", "in_review  | id_agrees_alone  |   "),
        ("false | false | true ", "in_review  | id_agrees_alone  |   "),
        ("false | false | false", "in_review  | id_agrees_alone  |   "),
    ],
)
def test_an_equal_id_links_where_two_of_name_surname_and_birth_date_agree(
    check, agrees, link
):
    check(
        "match.person_links",
        given={
            "clean.service_records": """
                citizen_id
                -------------
                1010000000010
            """,
            "match.id_candidates": f"""
                is_first_name_equal | is_last_name_equal | is_birth_date_equal
                --------------------+--------------------+--------------------
                {agrees}
            """,
        },
        expect=f"""
            link_state | link_rule        | household_id
            -----------+------------------+-------------
            {link}
        """,
    )


def test_an_id_that_two_persons_hold_goes_to_review_though_all_agrees(check):
    check(
        "match.person_links",
        given={
            "clean.service_records": """
                service_record_id | citizen_id
                ------------------+--------------
                R1                | 1010000000010
            """,
            "match.id_candidates": """
                service_record_id | household_id | person_number | holder_count
                ------------------+--------------+---------------+-------------
                R1                | H1           | 1             | 2
                R1                | H2           | 1             | 2
            """,
        },
        expect="""
            service_record_id | link_state | link_rule          | household_id
            ------------------+------------+--------------------+-------------
            R1                | in_review  | id_held_by_several |
        """,
    )


def test_a_record_whose_id_nobody_has_or_is_unusable_is_unmatched_and_says_which(
    check,
):
    check(
        "match.person_links",
        given={
            "clean.service_records": """
                service_record_id | citizen_id
                ------------------+--------------
                R1                | 1010000000010
                R2                |
            """,
        },
        expect="""
            service_record_id | link_state | reason_th
            ------------------+------------+-------------------------------
            R1                | unmatched  | ไม่มีคนในข้อมูลสำรวจที่มีเลขประจำตัวนี้
            R2                | unmatched  | คำขอไม่มีเลขประจำตัวที่ใช้ได้
        """,
    )
