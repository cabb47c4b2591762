"""`match.candidate_pairs`: who a record may be, how far both agree, the evidence."""

from dataclasses import replace

import pytest

from tests.drawn import PHAN, draw, draw_undrawn
from transforms.build import create_table
from transforms.warehouse import read_sql

POLICY = replace(PHAN, link_weight=6.0, link_lead=3.0, review_weight=5.0)
RECORD = "compared_id\n-\nR1"
PERSONS = "compared_id\n-\nH1/1\nH2/1"


def pairs(check, *, expect: str, policy=POLICY, **given: str) -> None:
    """Check the pairs of a world of the record R1 and the persons H1/1 and H2/1."""
    world = {"compared_records": RECORD, "compared_persons": PERSONS} | given
    check(
        "match.candidate_pairs",
        given={f"match.{name}": drawing for name, drawing in world.items()},
        expect=expect,
        request=policy,
    )


def test_a_pair_is_kept_that_weighs_enough_to_be_asked_about_or_to_be_a_rival(check):
    pairs(
        check,
        scored_pairs="""
            service_record_id | household_id | person_number | match_weight
            ------------------+--------------+---------------+-------------
            R1                | H1           | 1             | 3.0
            R1                | H2           | 1             | 2.9
        """,
        expect="""
            service_record_id | person_key | match_weight | holder_count
            ------------------+------------+--------------+-------------
            R1                | H1/1       | 3.0          |
        """,
    )


def test_a_question_may_begin_below_what_a_rival_weighs(check):
    pairs(
        check,
        policy=replace(POLICY, review_weight=2.9),
        scored_pairs="""
            service_record_id | household_id | person_number | match_weight
            ------------------+--------------+---------------+-------------
            R1                | H2           | 1             | 2.9
        """,
        expect="person_key\n-\nH2/1",
    )


def test_a_pair_with_one_id_is_kept_whatever_it_weighs(check):
    pairs(
        check,
        scored_pairs="""
            service_record_id | household_id | person_number | match_weight
            ------------------+--------------+---------------+-------------
            R1                | H1           | 1             | -7.5
        """,
        id_candidates="""
            service_record_id | household_id | person_number | holder_count
            ------------------+--------------+---------------+-------------
            R1                | H1           | 1             | 2
            R1                | H2           | 1             | 2
        """,
        expect="""
            person_key | match_weight | holder_count
            -----------+--------------+-------------
            H1/1       | -7.5         | 2
            H2/1       | -15.0        | 2
        """,
    )


ROW = (
    "compared_id | last_name_folded | first_name_letters | last_name_letters"
    " | sex_code | birth_on | birth_precision | birth_year"
    " | subdistrict_code | district_code | village_number | house_number"
)
LEVELS = (
    "first_name_level | last_name_level | sex_level | birth_date_level | place_level"
)


@pytest.mark.parametrize(
    ("record", "person", "levels"),
    [
        (
            "a | b | male   | 1976-02-05 | day  | 1976 | 570511 | 5705 | 4 | 12",
            "a | b | male   | 1976-02-05 | day  | 1976 | 570511 | 5705 | 4 | 12",
            "same_as_written | same_as_written | same | same_day | same_house",
        ),
        (
            "a | b | male   | 1976-02-05 | day  | 1976 | 570511 | 5705 | 4 | 12",
            "x | y | female | 1990-02-05 | day  | 1990 | 570101 | 5701 | 4 | 12",
            "different | different | different | different | elsewhere",
        ),
        (
            "a | b | male   | 1976-02-05 | day  | 1976 | 570511 | 5705 | 4 | 12",
            "x | y | female | 1976-01-01 | year | 1976 | 570501 | 5705 | 4 | 12",
            "different | different | different | same_year_day_unknown | same_district",
        ),
        (
            "a | b | male   | 1976-02-05 | day  | 1976 | 570511 | 5705 | 4 |",
            "x | y | female | 1976-03-05 | day  | 1976 | 570511 | 5705 | 4 | 12",
            "different | different | different | same_year | same_village",
        ),
        (
            "a | b |        | 1976-02-05 | day  | 1976 | 570511 | 5705 | 4 | 12",
            "x | y | female |            |      |      | 570511 | 5705 | 5 | 12",
            "different | different | unknown | unknown | same_subdistrict",
        ),
        (
            "  | b |        |            |      |      | 570511 | 5705 |   | ",
            "x | y | female |            |      |      | 570511 | 5705 | 5 | 12",
            "unknown | different | unknown | unknown | same_subdistrict",
        ),
        (
            "a | b | male   | 1976-02-05 | day  | 1976 |        |      |   |",
            "x | y | male   | 1976-02-05 | day  | 1976 | 570511 | 5705 | 5 | 12",
            "different | different | same | same_day | unknown",
        ),
    ],
)
def test_what_only_an_id_brings_together_is_compared_all_the_same(
    check, record, person, levels
):
    pairs(
        check,
        id_candidates="""
            service_record_id | household_id | person_number
            ------------------+--------------+--------------
            R1                | H1           | 1
        """,
        compared_records=f"{ROW}\n-\nR1 | b | {record}",
        compared_persons=f"{ROW}\n-\nH1/1 | y | {person}",
        expect=f"{LEVELS}\n-\n{levels}",
    )


