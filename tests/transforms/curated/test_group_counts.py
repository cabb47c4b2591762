"""`curated.group_counts`: people of each group in each subdistrict, and the listed."""

from dataclasses import replace

import pytest

from tests.drawn import PHAN

GROUPS = """
    household_id | group_code | member_count | present_count
    -------------+------------+--------------+--------------
    H1           | everyone   | 4            | 3
    H1           | elderly    | 2            | 2
    H2           | everyone   | 1            | 1
    H2           | elderly    | 1            | 1
    H3           | everyone   | 2            | 0
    H3           | elderly    | 1            | 0
    H4           | everyone   | 7            | 7
    H4           | elderly    | 1            | 1
"""
FATES = """
    household_id | subdistrict_code | fate_code
    -------------+------------------+-----------------
    H1           | 570511           | follow_up
    H2           | 570511           | no_need_recorded
    H3           | 570511           | emptied
    H4           | 570101           | outside_area
"""


def test_a_group_is_counted_where_anybody_of_it_still_lives_in_the_area(check):
    check(
        "curated.group_counts",
        given={
            "curated.household_groups": GROUPS,
            "curated.household_fates": FATES,
        },
        expect="""
            group_code | person_count | household_count | listed_household_count
            -----------+--------------+-----------------+-----------------------
            everyone   | 4            | 2               | 1
            elderly    | 3            | 2               | 1
        """,
        only="person_count > 0",
    )


@pytest.mark.parametrize(
    ("fate_code", "listed"),
    [
        ("no_card", 1),
        ("unserved", 1),
        ("part_served", 1),
        ("follow_up", 1),
        ("vulnerable", 1),
        ("need_unknown", 0),
        ("no_need_recorded", 0),
        ("emptied", 0),
    ],
)
def test_a_household_is_listed_on_a_list_of_need(check, fate_code, listed):
    check(
        "curated.group_counts",
        given={
            "curated.household_groups": """
                household_id | group_code | member_count | present_count
                -------------+------------+--------------+--------------
                H1           | youth      | 1            | 1
            """,
            "curated.household_fates": f"""
                household_id | subdistrict_code | fate_code
                -------------+------------------+-----------
                H1           | 570511           | {fate_code}
            """,
        },
        expect=f"""
            group_code | household_count | listed_household_count
            -----------+-----------------+-----------------------
            youth      | 1               | {listed}
        """,
        only="household_count > 0",
    )


@pytest.mark.parametrize(
    ("vulnerable_level", "counts"),
    [(1, "3 | 5 | 1"), (2, "2 | 4 | 1"), (3, "1 | 3 | 1")],
)
def test_vulnerable_households_are_counted_whatever_list_they_are_on(
    check, vulnerable_level, counts
):
    check(
        "curated.group_counts",
        request=replace(PHAN, vulnerable_level=vulnerable_level),
        given={
            "curated.household_groups": """
                household_id | group_code | member_count | present_count
                -------------+------------+--------------+--------------
                H1           | everyone   | 4            | 3
                H1           | families   | 4            | 3
                H2           | everyone   | 1            | 1
                H3           | everyone   | 1            | 1
                H4           | everyone   | 2            | 0
                H5           | everyone   | 1            | 1
            """,
            "curated.household_vulnerability": """
                household_id | vulnerability_level
                -------------+--------------------
                H1           | 3
                H2           | 2
                H3           | 1
                H4           | 3
                H5           |
            """,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+-----------------
                H1           | 570511           | unserved
                H2           | 570511           | no_need_recorded
                H3           | 570511           | no_need_recorded
                H4           | 570511           | emptied
                H5           | 570511           | no_need_recorded
            """,
        },
        expect=f"""
            household_count | person_count | listed_household_count
            ----------------+--------------+-----------------------
            {counts}
        """,
        only="group_code = 'vulnerable_households' and household_count > 0",
    )


def test_a_group_nobody_is_of_counts_nil_and_one_that_cannot_be_told_says_why(check):
    check(
        "curated.group_counts",
        given={},
        expect="""
            group_code | person_count | household_count | listed_household_count | not_measurable_en is not null
            -----------+--------------+-----------------+------------------------+------------
            youth      | 0            | 0               | 0                      | false
            homeless   |              |                 |                        | true
        """,  # noqa: E501
        only="subdistrict_code = '570511' and group_code in ('youth', 'homeless')",
    )


def test_every_subdistrict_of_the_area_is_told_of_every_group_in_order(check):
    check(
        "curated.group_counts",
        given={},
        expect="""
            subdistrict_code | group_code
            -----------------+-----------
            570501           | everyone
            570501           | homeless
            570502           | everyone
            570502           | homeless
        """,
        only="group_code in ('everyone', 'homeless') and subdistrict_code <= '570502'",
    )
