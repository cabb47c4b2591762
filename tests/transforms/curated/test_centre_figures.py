"""`curated.centre_figures`: the month of each centre, as the reports tell it."""

PLANS = """
    centre_id | capacity_households | helped_household_count | place_count | planned_count | needy_in_line_count
    ----------+---------------------+------------------------+-------------+---------------+--------------------
    C1        | 50                  | 7                      | 43          | 40            | 9
    C2        |                     | 0                      |             | 12            | 0
"""  # noqa: E501


def test_a_centre_has_its_month_and_nil_places_where_it_has_not_said(check):
    check(
        "curated.centre_figures",
        given={"curated.centre_plans": PLANS},
        expect="""
            measure_code              | row_code | place_code | figure_count
            --------------------------+----------+------------+-------------
            centre_needy_households   | all      | C1         | 0
            centre_places             | all      | C1         | 50
            centre_taken_households   | all      | C1         | 47
            centre_waiting_households | all      | C1         | 9
            centre_needy_households   | all      | C2         | 0
            centre_places             | all      | C2         | 0
            centre_taken_households   | all      | C2         | 12
            centre_waiting_households | all      | C2         | 0
        """,
    )


def test_a_centres_needy_households_are_the_poor_ones_assigned_to_it(check):
    assigned = """
        subject_kind | subject_id | centre_id
        -------------+------------+----------
        household    | H1         | C1
        household    | H2         | C1
        household    | H3         | C1
        household    | H4         | C1
        household    | H5         | C1
        household    | H6         | C1
        household    | H7         | C2
        household    | H8         |
        client       | H1         | C2
    """
    fates = """
        household_id | fate_code
        -------------+------------
        H1           | no_card
        H2           | unserved
        H3           | part_served
        H4           | follow_up
        H5           | vulnerable
        H6           | emptied
        H7           | unserved
        H8           | unserved
    """
    check(
        "curated.centre_figures",
        given={
            "curated.centre_plans": PLANS,
            "curated.centre_assignments": assigned,
            "curated.household_fates": fates,
        },
        expect="""
            place_code | figure_count
            -----------+-------------
            C1         | 4
            C2         | 1
        """,
        only="measure_code = 'centre_needy_households'",
    )
