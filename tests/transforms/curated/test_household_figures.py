"""`curated.household_figures`: the households of the reports."""

import pytest

HEADING = (
    "household_id | subdistrict_code | fate_code | failed_dimension_count"
    " | answered_dimension_count"
)
HELP = {
    "curated.household_fates": f"{HEADING}\n-\nH1 | 570511 | unserved | 1 | 0",
    "curated.household_dimensions": """
        household_id | dimension_code | result
        -------------+----------------+-------
        H1           | health         | failed
        H1           | living         | passed
    """,
    "clean.households": """
        household_id | surveyed_until
        -------------+---------------
        H1           | 2018-03-31
    """,
}


@pytest.mark.parametrize(
    ("fate", "counted"),
    [
        (
            "no_card | 2 | 0",
            {"poor", "needy", "unhelped", "no_card"},
        ),
        (
            "no_card | 2 | 2",
            {"poor", "needy", "helped", "fully_helped", "no_card"},
        ),
        ("unserved | 2 | 0", {"poor", "needy", "unhelped", "unserved"}),
        (
            "part_served | 2 | 1",
            {"poor", "needy", "helped", "partly_helped", "part_served"},
        ),
        (
            "follow_up | 2 | 2",
            {"poor", "needy", "helped", "fully_helped", "follow_up"},
        ),
        ("emptied | 2 | 1", {"poor", "emptied"}),
        ("emptied | 0 | 0", set()),
        ("vulnerable | 0 | 0", {"vulnerable"}),
        ("no_need_recorded | 0 | 0", set()),
    ],
)
def test_a_household_is_counted_by_its_list_and_how_much_of_its_need_is_met(
    check, fate, counted
):
    rows = sorted({"surveyed", *counted})
    check(
        "curated.household_figures",
        given={
            "curated.household_fates": "\n".join(
                [HEADING, "-", f"H1 | 570511 | {fate}"]
            )
        },
        expect="\n".join(
            [
                "measure_code | row_code | place_code | figure_count\n-",
                *(f"{each}_households | all | 570511 | 1" for each in rows),
            ]
        ),
        only="figure_count > 0",
    )


def test_households_are_counted_in_the_subdistricts_of_the_area(check):
    fates = f"""{HEADING}
    -
    H1 | 570511 | unserved     | 1 | 0
    H2 | 570511 | unserved     | 1 | 0
    H3 | 570512 | unserved     | 1 | 0
    H4 | 570101 | outside_area | 1 | 0
    """
    check(
        "curated.household_figures",
        given={"curated.household_fates": fates},
        expect="""
            place_code | figure_count
            -----------+-------------
            570511     | 2
            570512     | 1
        """,
        only="measure_code = 'poor_households'",
    )


@pytest.mark.parametrize(
    ("fate", "record", "unsure"),
    [
        ("unserved | 1 | 0", "in_review | false | H1", 1),
        ("part_served | 2 | 1", "in_review | false | H1", 1),
        ("follow_up | 1 | 1", "in_review | false | H1", 0),
        ("emptied | 1 | 0", "in_review | false | H1", 0),
        ("vulnerable | 0 | 0", "in_review | false | H1", 0),
        ("unserved | 1 | 0", "linked | false | H1", 0),
        ("unserved | 1 | 0", "in_review | true | H1", 0),
        ("unserved | 1 | 0", "in_review | false | H2", 0),
    ],
)
def test_a_household_is_unsure_while_a_record_in_review_may_be_help_it_lacks(
    check, fate, record, unsure
):
    state, is_confidential, candidate = record.split(" | ")
    records = "service_record_id | is_confidential\n-\n"
    links = "service_record_id | link_state\n-\n"
    candidates = "service_record_id | household_id\n-\n"
    check(
        "curated.household_figures",
        given={
            "curated.household_fates": f"{HEADING}\n-\nH1 | 570511 | {fate}",
            # two records may be of the household: it is counted once
            "clean.service_records": (
                f"{records}R1 | {is_confidential}\nR2 | {is_confidential}"
            ),
            "match.person_links": f"{links}R1 | {state}\nR2 | {state}",
            "match.link_candidates": f"{candidates}R1 | {candidate}\nR2 | {candidate}",
        },
        expect=f"figure_count\n-\n{unsure}",
        only="measure_code = 'unsure_households'",
    )


@pytest.mark.parametrize(
    ("dimension", "counted"),
    [
        ("failed | true | false", {"failed", "answered", "new"}),
        ("failed | true | true", {"failed", "answered", "new"}),
        ("failed | false | true", {"failed", "waiting", "new"}),
        ("failed | false | false", {"failed", "open", "new"}),
        ("passed | false | false", set()),
        ("unanswered | false | false", set()),
    ],
)
def test_a_failed_dimension_is_answered_waits_or_is_open(check, dimension, counted):
    heading = "household_id | dimension_code | result | is_answered | is_waiting"
    check(
        "curated.household_figures",
        given={
            "curated.household_fates": f"{HEADING}\n-\nH1 | 570511 | unserved | 1 | 0",
            "curated.household_dimensions": f"{heading}\n-\nH1 | health | {dimension}",
        },
        expect="\n".join(
            [
                "measure_code | row_code | place_code | figure_count\n-",
                *(f"{each}_households | health | 570511 | 1" for each in counted),
            ]
        ),
        only="row_code != 'all' and figure_count > 0",
    )


@pytest.mark.parametrize(
    ("record", "counted"),
    [
        (None, {"new"}),
        ("open | scholarship |", {"known"}),
        ("aided | relief_bag | 2018-03-31", {"known"}),
        ("aided | relief_bag | 2018-04-01", {"known", "assisted"}),
        ("aided | scholarship | 2018-04-01", {"known", "assisted"}),
        ("aided | hospital_referral | 2018-04-01", {"known", "coordinated"}),
        ("aided | home_visit | 2018-03-31", {"known"}),
        ("aided | home_visit | 2018-04-01", {"known", "advised"}),
    ],
)
def test_a_household_is_known_by_any_record_and_helped_by_help_since_the_survey(
    check, record, counted
):
    heading = "household_id | stage_code | service_code | service_on\n-\n"
    rows = f"H1 | {record}" if record else ""
    check(
        "curated.household_figures",
        given=HELP | {"curated.linked_services": heading + rows},
        expect="\n".join(
            [
                "measure_code | row_code | figure_count\n-",
                *(f"{each}_households | health | 1" for each in counted),
            ]
        ),
        only=(
            "row_code != 'all' and figure_count > 0"
            " and measure_code not in ('failed_households', 'open_households')"
        ),
    )
