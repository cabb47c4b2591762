"""`clean.review_decisions`: which answers are good, and which earlier nights kept."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

KNOWN = {
    "clean.service_records": "service_record_id\n-\nR1\nR2",
    "clean.persons": """
        household_id | person_number
        -------------+--------------
        H1           | 1
        H1           | 2
    """,
}
HASH = "0123456789abcdef"
KEPT = """
    service_record_id | person_key | reviewer | reviewed_on | answer_code | evidence_hash    | source_file
    ------------------+------------+----------+-------------+-------------+------------------+-------------
    R1                | H1/1       | มาลี      | 2020-03-01  | same        | 0123456789abcdef | decisions/gone.csv
"""


def filed(*answers: str) -> str:
    """Return drawn rows of decision files."""
    return "\n".join(
        [
            "service_record_id | person_key | evidence_hash | answer | reviewer | reviewed_on | source_file | source_row",
            "-",
            *answers,
        ]
    )


def test_answers_are_read_as_people_write_them(check):
    check(
        "clean.review_decisions",
        given=KNOWN
        | {
            "raw.review_decisions": filed(
                f" R1 | H1/1 | {HASH.upper()} | ใช่คนเดียวกัน | มาลี  ใจดี | 5 มี.ค. 2563 | a.xlsx | 7",
                f"R1 | H1/2 | {HASH} | different | มาลี ใจดี | 2020-03-05 | a.xlsx | 8",
                f"R2 | H1/1 | {HASH} | ไม่แน่ใจ | สมร | 5/3/63 | b.csv | 2",
            )
        },
        expect="""
            service_record_id | person_key | reviewer | reviewed_on | answer_code | evidence_hash    | source_file | source_row
            ------------------+------------+----------+-------------+-------------+------------------+-------------+-----------
            R1                | H1/1       | มาลี ใจดี  | 2020-03-05  | same        | 0123456789abcdef | a.xlsx      | 7
            R1                | H1/2       | มาลี ใจดี  | 2020-03-05  | different   | 0123456789abcdef | a.xlsx      | 8
            R2                | H1/1       | สมร      | 2020-03-05  | unsure      | 0123456789abcdef | b.csv       | 2
        """,
    )


def rules(check, answers: list[str], expect: str, **kept: str) -> None:
    """Check which rules these answers keep."""
    check(
        "clean.review_decisions",
        given=KNOWN | {"raw.review_decisions": filed(*answers)} | kept,
        expect=f"""
            source_row | is_record_known | is_person_known | is_only_answer_of_the_day | is_due
            -----------+-----------------+-----------------+---------------------------+-------
            {expect}
        """,
        only="source_row is not null",
    )


def test_record_and_person_must_be_known(check):
    rules(
        check,
        [
            f"R9 | H1/1 | {HASH} | same | มาลี | 1/3/2563 | a.csv | 2",
            f"R1 | H1/9 | {HASH} | same | มาลี | 1/3/2563 | a.csv | 3",
            f"R1 | H9/1 | {HASH} | same | มาลี | 1/3/2563 | a.csv | 4",
            f"   | H1   | {HASH} | same | มาลี | 1/3/2563 | a.csv | 5",
        ],
        """2 | false | true  | true | true
           3 | true  | false | true | true
           4 | true  | false | true | true
           5 | true  | false | true | true""",
    )


def test_what_was_judged_on_an_earlier_night_is_known_still(check):
    rules(
        check,
        [f"R7 | H7/1 | {HASH} | same | สมร | 1/3/2563 | a.csv | 2"],
        "2 | true | true | true | true",
        **{"earlier.review_decisions": KEPT.replace("R1 ", "R7 ").replace("H1", "H7")},
    )


def test_an_answer_dated_after_the_runs_day_is_not_yet(check):
    rules(
        check,
        [f"R1 | H1/1 | {HASH} | same | มาลี | 1/4/2563 | a.csv | 2"],
        "2 | true | true | true | false",
    )


def test_who_answers_otherwise_on_one_day_has_not_decided(check):
    rules(
        check,
        [
            f"R1 | H1/1 | {HASH} | same      | มาลี | 1/3/2563 | a.csv | 2",
            f"R1 | H1/1 | {HASH} | different | มาลี | 1/3/2563 | b.csv | 3",
            f"R1 | H1/1 | {HASH} | different | สมร | 1/3/2563 | b.csv | 4",
            f"R1 | H1/2 | {HASH} | same      | มาลี | 1/3/2563 | b.csv | 5",
            f"R1 | H1/2 | {HASH} | different | มาลี | 2/3/2563 | b.csv | 6",
        ],
        """2 | true | true | false | true
           3 | true | true | false | true
           4 | true | true | true  | true
           5 | true | true | true  | true
           6 | true | true | true  | true""",
    )


@pytest.mark.parametrize("written", ["", "มีนาคม 2563", "2563", "31/2/2563"])
def test_a_day_that_is_none_is_missing(check, written):
    check(
        "clean.review_decisions",
        given=KNOWN
        | {
            "raw.review_decisions": filed(
                f"R1 | H1/1 | {HASH} | same | มาลี | {written} | a.csv | 2"
            )
        },
        expect="service_record_id | reviewed_on\n-\nR1 | ",
    )


def kept(check, answers: list[str], expect: str) -> None:
    """Check the answers that are there when one was kept from an earlier night."""
    check(
        "clean.review_decisions",
        given=KNOWN
        | {"raw.review_decisions": filed(*answers), "earlier.review_decisions": KEPT},
        expect=f"""
            service_record_id | person_key | reviewer | answer_code | source_file | source_row
            ------------------+------------+----------+-------------+-------------+-----------
            {expect}
        """,
    )


def test_an_answer_of_an_earlier_night_is_there_without_its_file(check):
    kept(check, [], "R1 | H1/1 | มาลี | same | decisions/gone.csv | ")


def test_an_answer_kept_is_out_while_its_reviewer_contradicts_herself(check):
    kept(
        check,
        [
            f"R1 | H1/1 | {HASH} | same      | มาลี | 1/3/2563 | a.csv | 2",
            f"R1 | H1/1 | {HASH} | different | มาลี | 1/3/2563 | b.csv | 2",
        ],
        """R1 | H1/1 | มาลี | same      | a.csv | 2
           R1 | H1/1 | มาลี | different | b.csv | 2""",
    )


def test_an_answer_kept_from_a_later_day_does_not_count_on_an_earlier_one(check):
    check(
        "clean.review_decisions",
        given=KNOWN
        | {"earlier.review_decisions": KEPT.replace("2020-03-01", "2020-04-01")},
        expect="service_record_id\n-",
    )
