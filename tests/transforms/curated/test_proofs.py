"""`curated.proofs`: each claim holds of figures that agree, and breaks on a slip."""

from collections.abc import Mapping
from datetime import date

import pytest

from schemas.run import RunRequest

PROVINCE = RunRequest("57", date(2020, 3, 31))
HEADING = (
    "measure_code | unit | group_code | area_level | area_code | unit_count"
    " | poor_count | undetermined_count | total_weight | censored_weight"
)
FATES = """
    household_id | subdistrict_code | failed_dimension_count
    -------------+------------------+-----------------------
    H1           | 570511           | 1
    H2           | 570511           | 0
    H3           | 570512           | 0
    H4           | 580101           | 2
"""
PERSONS = """
    household_id | person_number | subdistrict_code | is_survey_poor
    -------------+---------------+------------------+---------------
    H1           | 1             | 570511           | true
    H1           | 2             | 570511           | true
    H2           | 1             | 570511           | false
    H4           | 1             | 580101           | true
"""
TPMAP_ONLY = "measure_code | cut_off_weight\n-\ntpmap | 1"
COUNTS = (
    "tpmap | household | everyone | province | 57 | 3 | 1 | 1 | 5 | 2",
    "tpmap | household | everyone | district | 5705 | 3 | 1 | 1 | 5 | 2",
    "tpmap | household | everyone | subdistrict | 570511 | 2 | 1 | 1 | 5 | 2",
    "tpmap | household | everyone | subdistrict | 570512 | 1 | 0 | 0 | 5 | 0",
    "tpmap | household | everyone | village | 57051101 | 1 | 1 | 0 | 5 | 2",
    "tpmap | household | everyone | village | 57051102 | 1 | 0 | 1 | 5 | 0",
    "tpmap | household | everyone | village | 57051201 | 1 | 0 | 0 | 5 | 0",
    "tpmap | person | everyone | subdistrict | 570511 | 3 | 2 | 0 | 5 | 0",
    "tpmap | household | elderly | province | 57 | 1 | 0 | 0 | 5 | 0",
    "tpmap | household | elderly | district | 5705 | 1 | 0 | 0 | 5 | 0",
    "tpmap | household | elderly | subdistrict | 570512 | 1 | 0 | 0 | 5 | 0",
)


def proved(
    check, claim: str, checked: int, broken: int, given: Mapping[str, str]
) -> None:
    check(
        "curated.proofs",
        given=given,
        expect=f"""
            checked_count | broken_count
            --------------+-------------
            {checked}     | {broken}
        """,
        only=f"claim_code = '{claim}'",
        request=PROVINCE,
    )


def counts(*rows: str) -> str:
    return "\n".join([HEADING, "-", *rows])


def replaced(old: str, new: str) -> str:
    """Return the counts with a slip in one row."""
    rows = [row.replace(old, new) for row in COUNTS]
    assert rows != list(COUNTS)
    return counts(*rows)


def test_every_claim_is_told_though_there_is_nothing_to_prove_it_on(check):
    check(
        "curated.proofs",
        given={},
        expect="""
            claim_code         | checked_count | broken_count
            -------------------+---------------+-------------
            weights            | 0             | 0
            components         | 43            | 0
            everybody_measured | 0             | 0
            tpmap_rule         | 0             | 0
            contributions      | 0             | 0
            areas              | 0             | 0
            scores             | 0             | 0
            capacity           | 0             | 0
            planned_lists      | 0             | 0
            report_figures_add_up | 0          | 0
        """,
    )


WEIGHTS = (
    "measure_code | survey_round_id | component_code | dimension_code | weight\n-\n"
)


@pytest.mark.parametrize(
    ("weights", "broken"),
    [
        ("M | bmn2560 | health | health | 3\nM | bmn2565 | health | health | 3", 0),
        ("M | bmn2560 | health | health | 3\nM | bmn2565 | health | health | 2", 1),
        ("M | bmn2560 | health | health | 3", 1),  # nothing for the other round
        ("M | bmn2560 | health | health | 1\nM | bmn2565 | health | health | 1", 2),
        ("", 2),
    ],
)
def test_a_measure_weighs_alike_in_every_round_and_its_cut_off_can_be_reached(
    check, weights, broken
):
    given = {
        "curated.weighed_answers": "survey_round_id\n-\nbmn2560\nbmn2565",
        "reference.poverty_measures": "measure_code | cut_off_weight\n-\nM | 2",
        "reference.poverty_weights": WEIGHTS + weights,
    }
    proved(check, "weights", 2, broken, given)


