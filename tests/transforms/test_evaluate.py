"""Links held against a drawn truth."""

import json
from dataclasses import replace

import pytest

from schemas.errors import SourceError
from tests.drawn import PHAN, draw
from tests.transforms.truth_files import write_truth
from transforms.evaluate import evaluate
from transforms.precision_recall import Counts

PERSONS = """
household_id | person_number
-------------+--------------
H1           | 1
H1           | 2
H2           | 1
"""
TRUE_PERSONS = """
person_key | citizen_id    | birth_on   | subdistrict_code
-----------+---------------+------------+-----------------
1          | 1010000000010 | 1990-01-01 | 570511
2          | 6010000000021 | 1960-04-01 | 570511
3          | 1010000000037 | 1960-03-31 | 570101
4          | 1010000000045 | 1990-01-01 | 500101
"""
TRUE_RECORDS = """
service_record_id | person_key | household_id | person_number | is_surveyed | id_fault
------------------+------------+--------------+---------------+-------------+---------
R1                | 1          | H1           | 1             | true        |
R2                | 2          | H1           | 2             | true        | missing
R3                | 3          | H2           | 1             | true        | mistyped
R4                | 4          | OUT-1        | 1             | false       | missing
R5                | 1          | H9           | 1             | true        |
"""
RECORDS = """
service_record_id | citizen_id
------------------+--------------
R1                | 1010000000010
R2                |
R3                | 6010000000021
R4                |
R5                | 1010000000010
"""
LINKS = """
service_record_id | link_state | link_rule        | household_id | person_number
------------------+------------+------------------+--------------+--------------
R1                | linked     | id_and_two_agree | H1           | 1
R2                | linked     | weight_and_lead  | H2           | 1
R3                | in_review  | rivals           |              |
R4                | linked     | weight_and_lead  | H1           | 1
R5                | unmatched  | id_of_nobody     |              |
"""
CANDIDATES = """
service_record_id | candidate_rank | household_id | person_number | match_weight | match_lead
------------------+----------------+--------------+---------------+--------------+-----------
R1                | 1              | H1           | 1             | 20           |
R2                | 1              | H2           | 1             | 7            | 4
R3                | 1              | H1           | 2             | 8            | 1
R3                | 2              | H2           | 1             | 7            | -1
R4                | 1              | H1           | 1             | 6            |
"""  # noqa: E501


@pytest.fixture
def said(drawn, tmp_path):
    """What is measured of the drawn links."""
    draw(drawn, "clean.persons", PERSONS)
    draw(drawn, "clean.service_records", RECORDS)
    draw(drawn, "match.person_links", LINKS)
    draw(drawn, "match.link_candidates", CANDIDATES)
    write_truth(tmp_path, TRUE_RECORDS, TRUE_PERSONS)
    return evaluate(drawn, tmp_path, replace(PHAN, link_weight=6.0, link_lead=3.0))


def counts(said, split_by, value, scope="all"):
    """Return the counts of one part."""
    (part,) = [each for each in said.parts_by(scope, split_by) if each.value == value]
    return part.counts


def test_a_link_to_another_person_or_of_somebody_never_surveyed_is_wrong(said):
    # found rightly: R1; wrong: R2, R4; R3 waits with the right person among two
    assert counts(said, "everything", "all") == Counts(5, 3, 3, 1, 1, 1)


def test_only_a_person_who_is_in_the_admitted_survey_is_to_be_found(said):
    # R5's household was set aside: it is a record, but nobody could find its person
    assert counts(said, "usable_id", "usable") == Counts(2, 1, 1, 1, 0, 0)


def test_an_id_that_is_another_persons_is_not_usable(said):
    assert counts(said, "usable_id", "not_usable") == Counts(3, 2, 2, 0, 1, 1)
    assert counts(said, "everything", "all", "without_usable_id").record_count == 3


