"""`curated.subdistrict_centres`: of all centres that serve one, which takes it."""

import pytest


def test_the_centre_that_stands_in_the_subdistrict_takes_it_before_an_older_one(check):
    check(
        "curated.subdistrict_centres",
        given={
            "clean.centres": """
                centre_id | subdistrict_code
                ----------+-----------------
                C1        | 570501
                C2        | 570511
            """,
            "clean.centre_coverage": """
                centre_id | subdistrict_code | valid_from
                ----------+------------------+-----------
                C1        | 570511           | 2010-01-01
                C2        | 570511           | 2019-01-01
                C1        | 570501           | 2010-01-01
            """,
        },
        expect="""
            subdistrict_code | centre_id | centre_count
            -----------------+-----------+-------------
            570501           | C1        | 1
            570511           | C2        | 2
        """,
    )


def test_of_centres_from_elsewhere_the_longest_in_charge_takes_it_then_the_first_key(
    check,
):
    check(
        "curated.subdistrict_centres",
        given={
            "clean.centres": """
                centre_id | subdistrict_code
                ----------+-----------------
                C1        | 570501
                C2        | 570502
                C3        | 570503
            """,
            "clean.centre_coverage": """
                centre_id | subdistrict_code | valid_from
                ----------+------------------+-----------
                C1        | 570511           | 2015-01-01
                C3        | 570511           | 2012-01-01
                C2        | 570511           | 2012-01-01
            """,
        },
        expect="""
            subdistrict_code | centre_id
            -----------------+----------
            570511           | C2
        """,
    )


@pytest.mark.parametrize(
    ("period", "opened_on", "serves"),
    [
        ("2020-03-31 | 2020-03-31", "2020-03-31", True),
        ("2010-01-01 |           ", "          ", True),
        ("2020-04-01 |           ", "          ", False),  # not in charge yet
        ("2010-01-01 | 2020-03-30", "          ", False),  # no longer in charge
        ("2010-01-01 |           ", "2020-04-01", False),  # not open yet
    ],
)
def test_only_a_centre_that_is_open_and_in_charge_on_the_day_serves(
    check, period, opened_on, serves
):
    check(
        "curated.subdistrict_centres",
        given={
            "clean.centres": f"""
                centre_id | opened_on
                ----------+------------
                C1        | {opened_on}
            """,
            "clean.centre_coverage": f"""
                centre_id | valid_from | valid_to
                ----------+------------+-----------
                C1        | {period}
            """,
        },
        expect=f"""
            centre_id
            ---------
            {"C1" if serves else ""}
        """,
    )
