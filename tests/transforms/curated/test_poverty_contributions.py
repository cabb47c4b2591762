"""`curated.poverty_contributions`: what each component adds to M0, and to whom."""

PEOPLE = """
    group_code | area_code | answer_number | household_count | person_count
    -----------+-----------+---------------+-----------------+-------------
    everyone   | 57051103  | 1             | 2               | 6
    everyone   | 57051103  | 2             | 3               | 4
    everyone   | 57051103  | 4             | 5               | 10
    everyone   | 57051104  | 3             | 1               | 0
"""
ANSWERS = """
    measure_code | answer_number | component_code | dimension_code | weight | result         | is_poor
    -------------+---------------+----------------+----------------+--------+----------------+--------
    M            | 1             | health         | health         | 3      | failed         | true
    M            | 1             | income         | income         | 1      | failed         | true
    M            | 2             | income         | income         | 1      | failed         | false
    M            | 2             | health         | health         | 3      | unanswered     | false
    M            | 3             | access         | access         | 2      | not_applicable | true
    M            | 3             | health         | health         | 3      | failed         | true
"""  # noqa: E501
COUNTS = """
    measure_code | unit      | group_code | area_level  | area_code | unit_count | censored_weight
    -------------+-----------+------------+-------------+-----------+------------+----------------
    M            | household | everyone   | subdistrict | 570511    | 11         | 11
    M            | household | everyone   | village     | 57051103  | 10         | 8
    M            | household | everyone   | village     | 57051104  | 1          | 3
    M            | person    | everyone   | subdistrict | 570511    | 20         | 24
    M            | person    | everyone   | village     | 57051103  | 20         | 24
"""  # noqa: E501


def added(check, expect: str, only: str) -> None:
    check(
        "curated.poverty_contributions",
        given={
            "curated.group_answers": PEOPLE,
            "curated.answer_components": ANSWERS,
            "curated.poverty_counts": COUNTS,
        },
        expect=expect,
        only=only,
    )


def test_failures_are_counted_raw_and_only_those_of_the_poor(check):
    added(
        check,
        """
        unit      | area_code | component_code | failed_count | censored_count | unanswered_count | not_applicable_count
        ----------+-----------+----------------+--------------+----------------+------------------+---------------------
        household | 570511    | access         | 0            | 0              | 0                | 1
        household | 570511    | health         | 3            | 3              | 3                | 0
        household | 570511    | income         | 5            | 2              | 0                | 0
        household | 57051103  | health         | 2            | 2              | 3                | 0
        household | 57051103  | income         | 5            | 2              | 0                | 0
        household | 57051104  | access         | 0            | 0              | 0                | 1
        household | 57051104  | health         | 1            | 1              | 0                | 0
        person    | 570511    | health         | 6            | 6              | 4                | 0
        person    | 570511    | income         | 10           | 6              | 0                | 0
        person    | 57051103  | health         | 6            | 6              | 4                | 0
        person    | 57051103  | income         | 10           | 6              | 0                | 0
        """,  # noqa: E501
        only="true",
    )


def test_shares_are_of_all_units_and_contributions_of_all_that_the_poor_fail(check):
    added(
        check,
        """
        component_code | raw_headcount_share | censored_headcount_share | contribution_share
        ---------------+---------------------+--------------------------+-------------------
        health         | 0.3                 | 0.3                      | 0.75
        income         | 0.5                 | 0.3                      | 0.25
        """,  # noqa: E501
        only="unit = 'person' and area_code = '57051103'",
    )
