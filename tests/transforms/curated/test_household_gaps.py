# ruff: noqa: E501  (a drawn row is as wide as it is)
"""`curated.household_gaps`: which failures are answered, waiting, or outgrown."""

import pytest

SURVEYED = """
    household_id | surveyed_until
    -------------+---------------
    H1           | 2018-03-31
"""


def test_a_failure_is_answered_by_the_newest_help_to_any_member(check):
    check(
        "curated.household_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": """
                household_id | indicator_number | result
                -------------+------------------+-------
                H1           | 4                | failed
                H1           | 22               | failed
                H1           | 8                | unanswered
            """,
            "curated.member_gaps": """
                household_id | person_number | indicator_number | answered_on | answered_by_service_code | answered_until | is_waiting
                -------------+---------------+------------------+-------------+--------------------------+----------------+-----------
                H1           | 1             | 22               | 2019-12-01  | job_capital              | 2020-12-01     | false
                H1           | 2             | 22               | 2020-01-10  | farm_inputs              | 2020-07-10     | false
                H1           | 1             | 4                |             |                          |                | true
                H1           | 2             | 4                |             |                          |                | false
            """,
        },
        expect="""
            indicator_number | result     | is_answered | answered_by_service_code | answered_until | is_waiting
            -----------------+------------+-------------+--------------------------+----------------+-----------
            4                | failed     | false       |                          |                | true
            22               | failed     | true        | farm_inputs              | 2020-07-10     | false
            8                | unanswered | false       |                          |                | false
        """,
    )


@pytest.mark.parametrize(
    ("is_concerned", "is_check_first"), [("true", "false"), ("false", "true")]
)
def test_an_indicator_of_whose_age_nobody_is_left_is_checked_first(
    check, is_concerned, is_check_first
):
    check(
        "curated.household_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": """
                household_id | indicator_number | result
                -------------+------------------+-------
                H1           | 11               | failed
                H1           | 16               | failed
            """,
            "curated.member_gaps": f"""
                household_id | person_number | indicator_number | is_concerned
                -------------+---------------+------------------+-------------
                H1           | 1             | 11               | true
                H1           | 1             | 16               | false
                H1           | 2             | 16               | {is_concerned}
            """,
        },
        expect=f"""
            indicator_number | is_check_first
            -----------------+---------------
            11               | false
            16               | {is_check_first}
        """,
    )
