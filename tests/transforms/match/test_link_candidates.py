"""`match.link_candidates`: the ladder, rung by rung and rule by rule."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.drawn import PHAN, heading, parse

# Link at 6 bits with a lead of 3, ask from 0 on: the numbers of this file alone.
POLICY = replace(PHAN, link_weight=6.0, link_lead=3.0, review_weight=0.0)
LEVELS = (
    "first_name_level",
    "last_name_level",
    "sex_level",
    "birth_date_level",
    "citizen_id_level",
    "place_level",
)


def _rows(drawing: str, more: Mapping[str, str | None]) -> str:
    """Return a drawing of pairs or decisions, undrawn columns as `more` says."""
    rows = [more | row for row in parse(drawing)]
    for row in rows:
        household, number = row["household_id"], row.get("person_number") or "1"
        row["person_number"] = number
        row["person_key"] = f"{household}/{number}"
    return _drawing(list(rows[0]), rows)


def _drawing(names, rows) -> str:
    cells = [" | ".join(row[name] or "" for name in names) for row in rows]
    return "\n".join([" | ".join(names), "-", *cells])


def _evidence(drawing: str) -> str:
    """Return the drawing of the words for every set of levels that is drawn."""
    names = [name for name in heading(drawing) if name in LEVELS]
    if not names:
        return "evidence_th\n-\nคล้าย"
    sets = {tuple(row[name] for name in names) for row in parse(drawing)}
    rows = [dict(zip(names, levels, strict=True)) for levels in sorted(sets)]
    return _drawing(names, rows)


@pytest.fixture
def climb(check):
    """Checks which rules the drawn pairs of R1 (and others) meet, likeliest first."""

    def climbs(
        pairs: str, expect: str, *, decisions: str = "", links: str = "", policy=POLICY
    ) -> None:
        pair = {"service_record_id": "R1", "evidence_hash": "e1"}
        given = {
            "match.candidate_pairs": _rows(
                pairs, pair | {"agreeing_count": "1", "holder_count": None}
            ),
            "match.evidence_in_words": _evidence(pairs),
        }
        if decisions:
            given["match.settled_decisions"] = _decided(decisions, pair)
        if links:
            drawn = [pair | {"person_number": "1"} | row for row in parse(links)]
            given["earlier.links"] = _drawing(list(drawn[0]), drawn)
        check("match.link_candidates", given=given, expect=expect, request=policy)

    return climbs


def _decided(decisions: str, pair: Mapping[str, str | None]) -> str:
    drawn = [
        pair | {"person_key": f"{row.pop('household_id')}/1"} | row
        for row in parse(decisions)
    ]
    return _drawing(list(drawn[0]), drawn)


# Rung 1: the same ID.


@pytest.mark.parametrize("agreeing", ["2", "3"])
def test_an_id_links_where_two_more_things_agree_whatever_the_weight(climb, agreeing):
    climb(
        f"household_id | holder_count | agreeing_count | match_weight\n-\n"
        f"H1 | 1 | {agreeing} | -9.0",
        "household_id | link_rung | link_rule\n-\nH1 | id | id_and_two_agree",
    )


@pytest.mark.parametrize("agreeing", ["0", "1"])
def test_an_id_that_agrees_alone_is_perhaps_a_relatives(climb, agreeing):
    climb(
        f"household_id | holder_count | agreeing_count | match_weight\n-\n"
        f"H1 | 1 | {agreeing} | 20.0",
        "household_id | link_rung | link_rule\n-\nH1 | none | id_agrees_alone",
    )


def test_whom_the_id_settles_has_no_rival(climb):
    climb(
        """
        household_id | holder_count | agreeing_count | match_weight
        -------------+--------------+----------------+-------------
        H1           | 1            | 2              | 1.0
        H2           |              | 2              | 20.0
        """,
        "household_id | candidate_rank | link_rule\n-\nH1 | 1 | id_and_two_agree",
    )


def test_a_twins_id_does_not_link_where_the_other_twin_agrees_in_more(climb):
    climb(
        """
        household_id | person_number | holder_count | agreeing_count | match_weight
        -------------+---------------+--------------+----------------+-------------
        H1           | 1             | 1            | 2              | 20.0
        H1           | 2             |              | 3              | 15.0
        """,
        """
        person_key | candidate_rank | link_rule
        -----------+----------------+----------------
        H1/1       | 1              | id_agrees_alone
        H1/2       | 2              | id_of_another
        """,
    )


def test_a_twins_id_does_not_link_where_the_other_twin_agrees_without_a_slip(climb):
    climb(
        "household_id | person_number | holder_count | agreeing_count | match_weight"
        " | first_name_level | last_name_level | birth_date_level\n-\n"
        "H1 | 1 | 1 | 3 | 25.0 | one_letter | same_as_written | same_day\n"
        "H1 | 2 |   | 3 | 15.0 | same_as_written | same_as_written | same_day",
        """
        person_key | link_rule
        -----------+----------------
        H1/1       | id_agrees_alone
        H1/2       | id_of_another
        """,
    )


@pytest.mark.parametrize(
    ("first_name", "sex", "rule"),
    [
        ("one_letter", "same", "id_agrees_alone"),
        ("same_sound", "same", "id_agrees_alone"),
        ("same_as_written", "different", "id_agrees_alone"),
        ("same_as_written", "same", "id_and_two_agree"),
    ],
)
def test_a_relatives_id_does_not_link_though_the_names_are_alike(
    climb, first_name, sex, rule
):
    climb(
        "household_id | match_weight | holder_count | agreeing_count"
        " | first_name_level | last_name_level | sex_level | birth_date_level\n-\n"
        f"H1 | 20.0 | 1 | 2 | {first_name} | same_as_written | {sex} | different",
        f"household_id | link_rule\n-\nH1 | {rule}",
    )


def test_a_childs_record_with_a_parents_id_puts_both_before_a_person(climb):
    climb(
        """
        household_id | person_number | holder_count | agreeing_count | match_weight
        -------------+---------------+--------------+----------------+-------------
        H1           | 1             | 1            | 1              | -2.0
        H1           | 3             |              | 3              | 25.0
        H2           | 1             |              | 1              | -0.5
        """,
        """
        person_key | candidate_rank | link_rule
        -----------+----------------+----------------
        H1/3       | 1              | id_of_another
        H1/1       | 2              | id_agrees_alone
        """,
        # H2/1 is neither the ID's holder nor likely
    )


def test_an_id_that_several_hold_links_only_by_weight_lead_and_two_that_agree(climb):
    climb(
        """
        service_record_id | household_id | holder_count | agreeing_count | match_weight
        ------------------+--------------+--------------+----------------+-------------
        R1                | H1           | 2            | 3              | 20.0
        R1                | H2           | 2            | 0              | -5.0
        R2                | H1           | 2            | 3              | 20.0
        R2                | H2           | 2            | 3              | 18.0
        R3                | H1           | 2            | 1              | 20.0
        R3                | H2           | 2            | 0              | -5.0
        """,
        """
        service_record_id | household_id | link_rule
        ------------------+--------------+-------------------
        R1                | H1           | weight_and_lead
        R1                | H2           | id_held_by_several
        R2                | H1           | id_held_by_several
        R2                | H2           | id_held_by_several
        R3                | H1           | id_held_by_several
        R3                | H2           | id_held_by_several
        """,
    )


# Rung 2: nearly the same ID.


@pytest.mark.parametrize(
    ("level", "rule"),
    [
        ("third_digit", "third_digit_and_all_agree"),
        ("one_digit_or_swap", "near_id_and_all_agree"),
    ],
)
@pytest.mark.parametrize(
    "names_and_date",
    [
        "same_as_written | same_as_written | same_day",
        "same_folded | same_folded | same_first_of_january",
        "same_as_written | none_on_both | same_day",
    ],
)
def test_a_slip_in_the_id_links_where_names_and_birth_date_all_agree(
    climb, level, rule, names_and_date
):
    climb(
        "household_id | match_weight | citizen_id_level | first_name_level"
        " | last_name_level | birth_date_level\n-\n"
        f"H1 | 5.0 | {level} | {names_and_date}",
        f"household_id | link_rung | link_rule\n-\nH1 | near_id | {rule}",
    )


@pytest.mark.parametrize(
    ("level", "first_name", "last_name", "birth_date"),
    [
        ("two_digits", "same_as_written", "same_as_written", "same_day"),
        ("third_digit", "one_letter", "same_as_written", "same_day"),
        ("third_digit", "same_as_written", "different", "same_day"),
        ("third_digit", "same_as_written", "none_on_one", "same_day"),
        ("third_digit", "same_as_written", "same_as_written", "one_digit"),
        ("third_digit", "same_as_written", "same_as_written", "same_year"),
        ("third_digit", "same_as_written", "same_as_written", "unknown"),
    ],
)
def test_a_slip_in_the_id_and_one_elsewhere_is_left_to_the_weight(
    climb, level, first_name, last_name, birth_date
):
    climb(
        "household_id | match_weight | citizen_id_level | first_name_level"
        " | last_name_level | birth_date_level\n-\n"
        f"H1 | 5.0 | {level} | {first_name} | {last_name} | {birth_date}",
        "household_id | link_rung | link_rule\n-\nH1 | none | weight_short",
    )


def test_a_slip_in_the_id_does_not_link_where_somebody_else_is_as_likely(climb):
    climb(
        """
        household_id | match_weight | citizen_id_level
        -------------+--------------+------------------
        H1           | 20.0         | one_digit_or_swap
        H2           | 17.1         | one_digit_or_swap
        """,
        "household_id | link_rule\n-\nH1 | rivals\nH2 | rivals",
    )


# Rung 3: weight, and lead over the runner-up.


@pytest.mark.parametrize(
    ("weight", "rule"),
    [
        ("6.0", "weight | weight_and_lead"),
        ("5.9", "none | weight_short"),
        ("0.0", "none | weight_short"),
    ],
)
def test_whom_nobody_rivals_is_linked_by_enough_weight_or_asked_about(
    climb, weight, rule
):
    climb(
        f"household_id | match_weight\n-\nH1 | {weight}",
        f"household_id | link_rung | link_rule | match_lead\n-\nH1 | {rule} |",
    )


def test_below_the_weight_of_a_question_nobody_is_asked_about(climb):
    climb("household_id | match_weight\n-\nH1 | -0.1", "household_id\n-")


def test_a_lead_is_measured_from_the_best_other_one(climb):
    climb(
        """
        household_id | match_weight
        -------------+-------------
        H1           | 10.0
        H2           | 7.0
        H3           | 6.5
        """,
        """
        household_id | candidate_rank | match_lead | link_rule
        -------------+----------------+------------+----------------
        H1           | 1              | 3.0        | weight_and_lead
        H2           | 2              | -3.0       | rivals
        H3           | 3              | -3.5       | rivals
        """,
    )


def test_a_bare_lead_links_nobody(climb):
    climb(
        """
        household_id | match_weight
        -------------+-------------
        H1           | 10.0
        H2           | 7.5
        H3           | 1.5
        """,
        """
        household_id | match_lead | link_rule
        -------------+------------+-------------
        H1           | 2.5        | rivals
        H2           | -2.5       | rivals
        H3           | -8.5       | weight_short
        """,
    )


def test_who_is_too_unlikely_to_be_asked_about_is_a_rival_all_the_same(climb):
    climb(
        """
        household_id | match_weight
        -------------+-------------
        H1           | 6.0
        H2           | 3.1
        """,
        "household_id | link_rule\n-\nH1 | rivals",
        policy=replace(POLICY, review_weight=4.0),
    )


def test_where_the_lines_are_drawn_is_the_runs_to_say(climb):
    climb(
        """
        service_record_id | household_id | match_weight
        ------------------+--------------+-------------
        R1                | H1           | 10.0
        R1                | H2           | 9.5
        R2                | H1           | 2.5
        R3                | H1           | 1.5
        """,
        """
        service_record_id | household_id | link_rule
        ------------------+--------------+----------------
        R1                | H1           | weight_and_lead
        R1                | H2           | rivals
        R2                | H1           | weight_short
        """,
        policy=replace(POLICY, link_weight=3.0, link_lead=0.5, review_weight=2.0),
    )


# Links of earlier nights.

KNIFE_EDGE = """
    household_id | match_weight
    -------------+-------------
    H1           | 9.0
    H2           | 8.0
