"""`curated.group_answers`: who answered how, and where: what headcounts are made of."""

from datetime import date

from schemas.run import RunRequest

HOUSEHOLDS = """
    household_id | subdistrict_code | village_number | indicator_results
    -------------+------------------+----------------+------------------
    H1           | 570511           | 3              | fails 1
    H2           | 570511           | 3              | fails 1
    H3           | 570511           |                | fails 1
    H4           | 570511           | 12             | fails 16
    H9           | 570101           | 1              | fails 1
"""
ANSWERS = """
    survey_round_id | indicator_results               | answer_number
    ----------------+---------------------------------+--------------
    bmn2560         | 0111111111111111111111111111111 | 1
    bmn2560         | 1111111111111110111111111111111 | 2
"""
GROUPS = """
    household_id | group_code | member_count
    -------------+------------+-------------
    H1           | everyone   | 4
    H2           | everyone   | 2
    H3           | everyone   | 1
    H9           | everyone   | 5
    H1           | elderly    | 2
    H3           | elderly    | 1
    H9           | elderly    | 1
    H1           | women      | 3
"""


def answered(check, expect: str, **how: object) -> None:
    check(
        "curated.group_answers",
        given={
            "clean.households": HOUSEHOLDS,
            "curated.weighed_answers": ANSWERS,
            "curated.household_groups": GROUPS,
        },
        expect=expect,
        **how,
    )


def test_everyone_is_told_by_village_other_groups_of_poverty_by_subdistrict(check):
    answered(
        check,
        """
        group_code | area_code | answer_number | household_count | person_count
        -----------+-----------+---------------+-----------------+-------------
        everyone   | 57051103  | 1             | 2               | 6
        everyone   | 57051100  | 1             | 1               | 1
        everyone   | 57051112  | 2             | 1               | 0
        elderly    | 570511    | 1             | 2               | 3
        """,
    )


def test_a_household_without_an_admitted_member_is_a_household_of_everyone(check):
    answered(
        check,
        """
        group_code | household_count | person_count
        -----------+-----------------+-------------
        everyone   | 1               | 0
        """,
        only="answer_number = 2",
    )


def test_only_households_of_the_area_are_counted(check):
    answered(
        check,
        """
        area_code | household_count
        ----------+----------------
        570101    | 1
        57010101  | 1
        """,
        request=RunRequest("5701", date(2020, 3, 31)),
    )
