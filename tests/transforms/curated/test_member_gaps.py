# ruff: noqa: E501  (a drawn row is as wide as it is)
"""`curated.member_gaps`: whose a failure may be, and what help to them answers it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.drawn import PHAN

SURVEYED = """
    household_id | surveyed_until
    -------------+---------------
    H1           | 2018-03-31
"""
# Help of the days around the survey's end still lasts then.
SOON_AFTER = date(2018, 5, 1)
FAILS_FOOD_AND_INCOME = """
    household_id | indicator_number | dimension_code | result
    -------------+------------------+----------------+-------
    H1           | 4                | health         | failed
    H1           | 22               | income         | failed
"""

ONE_MEMBER = {
    "curated.person_needs": """
        household_id | person_number
        -------------+--------------
        H1           | 1
    """,
}


def gap(check, *, service: str, expect: str, as_of: date = PHAN.as_of) -> None:
    """Check what one service means for a household that fails food and income."""
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": FAILS_FOOD_AND_INCOME,
            **ONE_MEMBER,
            "curated.linked_services": f"""
                household_id | person_number | service_code | stage_code | service_on
                -------------+---------------+--------------+------------+-----------
                H1           | 1             | {service}
            """,
        },
        expect=f"""
            indicator_number | answered_on | is_waiting
            -----------------+-------------+-----------
            {expect}
        """,
        request=replace(PHAN, as_of=as_of),
    )


def test_help_answers_every_failed_indicator_it_fits(check):
    gap(
        check,
        service="relief_bag | aided | 2020-03-20",
        expect="""4  | 2020-03-20 | false
                  22 | 2020-03-20 | false""",
    )


def test_help_that_does_not_fit_the_indicator_answers_nothing_of_it(check):
    gap(
        check,
        service="job_capital | aided | 2020-03-20",
        expect="""4  |  | false
                  22 | 2020-03-20 | false""",
    )


@pytest.mark.parametrize("service_on", ["2017-12-01", "2018-03-31"])
def test_help_before_the_surveys_end_answers_nothing(check, service_on):
    gap(
        check,
        service=f"job_capital | aided | {service_on}",
        as_of=SOON_AFTER,
        expect="""4  |  | false
                  22 |  | false""",
    )


def test_help_from_the_day_after_the_surveys_end_answers(check):
    gap(
        check,
        service="job_capital | aided | 2018-04-01",
        as_of=SOON_AFTER,
        expect="""4  |  | false
                  22 | 2018-04-01 | false""",
    )


def test_help_answers_up_to_the_last_day_that_it_lasts(check):
    gap(
        check,
        service="relief_bag | aided | 2020-02-20",
        expect="""4  | 2020-02-20 | false
                  22 | 2020-02-20 | false""",
        as_of=date(2020, 3, 20),
    )


def test_help_that_no_longer_lasts_answers_nothing(check):
    gap(
        check,
        service="relief_bag | aided | 2020-02-20",
        expect="""4  |  | false
                  22 |  | false""",
        as_of=date(2020, 3, 21),
    )


def test_a_relief_bag_lasts_a_month_and_a_repaired_house_until_it_is_surveyed(check):
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": """
                household_id | indicator_number | result
                -------------+------------------+-------
                H1           | 4                | failed
                H1           | 8                | failed
            """,
            **ONE_MEMBER,
            "curated.linked_services": """
                household_id | person_number | service_code | service_on
                -------------+---------------+--------------+-----------
                H1           | 1             | relief_bag   | 2020-03-31
                H1           | 1             | home_repair  | 2018-12-31
            """,
        },
        expect="""
            indicator_number | answered_by_service_code | answered_until
            -----------------+--------------------------+---------------
            4                | relief_bag               | 2020-04-30
            8                | home_repair              | 9999-12-31
        """,
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
        service=f"{contact} | aided | {PHAN.as_of}",
        expect="""4  |  | false
                  22 |  | false""",
    )


def test_an_open_request_is_waited_for_and_answers_nothing(check):
    gap(
        check,
        service="relief_bag | open | ",
        expect="""4  |  | true
                  22 |  | true""",
    )


def test_a_refused_request_neither_answers_nor_is_waited_for(check):
    gap(
        check,
        service="relief_bag | closed | ",
        expect="""4  |  | false
                  22 |  | false""",
    )


def test_the_newest_answering_help_is_told_and_a_lapsed_one_is_not(check):
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": FAILS_FOOD_AND_INCOME,
            **ONE_MEMBER,
            "curated.linked_services": """
                household_id | person_number | service_code | service_on
                -------------+---------------+--------------+-----------
                H1           | 1             | farm_inputs  | 2020-01-10
                H1           | 1             | job_capital  | 2019-12-01
                H1           | 1             | relief_bag   | 2020-02-15
                H2           | 1             | relief_bag   | 2020-03-25
            """,
        },
        expect="""
            indicator_number | answered_on | answered_by_service_code | answered_until
            -----------------+-------------+--------------------------+---------------
            4                |             |                          |
            22               | 2020-01-10  | farm_inputs              | 2020-07-10
        """,
    )


@pytest.mark.parametrize(
    ("recipient", "answered_on"),
    [
        ("9", "2020-02-15"),  # the child itself
        ("43", "2020-02-15"),  # a parent, who asked for the child
        ("17", ""),  # an elder brother or sister, out of school by age
        ("", "2020-02-15"),  # of unknown age: may be the child
    ],
)
def test_help_for_a_childs_need_counts_if_the_child_or_a_grown_up_got_it(
    check, recipient, answered_on
):
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": """
                household_id | indicator_number | dimension_code | result
                -------------+------------------+----------------+-------
                H1           | 16               | education      | failed
            """,
            **ONE_MEMBER,
            "curated.linked_services": f"""
                household_id | person_number | service_code    | service_on | recipient_age_years
                -------------+---------------+-----------------+------------+--------------------
                H1           | 1             | school_supplies | 2020-02-15 | {recipient}
            """,
        },
        expect=f"""
            person_number | answered_on
            --------------+------------
            1             | {answered_on}
        """,
    )


@pytest.mark.parametrize(
    ("recipient", "answered_on"), [("60", "2020-02-15"), ("59", "")]
)
def test_help_for_an_elders_need_counts_only_if_an_elder_got_it(
    check, recipient, answered_on
):
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": """
                household_id | indicator_number | dimension_code | result
                -------------+------------------+----------------+-------
                H1           | 21               | income         | failed
            """,
            **ONE_MEMBER,
            "curated.linked_services": f"""
                household_id | person_number | service_code | service_on | recipient_age_years
                -------------+---------------+--------------+------------+--------------------
                H1           | 1             | job_capital  | 2020-02-15 | {recipient}
            """,
        },
        expect=f"""
            person_number | answered_on
            --------------+------------
            1             | {answered_on}
        """,
    )


def test_help_to_somebody_since_dead_or_gone_answers_nothing(check):
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": FAILS_FOOD_AND_INCOME,
            "curated.person_needs": """
                household_id | person_number | is_present
                -------------+---------------+-----------
                H1           | 1             | false
            """,
            "curated.linked_services": """
                household_id | person_number | service_code | service_on
                -------------+---------------+--------------+-----------
                H1           | 1             | job_capital  | 2020-02-15
            """,
        },
        expect="""
            indicator_number | is_concerned | answered_on
            -----------------+--------------+------------
            4                | false        |
            22               | false        |
        """,
    )


@pytest.mark.parametrize(
    ("member", "is_concerned"),
    [
        ("12 | true", "true"),
        ("15 | true", "false"),  # has outgrown compulsory school
        ("12 | false", "false"),  # has moved away
        ("   | true", "true"),  # of unknown age: may be a child of that age
    ],
)
def test_a_failed_school_indicator_concerns_members_of_its_age_who_live_there(
    check, member, is_concerned
):
    check(
        "curated.member_gaps",
        given={
            "clean.households": SURVEYED,
            "curated.household_shortfalls": """
                household_id | indicator_number | result
                -------------+------------------+-------
                H1           | 16               | failed
            """,
            "curated.person_needs": f"""
                household_id | person_number | age_years | is_present
                -------------+---------------+-----------+-----------
                H1           | 1             | {member}
            """,
        },
        expect=f"""
            person_number | is_concerned
            --------------+-------------
            1             | {is_concerned}
        """,
    )
