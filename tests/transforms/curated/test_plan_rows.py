"""`curated.plan_rows`: everybody's place in the plan or behind it, in one sentence."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

MONTHS = """
    centre_id | plan_month | capacity_households | place_count | issued_on
    ----------+------------+---------------------+-------------+-----------
    C1        | 2020-03-01 | 45                  | 2           | 2020-03-05
"""
QUEUE = """
    subject_kind | subject_id | subdistrict_code | list_code      | centre_id | queue_place
    -------------+------------+------------------+----------------+-----------+------------
    household    | H1         | 570501           | no_card        | C1        | 1
    household    | H2         | 570501           | unserved       | C1        | 2
    household    | H3         | 570501           | vulnerable     | C1        | 3
    household    | H4         | 570502           | emptied        | C1        | 4
    client       | K1         | 570501           | outside_survey | C1        | 1
"""
PLANNED = """
    household_id | centre_id | subdistrict_code | plan_place | change_code | changed_on
    -------------+-----------+------------------+------------+-------------+-----------
    H2           | C1        | 570501           | 1          |             |
    H1           | C1        | 570501           | 2          |             |
"""
WORLD = {
    "curated.centre_months": MONTHS,
    "curated.plan_queue": QUEUE,
    "curated.planned_households": PLANNED,
}


def test_every_listed_subject_has_one_row_planned_in_line_or_beside(check):
    check(
        "curated.plan_rows",
        given=WORLD,
        expect="""
            subject_kind | subject_id | subdistrict_code | list_code      | centre_id | plan_state   | plan_place
            -------------+------------+------------------+----------------+-----------+--------------+-----------
            household    | H1         | 570501           | no_card        | C1        | planned      | 2
            household    | H2         | 570501           | unserved       | C1        | planned      | 1
            household    | H3         | 570501           | vulnerable     | C1        | next_in_line | 1
            household    | H4         | 570502           | emptied        | C1        | next_in_line | 2
            client       | K1         | 570501           | outside_survey | C1        | beside       | 1
        """,
    )


def test_a_planned_household_that_left_its_list_keeps_its_place_and_its_centre(check):
    check(
        "curated.plan_rows",
        given=WORLD
        | {
            "curated.plan_queue": QUEUE.replace("H2         | 570501", "H9         | 570501")
            .replace("| C1        | 1\n    household", "| C2        | 1\n    household"),
            "curated.urgent_requests": "subject_kind | subject_id | is_emergency\n-\n"
            "household | H2 | true",
        },
        only="plan_state = 'planned'",
        expect="""
            subject_id | list_code | centre_id | plan_place | is_emergency | plan_th
            -----------+-----------+-----------+------------+--------------+--------
            H1         | no_card   | C1        | 2          | false        | อยู่ในแผนเดือนมีนาคม 2563 ลำดับที่ 2 จาก 2 ของศูนย์นี้
            H2         |           | C1        | 1          | true         | อยู่ในแผนเดือนมีนาคม 2563 ลำดับที่ 1 จาก 2 ของศูนย์นี้ (กรณีฉุกเฉิน; ไม่อยู่ในบัญชีใดแล้ว)
        """,
    )  # fmt: skip


def said(check, subject: str, th: str, en: str, **drawn: str) -> None:
    """Check what is said of one subject."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.plan_rows",
        given=WORLD | tables,
        only=f"subject_id = '{subject}'",
        expect=f"plan_th | plan_en\n-\n{th} | {en}",
    )


def test_whoever_is_planned_is_told_which_of_how_many(check):
    said(
        check,
        "H1",
        "อยู่ในแผนเดือนมีนาคม 2563 ลำดับที่ 2 จาก 2 ของศูนย์นี้",
        "in the plan of March 2020, number 2 of 2 of its centre",
    )


def test_a_centre_that_has_not_said_its_capacity_is_told_of(check):
    said(
        check,
        "H1",
        "อยู่ในแผนเดือนมีนาคม 2563 ลำดับที่ 2 จาก 2 ของศูนย์นี้ ศูนย์ไม่ได้แจ้งกำลัง จึงไม่จำกัดจำนวน",
        "in the plan of March 2020, number 2 of 2 of its centre, which has not said how many it can visit: no limit",
        curated__centre_months=MONTHS.replace("| 45 ", "|    ").replace(
            "| 2  ", "|    "
        ),
    )


