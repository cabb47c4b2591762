"""`curated.report_figures`: one figure for each measure, row and place, zeros too."""

from datetime import date

import pytest

from schemas.run import RunRequest

PROVINCE = RunRequest("57", date(2020, 3, 31))
PLACES = """
    place_code | place_kind  | place_name | part_of_code
    -----------+-------------+------------+-------------
    57         | area        | province   |
    5705       | district    | one        | 57
    5718       | district    | two        | 57
    5700       | elsewhere   | elsewhere  | 57
    570511     | subdistrict | one one    | 5705
    570512     | subdistrict | one two    | 5705
    571801     | subdistrict | two one    | 5718
    C1         | centre      | centre     | 57
"""
HEADING = "measure_code | row_code | place_code | figure_count\n-\n"


def rolled(check, expect, only, places=PLACES, **figures: str):
    check(
        "curated.report_figures",
        given={"curated.report_places": places}
        | {f"curated.{name}_figures": HEADING + row for name, row in figures.items()},
        expect=expect,
        only=only,
    )


def test_subdistricts_add_up_to_districts_and_those_to_the_province(check):
    rolled(
        check,
        """
            row_code | place_code | place_name | part_of_code | figure_count
            ---------+------------+------------+--------------+-------------
            all      | 57         | province   |              | 7
            all      | 5705       | one        | 57           | 3
            all      | 570511     | one one    | 5705         | 1
            all      | 570512     | one two    | 5705         | 2
            all      | 5718       | two        | 57           | 4
            all      | 571801     | two one    | 5718         | 4
        """,
        "measure_code = 'poor_households'",
        household=(
            "poor_households | all | 570511 | 1\npoor_households | all | 570512 | 2\n"
            "poor_households | all | 571801 | 4"
        ),
    )


def test_cases_of_no_district_belong_to_the_province(check):
    rolled(
        check,
        """
            place_code | figure_count
            -----------+-------------
            57         | 7
            5700       | 5
            5705       | 2
            5718       | 0
        """,
        "measure_code = 'cases' and row_code = 'dcy'",
        case="cases | dcy | 5705 | 2\ncases | dcy | 5700 | 5\ncases | dop | 5705 | 9",
    )


def test_beside_a_district_cases_elsewhere_are_told_and_not_added_to_it(check):
    places = """
        place_code | place_kind | place_name | part_of_code
        -----------+------------+------------+-------------
        5705       | area       | one        |
        5700       | elsewhere  | elsewhere  |
    """
    rolled(
        check,
        """
            place_code | figure_count
            -----------+-------------
            5700       | 5
            5705       | 2
        """,
        "measure_code = 'cases' and row_code = 'dcy'",
        places=places,
        case="cases | dcy | 5705 | 2\ncases | dcy | 5700 | 5",
    )


def test_centres_add_up_to_the_area_and_what_is_told_of_the_data_is_the_areas(check):
    rolled(
        check,
        """
            measure_code            | place_code | figure_count
            ------------------------+------------+-------------
            centre_needy_households | 57         | 3
            centre_needy_households | C1         | 3
            linked_records          | 57         | 8
        """,
        "measure_code in ('linked_records', 'centre_needy_households')",
        centre="centre_needy_households | all | C1 | 3",
        quality="linked_records | all | 57 | 8",
    )


@pytest.mark.parametrize(
    ("measure", "rows", "places"),
    [
        ("surveyed_persons", ("all",), ("57", "5705", "5718", "570511")),
        ("new_households", ("health", "living", "education", "income", "access"), ()),
        ("group_persons", ("elderly", "disabled", "children", "no_thai_id"), ()),
        ("emergency_cases", ("all",), ("57", "5700", "5705", "5718")),
        ("centre_places", ("all",), ("57", "C1")),
        ("review_records", ("all",), ("57",)),
        ("source_rows", ("persons",), ("57",)),
        ("source_age_days", (), ()),
    ],
)
def test_what_nobody_counted_is_nil_save_an_age(check, measure, rows, places):
    places = places or ("57",)
    expected = [f"{row} | {place} | 0" for row in rows for place in places]
    check(
        "curated.report_figures",
        given={
            "curated.report_places": PLACES,
            "curated.ledger": "subject | fate\n-\npersons | rejected\nclients | total",
        },
        expect="\n".join(
            ["row_code | place_code | figure_count\n-", *sorted(expected)]
        ),
        only=(
            f"measure_code = '{measure}' and place_code not in ('570512', '571801')"
            + (" and place_code = '57'" if len(rows) > 1 else "")
        ),
    )


def test_a_department_without_a_case_is_told_nil(check):
    rolled(
        check,
        """
            row_code        | figure_count
            ----------------+-------------
            dcy             | 2
            province_office | 0
            red_cross       | 0
        """,
        "measure_code = 'cases' and place_code = '5705'"
        " and row_code in ('dcy', 'province_office', 'red_cross')",
        case="cases | dcy | 5705 | 2",
    )
