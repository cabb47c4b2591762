"""`curated.household_poverty`: every member shares what the household fails."""

ANSWERS = """
    survey_round_id | indicator_results               | answer_number
    ----------------+---------------------------------+--------------
    bmn2560         | 0111111111111111111111111111111 | 1
    bmn2560         | 0011111111111111111111111111111 | 1
    bmn2560         | -111111111111111111111111111111 | 2
"""


def test_households_that_answered_alike_are_judged_alike(check):
    check(
        "curated.household_poverty",
        given={
            "clean.households": """
                household_id | survey_round_id | indicator_results
                -------------+-----------------+--------------------
                H1           | bmn2560         | fails 1
                H2           | bmn2560         | fails 1, 2
                H3           | bmn2560         | not applicable 1
            """,
            "curated.weighed_answers": ANSWERS,
            "curated.answer_components": """
                measure_code | answer_number | component_code | result         | failed_weight | unanswered_weight | is_poor | is_undetermined
                -------------+---------------+----------------+----------------+---------------+-------------------+---------+----------------
                M            | 1             | health         | failed         | 2             | 1                 | true    | false
                M            | 1             | income         | unanswered     | 2             | 1                 | true    | false
                N            | 1             | health         | failed         | 1             | 3                 | false   | true
                M            | 2             | health         | not_applicable | 0             | 0                 | false   | false
            """,  # noqa: E501
        },
        expect="""
            measure_code | household_id | failed_weight | unanswered_weight | is_poor | is_undetermined
            -------------+--------------+---------------+-------------------+---------+----------------
            M            | H1           | 2             | 1                 | true    | false
            M            | H2           | 2             | 1                 | true    | false
            N            | H1           | 1             | 3                 | false   | true
            N            | H2           | 1             | 3                 | false   | true
        """,  # noqa: E501
    )