@pytest.mark.parametrize(
    ("weights", "broken"),
    [
        ("M | bmn2560 | health | health | | 3\nM | bmn2565 | health | health | | 3", 0),
        ("M | bmn2560 | health | health | | 3\nM | bmn2565 | health | health | | 2", 1),
        ("M | bmn2560 | one | health | | 3\nM | bmn2565 | one | living | | 3", 1),
        ("M | bmn2560 | health_1 | health | 1 | 3", 0),
        ("M | bmn2560 | health_2 | health | 2 | 3", 1),  # TPMAP does not use it
        ("M | bmn2560 | living_1 | living | 1 | 3", 1),
        ("M | bmn2560 | health_38 | health | 38 | 3", 1),
    ],
)
def test_a_component_is_of_its_dimension_and_weighs_the_same_in_every_round(
    check, weights, broken
):
    heading = WEIGHTS.replace("| weight", "| indicator_number | weight")
    proved(
        check, "components", 1, broken, {"reference.poverty_weights": heading + weights}
    )


@pytest.mark.parametrize(
    ("claim", "old", "new", "broken"),
    [
        ("everybody_measured", "x", "x", 0),
        ("everybody_measured", "subdistrict | 570512 | 1 | 0", "x | 570512 | 2 | 0", 1),
        ("everybody_measured", "| 570512 |", "| 570513 |", 1),  # it has no row
        ("everybody_measured", "570511 | 3 | 2", "570511 | 2 | 2", 1),  # of persons
        ("tpmap_rule", "x", "x", 0),
        ("tpmap_rule", "570512 | 1 | 0", "570512 | 1 | 1", 1),
        ("tpmap_rule", "570511 | 3 | 2", "570511 | 3 | 3", 1),  # of persons
    ],
)
def test_the_measures_count_whom_the_survey_counts_and_tpmap_whom_its_rule_finds(
    check, claim, old, new, broken
):
    given = {
        "curated.household_fates": FATES,
        "curated.person_needs": PERSONS,
        "curated.poverty_counts": counts(*COUNTS) if old == new else replaced(old, new),
        "reference.poverty_measures": TPMAP_ONLY,
    }
    proved(check, claim, 3, broken, given)


@pytest.mark.parametrize(
    ("censored_count", "broken"), [("1", 0), ("2", 1), ("0", 1)]
)  # fmt: skip
def test_censored_contributions_add_up_to_m0_in_whole_numbers(
    check, censored_count, broken
):
    given = {
        "curated.poverty_counts": counts(
            "M | person | everyone | province | 57 | 3 | 1 | 1 | 5 | 5",
            "M | person | elderly | province | 57 | 3 | 0 | 0 | 5 | 0",
        ),
        "curated.poverty_contributions": f"""
            measure_code | unit   | group_code | area_code | component_code | weight | censored_count
            -------------+--------+------------+-----------+----------------+--------+----------------
            M            | person | everyone   | 57        | health         | 3      | 1
            M            | person | everyone   | 57        | living         | 2      | {censored_count}
        """,  # noqa: E501
    }
    proved(check, "contributions", 2, broken, given)


@pytest.mark.parametrize(
    ("old", "new", "checked", "broken"),
    [
        ("57051101", "57051101", 6, 0),
        ("57051101 | 1 | 1 | 0", "57051101 | 2 | 1 | 0", 6, 1),
        ("570511 | 2 | 1 | 1", "570511 | 2 | 0 | 1", 6, 2),  # of its parts, as a part
        ("57051102 | 1 | 0 | 1", "57051102 | 1 | 0 | 0", 6, 1),
        ("57 | 3 | 1 | 1 | 5 | 2", "57 | 3 | 1 | 1 | 5 | 3", 6, 1),
        (
            "elderly | subdistrict | 570512 | 1",
            "elderly | subdistrict | 570512 | 2",
            6,
            1,
        ),
        # no longer a part of one, nor made of parts; those of another, and its parts
        ("elderly | district | 5705", "women | district | 5705", 8, 4),
        ("village | 57051201", "village | 57051301", 7, 2),
    ],
)
def test_areas_add_up_to_the_area_they_lie_in(check, old, new, checked, broken):
    rows = [row.replace(old, new) for row in COUNTS if " person " not in row]
    assert [row for row in rows if new in row]
    given = {"curated.poverty_counts": counts(*rows)}
    proved(check, "areas", checked, broken, given)


