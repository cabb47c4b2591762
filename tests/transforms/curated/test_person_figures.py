"""`curated.person_figures`: the persons of the reports."""

import pytest

COUNTS = """
    measure_code   | unit      | group_code | area_level  | area_code | unit_count | poor_count | undetermined_count | censored_weight
    ---------------+-----------+------------+-------------+-----------+------------+------------+--------------------+----------------
    tpmap          | person    | everyone   | subdistrict | 570511    | 30         | 9          | 2                  | 12
    two_dimensions | person    | everyone   | subdistrict | 570511    | 30         | 3          | 4                  | 6
    indicators     | person    | everyone   | subdistrict | 570511    | 30         | 8          | 1                  | 90
    tpmap          | household | everyone   | subdistrict | 570511    | 11         | 5          | 1                  | 7
    tpmap          | person    | everyone   | district    | 5705      | 30         | 9          | 2                  | 12
    tpmap          | person    | everyone   | village     | 57051101  | 30         | 9          | 2                  | 12
    tpmap          | person    | elderly    | subdistrict | 570511    | 8          | 4          | 1                  | 5
    two_dimensions | person    | elderly    | subdistrict | 570511    | 8          | 1          | 1                  | 2
    tpmap          | person    | children   | subdistrict | 570511    | 7          | 2          | 0                  | 2
    tpmap          | person    | one_parent | subdistrict | 570511    | 3          | 1          | 0                  | 1
"""  # noqa: E501
CONTRIBUTIONS = """
    measure_code   | unit      | group_code | area_level  | area_code | dimension_code | censored_count
    ---------------+-----------+------------+-------------+-----------+----------------+---------------
    tpmap          | person    | everyone   | subdistrict | 570511    | health         | 7
    tpmap          | person    | everyone   | subdistrict | 570511    | income         | 5
    two_dimensions | person    | everyone   | subdistrict | 570511    | health         | 3
    tpmap          | household | everyone   | subdistrict | 570511    | health         | 4
    tpmap          | person    | elderly    | subdistrict | 570511    | health         | 2
    tpmap          | person    | everyone   | district    | 5705      | health         | 7
"""  # noqa: E501
FATES = """
    household_id | subdistrict_code | failed_dimension_count | answered_dimension_count
    -------------+------------------+------------------------+-------------------------
    full         | 570511           | 2                      | 2
    part         | 570511           | 2                      | 1
    none         | 570512           | 0                      | 0
    far          | 570101           | 1                      | 1
"""
NEEDS = (
    "household_id | person_number | subdistrict_code | survey_age_years"
    " | is_survey_poor | is_target_poor\n-\n"
)


def test_what_the_poverty_tables_counted_is_told_as_they_have_it(check):
    check(
        "curated.person_figures",
        given={
            "curated.poverty_counts": COUNTS,
            "curated.poverty_contributions": CONTRIBUTIONS,
        },
        expect="""
            measure_code               | row_code | place_code | figure_count
            ---------------------------+----------+------------+-------------
            surveyed_persons           | all      | 570511     | 30
            poor_persons               | all      | 570511     | 9
            undetermined_persons       | all      | 570511     | 2
            deprivations               | all      | 570511     | 12
            one_dimension_persons      | all      | 570511     | 6
            two_dimension_persons      | all      | 570511     | 3
            two_dimension_deprivations | all      | 570511     | 6
            group_persons              | elderly  | 570511     | 8
            poor_group_persons         | elderly  | 570511     | 4
            group_persons              | children | 570511     | 7
            poor_group_persons         | children | 570511     | 2
            deprived_persons           | health   | 570511     | 7
            deprived_persons           | income   | 570511     | 5
        """,
    )


@pytest.mark.parametrize(
    ("person", "linked", "counted"),
    [
        ("full | 1 | 570511 | 18 | true | false", "full", {"poor_adults"}),
        ("full | 1 | 570511 | 17 | true | true", "full", {"target_poor_persons"}),
        ("full | 1 | 570511 | | true | true", "full", {"target_poor_persons"}),
        (
            "full | 1 | 570511 | 18 | true | true",
            "part",
            {"target_poor_persons", "poor_adults", "card_adults"},
        ),
        (
            "part | 1 | 570511 | 18 | true | true",
            "part",
            {"target_poor_persons", "poor_adults", "card_adults", "caseload_adults"},
        ),
        (
            "full | 1 | 570511 | 18 | true | true",
            "full",
            {
                "target_poor_persons",
                "poor_adults",
                "card_adults",
                "caseload_adults",
                "served_adults",
            },
        ),
        ("none | 1 | 570512 | 40 | false | false", "none", set()),
        ("far | 1 | 570101 | 40 | true | true", "far", set()),
    ],
)
def test_poor_adults_are_followed_from_their_card_to_help_in_full(
    check, person, linked, counted
):
    check(
        "curated.person_figures",
        given={
            "curated.household_fates": FATES,
            "curated.person_needs": NEEDS + person,
            # two records of one household
            "curated.linked_services": f"household_id\n-\n{linked}\n{linked}",
        },
        expect="\n".join(
            [
                "measure_code | row_code | place_code | figure_count\n-",
                *(f"{each} | all | 570511 | 1" for each in counted),
            ]
        ),
        only="figure_count > 0",
    )


def test_a_group_is_served_where_its_poor_households_are_helped_in_full(check):
    groups = """
        household_id | group_code | member_count | present_count
        -------------+------------+--------------+--------------
        full         | elderly    | 2            | 1
        full         | everyone   | 5            | 5
        full         | very_old   | 1            | 1
        full         | one_parent | 5            | 5
        part         | elderly    | 1            | 1
        none         | elderly    | 1            | 1
        far          | elderly    | 1            | 1
    """
    check(
        "curated.person_figures",
        given={
            "curated.household_fates": FATES,
            "curated.household_groups": groups,
        },
        expect="""
            measure_code         | row_code | place_code | figure_count
            ---------------------+----------+------------+-------------
            served_group_persons | elderly  | 570511     | 2
        """,
    )


def test_clients_outside_the_survey_are_those_on_the_list(check):
    clients = """
        client_id | subdistrict_code | is_listed
        ----------+------------------+----------
        C1        | 570511           | true
        C2        | 570511           | true
        C3        | 570511           | false
    """
    check(
        "curated.person_figures",
        given={"curated.outside_survey_clients": clients},
        expect="""
            measure_code    | row_code | place_code | figure_count
            ----------------+----------+------------+-------------
            outside_persons | all      | 570511     | 2
        """,
    )