"""


def test_an_earlier_link_is_kept_while_its_evidence_is_the_same(climb):
    climb(
        KNIFE_EDGE,
        """
        household_id | link_rung | link_rule
        -------------+-----------+--------------
        H1           | earlier   | linked_before
        H2           | none      | rivals
        """,
        links="household_id\n-\nH1",
    )


@pytest.mark.parametrize("link", ["H1 | other", "H2 | e1", "H3 | e1"])
def test_an_earlier_link_on_other_evidence_or_to_who_is_less_likely_is_not_kept(
    climb, link
):
    climb(
        KNIFE_EDGE,
        "household_id | link_rule\n-\nH1 | rivals\nH2 | rivals",
        links=f"household_id | evidence_hash\n-\n{link}",
    )


@pytest.mark.parametrize(
    ("weights", "rules"),
    [
        # 6 bits are asked for: two fewer are forgiven, three are not
        ("4.0 | 3.0", "linked_before | weight_short"),
        ("3.9 | 2.0", "weight_short | weight_short"),
        # a lead of 3 bits is asked for: a bare one will do, none will not
        ("9.0 | 8.9", "linked_before | rivals"),
        ("9.0 | 9.0", "rivals | rivals"),
    ],
)
def test_an_earlier_link_does_not_outlive_its_reasons(climb, weights, rules):
    first, second = weights.split(" | ")
    rule, other = rules.split(" | ")
    climb(
        f"household_id | match_weight\n-\nH1 | {first}\nH2 | {second}",
        f"household_id | link_rule\n-\nH1 | {rule}\nH2 | {other}",
        links="household_id\n-\nH1",
    )


# What people decided.


def test_a_decision_links_whatever_the_weight_and_comes_first(climb):
    climb(
        """
        household_id | match_weight
        -------------+-------------
        H1           | 20.0
        H2           | -12.0
        """,
        """
        household_id | candidate_rank | link_rung | link_rule | answer_code
        -------------+----------------+-----------+-----------+------------
        H2           | 1              | decision  | decided_same    | same
        H1           | 2              | weight    | weight_and_lead |
        """,
        decisions="household_id | answer_code\n-\nH2 | same",
    )


@pytest.mark.parametrize(
    ("weight", "rule"),
    [("0.0", "decided_same"), ("-0.1", "decided_otherwise_before")],
)
def test_a_decision_outlives_changed_evidence_while_the_two_may_still_be_one(
    climb, weight, rule
):
    climb(
        f"household_id | match_weight | evidence_hash\n-\nH1 | {weight} | new",
        f"household_id | link_rule | is_evidence_changed\n-\nH1 | {rule} | true",
        decisions="household_id | answer_code | evidence_hash\n-\nH1 | same | old",
    )


def test_a_decision_does_not_follow_a_number_that_somebody_else_bears_by_now(climb):
    climb(
        """
        household_id | match_weight | evidence_hash
        -------------+--------------+--------------
        H1           | 11.1         | new
        H2           | 23.9         | e1
        """,
        """
        household_id | link_rule
        -------------+-------------------------
        H1           | decided_otherwise_before
        H2           | weight_and_lead
        """,
        decisions="household_id | answer_code | evidence_hash\n-\nH1 | same | old",
    )


def test_whom_the_id_settles_is_not_put_in_doubt_by_a_dispute_over_another(climb):
    climb(
        """
        household_id | holder_count | agreeing_count | match_weight
        -------------+--------------+----------------+-------------
        H1           | 1            | 3              | 20.0
        H2           |              | 1              | 25.0
        """,
        """
        household_id | candidate_rank | link_rule
        -------------+----------------+---------------------
        H1           | 1              | id_and_two_agree
        H2           | 2              | decisions_contradict
        """,
        decisions="household_id | answer_code | evidence_hash\n-\n"
        "H2 | contradicted | e1",
    )


def test_whom_somebody_told_apart_is_neither_asked_about_nor_a_rival(climb):
    climb(
        KNIFE_EDGE,
        """
        household_id | match_lead | link_rule
        -------------+------------+----------------
        H1           |            | weight_and_lead
        """,
        decisions="household_id | answer_code\n-\nH2 | different",
    )


def test_who_was_told_apart_is_asked_about_again_only_on_new_evidence(climb):
    climb(
        KNIFE_EDGE,
        """
        household_id | link_rule | answer_code | is_evidence_changed
        -------------+-----------+-------------+--------------------
        H1           | rivals    |             | false
        H2           | rivals    | different   | true
        """,
        decisions="household_id | answer_code | evidence_hash\n-\nH2 | different | old",
    )


def test_whose_id_was_told_apart_leaves_the_record_to_the_others(climb):
    climb(
        """
        household_id | holder_count | match_weight
        -------------+--------------+-------------
        H1           | 1            | 1.0
        H2           |              | 9.0
        """,
        "household_id | link_rule\n-\nH2 | weight_and_lead",
        decisions="household_id | answer_code\n-\nH1 | different",
    )


def test_of_two_holders_of_an_id_the_one_told_apart_no_longer_counts(climb):
    climb(
        """
        household_id | holder_count | agreeing_count | match_weight
        -------------+--------------+----------------+-------------
        H1           | 2            | 3              | 2.0
        H2           | 2            | 3              | 2.0
        """,
        "household_id | link_rule\n-\nH1 | id_and_two_agree",
        decisions="household_id | answer_code\n-\nH2 | different",
    )


def test_two_answers_that_contradict_are_shown_and_neither_applies(climb):
    climb(
        KNIFE_EDGE,
        """
        household_id | link_rule            | answer_code
        -------------+----------------------+-------------
        H1           | decisions_contradict | contradicted
        H2           | rivals               |
        """,
        decisions="household_id | answer_code\n-\nH1 | contradicted",
    )


def test_a_pair_that_is_disputed_is_shown_however_many_are_likelier(climb):
    climb(
        """
        household_id | match_weight
        -------------+-------------
        H1           | 5.0
        H2           | 5.0
        H3           | 5.0
        H4           | 5.0
        H5           | 5.0
        H6           | -15.0
        """,
        """
        household_id | candidate_rank | link_rule
        -------------+----------------+---------------------
        H6           | 1              | decisions_contradict
        H1           | 2              | weight_short
        H2           | 3              | weight_short
        H3           | 4              | weight_short
        H4           | 5              | weight_short
        """,
        decisions="household_id | answer_code\n-\nH6 | contradicted",
    )


def test_who_is_unsure_changes_nothing(climb):
    climb(
        "household_id | match_weight\n-\nH1 | 3.0",
        "household_id | link_rule | answer_code\n-\nH1 | weight_short | unsure",
        decisions="household_id | answer_code\n-\nH1 | unsure",
    )


def test_at_most_five_are_kept_in_an_order_that_has_no_ties(climb):
    climb(
        """
        household_id | person_number | match_weight
        -------------+---------------+-------------
        H2           | 1             | 4.0
        H1           | 2             | 4.0
        H1           | 1             | 4.0
        H7           | 1             | 4.0
        H6           | 1             | 4.5
        H5           | 1             | 4.0
        H4           | 1             | 4.0
        """,
        """
        person_key | candidate_rank
        -----------+---------------
        H6/1       | 1
        H1/1       | 2
        H1/2       | 3
        H2/1       | 4
        H4/1       | 5
        """,
    )


def test_a_candidate_brings_its_evidence_along(check):
    check(
        "match.link_candidates",
        given={
            "match.candidate_pairs": """
                evidence_hash | match_weight | place_level
                --------------+--------------+------------
                e1            | 9.0          | elsewhere
            """,
            "match.evidence_in_words": """
                place_level | evidence_th | evidence_en | differing_columns
                ------------+-------------+-------------+------------------
                elsewhere   | ต่างอำเภอ     | elsewhere   | place
                same_house  | บ้านเดียวกัน   | same house  |
            """,
        },
        expect="""
            evidence_th | evidence_en | differing_columns | evidence_hash
            ------------+-------------+-------------------+--------------
            ต่างอำเภอ     | elsewhere   | place             | e1
        """,
        request=POLICY,
    )
