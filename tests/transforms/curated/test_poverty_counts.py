"""`curated.poverty_counts`: H, A and M0 of an area are sums of its smallest parts."""

from datetime import date

import pytest

from schemas.run import RunRequest

WEIGHTS = """
    measure_code | survey_round_id | component_code | weight
    -------------+-----------------+----------------+-------
    M            | bmn2560         | health         | 3
    M            | bmn2560         | income         | 1
    M            | bmn2565         | health         | 3
    M            | bmn2565         | income         | 1
"""
ANSWERS = """
    measure_code | answer_number | component_code | failed_weight | is_poor | is_undetermined
    -------------+---------------+----------------+---------------+---------+----------------
    M            | 1             | health         | 4             | true    | false
    M            | 1             | income         | 4             | true    | false
    M            | 2             | health         | 3             | true    | false
    M            | 3             | income         | 1             | false   | true
"""  # noqa: E501
PEOPLE = """
    group_code | area_code | answer_number | household_count | person_count
    -----------+-----------+---------------+-----------------+-------------
    everyone   | 57051103  | 1             | 2               | 5
    everyone   | 57051103  | 4             | 2               | 5
    everyone   | 57051100  | 2             | 1               | 0
    everyone   | 57050101  | 3             | 1               | 3
    elderly    | 570511    | 1             | 2               | 3
"""
PROVINCE = RunRequest("57", date(2020, 3, 31))


def counted(check, expect: str, **how: object) -> None:
    check(
        "curated.poverty_counts",
        given={
            "reference.poverty_weights": WEIGHTS,
            "curated.answer_components": ANSWERS,
            "curated.group_answers": PEOPLE,
        },
        expect=expect,
        **how,
    )


def test_households_and_persons_of_every_area_are_counted_apart(check):
    counted(
        check,
        """
        unit      | area_level  | area_code | unit_count | poor_count | undetermined_count | censored_weight
        ----------+-------------+-----------+------------+------------+--------------------+----------------
        household | district    | 5705      | 6          | 3          | 1                  | 11
        household | subdistrict | 570501    | 1          | 0          | 1                  | 0
        household | village     | 57050101  | 1          | 0          | 1                  | 0
        household | subdistrict | 570511    | 5          | 3          | 0                  | 11
        household | village     | 57051100  | 1          | 1          | 0                  | 3
        household | village     | 57051103  | 4          | 2          | 0                  | 8
        person    | district    | 5705      | 13         | 5          | 3                  | 20
        person    | subdistrict | 570501    | 3          | 0          | 3                  | 0
        person    | village     | 57050101  | 3          | 0          | 3                  | 0
        person    | subdistrict | 570511    | 10         | 5          | 0                  | 20
        person    | village     | 57051103  | 10         | 5          | 0                  | 20
        """,  # noqa: E501
        only="group_code = 'everyone'",
    )


def test_a_group_is_told_by_subdistrict_and_above(check):
    counted(
        check,
        """
        unit      | area_level  | area_code | unit_count
        ----------+-------------+-----------+-----------
        household | province    | 57        | 2
        household | district    | 5705      | 2
        household | subdistrict | 570511    | 2
        person    | province    | 57        | 3
        person    | district    | 5705      | 3
        person    | subdistrict | 570511    | 3
        """,
        only="group_code = 'elderly'",
        request=PROVINCE,
    )


@pytest.mark.parametrize(
    ("area_code", "shares"),
    [
        ("57051103", "4 | 0.5 | 1.0 | 0.5"),
        ("57051100", "4 | 1.0 | 0.75 | 0.75"),
        ("57050101", "4 | 0.0 | | 0.0"),  # nobody is poor: no intensity
    ],
)
def test_the_shares_are_of_units_of_poor_units_and_of_all_weights(
    check, area_code, shares
):
    counted(
        check,
        f"""
        total_weight | headcount_share | intensity_share | adjusted_headcount_share
        -------------+-----------------+-----------------+-------------------------
        {shares}
        """,
        only=f"unit = 'household' and area_code = '{area_code}'",
    )
