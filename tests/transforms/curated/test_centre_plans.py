"""`curated.centre_plans`: a centre's month in numbers, and what a neighbour could take."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import pytest

CENTRES = """
    centre_id | centre_name | subdistrict_code
    ----------+-------------+-----------------
    C1        | หนึ่ง         | 570501
    C2        | สอง         | 570502
    C3        | สาม         | 570503
"""
PLACES = """
    centre_id | latitude | longitude
    ----------+----------+----------
    C1        | 19.0     | 99.0
    C2        | 19.1     | 99.0
    C3        | 19.2     | 99.0
"""
MONTHS = "centre_id | may_receive | capacity_households | place_count\n-\n"
ROWS = "subject_id | centre_id | plan_state | list_code | is_emergency | is_overdue | helped_on\n-\n"


def test_a_centres_month_is_told_in_numbers(check):
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_months": f"{MONTHS}C1 | everyone | 9 | 6",
            "curated.plan_rows": f"""{ROWS}
                H1 | C1 | planned      | no_card        | false | false |
                H2 | C1 | planned      | vulnerable     | true  | false |
                H3 | C1 | planned      | vulnerable     | false | true  |
                H4 | C1 | planned      |                | false | false |
                G1 | C1 | planned      | follow_up      | false | false | 2020-03-04
                H5 | C1 | next_in_line | part_served    | false | false |
                H6 | C1 | next_in_line | unserved       | false | true  | 2020-03-09
                H7 | C1 | next_in_line | unserved       | false | false | 2020-03-09
                H8 | C1 | next_in_line | follow_up      | false | false |
                K1 | C1 | beside       | outside_survey | true  | false |
                H9 |    | next_in_line | unserved       | true  | false |
            """,
        },
        expect="""
            centre_id | subdistrict_code | planned_count | next_in_line_count | needy_in_line_count | beside_count | urgent_count | spare_place_count | note_th
            ----------+------------------+---------------+--------------------+---------------------+--------------+--------------+-------------------+--------
            C1        | 570501           | 5             | 4                  | 2                   | 1            | 4            | 3                 |
        """,
    )


def in_line(count: int) -> str:
    """Draw so many households in need before C1."""
    rows = [
        f"H{n} | C1 | next_in_line | unserved | false | false |" for n in range(count)
    ]
    return ROWS + "\n".join(rows)


@pytest.mark.parametrize(
    ("others", "waiting", "neighbour"),
    [
        ("C2 | everyone | 5 | 5\nC3 | everyone | 9 | 9", 3, "C2 | 3"),
        ("C2 | everyone | 2 | 2\nC3 | everyone | 9 | 9", 3, "C2 | 2"),
        ("C2 | everyone | 5 | 0\nC3 | everyone | 9 | 9", 3, "C3 | 3"),
        ("C2 | everyone |   |\nC3 | everyone | 9 | 9", 3, "C3 | 3"),
        ("C2 | everyone |   |\nC3 | everyone | 9 | 0", 3, "C2 | 3"),
        ("C2 | everyone | 5 | 0\nC3 | everyone | 9 | 0", 3, " |"),
        ("C2 | everyone | 5 | 5", 0, " |"),
    ],
    ids=["the nearest", "as far as its room goes", "the nearest with room",
         "who has said before who has not", "who has not said", "nobody has room",
         "nobody in need waits"],
)  # fmt: skip
def test_the_nearest_neighbour_with_room_is_named(check, others, waiting, neighbour):
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_places": PLACES,
            "curated.centre_months": f"{MONTHS}C1 | everyone | 0 | 0\n{others}",
            "curated.plan_rows": in_line(waiting),
        },
        only="centre_id = 'C1'",
        expect="neighbour_centre_id | neighbour_could_take_count\n-\n" + neighbour,
    )


def test_a_place_to_spare_is_offered_once_to_whoever_is_nearest(check):
    rows = "\n".join(
        f"H{n} | {centre} | next_in_line | unserved | false | false |"
        for n, centre in enumerate(["C1", "C1", "C3", "C3", "C3"])
    )
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_places": PLACES.replace("19.2 ", "19.25"),
            "curated.centre_months": f"{MONTHS}C1 | everyone | 0 | 0\n"
            "C2 | everyone | 3 | 3\nC3 | everyone | 0 | 0",
            "curated.plan_rows": ROWS + rows,
        },
        expect="""
            centre_id | neighbour_centre_id | neighbour_could_take_count
            ----------+---------------------+---------------------------
            C1        | C2                  | 2
            C2        |                     |
            C3        | C2                  | 1
        """,
    )


def test_no_neighbour_is_farther_than_fifty_kilometres(check):
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_places": PLACES.replace("19.1", "19.5"),
            "curated.centre_months": f"{MONTHS}C1 | everyone | 0 | 0\nC2 | everyone | 5 | 5",
            "curated.plan_rows": in_line(1),
        },
        only="centre_id = 'C1'",
        expect="neighbour_centre_id | neighbour_could_take_count\n-\n|",
    )


@pytest.mark.parametrize(
    ("month", "stands_in", "th", "en"),
    [
        ("everyone |   |   ", "", "ศูนย์ไม่ได้แจ้งกำลัง จึงไม่จำกัดจำนวน",
         "has not said how many it can visit: no limit"),
        ("everyone |   | 9 ", "", "ศูนย์ไม่ได้แจ้งกำลัง", "has not said how many it can visit"),
        ("planned  | 9 | 9 ", "", "ได้รับเฉพาะรายชื่อครัวเรือนในแผน ตามประเภทหน่วยงานที่ตั้ง",
         "receives names of planned households only, by its kind of host"),
        ("everyone | 9 | 0 ", "", "เต็มแล้ว", "full"),
        ("everyone | 9 | 9 ", "570512 | C1 | true\n570511 | C1 | true\n570501 | C1 | false",
         "ทำแทนตำบลที่ไม่มีศูนย์: 570511, 570512",
         "stands in for subdistricts without a centre: 570511, 570512"),
    ],
    ids=["no capacity said", "said when the plan was issued", "names withheld", "full",
         "stands in"],
)  # fmt: skip
def test_what_to_know_of_a_centre_is_noted(check, month, stands_in, th, en):
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_months": f"{MONTHS}C1 | {month}",
            "curated.serving_centres": "subdistrict_code | centre_id | is_stand_in\n-\n"
            + stands_in,
        },
        expect=f"note_th | note_en\n-\n{th} | {en}",
    )


def test_a_capacity_cut_after_the_plan_was_issued_is_noted(check):
    months = "centre_id | capacity_households | place_count | is_frozen\n-\n"
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_months": f"{months}C1 | 4 | 9 | true\nC2 | 4 | 3 | true",
        },
        expect="centre_id | note_th | note_en\n-\nC1 | แจ้งกำลังใหม่ 4 หลังออกแผน แผนเดิมยังใช้"
        " | now says 4 after the plan was issued: the plan stands\nC2 | |",
    )


@pytest.mark.parametrize(
    ("month", "asked_th", "asked_en"),
    [
        ("5 | 5", "", ""),
        (" |", " (ไม่ได้แจ้งกำลัง ควรถามก่อน)", " (has not said: ask first)"),
    ],
)
def test_a_neighbour_is_named_in_the_note(check, month, asked_th, asked_en):
    check(
        "curated.centre_plans",
        given={
            "clean.centres": CENTRES,
            "curated.centre_places": PLACES,
            "curated.centre_months": f"{MONTHS}C1 | everyone | 0 | 0\nC2 | everyone | {month}",
            "curated.plan_rows": in_line(2),
        },
        only="centre_id = 'C1'",
        expect="note_th | note_en\n-\n"
        "เต็มแล้ว · ครัวเรือนขาดแคลนยังรอ 2 ครัวเรือน: สอง (11.1 กม. เส้นตรง) รับได้ 2"
        f"{asked_th} | full · 2 households in need wait: สอง (11.1 km, straight line)"
        f" could take 2{asked_en}",
    )
