"""`curated.household_shortfalls`: what a household fails, as TPMAP counts it."""


def test_a_household_falls_short_where_it_fails_or_gives_no_answer(check):
    check(
        "curated.household_shortfalls",
        given={
            "clean.households": """
                household_id | indicator_results
                -------------+----------------------------
                H1           | fails 16, 22; unanswered 4
                H2           | not applicable 15, 16
            """,
        },
        expect="""
            household_id | indicator_number | dimension_code | result
            -------------+------------------+----------------+-----------
            H1           | 4                | health         | unanswered
            H1           | 16               | education      | failed
            H1           | 22               | income         | failed
        """,
    )


def test_indicators_that_tpmap_does_not_use_leave_nobody_poor(check):
    check(
        "curated.household_shortfalls",
        given={
            "clean.households": """
                household_id | indicator_results
                -------------+------------------------------------------------------
                H1           | fails 2, 3, 6, 12, 13, 14, 18, 23, 24, 25, 26, 29, 31
            """,
        },
        expect="""
            household_id
            ------------
        """,
    )


def test_the_form_of_2565_is_read_by_its_own_numbers(check):
    check(
        "curated.household_shortfalls",
        given={
            "clean.households": """
                household_id | survey_round_id | indicator_results
                -------------+-----------------+-------------------------
                H1           | bmn2565         | form 2565: fails 22, 29
            """,
        },
        expect="""
            household_id | indicator_number | dimension_code | result
            -------------+------------------+----------------+-------
            H1           | 22               | education      | failed
            H1           | 29               | income         | failed
        """,
    )
