"""`curated.service_options`: which services fit whom, and whether they may be had."""

import pytest

HOUSEHOLD = """
    household_id
    ------------
    H1
"""
UNSERVED = """
    household_id | fate_code
    -------------+----------
    H1           | unserved
"""
FAILS_WORK = """
    household_id | indicator_number | dimension_code | result
    -------------+------------------+----------------+-------
    H1           | 21               | income         | failed
"""
FAILS_INCOME = """
    household_id | indicator_number | dimension_code | result
    -------------+------------------+----------------+-------
    H1           | 22               | income         | failed
"""
FOUR = """
    household_id | person_number
    -------------+--------------
    H1           | 1
    H1           | 2
    H1           | 3
    H1           | 4
"""


def members(*ages: str) -> str:
    """Draw members of H1: age, disabled, card; whether they live there."""
    rows = [f"H1 | {number} | {age}" for number, age in enumerate(ages, start=1)]
    heading = (
        "household_id | person_number | age_years | is_disabled | is_card_verified "
        "| is_present"
    )
    return "\n".join([heading, "-", *rows])


def gaps(indicator: int, dimension: str, *concerned: bool) -> str:
    """Draw which members of H1 a failed indicator may concern."""
    rows = [
        f"H1 | {number} | {indicator} | {dimension} | {str(is_concerned).lower()}"
        for number, is_concerned in enumerate(concerned, start=1)
    ]
    heading = (
        "household_id | person_number | indicator_number | dimension_code "
        "| is_concerned"
    )
    return "\n".join([heading, "-", *rows])


ELDER_AND_ADULT = members("71 | false | true | true", "40 | false | true | true")


def options(check, expect, only="true", **drawn: str):
    """Check the services that fit; plainly an elder out of work and an adult."""
    plain = {
        "clean.households": HOUSEHOLD,
        "clean.persons": FOUR,
        "curated.household_fates": UNSERVED,
        "curated.household_gaps": FAILS_WORK,
        "curated.person_needs": ELDER_AND_ADULT,
        "curated.member_gaps": gaps(21, "income", True, False),
    }
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check("curated.service_options", given=plain | tables, expect=expect, only=only)


def test_a_service_must_fit_the_member_concerned_whose_age_is_told(check):
    options(
        check,
        """
        option_rank | service_code  | member_ages
        ------------+---------------+------------
        1           | elderly_loan  | 71
        2           | elderly_work  | 71
        3           | job_capital   | 71
        4           | farm_inputs   | 71
        5           | cash_elderly  | 71
        6           | job_placement | 71
        """,
    )


@pytest.mark.parametrize(
    ("elder", "persons", "missing"),
    [
        ("71 | true | true | true", "", ""),
        ("71 | false | true | true", "", "disabled_loan"),
        ("71 | true | true | true", "myanmar", "disabled_loan, elderly_loan"),
    ],
)
def test_disability_and_nationality_decide_too(check, elder, persons, missing):
    nationality = persons or "thai"
    asked = ("disabled_loan", "elderly_loan")
    fitting = [code for code in asked if code not in missing]
    drawn = "\n".join(fitting)
    options(
        check,
        f"service_code\n-\n{drawn}",
        only=f"service_code in {asked}",
        curated__person_needs=members(elder, "40 | false | true | true"),
        clean__persons=f"""
            household_id | person_number | nationality_code
            -------------+---------------+-----------------
            H1           | 1             | {nationality}
            H1           | 2             | thai
        """,
    )


def test_an_unknown_age_excludes_nobody_and_is_not_told(check):
    options(
        check,
        """
        service_code | member_ages
        -------------+------------
        elderly_loan |
        """,
        only="option_rank = 1",
        curated__person_needs=members(
            " | false | true | true", "40 | false | true | true"
        ),
    )


def test_what_fits_everybody_there_names_no_ages(check):
    options(
        check,
        """
        service_code | member_ages
        -------------+------------
        job_capital  |
        elderly_loan | 71
        """,
        only="service_code in ('job_capital', 'elderly_loan')",
        curated__member_gaps=gaps(21, "income", True, True),
    )


def test_nobody_may_ask_for_a_grown_ups_need_but_whom_it_concerns(check):
    options(
        check,
        """
        service_code
        ------------
        """,
        curated__member_gaps=gaps(21, "income", False, False),
    )


def test_a_grown_up_is_not_offered_for_themselves_what_a_child_is_in_need_of(check):
    options(  # literacy courses are for those of 15 and over
        check,
        """
        service_code    | member_ages
        ----------------+------------
        scholarship     | 14
        """,
        only="service_code in ('scholarship', 'literacy_course')",
        curated__household_gaps="""
            household_id | indicator_number | dimension_code | result
            -------------+------------------+----------------+-------
            H1           | 17               | education      | failed
        """,
        curated__person_needs=members(
            "40 | false | true | true", "14 | false | true | true"
        ),
        curated__member_gaps=gaps(17, "education", False, True),
    )


