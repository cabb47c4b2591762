"""`curated.standing_plans`: whether whom an earlier night planned still stands."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

MONTHS = """
    centre_id | plan_month | issued_on  | is_frozen
    ----------+------------+------------+----------
    C1        | 2020-03-01 | 2020-03-01 | true
    C2        | 2020-03-01 | 2020-03-01 | true
    C3        | 2020-03-01 | 2020-03-31 | false
"""
REMEMBERED = """
    plan_month | household_id | centre_id | subdistrict_code | list_code | plan_place
    -----------+--------------+-----------+------------------+-----------+-----------
    2020-03-01 | H1           | C1        | 570501           | unserved  | 7
"""
WORLD = {"curated.centre_months": MONTHS, "earlier.plan_households": REMEMBERED}
FATES = "household_id | subdistrict_code | fate_code\n-\n"


@pytest.mark.parametrize(
    ("fate", "found"),
    [
        ("H1 | 570501 | unserved", "true  |       |"),
        ("H1 | 570501 | no_need_recorded", "true |  |"),
        ("H1 | 570502 | unserved", "false | moved | 2020-03-31"),
        ("H1 | 570101 | outside_area", "false | moved | 2020-03-31"),
        ("H2 | 570501 | unserved", "false | moved | 2020-03-31"),
        ("H1 | 570501 | emptied", "false | moved | 2020-03-31"),
    ],
    ids=["as before", "off its list", "another subdistrict", "another area",
         "not in the survey any more", "everybody gone"],
)  # fmt: skip
def test_a_household_stands_in_the_plan_unless_it_has_gone(check, fate, found):
    check(
        "curated.standing_plans",
        given=WORLD | {"curated.household_fates": FATES + fate},
        expect=f"is_standing | change_code | changed_on\n-\n{found}",
    )


@pytest.mark.parametrize(
    ("event", "change"),
    [
        ("1570000000011 |    |   | deceased", "died"),
        ("              | H1 | 2 | deceased", "died"),
        ("              | H1 | 2 | moved", "moved"),
        ("              | H9 | 2 | deceased", "moved"),
    ],
)
def test_who_died_is_told_from_who_moved(check, event, change):
    check(
        "curated.standing_plans",
        given=WORLD
        | {
            "curated.household_fates": FATES + "H1 | 570501 | emptied",
            "clean.persons": "household_id | citizen_id\n-\nH1 | 1570000000011",
            "clean.person_status": "citizen_id | household_id | person_number"
            f" | status_code\n-\n{event}",
        },
        expect=f"is_standing | change_code\n-\nfalse | {change}",
    )


def test_a_house_that_stood_empty_when_it_was_planned_is_still_to_be_checked(check):
    check(
        "curated.standing_plans",
        given=WORLD
        | {
            "curated.household_fates": FATES + "H1 | 570501 | emptied",
            "earlier.plan_households": REMEMBERED.replace("unserved ", "emptied "),
        },
        expect="is_standing | change_code\n-\ntrue |",
    )


@pytest.mark.parametrize(
    ("drawn", "is_kept"),
    [
        ({}, "false"),
        ({"curated.monthly_help": "subject_kind | subject_id\n-\nhousehold | H1"},
         "true"),
        ({"curated.urgent_requests": "subject_kind | subject_id | is_emergency\n-\n"
          "household | H1 | true"}, "true"),
        ({"curated.urgent_requests": "subject_kind | subject_id | is_emergency"
          " | is_overdue\n-\nhousehold | H1 | false | true"}, "false"),
        ({"earlier.plan_households": REMEMBERED.replace("plan_place",
          "plan_place | change_code").replace("| 7", "| 7 | emergency")}, "true"),
    ],
    ids=["neither", "helped since", "an emergency", "overdue", "came in as one"],
)  # fmt: skip
def test_who_was_helped_or_is_an_emergency_gives_way_to_nobody(check, drawn, is_kept):
    fates = {"curated.household_fates": FATES + "H1 | 570501 | unserved"}
    check(
        "curated.standing_plans",
        given=WORLD | fates | drawn,
        expect=f"is_kept\n-\n{is_kept}",
    )


def test_only_this_months_frozen_plans_of_this_area_count(check):
    check(
        "curated.standing_plans",
        given=WORLD
        | {
            "curated.household_fates": FATES
            + "\n".join(f"H{n} | 570501 | unserved" for n in range(1, 6)),
            "earlier.plan_households": """
                plan_month | household_id | centre_id | subdistrict_code | plan_place | change_code | changed_on
                -----------+--------------+-----------+------------------+------------+-------------+-----------
                2020-03-01 | H1           | C1        | 570501           | 1          |             |
                2020-02-01 | H2           | C1        | 570501           | 1          |             |
                2020-03-01 | H4           | C3        | 570501           | 1          |             |
                2020-03-01 | H5           | C1        | 570501           |            | displaced   | 2020-03-09
                2020-03-01 | H6           | C9        | 570501           | 1          |             |
            """,
        },
        expect="""
            household_id | former_place | is_standing | change_code | changed_on
            -------------+--------------+-------------+-------------+-----------
            H1           | 1            | true        |             |
            H5           |              | false       | displaced   | 2020-03-09
        """,
    )  # fmt: skip


def test_whom_two_centres_plan_stays_with_the_newer_one(check):
    check(
        "curated.standing_plans",
        given=WORLD
        | {
            "curated.household_fates": FATES + "H1 | 570501 | unserved",
            "earlier.plan_households": """
                plan_month | household_id | centre_id | subdistrict_code | plan_place | change_code | changed_on
                -----------+--------------+-----------+------------------+------------+-------------+-----------
                2020-03-01 | H1           | C1        | 570501           | 1          |             |
                2020-03-01 | H1           | C2        | 570501           | 9          | filled      | 2020-03-20
            """,
        },
        expect="""
            centre_id | is_standing | change_code
            ----------+-------------+------------
            C1        | false       | moved
            C2        | true        | filled
        """,
    )
