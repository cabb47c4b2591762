"""`curated.household_fates`: each household on the first list that fits, or on none."""

from dataclasses import replace

import pytest

from tests.drawn import PHAN

HOUSEHOLD = """
    household_id | subdistrict_code
    -------------+-----------------
    H1           | 570511
"""
CARD_VERIFIED = """
    household_id | person_number | is_card_registered | is_card_verified
    -------------+---------------+--------------------+-----------------
    H1           | 1             | true               | true
"""
CARDS = """
    household_id | person_number | age_years | is_card_registered | is_card_verified
    -------------+---------------+-----------+--------------------+-----------------
"""
PRESENT = """
    household_id | person_number | is_present | is_card_registered | is_card_verified
    -------------+---------------+------------+--------------------+-----------------
"""
ONE_PERSON = """
    household_id | person_number
    -------------+--------------
    H1           | 1
"""


def fate(check, *, dimensions: str, expect: str) -> None:
    """Check the fate of a household with a verified card, given its dimensions."""
    check(
        "curated.household_fates",
        given={
            "clean.households": HOUSEHOLD,
            "clean.persons": ONE_PERSON,
            "curated.person_needs": CARD_VERIFIED,
            "curated.household_dimensions": f"""
                household_id | dimension_code | result | is_answered
                -------------+----------------+--------+------------
                {dimensions}
            """,
        },
        expect=f"""
            fate_code | failed_dimension_count | answered_dimension_count
            ----------+------------------------+-------------------------
            {expect}
        """,
    )


def test_target_poor_with_no_failed_dimension_answered_is_unserved(check):
    fate(
        check,
        dimensions="""H1 | health | failed     | false
                      H1 | income | failed     | false
                      H1 | living | unanswered | false""",
        expect="unserved | 2 | 0",
    )


def test_target_poor_with_some_dimensions_answered_is_part_served(check):
    fate(
        check,
        dimensions="""H1 | health | failed | true
                      H1 | income | failed | false""",
        expect="part_served | 2 | 1",
    )


def test_target_poor_with_every_failed_dimension_answered_is_followed_up(check):
    fate(
        check,
        dimensions="""H1 | health | failed | true
                      H1 | income | passed | false""",
        expect="follow_up | 1 | 1",
    )


def test_nothing_failed_but_something_unanswered_is_need_unknown(check):
    fate(
        check,
        dimensions="""H1 | health | passed     | false
                      H1 | income | unanswered | false""",
        expect="need_unknown | 0 | 0",
    )


def test_nothing_failed_and_all_answered_is_no_need_recorded(check):
    fate(
        check,
        dimensions="""H1 | health    | passed         | false
                      H1 | education | not_applicable | false""",
        expect="no_need_recorded | 0 | 0",
    )


def test_a_household_of_another_district_is_on_no_list_of_this_one(check):
    check(
        "curated.household_fates",
        given={
            "clean.households": """
                household_id | subdistrict_code
                -------------+-----------------
                H1           | 570101
            """,
            "clean.persons": ONE_PERSON,
            "curated.person_needs": CARD_VERIFIED,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-------
                H1           | income         | failed
            """,
        },
        expect="""
            household_id | fate_code
            -------------+-------------
            H1           | outside_area
        """,
    )


def no_card(check, *, persons: str, cards: str, expect: str) -> None:
    """Check the fate of a household that fails income and has these members."""
    check(
        "curated.household_fates",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_dimensions": """
                household_id | dimension_code | result | is_answered
                -------------+----------------+--------+------------
                H1           | income         | failed | true
            """,
            "clean.persons": f"""
                household_id | person_number | nationality_code
                -------------+---------------+-----------------
                {persons}
            """,
            "curated.person_needs": CARDS + cards,
        },
        expect=f"""
            fate_code | no_card_reason
            ----------+---------------
            {expect}
        """,
    )


def test_survey_poor_with_nobody_registered_has_no_card_even_where_helped(check):
    no_card(
        check,
        persons="""H1 | 1 | thai
                   H1 | 2 | thai""",
        cards="""H1 | 1 | 50 | false | false
                 H1 | 2 | 10 |       |      """,
        expect="no_card | nobody_registered",
    )


def test_a_member_who_registered_but_was_not_verified_has_failed(check):
    no_card(
        check,
        persons="""H1 | 1 | thai
                   H1 | 2 | thai""",
        cards="""H1 | 1 | 50 | true | false
                 H1 | 2 | 48 |      |      """,
        expect="no_card | failed",
    )


def test_a_household_of_children_only_is_under_18(check):
    no_card(
        check,
        persons="""H1 | 1 | thai
                   H1 | 2 | thai""",
        cards="""H1 | 1 | 17 | false | false
                 H1 | 2 | 9  |       |      """,
        expect="no_card | under_18",
    )


def test_a_household_whose_adults_are_not_thai_says_so(check):
    no_card(
        check,
        persons="""H1 | 1 | myanmar
                   H1 | 2 | thai""",
        cards="""H1 | 1 | 40 | false | false
                 H1 | 2 | 9  | false | false""",
        expect="no_card | not_thai",
    )


def test_adults_who_are_not_thai_say_so_though_they_have_no_thai_id(check):
    no_card(
        check,
        persons="H1 | 1 | stateless",
        cards="H1 | 1 | 40 | | ",
        expect="no_card | not_thai",
    )


def test_an_adult_without_a_usable_id_leaves_the_reason_unknown(check):
    no_card(
        check,
        persons="""H1 | 1 | thai
                   H1 | 2 | thai""",
        cards="""H1 | 1 | 50 | false | false
                 H1 | 2 | 48 |       |      """,
        expect="no_card | unknown",
    )


def test_a_household_none_of_whose_members_was_admitted_has_an_unknown_card(check):
    check(
        "curated.household_fates",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-------
                H1           | income         | failed
            """,
        },
        expect="""
            fate_code | no_card_reason
            ----------+---------------
            no_card   | unknown
        """,
    )


