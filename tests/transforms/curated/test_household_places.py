"""`curated.household_places`: where a listed household lies."""

import pytest

MIDDLES = """
    subdistrict_code | village_number | latitude | longitude | located_count
    -----------------+----------------+----------+-----------+--------------
    570511           |                | 19.5     | 99.5      | 9
    570511           | 1              | 19.9     | 99.9      | 5
    570511           | 2              | 19.8     | 99.8      | 4
"""


@pytest.mark.parametrize(
    ("drawn", "place"),
    [
        ("570511 | 1 | 19.80 | 99.8", "house       | 19.8 | 99.8"),
        ("570511 | 1 | 19.80 |     ", "village     | 19.9 | 99.9"),
        ("570511 | 1 |       | 99.8", "village     | 19.9 | 99.9"),
        ("570511 | 3 |       |     ", "subdistrict | 19.5 | 99.5"),
        ("570511 |   |       |     ", "subdistrict | 19.5 | 99.5"),
        ("570501 | 1 |       |     ", "unknown     |      |     "),
        ("570511 | 1 | 18.90 | 99.9", "village     | 19.9 | 99.9"),
        ("570511 | 1 | 20.07 | 99.9", "house       | 20.07 | 99.9"),
        ("570511 | 2 | 18.80 | 99.8", "house       | 18.8 | 99.8"),
    ],
    ids=[
        "the house's own",
        "half of a place",
        "the other half",
        "no house of the village has one",
        "village unknown",
        "nothing known",
        "a slip, 111 km from the village",
        "19 km from the village",
        "far from a village that few houses make known",
    ],
)
def test_a_household_lies_where_its_house_its_village_or_its_subdistrict_does(
    check, drawn, place
):
    check(
        "curated.household_places",
        given={
            "clean.households": "household_id | subdistrict_code | village_number"
            f" | latitude | longitude\n-\nH1 | {drawn}",
            "curated.household_fates": "household_id | fate_code\n-\nH1 | unserved",
            "curated.village_middles": MIDDLES,
        },
        expect=f"place_basis | latitude | longitude\n-\n{place}",
    )


def test_every_listed_household_has_a_place_and_no_other(check):
    check(
        "curated.household_places",
        given={
            "clean.households": "household_id\n-\nH1\nH2\nH3\nH4\nH5",
            "curated.household_fates": """
                household_id | fate_code    | failed_dimension_count
                -------------+--------------+-----------------------
                H1           | vulnerable   | 0
                H2           | emptied      | 1
                H3           | need_unknown | 0
                H4           | outside_area | 1
                H5           | emptied      | 0
            """,
        },
        expect="household_id\n-\nH1\nH2",
    )