def test_a_pair_that_somebody_judged_to_be_one_is_kept_whatever_it_weighs(check):
    answers = """
        service_record_id | person_key | answer_code
        ------------------+------------+-------------
        R1                | H1/1       | same
        R1                | H2/1       | contradicted
        R1                | H3/1       | different
        R1                | H4/1       | unsure
        R1                | H9/1       | same
    """
    check(
        "match.candidate_pairs",
        given={
            "match.compared_records": RECORD,
            "match.compared_persons": "compared_id\n-\nH1/1\nH2/1\nH3/1\nH4/1",
            "match.settled_decisions": answers,
            "clean.persons": "household_id | person_number\n-\n"
            "H1 | 1\nH2 | 1\nH3 | 1\nH4 | 1",
            "match.scored_pairs": """
                service_record_id | household_id | person_number | match_weight
                ------------------+--------------+---------------+-------------
                R1                | H1           | 1             | -3.0
            """,
        },
        expect="""
            person_key | match_weight
            -----------+-------------
            H1/1       | -3.0
            H2/1       | -15.0
        """,
        request=POLICY,
    )


NAMED = "same_as_written"


@pytest.mark.parametrize(
    ("first_name", "last_name", "birth_date", "count"),
    [
        (NAMED, NAMED, "same_day", 3),
        # a slip in one still agrees
        ("one_letter", "same_sound", "one_digit", 3),
        ("alike", "part_of_the_other", "day_and_month_swapped", 3),
        (NAMED, NAMED, "same_year_day_unknown", 3),
        (NAMED, NAMED, "same_first_of_january", 3),
        # what is no slip does not
        (NAMED, NAMED, "same_year", 2),
        (NAMED, NAMED, "within_two_years", 2),
        (NAMED, NAMED, "unknown", 2),
        (NAMED, "different", "same_day", 2),
        (NAMED, "none_on_one", "same_day", 2),
        ("different", NAMED, "same_day", 2),
        ("unknown", NAMED, "same_day", 2),
        ("different", "different", "different", 0),
        # both names, in each other's column
        ("swapped_names", "unknown", "same_day", 3),
        ("swapped_names", "unknown", "different", 2),
        # two one-word names: the missing surname counts only if no date contradicts
        (NAMED, "none_on_both", "same_day", 3),
        (NAMED, "none_on_both", "unknown", 2),
        (NAMED, "none_on_both", "same_year", 1),
        (NAMED, "none_on_both", "different", 1),
        ("different", "none_on_both", "different", 0),
    ],
)
def test_a_slip_in_a_name_or_date_agrees_and_two_missing_surnames_hardly(
    check, first_name, last_name, birth_date, count
):
    pairs(
        check,
        scored_pairs=f"""
            service_record_id | household_id | person_number | match_weight | first_name_level | last_name_level | birth_date_level
            ------------------+--------------+---------------+--------------+------------------+-----------------+-----------------
            R1                | H1           | 1             | 9.0          | {first_name} | {last_name} | {birth_date}
        """,  # noqa: E501
        expect=f"person_key | agreeing_count\n-\nH1/1 | {count}",
    )


@pytest.fixture
def evidence(matching):
    """Gives the evidence hash of the pair R1 and H1/1, with what is said to differ."""

    def hash_of(record=None, person=None, level="unknown") -> str:
        given = {
            "match.compared_records": _row("R1", record or {}),
            "match.compared_persons": _row("H1/1", person or {}),
            "match.scored_pairs": "service_record_id | household_id | person_number"
            f" | match_weight | citizen_id_level\n-\nR1 | H1 | 1 | 9.0 | {level}",
        }
        query = read_sql("match.candidate_pairs")
        draw_undrawn(matching, query, given)
        for name, drawing in given.items():
            draw(matching, name, drawing)
        create_table(matching, "curated.drawn_result", query, POLICY)
        ((found,),) = matching.execute(
            "select evidence_hash from curated.drawn_result"
        ).fetchall()
        return str(found)

    matching.begin()
    yield hash_of
    matching.rollback()


KNOWN = {
    "first_name_letters": "abc",
    "last_name_letters": "def",
    "sex_code": "male",
    "birth_digits": "25190205",
    "birth_precision": "day",
    "house_number": "12/3",
    "village_number": "4",
    "subdistrict_code": "570511",
}


def _row(compared_id: str, said: dict[str, str]) -> str:
    """Return the drawing of one compared row."""
    values = {"compared_id": compared_id} | KNOWN | said
    return "\n".join([" | ".join(values), "-", " | ".join(values.values())])


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("first_name_letters", "abd"),
        ("last_name_letters", "deg"),
        ("sex_code", "female"),
        ("birth_digits", "25190206"),
        ("birth_precision", "year"),
        ("house_number", "12/4"),
        ("village_number", "5"),
        ("subdistrict_code", "570512"),
    ],
)
def test_the_evidence_changes_with_whatever_was_compared_on_either_side(
    evidence, column, other
):
    of_record, of_person = evidence({column: other}), evidence(person={column: other})
    assert len({evidence(), of_record, of_person}) == 3


def test_the_evidence_stays_the_same_while_nothing_compared_changes(evidence):
    before = evidence()
    after = evidence(
        {"first_name_sound": "x", "is_open": "false"}, {"first_name_sound": "y"}
    )
    assert after == before


def test_the_evidence_holds_how_far_ids_agree_but_never_an_id(evidence):
    other_id = {"citizen_id": "1010000000029", "citizen_id_written": "1010000000029"}
    assert evidence(other_id, other_id) == evidence()
    assert evidence(level="same") != evidence()
