"""Lists held against a drawn truth; every figure is worked out by hand."""

import json

import pytest

from tests.drawn import PHAN, draw, parse
from transforms.evaluate_lists import ListEvaluation, count_errors, count_parts
from transforms.judged_lists import judge_lists
from transforms.list_errors import ERRORS
from transforms.list_quality import ListCounts

# H1 is rightly unserved; H2 fails nothing in truth; the survey overlooks H3 and H8; H4
# has had help for one of two needs, which waits in review; H5 has no card but that of
# somebody gone, H6 has one that was not found; H7's member died; H9 is vulnerable, not
# in need. Nobody surveyed O1 to O5: O1 and O3 are listed clients, O2 never came, O4
# waits in review, and O5, in need, lives in another province.
HOUSEHOLDS = """
household_id | is_surveyed | subdistrict_code | failed_indicators | is_health_answered
-------------+-------------+------------------+-------------------+-------------------
H1           | true        | 570511           | 4                 | false
H2           | true        | 570511           |                   | false
H3           | true        | 570511           | 11                | false
H4           | true        | 570511           | 4;22              | true
H5           | true        | 570511           | 4                 | false
H6           | true        | 570511           | 4                 | false
H7           | true        | 570511           | 4                 | false
H8           | true        | 570512           | 4                 | false
H9           | true        | 570512           |                   | false
O1           | false       | 570512           | 4                 | false
O2           | false       | 570512           | 4                 | false
O3           | false       | 570512           |                   | false
O4           | false       | 570512           | 4                 | false
O5           | false       | 560101           | 4                 | false
"""
PERSONS = """
person_key | household_id | person_number | is_thai | is_card_verified | birth_on
-----------+--------------+---------------+---------+------------------+-----------
1          | H1           | 1             | true    | true             | 1990-01-01
10         | H1           | 2             | true    | false            | 2010-01-01
2          | H2           | 1             | true    | true             | 1990-01-01
3          | H3           | 1             | true    | true             | 1990-01-01
4          | H4           | 1             | true    | true             | 1990-01-01
5          | H5           | 1             | true    | false            | 1990-01-01
50         | H5           | 2             | true    | true             | 1990-01-01
6          | H6           | 1             | true    | true             | 1990-01-01
7          | H7           | 1             | true    | true             | 1990-01-01
8          | H8           | 1             | true    | true             | 1990-01-01
9          | H9           | 1             | true    | true             | 1990-01-01
11         | O1           | 1             | true    | false            | 1990-01-01
12         | O1           | 2             | true    | false            | 2015-01-01
13         | O2           | 1             | false   | false            | 1950-01-01
14         | O3           | 1             | true    | false            | 1990-01-01
15         | O4           | 1             | true    | false            | 1990-01-01
16         | O5           | 1             | true    | false            | 1990-01-01
"""
RECORDS = """
service_record_id | person_key
------------------+-----------
R4                | 4
R11               | 11
R14               | 14
R15               | 15
R16               | 16
"""
TRUTH_TYPES = {
    "person_key": "bigint", "birth_on": "timestamp", "is_surveyed": "boolean",
    "is_thai": "boolean", "is_card_verified": "boolean",
    "is_health_answered": "boolean",
}  # fmt: skip
RUN = {
    "curated.household_fates": """
        household_id | subdistrict_code | fate_code        | failed_dimension_count
        -------------+------------------+------------------+-----------------------
        H1           | 570511           | unserved         | 1
        H2           | 570511           | unserved         | 1
        H3           | 570511           | no_need_recorded | 0
        H4           | 570511           | unserved         | 2
        H5           | 570511           | no_card          | 1
        H6           | 570511           | no_card          | 1
        H7           | 570511           | emptied          | 1
        H8           | 570512           | vulnerable       | 0
        H9           | 570512           | vulnerable       | 0
    """,
    "curated.person_needs": """
        household_id | person_number | is_present | is_target_poor | is_disabled
        -------------+---------------+------------+----------------+------------
        H1           | 1             | true       | true           | false
        H1           | 2             | false      | false          | false
        H2           | 1             | true       | true           | false
        H3           | 1             | true       | false          | true
        H4           | 1             | true       | true           | false
        H5           | 1             | true       | false          | true
        H5           | 2             | false      | false          | false
        H6           | 1             | true       |                | false
        H7           | 1             | false      | true           | false
        H8           | 1             | true       | false          | false
        H9           | 1             | true       | false          | false
    """,
    "curated.household_groups": """
        household_id | group_code | present_count
        -------------+------------+--------------
        H1           | one_parent | 1
        H2           | one_parent | 1
        H3           | one_parent | 0
        H4           | everyone   | 1
    """,
    "match.person_links": """
        service_record_id | link_state
        ------------------+-----------
        R4                | in_review
        R11               | unmatched
        R14               | unmatched
        R15               | in_review
        R16               | unmatched
    """,
    "curated.unmatched_clients": """
        service_record_id | client_id
        ------------------+----------
        R11               | C-R11
        R14               | C-R14
        R16               | C-R16
    """,
    "curated.outside_survey_clients": """
        client_id | subdistrict_code | is_listed
        ----------+------------------+----------
        C-R11     | 570512           | true
        C-R14     | 570512           | true
        C-R16     | 570511           | true
    """,
    "curated.review_answers": """
        service_record_id | person_key | household_id | dimension_code | is_completed
        ------------------+------------+--------------+----------------+-------------
        R4                | H4/1       | H4           | health         | true
        R4                | H1/1       | H1           | health         | false
    """,
}


