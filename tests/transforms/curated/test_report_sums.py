"""`curated.report_sums`: totals of the reports beside what their parts come to."""

import pytest

HEADING = "measure_code | row_code | place_code | part_of_code | figure_count\n-\n"
RELATIONS = """
    relation_code | total_measure_code | part_measure_code      | is_over_rows | is_complete
    --------------+--------------------+------------------------+--------------+------------
    by_help       | needy_households   | helped_households      | false        | true
    by_help       | needy_households   | unhelped_households    | false        | true
    by_dimension  | deprivations       | deprived_persons       | true         | true
    in_dimension  | poor_households    | failed_households      | false        | false
    by_answer     | failed_households  | answered_households    | false        | true
    at_centres    | needy_households   | centre_needy_households | false       | false
    any_adults    | target_poor_persons | card_adults           | false        | false
    any_adults    | target_poor_persons | served_adults         | false        | false
"""  # noqa: E501


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            "needy_households    | all | 570511 | | 5\n"
            "helped_households   | all | 570511 | | 3\n"
            "unhelped_households | all | 570511 | | 1",
            "by_help | all | 570511 | true | 5 | 4",
        ),
        (
            "deprivations     | all    | 570511 | | 5\n"
            "deprived_persons | health | 570511 | | 3\n"
            "deprived_persons | income | 570511 | | 1",
            "by_dimension | all | 570511 | true | 5 | 4",
        ),
        (
            "poor_households   | all    | 570511 | | 5\n"
            "failed_households | health | 570511 | | 3\n"
            "failed_households | income | 570511 | | 6",
            "in_dimension | health | 570511 | false | 5 | 3\n"
            "in_dimension | income | 570511 | false | 5 | 6",
        ),
        (
            "failed_households   | health | 570511 | | 3\n"
            "failed_households   | income | 570511 | | 6\n"
            "answered_households | health | 570511 | | 2\n"
            "answered_households | income | 570511 | | 0",
            "by_answer | health | 570511 | true | 3 | 2\n"
            "by_answer | income | 570511 | true | 6 | 0",
        ),
        (
            "needy_households        | all | 57     | | 5\n"
            "needy_households        | all | 570511 | | 5\n"
            "centre_needy_households | all | 57     | | 4\n"
            "centre_needy_households | all | C1     | | 4",
            "at_centres | all | 57 | false | 5 | 4",
        ),
        (
            "target_poor_persons | all | 570511 | | 5\n"
            "card_adults         | all | 570511 | | 4\n"
            "served_adults       | all | 570511 | | 3",
            "any_adults | all | 570511 | false | 5 | 4",
        ),
    ],
    ids=[
        "parts of a total",
        "rows of a part",
        "each row of a part beside a total without rows",
        "row by row",
        "where both are told",
        "of parts that are no total, the largest",
    ],
)
def test_a_total_is_told_beside_its_parts(check, figures, told):
    check(
        "curated.report_sums",
        given={
            "reference.report_relations": RELATIONS,
            "curated.report_figures": HEADING + figures,
        },
        expect=(
            "relation_code | row_code | place_code | is_complete | total_count"
            f" | parts_count\n-\n{told}"
        ),
    )


def test_a_place_is_told_beside_what_is_part_of_it(check):
    figures = """
        cases | dcy | 57   |    | 9
        cases | dcy | 5705 | 57 | 4
        cases | dcy | 5718 | 57 | 3
        cases | dcy | 5700 | 57 | 1
        cases | dop | 57   |    | 0
        cases | dop | 5705 | 57 | 0
    """
    check(
        "curated.report_sums",
        given={"curated.report_figures": HEADING + figures.strip()},
        expect="""
            relation_code | row_code | place_code | is_complete | total_count | parts_count
            --------------+----------+------------+-------------+-------------+------------
            cases         | dcy      | 57         | true        | 9           | 8
            cases         | dop      | 57         | true        | 0           | 0
        """,  # noqa: E501
    )
