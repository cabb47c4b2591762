"""`curated.household_services`: last help, open requests, records in review."""

import pytest


def test_the_newest_help_is_told_and_a_later_request_is_not_help(check):
    check(
        "curated.household_services",
        given={
            "curated.linked_services": """
                household_id | service_code | stage_code | service_on
                -------------+--------------+------------+-----------
                H1           | relief_bag   | aided      | 2019-05-01
                H1           | blanket      | aided      | 2019-12-01
                H1           | home_repair  | open       |
            """,
        },
        expect="""
            household_id | last_service_on | last_service_th | open_request_count
            -------------+-----------------+-----------------+-------------------
            H1           | 2019-12-01      | ผ้าห่มกันหนาว      | 1
        """,
    )


def test_open_requests_are_shown_as_waiting_with_stage_and_days(check):
    check(
        "curated.household_services",
        given={
            "curated.linked_services": """
                household_id | service_code | status_code | stage_code | requested_on
                -------------+--------------+-------------+------------+-------------
                H1           | home_repair  | 7           | open       | 2020-03-01
                H1           | wheelchair   | 6           | open       | 2019-12-22
                H1           | blanket      | 5           | closed     | 2020-01-01
            """,
        },
        expect="""
            household_id | waiting_requests_th
            -------------+----------------------------------------------------------
            H1           | \
รถเข็นคนพิการ: เสนอคณะกรรมการ (100 วัน); ซ่อมแซมบ้าน (บ้านพอเพียง): รองบประมาณ (30 วัน)
        """,
    )


def test_a_record_in_review_is_counted_for_every_household_it_may_be_of(check):
    check(
        "curated.household_services",
        given={
            "curated.review_changes": """
                service_record_id | household_id | person_key | change_rank
                ------------------+--------------+------------+------------
                R1                | H1           | H1/1       | 4
                R1                | H1           | H1/2       | 4
                R1                | H2           | H2/1       | 4
            """,
        },
        expect="""
          household_id | review_count | review_change_th | open_request_count \
| last_service_on
          -------------+--------------+------------------+--------------------\
+----------------
          H1           | 1            |                  | 0                  |
          H2           | 1            |                  | 0                  |
        """,
    )


HELPED = "อาจได้รับการช่วยเหลือแล้วด้านสุขภาพ, รายได้"
WAITS, SERVED = "มีคำขอที่รอผลอยู่แล้ว", "เคยได้รับความช่วยเหลือแล้ว"


@pytest.mark.parametrize(
    ("ranks", "told"),
    [
        ("4", ""),
        ("1", WAITS),
        ("3", SERVED),
        ("24", HELPED),
        ("123", f"{HELPED} และ{WAITS} และ{SERVED}"),
    ],
)
def test_records_in_review_say_what_they_would_change(check, ranks, told):
    rows = "\n".join(f"R{rank} | H1 | {rank}" for rank in ranks)
    answers = "R2 | H1 | income\nR2 | H1 | health\nR3 | H1 | health\nR2 | H9 | living"
    check(
        "curated.household_services",
        given={
            "curated.review_changes": "service_record_id | household_id | change_rank"
            f"\n-\n{rows}",
            "curated.review_answers": "service_record_id | household_id"
            f" | dimension_code\n-\n{answers if '2' in ranks else ''}",
        },
        expect=f"household_id | review_change_th\n-\nH1 | {told}",
    )


def test_a_confidential_record_in_review_leaves_no_trace(check):
    check(
        "curated.household_services",
        given={
            "curated.review_changes": """
                service_record_id | household_id | is_confidential
                ------------------+--------------+----------------
                R1                | H1           | true
            """,
        },
        expect="""
            household_id
            ------------
        """,
    )