def draw_truth(con, name, drawing, more=""):
    """Make a file of truth as it is read."""
    rows = parse(drawing)
    values = ", ".join(
        f"({', '.join(repr(cell or '') for cell in row.values())})" for row in rows
    )
    cells = ", ".join(f"{c}::{TRUTH_TYPES.get(c, 'varchar')} as {c}" for c in rows[0])
    con.execute(
        f"create or replace temp table true_{name} as select {cells} {more} "
        f"from (values {values}) as drawn({', '.join(rows[0])})"
    )


@pytest.fixture
def said(drawn):
    """What is measured of the drawn lists."""
    others = ("living", "education", "income", "access")
    unanswered = ", ".join(["", *(f"false as is_{name}_answered" for name in others)])
    draw_truth(drawn, "households", HOUSEHOLDS, unanswered)
    draw_truth(drawn, "persons", PERSONS)
    draw_truth(drawn, "service_records", RECORDS)
    for name, drawing in RUN.items():
        draw(drawn, name, drawing)
    judge_lists(drawn, PHAN.area_code, PHAN.as_of)
    return ListEvaluation("5705", "2020-03-31", count_parts(drawn), count_errors(drawn))


def counts(said, list_code, *, unit="household", split_by="all", value="all"):
    """Return the counts of one list in one part."""
    (part,) = [
        each
        for each in said.parts_by(unit, split_by)
        if (each.list_code, each.value) == (list_code, value)
    ]
    return part.counts


def of_group(said, group, unit="household"):
    """Return the counts of the lists of need in one group of people."""
    return counts(said, "need_lists", unit=unit, split_by="group", value=group)


def figures(counted):
    """Return true, listed, and of those listed rightly."""
    return counted.true_count, counted.listed_count, counted.listed_true_count


def test_the_lists_of_need_are_held_against_all_in_need_in_the_area(said):
    # in need: H1 H3 H4 H5 H6 H8 O1 O2 O4; listed: H1 H2 H4 H5 H6 O1 O3 O5
    counted = counts(said, "need_lists")
    assert figures(counted) == (9, 8, 5)
    assert counted.leakage == 3 / 8
    assert counted.undercoverage == 4 / 9


def test_whom_review_may_yet_bring_is_in_the_better_bound_alone(said):
    # O4: nobody's, so a client; then 9 are listed, 6 of them rightly
    counted = counts(said, "need_lists")
    assert counted.leakage_bounds == (3 / 9, 3 / 8)
    assert counted.undercoverage_bounds == (3 / 9, 4 / 9)


def test_a_home_that_review_may_move_is_on_neither_list_for_certain(said):
    # unserved truly: H1 H3 H6 H8; listed: H1 H2 H4, and H4 may be part served
    unserved = counts(said, "unserved")
    assert unserved == ListCounts(4, 3, 1, 1, 2, 1, 1, 1, 2)
    assert unserved.leakage_bounds == (1 / 2, 2 / 3)
    assert unserved.undercoverage_bounds == (3 / 4, 3 / 4)
    part_served = counts(said, "part_served")
    assert figures(part_served) == (1, 0, 0)
    assert part_served.undercoverage_bounds == (0, 1)
    assert (part_served.leakage, part_served.leakage_bounds) == (None, None)


def test_a_card_that_was_not_found_puts_a_home_on_the_wrong_list(said):
    counted = counts(said, "no_card")
    assert figures(counted) == (1, 2, 1)
    assert counted.listed_not_needy_count == 0  # H6 is in need, though with a card
    assert counts(said, "unserved").missed_listed_count == 2  # H6, and H8


