"""`curated.review_answers`: the needs that a doubtful record's help would answer."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

PAIR = """
    service_record_id | household_id | person_number | person_key
    ------------------+--------------+---------------+-----------
    R1                | H1           | 1             | H1/1
"""
WORLD = {
    "match.link_candidates": PAIR,
    "match.person_links": """
        service_record_id | link_state
        ------------------+-----------
        R1                | in_review
    """,
    "clean.service_records": """
        service_record_id | service_code | stage_code | service_on
        ------------------+--------------+------------+-----------
        R1                | relief_bag   | aided      | 2020-03-10
    """,
    "clean.households": "household_id\n-\nH1",
    "clean.persons": """
        household_id | person_number | birth_on
        -------------+---------------+-----------
        H1           | 1             | 1970-01-01
    """,
    "curated.person_needs": """
        household_id | person_number
        -------------+--------------
        H1           | 1
    """,
    "curated.household_gaps": """
        household_id | indicator_number | dimension_code | result
        -------------+------------------+----------------+-------
        H1           | 4                | health         | failed
        H1           | 22               | income         | failed
    """,
    "curated.household_dimensions": """
        household_id | dimension_code | failed_indicator_count
        -------------+----------------+-----------------------
        H1           | health         | 1
        H1           | income         | 1
    """,
}


def answers(check, expect: str, **drawn: str) -> None:
    """Check which dimensions of H1 the record R1 would answer; relief: 4 and 22."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.review_answers",
        given=WORLD | tables,
        expect=f"""
            service_record_id | person_key | dimension_code | is_completed
            ------------------+------------+----------------+-------------
            {expect}
        """,
    )


BOTH = """R1 | H1/1 | health | true
          R1 | H1/1 | income | true"""


def test_help_to_the_person_it_may_be_would_answer_what_the_service_fits(check):
    answers(check, BOTH)


def test_a_dimension_with_another_failed_indicator_is_answered_in_part(check):
    answers(
        check,
        """R1 | H1/1 | health | true
           R1 | H1/1 | income | false""",
        curated__household_dimensions="""
            household_id | dimension_code | failed_indicator_count
            -------------+----------------+-----------------------
            H1           | health         | 1
            H1           | income         | 2
        """,
    )


def test_one_whose_other_indicators_are_answered_is_completed(check):
    answers(
        check,
        "R1 | H1/1 | income | true",
        curated__household_gaps="""
            household_id | indicator_number | dimension_code | result | is_answered
            -------------+------------------+----------------+--------+------------
            H1           | 21               | income         | failed | true
            H1           | 22               | income         | failed | false
        """,
        curated__household_dimensions="""
          household_id | dimension_code | failed_indicator_count | answered_indicator_count
          -------------+----------------+------------------------+-------------------------
          H1           | income         | 2                      | 1
        """,
    )


@pytest.mark.parametrize(
    "gap",
    [
        "22 | income | failed     | true",
        "22 | income | unanswered | false",
        "16 | education | failed  | false",
    ],
)
def test_what_is_answered_already_or_did_not_fail_or_does_not_fit_is_none(check, gap):
    answers(
        check,
        "",
        curated__household_gaps=f"""
            household_id | indicator_number | dimension_code | result | is_answered
            -------------+------------------+----------------+--------+------------
            H1           | {gap}
        """,
    )


@pytest.mark.parametrize(
    "record",
    [
        "open   |            | false",
        "aided  | 2018-03-01 | false",
        "aided  | 2020-01-01 | false",
        "aided  | 2020-03-10 | true ",
    ],
    ids=["no help yet", "before the survey", "lasted a month", "confidential"],
)
def test_help_that_would_not_count_if_linked_answers_nothing(check, record):
    answers(
        check,
        "",
        clean__service_records=f"""
            service_record_id | service_code | stage_code | service_on | is_confidential
            ------------------+--------------+------------+------------+----------------
            R1                | relief_bag   | {record}
        """,
    )


def test_help_to_somebody_gone_answers_nothing(check):
    answers(
        check,
        "",
        curated__person_needs="""
            household_id | person_number | is_present
            -------------+---------------+-----------
            H1           | 1             | false
        """,
    )


def test_help_to_somebody_not_of_the_indicators_age_answers_nothing(check):
    answers(
        check,
        "",
        clean__service_records="""
            service_record_id | service_code | stage_code | service_on
            ------------------+--------------+------------+-----------
            R1                | cash_elderly | aided      | 2020-03-10
        """,
        curated__household_gaps="""
            household_id | indicator_number | dimension_code | result
            -------------+------------------+----------------+-------
            H1           | 21               | income         | failed
        """,
    )


def test_a_linked_record_is_no_doubtful_one(check):
    answers(
        check,
        "",
        match__person_links="""
            service_record_id | link_state
            ------------------+-----------
            R1                | linked
        """,
    )
