"""`curated.household_dimensions`: failed by any indicator, answered when all are."""


def test_any_failed_indicator_fails_its_dimension(check):
    check(
        "curated.household_dimensions",
        given={
            "clean.households": """
                household_id | indicator_results
                -------------+-----------------------------
                H1           | fails 16; not applicable 27, 28
            """,
            "curated.household_gaps": """
                household_id | indicator_number | dimension_code | result
                -------------+------------------+----------------+-----------
                H1           | 16               | education      | failed
                H1           | 17               | education      | unanswered
                H1           | 4                | health         | unanswered
            """,
        },
        expect="""
            household_id | dimension_code | result         | failed_indicator_count
            -------------+----------------+----------------+-----------------------
            H1           | access         | not_applicable | 0
            H1           | education      | failed         | 1
            H1           | health         | unanswered     | 0
            H1           | income         | passed         | 0
            H1           | living         | passed         | 0
        """,
    )


def test_a_dimension_is_answered_only_when_every_failed_indicator_of_it_is(check):
    check(
        "curated.household_dimensions",
        given={
            "clean.households": """
                household_id | indicator_results
                -------------+-------------------------
                H1           | fails 16, 19, 20, 21, 22
            """,
            "curated.household_gaps": """
                household_id | dimension_code | result | is_answered | answered_on
                -------------+----------------+--------+-------------+------------
                H1           | education      | failed | true        | 2020-01-05
                H1           | education      | failed | false       |
                H1           | income         | failed | true        | 2019-06-01
                H1           | income         | failed | true        | 2019-12-01
            """,
        },
        expect="""
            dimension_code | answered_indicator_count | is_answered | last_answer_on
            ---------------+--------------------------+-------------+---------------
            access         | 0                        | false       |
            education      | 1                        | false       | 2020-01-05
            health         | 0                        | false       |
            income         | 2                        | true        | 2019-12-01
            living         | 0                        | false       |
        """,
    )


def test_an_answer_to_a_question_that_was_left_open_answers_no_dimension(check):
    check(
        "curated.household_dimensions",
        given={
            "clean.households": """
                household_id | indicator_results
                -------------+------------------
                H1           | unanswered 22
            """,
            "curated.household_gaps": """
                dimension_code | household_id | result     | is_answered | is_waiting
                ---------------+--------------+------------+-------------+-----------
                income         | H1           | unanswered | true        | true
            """,
        },
        expect="""
            dimension_code | result     | is_answered | is_waiting
            ---------------+------------+-------------+-----------
            access         | passed     | false       | false
            education      | passed     | false       | false
            health         | passed     | false       | false
            income         | unanswered | false       | false
            living         | passed     | false       | false
        """,
    )
