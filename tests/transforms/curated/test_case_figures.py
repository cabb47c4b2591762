"""`curated.case_figures`: the cases of this fiscal year, by department and district."""

from datetime import date

import pytest

from schemas.run import RunRequest
from tests.drawn import PHAN

PROVINCE = RunRequest("57", date(2020, 3, 31))
RECORD = (
    "service_record_id | service_code | stage_code | requested_on | is_emergency"
    " | is_confidential | subdistrict_code\n-\n"
)
LINK = "service_record_id | link_state | household_id | person_number\n-\n"
HOUSEHOLDS = """
    household_id | subdistrict_code
    -------------+-----------------
    H1           | 570511
    H2           | 570511
    H3           | 570101
"""


def cases(records, links):
    """Return records drawn, and whom each is of."""
    return {
        "clean.service_records": RECORD + "\n".join(records),
        "match.person_links": LINK + "\n".join(links),
        "clean.households": HOUSEHOLDS,
    }


def counted(check, given, expect, only="figure_count > 0", request=PHAN):
    check(
        "curated.case_figures", given=given, expect=expect, only=only, request=request
    )


@pytest.mark.parametrize(
    ("service", "stage", "measures"),
    [
        ("scholarship", "open", {"pending_cases"}),
        ("scholarship", "closed", {"refused_cases"}),
        ("scholarship", "aided", {"aided_cases", "assisted_cases"}),
        ("return_to_school", "aided", {"aided_cases", "coordinated_cases"}),
        ("counselling", "aided", {"aided_cases", "advised_cases"}),
        ("counselling", "open", {"pending_cases"}),
    ],
)
def test_a_case_is_counted_by_its_stage_and_when_aided_by_what_was_done(
    check, service, stage, measures
):
    always = {"cases", "new_cases", "case_persons", "case_households"}
    counted(
        check,
        cases(
            [f"R1 | {service} | {stage} | 2020-01-01 | false | false | "],
            ["R1 | linked | H1 | 1"],
        ),
        "\n".join(
            [
                "measure_code | place_code | figure_count\n-",
                *(f"{each} | 5705 | 1" for each in always | measures),
            ]
        ),
    )


@pytest.mark.parametrize(
    ("earlier", "link", "kind"),
    [
        ("2019-09-30 | false | false", "linked | H1 | 1", "old"),
        ("2019-10-01 | false | false", "linked | H1 | 1", "new"),
        ("2019-09-30 | false | false", "linked | H1 | 2", "new"),
        ("2019-09-30 | false | false", "linked | H2 | 1", "new"),
        ("2019-09-30 | false | false", "in_review | | ", "new"),
        # what is confidential tells of nobody
        ("2019-09-30 | false | true", "linked | H1 | 1", "new"),
    ],
)
def test_a_case_is_old_if_its_person_came_before_the_fiscal_year(
    check, earlier, link, kind
):
    counted(
        check,
        cases(
            [
                "R1 | relief_bag | aided | 2020-01-01 | false | false |",
                f"R2 | scholarship | aided | {earlier} |",
            ],
            ["R1 | linked | H1 | 1", f"R2 | {link}"],
        ),
        f"measure_code | figure_count\n-\n{kind}_cases | 1",
        only="row_code = 'province_office' and figure_count > 0"
        " and measure_code in ('new_cases', 'old_cases', 'unknown_cases')",
    )


