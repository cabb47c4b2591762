"""`curated.review_changes`: what the answer "the same person" would change."""

import pytest

WORLD = {
    "match.link_candidates": """
        service_record_id | household_id | person_number | person_key
        ------------------+--------------+---------------+-----------
        R1                | H1           | 1             | H1/1
    """,
    "match.person_links": """
        service_record_id | link_state
        ------------------+-----------
        R1                | in_review
    """,
    "clean.service_records": """
        service_record_id | service_code | stage_code | requested_on | service_on
        ------------------+--------------+------------+--------------+-----------
        R1                | relief_bag   | aided      | 2020-03-01   | 2020-03-10
    """,
    "curated.household_fates": """
        household_id | fate_code | failed_dimension_count
        -------------+-----------+-----------------------
        H1           | unserved  | 2
    """,
    "clean.centres": """
        centre_id | subdistrict_code
        ----------+-----------------
        C1        | 570511
    """,
}
INCOME = """
    service_record_id | person_key | household_id | dimension_code | is_completed
    ------------------+------------+--------------+----------------+-------------
    R1                | H1/1       | H1           | income         | true
"""
BOTH = f"""{INCOME.rstrip()}
    R1                | H1/1       | H1           | health         | true
"""


def changes(check, expect: str, columns: str = "change_th", **drawn: str) -> None:
    """Check what it would change if record R1 were the member 1 of H1."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.review_changes",
        given=WORLD | tables,
        expect=f"""
            change_rank | {columns}
            ------------+----------
            {expect}
        """,
    )


def record(cells: str) -> str:
    """Draw record R1: its service, stage and days, whether urgent or confidential."""
    return f"""
      service_record_id | service_code | stage_code | requested_on | service_on \
| is_emergency | is_confidential
      ------------------+--------------+------------+--------------+-----------\
+--------------+----------------
      R1                | {cells}
    """


def test_an_open_request_of_a_listed_household_would_be_told_as_waiting(check):
    changes(
        check,
        "1 | บัญชี “ยังไม่ได้รับ” จะแสดงว่ามีคำขอที่รอผล: ถุงยังชีพ รอมา 30 วัน"
        " | list “Unserved” would show a request that waits: Relief bag, for 30 days",
        "change_th | change_en",
        clean__service_records=record(
            "relief_bag | open | 2020-03-01 | | false | false"
        ),
    )


def test_an_emergency_says_so(check):
    changes(
        check,
        "1 | กรณีฉุกเฉิน: บัญชี “ยังไม่ได้รับ” จะแสดงว่ามีคำขอที่รอผล: ถุงยังชีพ รอมา 30 วัน",
        clean__service_records=record(
            "relief_bag | open | 2020-03-01 | | true | false"
        ),
    )


@pytest.mark.parametrize(
    ("fate", "answers", "told"),
    [
        (
            "unserved",
            INCOME,
            "ย้ายจากบัญชี “ยังไม่ได้รับ” ไป “ได้รับบางส่วน”: ถุงยังชีพ 10/3/2563 ตอบด้านรายได้",
        ),
        (
            "unserved",
            BOTH,
            "ย้ายจากบัญชี “ยังไม่ได้รับ” ไป “ติดตามผล”: ถุงยังชีพ 10/3/2563 ตอบด้านสุขภาพ, รายได้",
        ),
        (
            "unserved",
            INCOME.replace("true", "false"),
            "อยู่บัญชี “ยังไม่ได้รับ” เหมือนเดิม: ถุงยังชีพ 10/3/2563 ตอบด้านรายได้ (บางตัวชี้วัด)",
        ),
        (
            "no_card",
            BOTH,
            "อยู่บัญชี “ไม่มีบัตร” เหมือนเดิม: ถุงยังชีพ 10/3/2563 ตอบด้านสุขภาพ, รายได้",
        ),
    ],
)
def test_help_that_answers_a_need_says_from_which_list_to_which(
    check, fate, answers, told
):
    changes(
        check,
        f"2 | {told}",
        curated__review_answers=answers,
        curated__household_fates=f"""
            household_id | fate_code | failed_dimension_count
            -------------+-----------+-----------------------
            H1           | {fate}    | 2
        """,
    )


def test_the_last_unanswered_dimension_moves_a_household_to_follow_up(check):
    changes(
        check,
        "2 | moves from list “Part served” to “Follow up”: "
        "Relief bag on 2020-03-10 answers income",
        "change_en",
        curated__review_answers=INCOME,
        curated__household_fates="""
          household_id | fate_code   | failed_dimension_count | answered_dimension_count
          -------------+-------------+------------------------+-------------------------
          H1           | part_served | 3                      | 2
        """,
    )


def test_other_help_would_count_as_help_on_its_day(check):
    changes(
        check,
        "3 | บัญชี “ยังไม่ได้รับ” จะแสดงว่าเคยได้รับ: ถุงยังชีพ 10/3/2563"
        " | list “Unserved” would show help: Relief bag on 2020-03-10",
        "change_th | change_en",
    )


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("relief_bag | closed | 2020-03-01 | | false | false", "คำขอนี้ปิดแล้ว"),
        ("hiv_support | open | 2020-03-01 | | true | true", "เรื่องลับไม่แสดงในบัญชีใด"),
    ],
)
def test_a_closed_or_confidential_request_changes_nothing(check, cells, why):
    changes(
        check,
        f"4 | ไม่เปลี่ยนบัญชีใด: {why}",
        clean__service_records=record(cells),
    )


def test_help_for_a_vulnerable_household_is_shown_on_its_list(check):
    changes(
        check,
        "3 | บัญชี “เปราะบาง” จะแสดงว่าเคยได้รับ: ถุงยังชีพ 10/3/2563",
        curated__household_fates="""
            household_id | fate_code  | failed_dimension_count
            -------------+------------+-----------------------
            H1           | vulnerable | 0
        """,
    )


NOTHING = "4 | changes no list: the household is on none"
WAITS = (
    "1 | the household is on no list; if the client is nobody here, this request that "
    "waits goes to sheet “Outside the survey”: Relief bag, for 30 days"
)
UNLISTED = """
    household_id | fate_code        | failed_dimension_count
    -------------+------------------+-----------------------
    H1           | no_need_recorded | 0