def test_a_districts_run_has_no_province_to_add_up_to(check):
    check(
        "curated.proofs",
        given={
            "curated.poverty_counts": counts(
                "M | person | elderly | district | 5705 | 3 | 1 | 0 | 5 | 5",
                "M | person | elderly | subdistrict | 570501 | 3 | 1 | 0 | 5 | 5",
            )
        },
        expect="""
            checked_count | broken_count
            --------------+-------------
            1             | 0
        """,
        only="claim_code = 'areas'",
    )


ITEMS = """
    subject_kind | subject_id | unanswered_health | under_6 | months_since_service
    -------------+------------+-------------------+---------+---------------------
    household    | H1         | 1                 | 2       | 7
    client       | H1         | 0                 | 0       | 0
"""


@pytest.mark.parametrize(
    ("parts", "broken"),
    [
        ("34 | 20 | 6 | 8 | 0", 0),
        ("34 | 20 | 6 | 7 | 0", 1),  # the parts miss one
        ("33 | 20 | 6 | 7 | 0", 1),  # the parts add up, to what nothing makes
    ],
)
def test_a_score_is_the_sum_of_its_parts_and_of_all_that_adds_points(
    check, parts, broken
):
    given = {
        "curated.score_items": ITEMS,
        "curated.scores": f"""
            subject_kind | subject_id | score | deprivation_points | vulnerability_points | last_service_points | survey_age_points
            -------------+------------+-------+--------------------+----------------------+---------------------+------------------
            household    | H1         | {parts}
            client       | H1         | 0     | 0                  | 0                    | 0                   | 0
        """,  # noqa: E501
    }
    proved(check, "scores", 2, broken, given)


@pytest.mark.parametrize(
    ("months", "broken"),
    [
        ("C1 | 2\nC2 | 0", 0),
        ("C1 | 3\nC2 |", 0),
        ("C1 |", 0),  # no limit
        ("C1 | 1", 1),
        ("C2 | 9", 1),  # a centre without a month
    ],
)
def test_no_centre_plans_more_households_than_it_has_places(check, months, broken):
    given = {
        "curated.plan_rows": """
            subject_kind | subject_id | centre_id | plan_state   | plan_place
            -------------+------------+-----------+--------------+-----------
            household    | H1         | C1        | planned      | 1
            household    | H2         | C1        | planned      | 2
            household    | H3         | C1        | next_in_line | 1
            client       | K1         | C2        | beside       | 1
        """,
        "curated.centre_months": f"centre_id | place_count\n-\n{months}",
    }
    proved(check, "capacity", 1, broken, given)


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("30 | planned | 1", 0),
        ("  | planned | 1", 1),
        ("30 |  | 1", 1),
        ("30 | next_in_line | ", 1),
    ],
)
def test_every_row_of_a_list_has_a_score_and_a_place_in_the_plan(check, row, broken):
    given = {
        "curated.target_list_rows": f"score | plan_state | plan_place\n-\n{row}",
    }
    proved(check, "planned_lists", 1, broken, given)


@pytest.mark.parametrize(
    ("is_complete", "parts", "broken"),
    [("true", 3, 0), ("true", 2, 1), ("true", 4, 1), ("false", 2, 0), ("false", 4, 1)],
)
def test_figures_of_the_reports_add_up(check, is_complete, parts, broken):
    sums = f"""
        relation_code | is_complete   | total_count | parts_count
        --------------+---------------+-------------+------------
        needy_by_help | {is_complete} | 3           | {parts}
        needy_by_list | true          | 0           | 0
    """
    proved(check, "report_figures_add_up", 2, broken, {"curated.report_sums": sums})
