"""The reports' rules lead somewhere: measures, relations and shares fit one another."""

from pathlib import Path

import pytest

from reports.figures import Rules
from reports.read import read_report_rules
from schemas.reference import SERVICE_KINDS
from schemas.reference.report import HelpKinds
from transforms.rules import read_rules

REFERENCE = Path(__file__).parents[2] / "data/raw/reference"
# counts of one unit; a household has members, so persons are never fewer
COMPARABLE = {("person", "household"), ("case", "person")}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_report_rules(REFERENCE)


def test_relations_and_shares_name_measures_that_are_there(rules):
    named = {code for each in rules.relations for code in (each.total, *each.parts)}
    for ratio in rules.ratios.values():
        named |= {ratio.numerator, ratio.denominator}
    assert named <= set(rules.measures)


def test_persons_families_and_households_never_share_a_total(rules):
    for relation in rules.relations:
        total = rules.measures[relation.total].unit
        for part in relation.parts:
            unit = rules.measures[part].unit
            if relation.is_complete and not relation.is_over_rows:
                # who fails one dimension is one failed dimension
                assert total in (unit, "need"), relation.code
            elif not relation.is_complete and unit != total:
                assert (total, unit) in COMPARABLE | {("need", "person")}, relation.code


def test_a_part_is_told_by_the_rows_of_its_total_or_by_rows_that_the_total_has_not(
    rules,
):
    for relation in rules.relations:
        total = rules.measures[relation.total].row_set
        for part in relation.parts:
            row_set = rules.measures[part].row_set
            assert total in (row_set, "none"), relation.code
            assert relation.is_over_rows == (relation.is_complete and row_set != total)


def test_a_measure_is_told_in_words_of_its_own(rules):
    for words in ("name_th", "name_en"):
        told = [getattr(each, words) for each in rules.measures.values()]
        assert len(told) == len(set(told))


def test_survey_poor_persons_are_called_what_they_are(rules):
    assert rules.measures["poor_persons"].name_th == "สมาชิกในครัวเรือนที่ตกเกณฑ์"
    assert "18 ปีขึ้นไป" in rules.measures["card_adults"].name_th


def test_each_kind_of_service_helps_coordinates_or_advises():
    kinds = read_rules(REFERENCE, HelpKinds)
    assert set(kinds["service_kind"]) == set(SERVICE_KINDS)
    assert kinds["is_assumed"].all()