def test_each_damage_is_counted_by_itself(said):
    assert counts(said, "id_fault", "missing") == Counts(2, 1, 2, 0, 0, 0)
    assert counts(said, "id_fault", "mistyped") == Counts(1, 1, 0, 0, 1, 1)
    assert {part.value for part in said.parts_by("all", "id_fault")} == {
        "missing",
        "mistyped",
    }


def test_groups_are_by_the_true_id_the_age_on_the_day_and_the_home(said):
    assert counts(said, "id_beginning", "6").record_count == 1
    assert counts(said, "age_group", "60_and_over").record_count == 1  # born 31 March
    assert counts(said, "district", "5701").record_count == 1


def test_a_group_is_set_beside_everybody_else(said):
    gaps = {
        part.value: part.recall_gap_points for part in said.parts_by("all", "district")
    }
    # 5705: one of two found; 5701: none of one; 5001: nobody to be found
    assert gaps == {"5705": 50.0, "5701": -50.0, "5001": None}


def test_an_id_beginning_is_set_beside_ids_of_the_common_kind(said):
    gaps = {
        part.value: part.recall_gap_points
        for part in said.parts_by("all", "id_beginning")
    }
    assert gaps == {"6": -50.0, "rest": 0.0}


def test_each_rule_says_how_many_of_its_records_it_decided_rightly(said):
    decided = {
        (rule.link_state, rule.link_rule): (rule.record_count, rule.right_count)
        for rule in said.rules
    }
    assert decided == {
        ("linked", "id_and_two_agree"): (1, 1),
        ("linked", "weight_and_lead"): (2, 0),
        ("in_review", "rivals"): (1, 1),
        ("unmatched", "id_of_nobody"): (1, 1),
    }


def test_the_curve_links_the_likeliest_person_from_a_weight_and_lead_on(said):
    points = {
        (point.lead_bits, point.weight_bits): (point.linked_count, point.right_count)
        for point in said.curve.points
    }
    assert points[0.0, 6.0] == (3, 0)
    assert points[0.0, 8.0] == (1, 0)
    assert points[2.0, 6.0] == (2, 0)  # R3's rival is too near
    assert points[5.0, 6.0] == (1, 0)  # R4 has no rival at all


def test_no_weight_links_somebody_who_only_holds_the_id(drawn, tmp_path, said):
    assert said.curve.chosen.linked_count == 2
    drawn.execute(
        """
        update match.link_candidates set link_rule = 'id_agrees_alone'
        where service_record_id = 'R2'
        """
    )
    again = evaluate(drawn, tmp_path, replace(PHAN, link_weight=6.0, link_lead=3.0))
    assert again.curve.chosen.linked_count == 1


def test_the_thresholds_in_force_are_a_point_of_their_own(said):
    chosen = said.curve.chosen
    assert (chosen.weight_bits, chosen.lead_bits) == (6.0, 3.0)
    assert (chosen.linked_count, chosen.to_find_count) == (2, 2)


def test_the_figures_are_also_for_programs(said):
    figures = json.loads(json.dumps(said.as_json()))
    whole = next(each for each in figures["parts"] if each["split_by"] == "everything")
    assert whole["recall"] == 1 / 3
    assert figures["untold_count"] == 0


def test_without_truth_the_command_says_where_to_measure_real_files(drawn, tmp_path):
    with pytest.raises(SourceError, match="sample-for-review"):
        evaluate(drawn, tmp_path, PHAN)


def test_the_truth_of_an_older_sample_is_refused(drawn, tmp_path):
    older = """
        service_record_id | person_key | household_id | person_number
        ------------------+------------+--------------+--------------
        R1                | 1          | H1           | 1
    """
    write_truth(tmp_path, older, TRUE_PERSONS)
    path = tmp_path / "truth" / "service_records.parquet"
    drawn.read_parquet(str(path)).project("* exclude (is_twin)").write_parquet(
        str(path)
    )
    with pytest.raises(SourceError, match="without is_twin"):
        evaluate(drawn, tmp_path, PHAN)
