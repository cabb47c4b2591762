"""`match.person_links`: one row per record, whatever its candidates; who decides."""

import csv

import pytest

from schemas.reference import LINK_RULES
from tests.conftest import REFERENCE

CANDIDATE = (
    "service_record_id | candidate_rank | household_id | person_number | link_rule"
    " | match_weight | match_lead | evidence_th"
)
WITHOUT_CANDIDATE = ("id_of_nobody", "id_unusable", "decided_different")


def _rules() -> list[dict[str, str]]:
    with (REFERENCE / "link_rules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _candidates(*rows: str) -> str:
    return "\n".join([CANDIDATE, "-", *rows])


@pytest.fixture
def links(check):
    """Checks what the records R1 to R3 come to, by their candidates."""

    def come_to(expect: str, *candidates: str, records="R1 |", settled="") -> None:
        given = {
            "clean.service_records": f"service_record_id | citizen_id\n-\n{records}",
            "match.link_candidates": _candidates(*candidates),
        }
        if settled:
            given["match.settled_decisions"] = (
                f"service_record_id | person_key | answer_code\n-\n{settled}"
            )
        check("match.person_links", given=given, expect=expect)

    return come_to


@pytest.mark.parametrize(
    "rule",
    [each for each in _rules() if each["link_rule"] not in WITHOUT_CANDIDATE],
    ids=lambda each: each["link_rule"],
)
def test_the_rule_of_the_likeliest_decides_state_and_rung(links, rule):
    told = f"{rule['link_state']} | {rule['link_rung']} | {rule['link_rule']}"
    person = "H1 | 2" if rule["link_state"] == "linked" else "|"
    links(
        f"""
        link_state | link_rung | link_rule | household_id | person_number | match_weight
        -----------+-----------+-----------+--------------+---------------+-------------
        {told} | {person} | 7.0
        """,
        f"R1 | 1 | H1 | 2 | {rule['link_rule']} | 7.0 | 1.0 | ชื่อตรงกัน",
    )


def test_every_rule_is_one_that_a_record_can_come_to():
    assert {rule["link_rule"] for rule in _rules()} == set(LINK_RULES)


def test_a_record_in_review_tells_of_the_likeliest_but_is_linked_to_nobody(links):
    links(
        """
        household_id | match_weight | match_lead | evidence_th
        -------------+--------------+------------+------------
                     | 8.0          | 1.0        | ชื่อตรงกัน
        """,
        "R1 | 1 | H1 | 1 | rivals | 8.0 |  1.0 | ชื่อตรงกัน",
        "R1 | 2 | H2 | 1 | rivals | 7.0 | -1.0 | ชื่อต่างกัน",
    )


@pytest.mark.parametrize(
    ("best", "other", "rule"),
    [
        # something is doubtful by itself, however far the best one is ahead
        ("weight_and_lead", "decisions_contradict", "decisions_contradict"),
        ("weight_and_lead", "decided_otherwise_before", "decided_otherwise_before"),
        ("id_of_another", "id_agrees_alone", "id_agrees_alone"),
        ("rivals", "decisions_contradict", "decisions_contradict"),
        # a doubt about somebody else does not undo what is certain
        ("decided_same", "decisions_contradict", "decided_same"),
        ("decided_same", "weight_and_lead", "decided_same"),
        ("decided_same", "id_and_two_agree", "decided_same"),
        ("id_and_two_agree", "decided_otherwise_before", "id_and_two_agree"),
        # of one ID held by several, one may be told from the others
        ("weight_and_lead", "id_held_by_several", "weight_and_lead"),
    ],
)
def test_of_several_candidates_a_decision_wins_and_then_a_doubt(
    links, best, other, rule
):
    links(
        f"link_rule\n-\n{rule}",
        f"R1 | 1 | H1 | 1 | {best}  | 9.0 | 1.0  | ชื่อตรงกัน",
        f"R1 | 2 | H2 | 1 | {other} | 8.0 | -1.0 | ชื่อตรงกัน",
    )


def test_every_record_has_one_row_and_who_has_no_candidate_is_told_why(links):
    links(
        """
        service_record_id | link_state | link_rule         | household_id | match_weight
        ------------------+------------+-------------------+--------------+-------------
        R1                | linked     | weight_and_lead   | H1           | 9.0
        R2                | unmatched  | id_of_nobody      |              |
        R3                | unmatched  | id_unusable       |              |
        R4                | unmatched  | decided_different |              |
        R5                | unmatched  | id_unusable       |              |
        """,
        "R1 | 1 | H1 | 1 | weight_and_lead | 9.0 | 4.0  | ชื่อตรงกัน",
        "R1 | 2 | H2 | 1 | rivals          | 5.0 | -4.0 | ชื่อตรงกัน",
        records="R1 |\nR2 | 1010000000010\nR3 |\nR4 | 1010000000010\nR5 |",
        settled="R4 | H1/1 | different\nR5 | H1/1 | unsure",
    )


def test_a_record_told_apart_from_one_may_still_be_another(links):
    links(
        "link_rule | household_id\n-\nweight_and_lead | H2",
        "R1 | 1 | H2 | 1 | weight_and_lead | 9.0 | | ชื่อตรงกัน",
        settled="R1 | H1/1 | different",
    )


def test_every_row_gives_the_reason_in_two_languages_and_the_models_version(check):
    check(
        "match.person_links",
        given={
            "clean.service_records": "service_record_id\n-\nR1",
            "match.link_candidates": _candidates(
                "R1 | 1 | H1 | 1 | decided_same | 9.0 | | ชื่อตรงกัน"
            ),
        },
        expect="""
            reason_th                  | reason_en
            ---------------------------+---------------------------------------
            มีผู้ตรวจแล้วว่าเป็นคนเดียวกัน | a reviewer said that they are one person
        """,
        only="model_version = (select model_version from reference.matching_models)",
    )
