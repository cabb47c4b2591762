"""`curated.serving_centres`: which centres take a subdistrict on the day."""

import pytest

WORLD = {
    "clean.centre_coverage": """
        centre_id | subdistrict_code | valid_from | valid_to
        ----------+------------------+------------+-----------
        C1        | 570501           | 2019-01-01 |
        C1        | 570501           | 2020-03-01 | 2020-12-31
        C2        | 570501           | 2019-01-01 | 2020-03-31
        C3        | 570501           | 2019-01-01 | 2020-03-30
        C4        | 570501           | 2020-04-01 |
        C9        | 570501           | 2019-01-01 |
    """,
    "curated.centre_places": """
        centre_id | subdistrict_code | latitude | longitude
        ----------+------------------+----------+----------
        C1        | 570501           | 19.0     | 99.0
        C2        | 570511           | 19.1     | 99.0
        C3        | 570101           | 19.2     | 99.0
        C4        | 570511           |          |
    """,
    "curated.village_middles": """
        subdistrict_code | village_number | latitude | longitude
        -----------------+----------------+----------+----------
        570501           |                | 19.0     | 99.0
        570501           | 1              | 15.0     | 99.0
        570511           |                | 19.2     | 99.1
    """,
}
COLUMNS = "centre_id | is_stand_in | distance_km\n-\n"


def test_every_open_centre_whose_coverage_holds_on_the_day_serves_a_subdistrict_once(
    check,
):
    check(
        "curated.serving_centres",
        given=WORLD,
        only="subdistrict_code = '570501'",
        expect=f"""{COLUMNS}
            C1 | false | 0.0
            C2 | false | 11.119
        """,
    )


def test_a_subdistrict_without_a_centre_gets_the_nearest_to_its_middle(check):
    check(
        "curated.serving_centres",
        given=WORLD,
        only="subdistrict_code = '570511'",
        expect=f"{COLUMNS}C3 | true | 10.501",
    )


def test_every_subdistrict_of_the_area_has_a_centre_as_long_as_one_is_open(check):
    check(
        "curated.serving_centres",
        given=WORLD,
        only="is_stand_in",
        expect="subdistrict_code\n-\n"
        + "\n".join(f"5705{place:02}" for place in (2, 3, 4, 5, 6, 7, 8, 9, 10))
        + "\n570511\n570512\n570513\n570514\n570515",
    )


@pytest.mark.parametrize(
    ("centres", "nearest"),
    [
        ("C2 | 570501 | 19.0 | 99.0\nC1 | 570501 | 19.0 | 99.0", "C1"),
        ("C1 | 570511 |      |     \nC2 | 570101 | 15.0 | 99.0", "C2"),
        ("C1 | 570101 |      |     \nC2 | 570501 |      |     ", "C2"),
        ("", ""),
    ],
    ids=["a tie", "place unknown", "all unknown: its district", "no centre at all"],
)
def test_the_nearest_is_one_only_and_always_the_same(check, centres, nearest):
    places = "centre_id | subdistrict_code | latitude | longitude\n-\n"
    check(
        "curated.serving_centres",
        given=WORLD | {"curated.centre_places": places + centres,
                       "clean.centre_coverage": "centre_id\n-\n"},
        only="subdistrict_code = '570511'",
        expect=f"centre_id\n-\n{nearest}",
    )  # fmt: skip
