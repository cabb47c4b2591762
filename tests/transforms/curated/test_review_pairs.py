"""`curated.review_pairs`: a record in review beside each person it may be."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

WORLD = {
    "match.link_candidates": """
        service_record_id | household_id | person_number | person_key | link_rule
        ------------------+--------------+---------------+------------+----------
        R1                | H1           | 1             | H1/1       | rivals
    """,
    "curated.review_changes": """
        service_record_id | person_key | household_id | change_rank
        ------------------+------------+--------------+------------
        R1                | H1/1       | H1           | 1
    """,
    "clean.service_records": "service_record_id\n-\nR1",
    "curated.review_records": """
        service_record_id | workbook_code | review_rank
        ------------------+---------------+------------
        R1                | C1            | 7
    """,
    "clean.centres": "centre_id\n-\nC1",
    "clean.persons": """
        household_id | person_number
        -------------+--------------
        H1           | 1
    """,
    "curated.person_needs": """
        household_id | person_number
        -------------+--------------
        H1           | 1
    """,
    "clean.households": """
        household_id | subdistrict_code
        -------------+-----------------
        H1           | 570511
    """,
    "curated.household_fates": """
        household_id | fate_code | failed_dimension_count
        -------------+-----------+-----------------------
        H1           | unserved  | 2
    """,
}


def pairs(check, columns: str, expect: str, **drawn: str) -> None:
    """Check some columns of the pairs; R1 may be H1/1 unless drawn otherwise."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.review_pairs",
        given=WORLD | tables,
        expect=f"{columns}\n-\n{expect}",
    )


def test_a_record_stands_beside_the_person_it_may_be_both_as_one_reads_them(check):
    pairs(
        check,
        "record_first_name | record_last_name | record_sex_th | record_age_years"
        " | record_birth_th | record_citizen_id_th | record_subdistrict_th",
        "เด็กหญิงสมหยิง | ขยันดี | หญิง | 10 | 2553 | ไม่มี | ต.สันกลาง อ.พาน",
        clean__service_records="""
          service_record_id | title_code | first_name | last_name | sex_code | birth_on \
| birth_precision | subdistrict_code
          ------------------+------------+------------+-----------+----------+----------\
+-----------------+-----------------
          R1                | girl       | สมหยิง      | ขยันดี     | female   | 2010-01-01\
| year            | 570511
        """,
    )
    pairs(
        check,
        "candidate_first_name | candidate_last_name | candidate_sex_th"
        " | candidate_age_years | candidate_birth_th | candidate_citizen_id_th"
        " | candidate_list_th | is_candidate_present",
        "เด็กหญิงสมหญิง | | หญิง | 9 | 1/4/2553 | x-xxxx-xxxx7-23-x | ยังไม่ได้รับ | true",
        clean__persons="""
          household_id | person_number | title_code | first_name | sex_code | birth_on \
| birth_precision | citizen_id_written | citizen_id_status
          -------------+---------------+------------+------------+----------+----------\
+-----------------+--------------------+------------------
          H1           | 1             | girl       | สมหญิง      | female   | 2010-04-01\
| day             | 1010000067238      | valid
        """,
    )


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("missing", "ไม่มี"),
        ("placeholder", "ไม่มี (ใส่เลขแทน)"),
        ("malformed", "ไม่ครบหรืออ่านไม่ได้"),
        ("wrong_check_digit", "x-xxxx-xxxx7-23-x (เลขตรวจสอบไม่ถูกต้อง)"),
    ],
)
def test_an_unusable_id_says_what_it_is(check, status, told):
    pairs(
        check,
        "record_citizen_id_th",
        told,
        clean__service_records=f"""
            service_record_id | citizen_id_written | citizen_id_status
            ------------------+--------------------+------------------
            R1                | 1010000067230      | {status}
        """,
    )


def test_what_differs_is_told_in_words_and_the_weight_is_rounded(check):
    pairs(
        check,
        "differing_th | match_weight | match_lead | reason_th",
        "นามสกุล, วันเกิด, ที่อยู่ | 7.1 | 1.3 | มีคนที่เข้าเค้าใกล้เคียงกันมากกว่าหนึ่งคน",
        match__link_candidates="""
          service_record_id | household_id | person_number | person_key | link_rule \
| differing_columns          | match_weight | match_lead
          ------------------+--------------+---------------+------------+-----------\
+----------------------------+--------------+-----------
          R1                | H1           | 1             | H1/1       | rivals \
| last_name,birth_date,place | 7.1234       | 1.2501
        """,
    )


@pytest.mark.parametrize(
    ("answer", "is_changed", "told"),
    [
        ("unsure", "false", "ไม่แน่ใจ · นก, แดง 1/3/2563"),
        ("contradicted", "false", "ตอบขัดกัน · นก, แดง 1/3/2563"),
        ("same", "true", "ใช่คนเดียวกัน · นก, แดง 1/3/2563 · หลักฐานเปลี่ยนแล้ว"),
        ("different", "true", "คนละคน · นก, แดง 1/3/2563 · หลักฐานเปลี่ยนแล้ว"),
    ],
)
def test_an_answer_in_force_says_whose_it_is_and_if_the_evidence_changed(
    check, answer, is_changed, told
):
    pairs(
        check,
        "answer_code | earlier_answer_th",
        f"{answer} | {told}",
        match__link_candidates=f"""
          service_record_id | household_id | person_number | person_key | link_rule \
| answer_code | is_evidence_changed
          ------------------+--------------+---------------+------------+-----------\
+-------------+--------------------
          R1                | H1           | 1             | H1/1       | rivals | {answer} \
| {is_changed}
        """,
        match__settled_decisions=f"""
            service_record_id | person_key | answer_code | reviewers | reviewed_on
            ------------------+------------+-------------+-----------+------------
            R1                | H1/1       | {answer}    | นก, แดง    | 2020-03-01
        """,
    )


def test_a_pair_that_nobody_judged_has_no_earlier_answer(check):
    pairs(check, "answer_code | earlier_answer_th | earlier_answer_en", "| |")


def test_a_pair_stands_in_its_records_place_with_its_own_rank(check):
    pairs(
        check,
        "workbook_code | review_rank | candidate_rank | change_rank",
        "C1 | 7 | 0 | 1",
    )
