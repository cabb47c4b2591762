"""`curated.changes`: each change in one sentence that a planner understands."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

NIGHTS = """
    night_on   | is_previous | is_monday
    -----------+-------------+----------
    2020-03-30 | true        | false
"""


def test_who_entered_left_moved_or_was_reordered_is_told_in_a_sentence(check):
    check(
        "curated.changes",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": """
                night_on   | subject_kind | subject_id | subdistrict_code_before | subdistrict_code_now | list_code_before | list_code_now | priority_rank_before | priority_rank_now | score_before | score_now | is_reordered
                -----------+--------------+------------+-------------------------+----------------------+------------------+---------------+----------------------+-------------------+--------------+-----------+-------------
                2020-03-30 | household    | IN         |                         | 570511               |                  | unserved      |                      | 4                 |              | 31        | false
                2020-03-30 | household    | OUT        | 570511                  |                      | no_card          |               | 2                    |                   | 40           |           | false
                2020-03-30 | household    | OTHER      | 570511                  | 570511               | part_served      | unserved      | 7                    | 1                 | 20           | 44        | false
                2020-03-30 | household    | UP         | 570511                  | 570511               | unserved         | unserved      | 5                    | 3                 | 30           | 34        | true
                2020-03-30 | household    | TIE        | 570511                  | 570511               | unserved         | unserved      | 6                    | 8                 | 30           | 30        | true
            """,
            "curated.change_reasons": """
                baseline_code | subject_kind | subject_id | reason_order | reason_code    | detail_th                    | detail_en
                --------------+--------------+------------+--------------+----------------+------------------------------+----------
                previous      | household    | IN         | 1            | service_lapsed | ถุงยังชีพ (มีผลถึง 15/3/2563)   | Relief bag (until 15 March 2020)
                previous      | household    | OUT        | 1            | left_register  |                              |
                previous      | household    | OTHER      | 1            | newly_surveyed |                              |
                previous      | household    | OTHER      | 2            | card_changed   | ไม่มี → ผ่านการตรวจสอบ           | none → verified
                previous      | household    | UP         | 1            | time_passed    | มีสมาชิกอายุครบ 60 ปี            | a member is 60 now
            """,
        },
        expect="""
            subject_id | change_kind | reason_code    | is_explained | change_th                                                            | change_en
            -----------+-------------+----------------+--------------+----------------------------------------------------------------------+----------
            IN         | entered     | service_lapsed | true         | เข้าบัญชียังไม่ได้รับ ลำดับ 4 · ความช่วยเหลือหมดระยะ: ถุงยังชีพ (มีผลถึง 15/3/2563) | entered Unserved at 4 · help no longer counts: Relief bag (until 15 March 2020)
            OUT        | left        | left_register  | true         | ออกจากบัญชีไม่มีบัตร (เดิมลำดับ 2) · ไม่มีในไฟล์ครัวเรือนแล้ว                    | left No verified card (was 2) · no longer in the household file
            OTHER      | moved       | newly_surveyed | true         | ย้ายจากบัญชีได้รับบางส่วน ลำดับ 7 ไปบัญชียังไม่ได้รับ ลำดับ 1 · สำรวจใหม่; บัตรสวัสดิการเปลี่ยน: ไม่มี → ผ่านการตรวจสอบ | moved from Part served at 7 to Unserved at 1 · newly surveyed; its welfare card changed: none → verified
            UP         | reordered   | time_passed    | true         | บัญชียังไม่ได้รับ ลำดับ 5 → 3 (คะแนน 30 → 34) · เวลาผ่านไป: มีสมาชิกอายุครบ 60 ปี     | Unserved, 5 → 3 (score 30 → 34) · time passed: a member is 60 now
            TIE        | reordered   |                | false        | บัญชียังไม่ได้รับ ลำดับ 6 → 8 (คะแนน 30 เท่าเดิม) · ยังไม่พบเหตุผล                  | Unserved, 6 → 8 (score 30 as before) · no reason was found
        """,
    )


def test_who_moved_to_another_subdistrict_left_the_one_and_entered_the_other(check):
    check(
        "curated.changes",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": """
                night_on   | subject_kind | subject_id | subdistrict_code_before | subdistrict_code_now | list_code_before | list_code_now | priority_rank_before | priority_rank_now | score_before | score_now
                -----------+--------------+------------+-------------------------+----------------------+------------------+---------------+----------------------+-------------------+--------------+----------
                2020-03-30 | household    | H1         | 570511                  | 570512               | unserved         | unserved      | 3                    | 9                 | 30           | 30
            """,
        },
        expect="""
            subdistrict_code | change_kind | list_code_before | list_code_now | priority_rank_before | priority_rank_now | score_before | score_now
            -----------------+-------------+------------------+---------------+----------------------+-------------------+--------------+----------
            570511           | left        | unserved         |               | 3                    |                   | 30           |
            570512           | entered     |                  | unserved      |                      | 9                 |              | 30
        """,
    )