"""


@pytest.mark.parametrize(
    "fate", ["no_need_recorded | 0", "emptied | 0", "outside_area | 2"]
)
def test_who_waits_and_is_on_no_list_till_somebody_answers_comes_first(check, fate):
    changes(
        check,
        "1 | กรณีฉุกเฉิน: ครัวเรือนไม่อยู่ในบัญชี; ถ้าไม่ใช่ใครเลย "
        "คำขอที่รอผลนี้จะอยู่แผ่น “นอกข้อมูลสำรวจ”: ถุงยังชีพ รอมา 30 วัน"
        " | emergency: the household is on no list; if the client is nobody here, "
        "this request that waits goes to sheet “Outside the survey”: "
        "Relief bag, for 30 days",
        "change_th | change_en",
        clean__service_records=record(
            "relief_bag | open | 2020-03-01 | | true | false"
        ),
        curated__household_fates=f"""
            household_id | fate_code | failed_dimension_count
            -------------+-----------+-----------------------
            H1           | {fate}
        """,
    )


@pytest.mark.parametrize("stage", ["aided | 2020-03-01 | 2020-03-10", "closed | | "])
def test_help_for_a_household_on_no_list_says_where_else_the_client_would_be(
    check, stage
):
    changes(
        check,
        "4 | ไม่เปลี่ยนบัญชีใด: ครัวเรือนไม่อยู่ในบัญชี; "
        "ถ้าไม่ใช่ใครเลย ผู้รับบริการจะอยู่แผ่น “นอกข้อมูลสำรวจ”"
        " | changes no list: the household is on none; if the client is nobody here, "
        "they go to sheet “Outside the survey”",
        "change_th | change_en",
        clean__service_records=record(f"relief_bag | {stage} | false | false"),
        curated__household_fates=UNLISTED,
    )


def test_a_confidential_request_goes_to_no_sheet_either(check):
    changes(
        check,
        "4 | ไม่เปลี่ยนบัญชีใด: เรื่องลับไม่แสดงในบัญชีใด",
        clean__service_records=record(
            "hiv_support | open | 2020-03-01 | | true | true"
        ),
        curated__household_fates=UNLISTED,
    )


@pytest.mark.parametrize(
    ("address", "centre", "told"),
    [
        ("570101", "570101", NOTHING),
        ("570511", "570101", WAITS),
        ("570101", "570511", WAITS),
        ("", "570511", WAITS),
    ],
)
def test_only_who_lives_here_or_asked_here_would_stand_outside_the_survey(
    check, address, centre, told
):
    changes(
        check,
        told,
        "change_en",
        clean__service_records=f"""
        service_record_id | service_code | stage_code | requested_on | subdistrict_code
        ------------------+--------------+------------+--------------+-----------------
        R1                | relief_bag   | open       | 2020-03-01   | {address}
        """,
        clean__centres=f"centre_id | subdistrict_code\n-\nC1 | {centre}",
        curated__household_fates=UNLISTED,
    )


def test_an_emptied_household_that_is_printed_to_be_checked_would_show_the_request(
    check,
):
    changes(
        check,
        "1 | บัญชี “ไม่มีผู้อาศัยแล้ว” จะแสดงว่ามีคำขอที่รอผล: ถุงยังชีพ รอมา 30 วัน",
        clean__service_records=record(
            "relief_bag | open | 2020-03-01 | | false | false"
        ),
        curated__household_fates="""
            household_id | fate_code | failed_dimension_count
            -------------+-----------+-----------------------
            H1           | emptied   | 1
        """,
    )


def test_a_linked_record_changes_nothing_any_more(check):
    check(
        "curated.review_changes",
        given=WORLD
        | {
            "match.person_links": """
                service_record_id | link_state
                ------------------+-----------
                R1                | linked
            """
        },
        expect="""
            person_key
            ----------
        """,
    )
