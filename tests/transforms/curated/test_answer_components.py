"""`curated.answer_components`: what a way of answering fails, and who is poor."""

import pytest

from tests.drawn import indicator_results

MEASURES = """
    measure_code | cut_off_weight
    -------------+---------------
    M            | 3
"""
DIMENSIONS = """
    measure_code | survey_round_id | component_code | dimension_code | weight
    -------------+-----------------+----------------+----------------+-------
    M            | bmn2560         | education      | education      | 2
    M            | bmn2560         | income         | income         | 1
"""
INDICATORS = """
    measure_code | survey_round_id | component_code | dimension_code | indicator_number | weight
    -------------+-----------------+----------------+----------------+------------------+-------
    M            | bmn2560         | education_16   | education      | 16               | 2
    M            | bmn2560         | income_22      | income         | 22               | 1
"""  # noqa: E501


def judged(check, words: str, weights: str, expect: str) -> None:
    check(
        "curated.answer_components",
        given={
            "curated.weighed_answers": f"""
                survey_round_id | indicator_results          | answer_number
                ----------------+----------------------------+--------------
                bmn2560         | {indicator_results(words)} | 1
            """,
            "reference.poverty_measures": MEASURES,
            "reference.poverty_weights": weights,
        },
        expect=expect,
    )


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("fails 16; unanswered 15; not applicable 17, 19", "failed"),
        ("unanswered 15; not applicable 16, 17, 19", "unanswered"),
        ("unanswered 15", "unanswered"),  # the others pass
        ("not applicable 15, 16, 17, 19", "not_applicable"),
    ],
)
def test_a_dimension_as_a_whole_fails_if_any_indicator_does(check, words, result):
    judged(
        check,
        words,
        DIMENSIONS,
        f"""
        component_code | weight | result
        ---------------+--------+---------
        education      | 2      | {result}
        """,
    )


@pytest.mark.parametrize(
    "words", ["fails 2, 14", "not applicable 15, 16; fails 18", "not applicable 20, 21"]
)
def test_a_component_that_passes_has_no_row(check, words):
    judged(check, words, DIMENSIONS, "component_code\n-")


@pytest.mark.parametrize(
    ("words", "expect"),
    [
        # fails, leaves open, is poor, would be if what is open were a failure
        (
            "fails 16, 22",
            "failed | 3 | 0 | true | false\nfailed | 3 | 0 | true | false",
        ),
        ("fails 16", "failed | 2 | 0 | false | false"),
        (
            "fails 16; unanswered 22",
            "failed | 2 | 1 | false | true\nunanswered | 2 | 1 | false | true",
        ),
        (
            "fails 22; not applicable 16",
            "failed | 1 | 0 | false | false\nnot_applicable | 1 | 0 | false | false",
        ),
        (
            "unanswered 16, 22",
            "unanswered | 0 | 3 | false | true\nunanswered | 0 | 3 | false | true",
        ),
        ("unanswered 16", "unanswered | 0 | 2 | false | false"),
    ],
)
def test_failures_that_reach_the_cut_off_are_poverty_and_open_ones_may_be(
    check, words, expect
):
    heading = "result | failed_weight | unanswered_weight | is_poor | is_undetermined"
    judged(check, words, INDICATORS, f"{heading}\n-\n{expect}")


def test_the_rule_of_tpmap_is_any_dimension_and_two_of_five_is_stricter(check):
    for words, two_poor in (("fails 1, 4, 5", "false"), ("fails 1, 8", "true")):
        check(
            "curated.answer_components",
            given={
                "curated.weighed_answers": f"""
                    survey_round_id | indicator_results          | answer_number
                    ----------------+----------------------------+--------------
                    bmn2560         | {indicator_results(words)} | 1
                """
            },
            expect=f"""
                measure_code   | is_poor
                ---------------+-----------
                tpmap          | true
                two_dimensions | {two_poor}
            """,
            only="component_code = 'health'",
        )