def test_where_nobody_of_the_age_is_left_nothing_fits_until_it_is_checked(check):
    options(
        check,
        """
        service_code
        ------------
        """,
        curated__household_gaps="""
            household_id | indicator_number | dimension_code | result | is_check_first
            -------------+------------------+----------------+--------+---------------
            H1           | 21               | income         | failed | true
        """,
    )


def test_who_is_gone_is_not_to_be_helped(check):
    options(
        check,
        """
        service_code
        ------------
        """,
        curated__person_needs=members(
            "71 | false | true | false", "40 | false | true | true"
        ),
        curated__member_gaps=gaps(21, "income", False, False),
    )


@pytest.mark.parametrize("gap", ["failed     | true", "unanswered | false"])
def test_nothing_fits_what_is_answered_or_not_known_to_fail(check, gap):
    options(
        check,
        """
        service_code
        ------------
        """,
        curated__household_gaps=f"""
            household_id | indicator_number | dimension_code | result     | is_answered
            -------------+------------------+----------------+------------+------------
            H1           | 21               | income         | {gap}
        """,
    )


@pytest.mark.parametrize("fate_code", ["follow_up", "vulnerable", "emptied"])
def test_nothing_is_sought_for_a_household_without_an_open_need(check, fate_code):
    options(
        check,
        """
        service_code
        ------------
        """,
        curated__household_fates=f"""
            household_id | fate_code
            -------------+------------
            H1           | {fate_code}
        """,
    )


def aided(*days: str, person=1, regulation="REG-47") -> str:
    """Draw help to a member of H1 under a regulation."""
    rows = [
        f"H1 | {person} | R{number} | cash_elderly | {regulation} | aided | {day}"
        for number, day in enumerate(days)
    ]
    heading = (
        "household_id | person_number | service_record_id | service_code "
        "| regulation_code | stage_code | service_on"
    )
    return "\n".join([heading, "-", *rows])


@pytest.mark.parametrize(
    ("helped", "state", "used", "last"),
    [
        (aided(), "open", 0, ""),
        (aided("2019-10-01"), "open", 1, "2019-10-01"),
        (aided("2019-10-01", "2019-12-01", "2020-02-05"), "used_up", 3, "2020-02-05"),
        # the year begins on 1 October
        (aided("2019-09-30", "2019-12-01", "2020-02-05"), "open", 2, "2020-02-05"),
        # another member's help leaves this member's limit alone
        (
            aided("2019-10-01", "2019-12-01", "2020-02-05", person=2),
            "open",
            0,
            "2020-02-05",
        ),
        # a regulation is used up whatever the service was called
        (aided("2019-12-01", regulation="REG-44"), "open", 0, "2019-12-01"),
    ],
)
def test_a_limit_counts_the_times_of_a_person_in_the_fiscal_year(
    check, helped, state, used, last
):
    options(
        check,
        f"""
        option_state | used_count | limit_count | last_given_on
        -------------+------------+-------------+--------------
        {state}      | {used}     | 3           | {last}
        """,
        only="service_code = 'cash_elderly'",
        curated__linked_services=helped,
    )


def test_of_several_members_the_least_helped_may_still_ask(check):
    options(
        check,
        """
        option_state | used_count | member_ages
        -------------+------------+------------
        open         | 0          | 80
        """,
        only="service_code = 'cash_elderly'",
        curated__person_needs=members(
            "71 | false | true | true", "80 | false | true | true"
        ),
        curated__member_gaps=gaps(21, "income", True, True),
        curated__linked_services=aided("2019-10-01", "2019-12-01", "2020-02-05"),
    )


def test_a_limit_of_a_family_counts_the_times_of_all_of_them(matching, check):
    matching.execute("update reference.regulations set limit_unit = 'family'")
    options(
        check,
        """
        option_state | used_count
        -------------+-----------
        used_up      | 3
        """,
        only="service_code = 'cash_elderly'",
        curated__linked_services=aided(
            "2019-10-01", "2019-12-01", "2020-02-05", person=2
        ),
    )


def test_what_is_asked_for_stands_after_what_is_open_and_what_is_used_up_last(check):
    options(
        check,
        """
        option_rank | service_code | option_state
        ------------+--------------+-------------
        5           | elderly_loan | waiting
        6           | cash_elderly | used_up
        """,
        only="option_state != 'open'",
        curated__linked_services=aided("2019-10-01", "2019-12-01", "2020-02-05")
        + "\nH1 | 2 | R9 | elderly_loan | | open |",
    )


def test_what_answers_more_of_the_failures_comes_first(check):
    options(
        check,
        """
        option_rank | service_code
        ------------+-------------
        1           | elderly_loan
        """,
        only="option_rank = 1",
        curated__household_gaps=FAILS_WORK + FAILS_INCOME.split("-------\n")[-1],
        curated__member_gaps=gaps(21, "income", True, False)
        + "\n"
        + gaps(22, "income", True, True).split("-\n")[-1],
    )
