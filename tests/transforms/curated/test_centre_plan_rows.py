"""`curated.centre_plan_rows`: what a centre's plan file holds, and of whom."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

OFFICE = """
    centre_id | centre_name | may_receive
    ----------+-------------+------------
    C1        | ศูนย์หนึ่ง     | everyone
"""
TEMPLE = """
    centre_id | centre_name | may_receive
    ----------+-------------+------------
    C1        | ศูนย์วัดหนึ่ง   | planned
"""
PLAN = """
    subject_kind | subject_id | centre_id | plan_state   | plan_place | is_emergency | is_overdue
    -------------+------------+-----------+--------------+------------+--------------+-----------
    household    | H1         | C1        | planned      | 1          | true         | true
    household    | H2         | C1        | next_in_line | 1          | false        | true
    client       | c1         | C1        | beside       | 1          | false        | false
    client       | c2         | C1        | beside       | 2          | false        | false
    household    | H9         | C2        | planned      | 1          | false        | false
    household    | H8         |           | next_in_line | 1          | false        | false
"""
LISTED = """
    household_id | client_id | head_name | head_age_years | head_citizen_id_masked | house_number | contact_th | waiting_requests_th | score_th | reason_th | list_name
    -------------+-----------+-----------+----------------+------------------------+--------------+------------+---------------------+----------+------------+----------
    H1           |           | นางหนึ่ง    | 61             | x1                     | 1/1          | อพม. ก     | เงินสงเคราะห์          | รวม 35   | ขาดรายได้ | ยังไม่ได้รับ
    H2           |           | นางสอง    | 62             | x2                     | 2/2          | อพม. ก     | เงินสงเคราะห์          | รวม 20   | ขาดสุขภาพ | ยังไม่ได้รับ
                 | c1        | นางสาม    | 63             | x3                     | 3/3          | อพม. ก     | เงินสงเคราะห์          | รวม 15   | ไม่พบ | นอกข้อมูลสำรวจ
                 | c2        | นางสี่      | 64             | x4                     | 4/4          | อพม. ก     |                     | รวม 15   | ไม่พบ | นอกข้อมูลสำรวจ
"""
WAITING = """
    client_id | waiting_requests_th
    ----------+--------------------
    c1        | เงินสงเคราะห์
    c2        |
"""


def given(centre_plans: str) -> dict[str, str]:
    return {
        "curated.centre_plans": centre_plans,
        "curated.plan_rows": PLAN,
        "curated.target_list_rows": LISTED,
        "curated.client_services": WAITING,
    }


def test_an_office_learns_of_the_planned_the_next_and_clients_who_wait(check):
    check(
        "curated.centre_plan_rows",
        given=given(OFFICE),
        expect="""
            centre_id | plan_state   | plan_place | urgent_th     | household_id | client_id | head_name | house_number | waiting_requests_th | score_th | reason_th
            ----------+--------------+------------+---------------+--------------+-----------+-----------+--------------+---------------------+----------+-----------
            C1        | planned      | 1          | ฉุกเฉิน         | H1           |           | นางหนึ่ง    | 1/1          | เงินสงเคราะห์          | รวม 35   | ขาดรายได้
            C1        | next_in_line | 1          | คำขอเกินกำหนด | H2           |           | นางสอง    | 2/2          | เงินสงเคราะห์          | รวม 20   | ขาดสุขภาพ
            C1        | beside       | 1          |               |              | c1        | นางสาม    | 3/3          | เงินสงเคราะห์          | รวม 15   | ไม่พบ
        """,
    )


def test_a_temple_learns_names_of_planned_households_only_and_why(check):
    check(
        "curated.centre_plan_rows",
        given=given(TEMPLE),
        expect="""
            plan_state   | plan_place | household_id | head_name | head_age_years | head_citizen_id_masked | house_number | contact_th | waiting_requests_th | score_th | reason_th | marks_th
            -------------+------------+--------------+-----------+----------------+------------------------+--------------+------------+---------------------+----------+-----------+------------------------------------------
            planned      | 1          | H1           | นางหนึ่ง    | 61             | x1                     | 1/1          | อพม. ก     | เงินสงเคราะห์          | รวม 35   | ขาดรายได้   |
            next_in_line | 1          |              |           |                |                        |              |            |                     |          | ยังไม่ได้รับ  | ไม่แสดงชื่อ: ศูนย์นี้รับเฉพาะรายชื่อในแผน
        """,
    )


def test_a_planned_household_that_left_its_list_stays_in_the_file_and_says_so(
    check,
):
    check(
        "curated.centre_plan_rows",
        given={
            "curated.centre_plans": OFFICE,
            "curated.plan_rows": """
                subject_kind | subject_id | list_code | centre_id | plan_state | plan_place | change_code
                -------------+------------+-----------+-----------+------------+------------+------------
                household    | H1         |           | C1        | planned    | 1          |
            """,
            "clean.households": """
                household_id | house_number | village_number | village_name
                -------------+--------------+----------------+-------------
                H1           | 12           | 3              | บ้านสาม
            """,
        },
        expect="""
            household_id | house_number | village_number | village_name | head_name | list_code | reason_en
            -------------+--------------+----------------+--------------+-----------+-----------+------------------------------------------
            H1           | 12           | 3              | บ้านสาม       |           |           | on no list any more: the data changed since
        """,
    )


def test_of_those_in_line_the_first_hundred_are_told(check):
    rows = "\n".join(
        f"household | H{place} | C1 | next_in_line | {place}"
        for place in (99, 100, 101)
    )
    check(
        "curated.centre_plan_rows",
        given={
            "curated.centre_plans": OFFICE,
            "curated.plan_rows": (
                "subject_kind | subject_id | centre_id | plan_state | plan_place\n"
                f"---\n{rows}"
            ),
        },
        expect="""
            plan_place | household_id
            -----------+-------------
            99         | H99
            100        | H100
        """,
    )