def test_a_client_of_the_centres_is_one_person_and_a_record_in_review_nobodys(check):
    counted(
        check,
        cases(
            [
                "R1 | relief_bag | aided | 2019-09-30 | false | false | 570511",
                "R2 | relief_bag | aided | 2020-01-01 | false | false | 570511",
                "R3 | relief_bag | aided | 2020-01-02 | false | false | 570511",
                "R4 | relief_bag | aided | 2020-01-03 | false | false | 570511",
                "R5 | relief_bag | aided | 2020-01-04 | false | false | 570511",
            ],
            [
                "R1 | unmatched | |",
                "R2 | unmatched | |",
                "R3 | unmatched | |",
                "R4 | unmatched | |",
                "R5 | in_review | |",
            ],
        )
        | {
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C1
                R2                | C1
                R3                | C1
                R4                | C4
            """,
            "curated.outside_survey_clients": """
                client_id | subdistrict_code
                ----------+-----------------
                C1        | 570511
                C4        | 570512
            """,
        },
        """
            measure_code  | row_code        | place_code | figure_count
            --------------+-----------------+------------+-------------
            cases         | province_office | 5705       | 4
            new_cases     | province_office | 5705       | 1
            old_cases     | province_office | 5705       | 2
            unknown_cases | province_office | 5705       | 1
            case_persons  | province_office | 5705       | 2
        """,
        only=(
            "measure_code in"
            " ('cases', 'new_cases', 'old_cases', 'unknown_cases', 'case_persons')"
        ),
    )


@pytest.mark.parametrize(
    ("link", "address", "district", "in_district"),
    [
        ("linked | H1 | 1", "570101", "5705", "5705"),
        ("linked | H3 | 1", "570511", "5701", "5700"),
        ("unmatched | |", "570101", "5718", "5700"),
        ("in_review | |", "570511", "5705", "5705"),
        ("in_review | |", "580101", "5700", "5700"),
        ("in_review | |", "", "5700", "5700"),
    ],
    ids=[
        "where the survey found the person",
        "in another district of the province",
        "where the list of clients has the client",
        "whose is not known: by its address",
        "in another province: elsewhere",
        "of no known place: elsewhere",
    ],
)
def test_a_case_is_told_in_one_district_or_elsewhere(
    check, link, address, district, in_district
):
    for place, request in (
        (district, PROVINCE),
        (in_district, RunRequest("5705", PROVINCE.as_of)),
    ):
        counted(
            check,
            cases(
                [f"R1 | relief_bag | aided | 2020-01-01 | false | false | {address}"],
                [f"R1 | {link}"],
            )
            | {
                "curated.unmatched_clients": (
                    "service_record_id | client_id\n-\nR1 | C1"
                ),
                "curated.outside_survey_clients": (
                    "client_id | subdistrict_code\n-\nC1 | 571801"
                ),
            },
            f"place_code | figure_count\n-\n{place} | 1",
            only="measure_code = 'cases'",
            request=request,
        )


def test_cases_are_of_this_fiscal_year_and_never_confidential(check):
    counted(
        check,
        cases(
            [
                "R1 | relief_bag | aided | 2019-09-30 | false | false |",
                "R2 | relief_bag | aided | 2019-10-01 | false | false |",
                "R3 | relief_bag | aided | 2020-03-31 | false | false |",
                "R4 | relief_bag | aided | 2020-04-01 | false | false |",
                "R5 | relief_bag | aided | 2020-01-01 | false | true  |",
                "R6 | scholarship | aided | 2020-01-01 | false | false |",
            ],
            [f"R{number} | linked | H{number % 2 + 1} | 1" for number in range(1, 7)],
        ),
        """
            measure_code    | row_code        | figure_count
            ----------------+-----------------+-------------
            cases           | province_office | 2
            cases           | dcy             | 1
            case_persons    | province_office | 2
            case_persons    | dcy             | 1
            case_households | province_office | 2
            case_households | dcy             | 1
        """,
        only="measure_code in ('cases', 'case_persons', 'case_households')",
    )


def test_two_members_of_a_household_are_two_persons_of_one_household(check):
    counted(
        check,
        cases(
            [
                "R1 | relief_bag | aided | 2020-01-01 | false | false |",
                "R2 | relief_bag | aided | 2020-01-02 | false | false |",
                "R3 | relief_bag | aided | 2020-01-03 | false | false |",
            ],
            ["R1 | linked | H1 | 1", "R2 | linked | H1 | 2", "R3 | linked | H1 | 2"],
        ),
        """
            measure_code    | figure_count
            ----------------+-------------
            cases           | 3
            case_persons    | 2
            case_households | 1
        """,
        only="measure_code in ('cases', 'case_persons', 'case_households')",
    )


def test_an_open_emergency_waits_whenever_it_was_asked(check):
    counted(
        check,
        cases(
            [
                "R1 | relief_bag  | open  | 2019-09-01 | true  | false |",
                "R2 | scholarship | open  | 2020-01-01 | true  | false |",
                "R3 | relief_bag  | open  | 2020-01-01 | false | false |",
                "R4 | relief_bag  | aided | 2020-01-01 | true  | false |",
                "R5 | relief_bag  | open  | 2020-01-01 | true  | true  |",
            ],
            [f"R{number} | linked | H1 | 1" for number in range(1, 6)],
        ),
        """
            measure_code    | row_code | place_code | figure_count
            ----------------+----------+------------+-------------
            emergency_cases | all      | 5705       | 2
        """,
        only="measure_code = 'emergency_cases'",
    )