def gone(check, *, members: str, expect: str) -> None:
    """Check the fate of a failing household some of whose members are gone."""
    check(
        "curated.household_fates",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-------
                H1           | income         | failed
            """,
            "clean.persons": """
                household_id | person_number
                -------------+--------------
                H1           | 1
                H1           | 2
            """,
            "curated.person_needs": PRESENT + members,
        },
        expect=f"""
            fate_code | is_check_first
            ----------+---------------
            {expect}
        """,
    )


def test_a_household_all_of_whose_members_are_gone_is_emptied(check):
    gone(
        check,
        members="""H1 | 1 | false | true | true
                   H1 | 2 | false | true | true""",
        expect="emptied | true",
    )


def test_a_household_one_of_whose_members_is_gone_stays_on_its_list_to_be_checked(
    check,
):
    gone(
        check,
        members="""H1 | 1 | true  | true | true
                   H1 | 2 | false | true | true""",
        expect="unserved | true",
    )


def test_the_card_of_a_member_who_is_gone_is_no_card_of_the_household(check):
    gone(
        check,
        members="""H1 | 1 | true  | false | false
                   H1 | 2 | false | true  | true""",
        expect="no_card | true",
    )


@pytest.mark.parametrize(
    ("result", "is_check_first"), [("failed", "true"), ("unanswered", "false")]
)
def test_a_failed_indicator_that_was_outgrown_marks_the_household(
    check, result, is_check_first
):
    check(
        "curated.household_fates",
        given={
            "clean.households": HOUSEHOLD,
            "clean.persons": ONE_PERSON,
            "curated.person_needs": CARD_VERIFIED,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-------
                H1           | education      | failed
            """,
            "curated.household_gaps": f"""
                household_id | indicator_number | result   | is_check_first
                -------------+------------------+----------+---------------
                H1           | 16               | {result} | true
            """,
        },
        expect=f"""
            fate_code | is_check_first
            ----------+---------------
            unserved  | {is_check_first}
        """,
    )


def vulnerable(
    check,
    level: str,
    expect: str,
    *,
    result: str = "passed",
    least: int = PHAN.vulnerable_level,
    is_present: bool = True,
    subdistrict_code: str = "570511",
) -> None:
    """Check the fate of a household of that level of vulnerability."""
    check(
        "curated.household_fates",
        request=replace(PHAN, vulnerable_level=least),
        given={
            "clean.households": f"""
                household_id | subdistrict_code
                -------------+-------------------
                H1           | {subdistrict_code}
            """,
            "clean.persons": ONE_PERSON,
            "curated.person_needs": PRESENT + f"H1 | 1 | {is_present} | true | true",
            "curated.household_dimensions": f"""
                household_id | dimension_code | result   | is_answered
                -------------+----------------+----------+------------
                H1           | income         | {result} | false
            """,
            "curated.household_vulnerability": f"""
                household_id | vulnerability_level
                -------------+--------------------
                H1           | {level}
            """,
        },
        expect=f"""
            fate_code | is_something_unanswered
            ----------+------------------------
            {expect}
        """,
    )


@pytest.mark.parametrize("level", ["2", "3"])
def test_nothing_failed_but_vulnerable_is_on_the_list_of_the_vulnerable(check, level):
    vulnerable(check, level, "vulnerable | false")


@pytest.mark.parametrize("level", ["", "0", "1"])
def test_a_level_below_the_least_or_unknown_puts_a_household_on_no_list(check, level):
    vulnerable(check, level, "no_need_recorded | false")


@pytest.mark.parametrize(
    ("level", "least", "fate_code"),
    [
        ("1", 1, "vulnerable"),
        ("0", 1, "no_need_recorded"),
        ("2", 3, "no_need_recorded"),
    ],
)
def test_the_least_level_of_the_list_is_the_runs_choice(check, level, least, fate_code):
    vulnerable(check, level, f"{fate_code} | false", least=least)


def test_a_vulnerable_household_is_listed_though_it_did_not_answer_all_and_says_so(
    check,
):
    vulnerable(check, "2", "vulnerable | true", result="unanswered")


def test_a_vulnerable_household_that_fails_something_stays_on_the_list_of_its_need(
    check,
):
    vulnerable(check, "3", "unserved | false", result="failed")


def test_a_vulnerable_household_of_which_nobody_is_left_is_emptied(check):
    vulnerable(check, "2", "emptied | false", is_present=False)


def test_a_vulnerable_household_of_another_district_is_on_no_list_of_this_one(check):
    vulnerable(check, "2", "outside_area | false", subdistrict_code="570101")
