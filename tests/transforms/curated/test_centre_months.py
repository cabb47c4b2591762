"""`curated.centre_months`: how many households a centre can still visit this month."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

SERVING = "centre_id\n-\nC1"
HELP = "centre_id | subject_id\n-\n"


@pytest.mark.parametrize(
    ("capacity", "helped", "places"),
    [("45", 5, "45 | 5 | 40"), ("4", 5, "4 | 5 | 0"), ("0", 0, "0 | 0 | 0"),
     ("", 5, "| 5 |")],
    ids=["some left", "none left", "no capacity", "not said: no limit"],
)  # fmt: skip
def test_a_new_plan_has_as_many_places_as_the_capacity_less_whom_it_helped(
    check, capacity, helped, places
):
    check(
        "curated.centre_months",
        given={
            "clean.centres": f"centre_id | monthly_capacity_households\n-\nC1 | {capacity}",
            "curated.serving_centres": SERVING,
            "curated.monthly_help": HELP
            + "\n".join(["C9 | H0", *(f"C1 | H{n}" for n in range(helped))]),
        },
        expect="""
            capacity_households | helped_household_count | place_count | plan_month | issued_on  | is_frozen
            --------------------+------------------------+-------------+------------+------------+----------
            """
        + f"{places} | 2020-03-01 | 2020-03-31 | false",
    )


@pytest.mark.parametrize(
    ("remembered", "places"),
    [
        ("2020-03-01 | C1 | 2020-03-02 | 30", "30 | 2020-03-02 | true"),
        ("2020-03-01 | C1 | 2020-03-02 |   ", "   | 2020-03-02 | true"),
        ("2020-03-01 | C1 | 2020-03-31 | 30", "45 | 2020-03-31 | false"),
        ("2020-02-01 | C1 | 2020-02-29 | 30", "45 | 2020-03-31 | false"),
        ("2020-03-01 | C2 | 2020-03-02 | 30", "45 | 2020-03-31 | false"),
    ],
    ids=[
        "issued on an earlier night",
        "issued without a limit",
        "its first day again: made anew",
        "last month's",
        "another centre's",
    ],
)
def test_a_plan_once_issued_keeps_its_number_of_places(check, remembered, places):
    check(
        "curated.centre_months",
        given={
            "clean.centres": "centre_id | monthly_capacity_households\n-\nC1 | 45",
            "curated.serving_centres": SERVING,
            "earlier.plan_centres": "plan_month | centre_id | issued_on"
            f" | place_count\n-\n{remembered}",
        },
        expect=f"place_count | issued_on | is_frozen\n-\n{places}",
    )


def test_of_the_area_is_who_serves_or_stands_in_it_has_a_client_or_a_plan(check):
    check(
        "curated.centre_months",
        given={
            "clean.centres": "centre_id\n-\nC1\nC2\nC3\nC4\nC5\nC6",
            "curated.serving_centres": "subdistrict_code | centre_id\n-\n"
            "570501 | C1\n570502 | C1",
            "curated.centre_places": """
                centre_id | subdistrict_code
                ----------+-----------------
                C2        | 570501
                C3        | 570101
            """,
            "curated.outside_survey_clients": """
                client_id | centre_id | is_listed
                ----------+-----------+----------
                C-R1      | C4        | true
                C-R2      | C5        | false
            """,
            "earlier.plan_centres": """
                plan_month | centre_id | issued_on
                -----------+-----------+-----------
                2020-03-01 | C6        | 2020-03-01
                2020-03-01 | C7        | 2020-03-01
            """,
        },
        expect="centre_id\n-\nC1\nC2\nC4\nC6",
    )


@pytest.mark.parametrize(
    ("host", "may_receive"),
    [("tambon_office", "everyone"), ("temple", "planned"), ("ngo", "planned"),
     ("unknown", "planned")],
)  # fmt: skip
def test_the_host_says_whose_names_a_centre_may_have(check, host, may_receive):
    check(
        "curated.centre_months",
        given={
            "clean.centres": f"centre_id | host_type_code\n-\nC1 | {host}",
            "curated.serving_centres": SERVING,
        },
        expect=f"may_receive\n-\n{may_receive}",
    )