@pytest.mark.parametrize(
    ("month", "th", "en"),
    [
        ("45 | 2", "ศูนย์เยี่ยมได้อีก 2 ครัวเรือนในเดือนนี้ เต็มแล้ว",
         "the centre can visit 2 more households this month, and is full"),
        ("2 | 2", "ศูนย์เยี่ยมได้ 2 ครัวเรือนในเดือนนี้ เต็มแล้ว",
         "the centre can visit 2 households this month, and is full"),
        ("45 | 0", "ศูนย์ไม่มีกำลังเหลือในเดือนนี้", "the centre has no capacity left this month"),
        ("45 | 9", "แผนของเดือนนี้ออกแล้วเมื่อ 5/3/2563",
         "this month's plan was issued on 5 March 2020"),
        (" | ", "แผนของเดือนนี้ออกแล้วเมื่อ 5/3/2563",
         "this month's plan was issued on 5 March 2020"),
    ],
    ids=["less whom it helped", "all of it", "none", "frozen with room", "no limit"],
)  # fmt: skip
def test_whoever_is_next_in_line_is_told_why(check, month, th, en):
    said(
        check,
        "H4",
        f"ลำดับถัดไปที่ 2: {th}",
        f"next in line, number 2: {en}",
        curated__centre_months="centre_id | plan_month | issued_on | capacity_households"
        f" | place_count\n-\nC1 | 2020-03-01 | 2020-03-05 | {month}",
    )


@pytest.mark.parametrize(
    ("drawn", "th", "en"),
    [
        ({"curated__monthly_help": "subject_kind | subject_id | centre_id | helped_on\n-\n"
          "household | H1 | C1 | 2020-03-11\nhousehold | H1 | C2 | 2020-03-12\n"
          "client | H1 | C1 | 2020-03-30"},
         "ช่วยแล้ว 12/3/2563", "helped 12 March 2020"),
        ({"curated__plan_queue": "subject_kind | subject_id | centre_id | list_code"
          " | is_emergency | is_overdue\n-\nhousehold | H1 | C1 | no_card | true | true"},
         "กรณีฉุกเฉิน; มีคำขอที่รอเกิน 60 วัน",
         "emergency; a request has waited more than 60 days"),
        ({"curated__planned_households": PLANNED.replace(
          "2          |             |", "2          | filled      | 2020-03-09")},
         "เลื่อนขึ้นมาแทนที่ว่าง 9/3/2563", "moved up into a free place 9 March 2020"),
    ],
    ids=["helped since", "urgent", "came in later"],
)  # fmt: skip
def test_what_is_special_is_said_behind(check, drawn, th, en):
    said(
        check,
        "H1",
        f"อยู่ในแผนเดือนมีนาคม 2563 ลำดับที่ 2 จาก 2 ของศูนย์นี้ ({th})",
        f"in the plan of March 2020, number 2 of 2 of its centre ({en})",
        **drawn,
    )


def test_whoever_gave_way_is_told_so_and_when(check):
    said(
        check,
        "H4",
        "ลำดับถัดไปที่ 2: ศูนย์เยี่ยมได้อีก 2 ครัวเรือนในเดือนนี้ เต็มแล้ว (เลื่อนออกเพราะมีกรณีฉุกเฉิน 9/3/2563)",
        "next in line, number 2: the centre can visit 2 more households this month, and is full (moved out for an emergency 9 March 2020)",
        curated__planned_households=f"{PLANNED}"
        "    H4 | C2 | 570502 | | moved | 2020-03-06\n"
        "    H4 | C1 | 570502 | | displaced | 2020-03-09",
    )


def test_whoever_was_helped_this_month_and_has_nothing_urgent_is_told_so(check):
    said(
        check,
        "H4",
        "ลำดับถัดไปที่ 1: ได้รับการช่วยเหลือในเดือนนี้แล้ว (ช่วยแล้ว 2/3/2563)",
        "next in line, number 1: was helped this month (helped 2 March 2020)",
        curated__plan_queue="subject_kind | subject_id | centre_id | list_code"
        " | is_done\n-\nhousehold | H4 | C1 | unserved | true",
        curated__monthly_help="subject_kind | subject_id | helped_on\n-\n"
        "household | H4 | 2020-03-02",
    )


def test_where_no_centre_is_open_it_is_said(check):
    said(
        check,
        "H4",
        "ลำดับถัดไปที่ 1: ยังไม่มีศูนย์ที่เปิดในพื้นที่",
        "next in line, number 1: no centre is open in the area",
        curated__plan_queue="subject_kind | subject_id | centre_id | list_code\n-\n"
        "household | H4 | | unserved",
    )


def test_a_client_has_a_place_beside(check):
    said(
        check,
        "K1",
        "เรียงไว้ต่างหาก ลำดับที่ 1 จาก 1 ของศูนย์นี้ (กรณีฉุกเฉิน)",
        "ordered beside, number 1 of 1 of its centre (emergency)",
        curated__plan_queue="subject_kind | subject_id | centre_id | list_code"
        " | is_emergency\n-\nclient | K1 | C1 | outside_survey | true",
    )
