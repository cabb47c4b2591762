"""`curated.household_gaps`: which failures are answered, waiting, or outgrown."""

import pytest

SURVEYED = """
    household_id | surveyed_until
    -------------+---------------
    H1           | 2018-03-31
"""
FAILS_FOOD_AND_INCOME = """
    household_id | indicator_number | dimension_code | result
    -------------+------------------+----------------+-------
    H1           | 4                | health         | failed
    H1           | 22               | income         | failed
"""


def gap(check, *, service: str, expect: str) -> None:
    """Check what one service means for a household that fails food and income."""
    check(
        "curated.household_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": FAILS_FOOD_AND_INCOME,
            "curated.linked_services": f"""
                household_id | service_code | stage_code | service_on | lasts_until
                -------------+--------------+------------+------------+------------
                H1           | {service}
            """,
        },
        expect=f"""
            indicator_number | answered_on | is_answered | is_waiting
            -----------------+-------------+-------------+-----------
            {expect}
        """,
    )


def test_help_answers_every_failed_indicator_it_fits(check):
    gap(
        check,
        service="relief_bag | aided | 2020-03-20 | 2020-04-20",
        expect="""4  | 2020-03-20 | true | false
                  22 | 2020-03-20 | true | false""",
    )


def test_help_that_does_not_fit_the_indicator_answers_nothing_of_it(check):
    gap(
        check,
        service="job_capital | aided | 2020-03-20 | 2021-03-20",
        expect="""4  |            | false | false
                  22 | 2020-03-20 | true  | false""",
    )


@pytest.mark.parametrize("service_on", ["2017-12-01", "2018-03-31"])
def test_help_before_the_surveys_end_answers_nothing(check, service_on):
    gap(
        check,
        service=f"job_capital | aided | {service_on} | 9999-12-31",
        expect="""4  | | false | false
                  22 | | false | false""",
    )


def test_help_from_the_day_after_the_surveys_end_answers(check):
    gap(
        check,
        service="job_capital | aided | 2018-04-01 | 9999-12-31",
        expect="""4  |            | false | false
                  22 | 2018-04-01 | true  | false""",
    )


def test_help_that_no_longer_lasts_answers_nothing(check):
    gap(
        check,
        service="relief_bag | aided | 2020-02-29 | 2020-03-29",
        expect="""4  | | false | false
                  22 | | false | false""",
    )


def test_help_answers_up_to_the_last_day_that_it_lasts(check):
    gap(
        check,
        service="relief_bag | aided | 2020-02-29 | 2020-03-31",
        expect="""4  | 2020-02-29 | true | false
                  22 | 2020-02-29 | true | false""",
    )


@pytest.mark.parametrize(
    "contact",
    [
        "elderly_allowance",
        "disability_allowance",
        "child_grant",
        "welfare_card",
        "elderly_funeral",
        "funeral_aid",
        "home_visit",
        "counselling",
        "rights_advice",
    ],
)
def test_allowances_funeral_aid_and_advice_are_contact_not_an_answer(check, contact):
    gap(
        check,
        service=f"{contact} | aided | 2020-03-20 | 9999-12-31",
        expect="""4  | | false | false
                  22 | | false | false""",
    )


def test_an_open_request_is_waited_for_and_answers_nothing(check):
    gap(
        check,
        service="relief_bag | open | | ",
        expect="""4  | | false | true
                  22 | | false | true""",
    )


def test_a_refused_request_neither_answers_nor_is_waited_for(check):
    gap(
        check,
        service="relief_bag | closed | | ",
        expect="""4  | | false | false
                  22 | | false | false""",
    )


def test_the_newest_answering_help_is_told_and_a_lapsed_one_is_not(check):
    check(
        "curated.household_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": FAILS_FOOD_AND_INCOME,
            "curated.linked_services": """
                household_id | service_code | service_on | lasts_until
                -------------+--------------+------------+------------
                H1           | farm_inputs  | 2020-01-10 | 2020-07-10
                H1           | job_capital  | 2019-12-01 | 2020-12-01
                H1           | relief_bag   | 2020-02-15 | 2020-03-15
                H2           | relief_bag   | 2020-03-25 | 2020-04-25
            """,
        },
        expect="""
            indicator_number | answered_on
            -----------------+------------
            4                |
            22               | 2020-01-10
        """,
    )


@pytest.mark.parametrize(
    ("child", "is_check_first"),
    [
        ("12 | true", "false"),
        ("15 | true", "true"),  # has outgrown compulsory school
        ("12 | false", "true"),  # has moved away
        ("   | true", "false"),  # of unknown age: may be a child of that age
    ],
)
def test_a_failed_school_indicator_is_checked_first_once_no_child_of_its_age_is_left(
    check, child, is_check_first
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
            "curated.person_needs": f"""
                household_id | person_number | age_years | is_present
                -------------+---------------+-----------+-----------
                H1           | 1             | 44 | true
                H1           | 2             | {child}
            """,
        },
        expect=f"""
            indicator_number | is_check_first
            -----------------+---------------
            11               | false
            16               | {is_check_first}
        """,
    )