def test_a_client_outside_the_survey_is_right_if_in_need_and_of_the_area(said):
    # O1 is right; O3 is not in need; O5 lives elsewhere; O2 and O4 are missed
    counted = counts(said, "outside_survey")
    assert figures(counted) == (3, 3, 1)
    assert counted.undercoverage_bounds == (1 / 3, 2 / 3)


def test_the_list_vulnerable_finds_whom_the_survey_overlooked_by_the_way(said):
    assert figures(counts(said, "vulnerable")) == (2, 2, 1)  # H3 H8; H8 H9; H8
    assert figures(counts(said, "all_lists")) == (9, 10, 6)


def test_tpmaps_rule_is_measured_beside(said):
    # its households: H1 H2 H4, and H7 whom nobody told it of
    assert figures(counts(said, "tpmap_rule")) == (9, 4, 2)


def test_of_persons_who_live_there_count_and_a_client_alone_is_listed(said):
    # in need: one each of H1 H3 H4 H5 H6 H8 O2 O4, two of O1
    counted = counts(said, "need_lists", unit="person")
    assert figures(counted) == (10, 8, 5)
    outside = counts(said, "outside_survey", unit="person")
    assert figures(outside) == (4, 3, 1)
    assert figures(counts(said, "tpmap_rule", unit="person")) == (10, 4, 2)


def test_groups_are_of_those_who_live_there_the_unsurveyed_too(said):
    assert figures(of_group(said, "never_surveyed")) == (3, 3, 1)
    assert figures(of_group(said, "surveyed")) == (6, 5, 4)
    assert figures(of_group(said, "elderly")) == (1, 0, 0)  # O2
    assert figures(of_group(said, "no_thai_id")) == (1, 0, 0)
    assert figures(of_group(said, "children")) == (1, 1, 1)  # O1's; H1's is gone
    assert figures(of_group(said, "children", "person")) == (1, 0, 0)
    assert figures(of_group(said, "disabled")) == (2, 1, 1)  # H3 H5; H5
    assert figures(of_group(said, "one_parent")) == (1, 2, 1)  # H1 H2


def test_districts_and_subdistricts_add_up_to_all(said):
    assert figures(counts(said, "need_lists", split_by="district", value="5705")) == (
        9, 8, 5,
    )  # fmt: skip
    # O5 is told of where it is listed
    here, there = (
        figures(counts(said, "need_lists", split_by="subdistrict", value=code))
        for code in ("570511", "570512")
    )
    assert (here, there) == ((5, 6, 4), (4, 2, 1))


def test_every_missed_or_wrongly_listed_home_has_one_cause(said):
    assert {(each.error, each.cause): each.household_count for each in said.errors} == {
        ("missed", "need_overlooked"): 1,
        ("missed", "on_vulnerable_list"): 1,
        ("missed", "never_came"): 1,
        ("missed", "in_review"): 1,
        ("leaked", "need_overstated"): 1,
        ("leaked", "client_unsurveyed_not_needy"): 1,
        ("leaked", "lives_elsewhere"): 1,
    }


def test_a_record_linked_to_another_hides_somebody_never_surveyed(drawn, said):
    assert said
    drawn.execute(
        "update match.person_links set link_state = 'linked' "
        "where service_record_id = 'R11'"
    )
    drawn.execute("delete from curated.unmatched_clients where client_id = 'C-R11'")
    judge_lists(drawn, PHAN.area_code, PHAN.as_of)
    assert ("missed", "linked_wrongly", 1) in drawn.execute(ERRORS).fetchall()
    after = ListEvaluation("5705", "2020-03-31", count_parts(drawn), ())
    assert figures(counts(after, "outside_survey")) == (3, 2, 0)


def test_few_are_marked_as_uncertain():
    few = ListCounts(29, 30, 20, 0, 0, 20, 10, 20, 10)
    assert few.is_undercoverage_uncertain
    assert not few.is_leakage_uncertain


def test_intervals_are_wilsons():
    # 10 of 100: (0.05523, 0.17437)
    counted = ListCounts(100, 100, 90, 10, 0, 90, 10, 90, 10)
    assert counted.leakage_interval == pytest.approx((0.05523, 0.17437), abs=1e-5)
    assert counted.undercoverage_interval == counted.leakage_interval


def test_the_figures_are_also_for_programs(said):
    told = json.loads(json.dumps(said.as_json()))
    whole = told["parts"][0] | {"parts": len(told["parts"])}
    assert whole["unit"] == "household"
    assert {"leakage", "undercoverage_bounds", "is_leakage_uncertain"} <= set(whole)
    assert sum(each["household_count"] for each in told["errors"]) == 7
