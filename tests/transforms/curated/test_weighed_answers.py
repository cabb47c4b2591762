"""`curated.weighed_answers`: answers are told apart only where a measure looks."""

LONG = "form 2565: fails 29"


def numbered(check, households: str, expect: str, **drawn: str) -> None:
    check(
        "curated.weighed_answers",
        given={
            "clean.households": households,
            **{f"reference.{name}": drawing for name, drawing in drawn.items()},
        },
        expect=expect,
    )


def test_answers_that_differ_where_nothing_is_weighed_are_one_way(check):
    numbered(
        check,
        """
        household_id | indicator_results
        -------------+------------------
        H1           | fails 16
        H2           | fails 2, 16
        H3           | fails 16
        H4           | fails 17
        """,
        f"""
        indicator_results | answer_number
        ------------------+--------------
        {"1" * 15}0{"1" * 15} | 1
        10{"1" * 13}0{"1" * 15} | 1
        {"1" * 16}0{"1" * 14} | 2
        """,
    )


def test_forms_of_two_rounds_are_two_ways(check):
    numbered(
        check,
        f"""
        household_id | survey_round_id | indicator_results
        -------------+-----------------+------------------
        H1           | bmn2560         | fails 22
        H2           | bmn2565         | {LONG}
        """,
        """
        survey_round_id | answer_number
        ----------------+--------------
        bmn2560         | 1
        bmn2565         | 2
        """,
    )


def test_a_round_that_nothing_is_weighed_in_is_one_way(check):
    numbered(
        check,
        """
        household_id | indicator_results
        -------------+------------------
        H1           | fails 1
        H2           | fails 16
        """,
        """
        survey_round_id | answer_number
        ----------------+--------------
        bmn2560         | 1
        bmn2560         | 1
        """,
        poverty_weights="measure_code\n-",
    )
