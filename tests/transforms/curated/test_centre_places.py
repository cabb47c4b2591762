"""`curated.centre_places`: which centres are open, and where they stand."""

import pytest

MIDDLES = """
    subdistrict_code | village_number | latitude | longitude
    -----------------+----------------+----------+----------
    570511           |                | 19.5     | 99.5
    570511           | 1              | 19.9     | 99.9
"""


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ("570511 | 19.1 | 99.1", "19.1 | 99.1"),
        ("570511 | 19.1 |     ", "19.5 | 99.5"),
        ("570511 |      | 99.1", "19.5 | 99.5"),
        ("570512 |      |     ", "     |     "),
    ],
    ids=["its own", "half of a place", "the other half", "nothing known"],
)
def test_a_centre_without_coordinates_stands_in_the_middle_of_its_subdistrict(
    check, drawn, found
):
    check(
        "curated.centre_places",
        given={
            "clean.centres": "subdistrict_code | latitude | longitude\n-\n" + drawn,
            "curated.village_middles": MIDDLES,
        },
        expect=f"latitude | longitude\n-\n{found}",
    )


@pytest.mark.parametrize(
    ("opened_on", "is_open"),
    [("2020-03-31", True), ("2020-04-01", False), ("", True)],
)
def test_a_centre_is_open_from_its_opening_on_and_where_that_is_not_known(
    check, opened_on, is_open
):
    check(
        "curated.centre_places",
        given={"clean.centres": f"centre_id | opened_on\n-\nC1 | {opened_on}"},
        expect="centre_id\n-\n" + ("C1" if is_open else ""),
    )
