"""`curated.target_households`: the lists, in the order in which to go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawn import PHAN, draw, draw_undrawn
from transforms.build import create_table
from transforms.warehouse import read_sql

CENTRE = """
    centre_id | centre_name
    ----------+--------------
    C1        | ศูนย์ ต.สันกลาง
"""
ONLY_CENTRE = """
    subject_kind | subject_id | centre_id | choice_code
    -------------+------------+-----------+------------
    household    | H1         | C1        | only_centre
"""
H1 = """
    household_id
    ------------
    H1
"""
H1_TO_H5 = """
    household_id
    ------------
    H1
    H2
    H3
    H4
    H5
"""


def test_each_list_goes_by_score_as_ranked_in_the_whole_area(check):
    check(
        "curated.target_households",
        given={
            "clean.households": H1_TO_H5,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+----------
                H1           | 570511           | unserved
                H2           | 570511           | unserved
                H3           | 570511           | unserved
                H4           | 570511           | vulnerable
            """,
            "curated.scores": """
                subject_kind | subject_id | order_rank | score
                -------------+------------+------------+------
                household    | H1         | 812        | 12
                household    | H2         | 4          | 65
                household    | H3         | 77         | 44
                household    | H4         | 5          | 65
                client       | H1         | 1          | 99
            """,
        },
        expect="""
            list_code  | priority_rank | household_id | score
            -----------+---------------+--------------+------
            unserved   | 1             | H2           | 65
            unserved   | 2             | H3           | 44
            unserved   | 3             | H1           | 12
            vulnerable | 1             | H4           | 65
        """,
    )


def test_a_vulnerable_household_says_what_makes_it_so(check):
    check(
        "curated.target_households",
        given={
            "clean.households": H1,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+-----------
                H1           | 570511           | vulnerable
            """,
            "curated.household_vulnerability": """
                household_id | vulnerability_level
                -------------+--------------------
                H1           | 3
            """,
            "curated.vulnerability_in_words": """
                household_id | reason_en
                -------------+-----------------
                H1           | dependants: many
            """,
        },
        expect="""
            list_name | vulnerability_level | failed_indicators_th | reason_en
            ----------+---------------------+----------------------+----------
            เปราะบาง   | 3                   |                      | \
fails no indicator, but is vulnerable (low income and dependants, by a rule not yet \
confirmed) · dependants: many
        """,
    )


def test_each_list_of_each_subdistrict_is_ranked_by_itself(check):
    check(
        "curated.target_households",
        given={
            "clean.households": H1_TO_H5,
            "curated.household_needs_in_words": H1_TO_H5,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+------------
                H1           | 570511           | follow_up
                H2           | 570511           | part_served
                H3           | 570511           | unserved
                H4           | 570511           | no_card
                H5           | 570501           | follow_up
            """,
        },
        expect="""
            subdistrict_code | subdistrict_name | list_code   | priority_rank
            -----------------+------------------+-------------+--------------
            570501           | สันมะเค็ด          | follow_up   | 1
            570511           | สันกลาง           | no_card     | 1
            570511           | สันกลาง           | unserved    | 1
            570511           | สันกลาง           | part_served | 1
            570511           | สันกลาง           | follow_up   | 1
        """,
    )


@pytest.mark.parametrize(
    "fate_code", ["need_unknown", "no_need_recorded", "emptied", "outside_area"]
)
def test_households_with_another_fate_are_on_no_list(check, fate_code):
    check(
        "curated.target_households",
        given={
            "clean.households": H1,
            "curated.household_fates": f"""
                household_id | fate_code
                -------------+------------
                H1           | {fate_code}
            """,
        },
        expect="""
            household_id
            ------------
        """,
    )


def marked(check, marks, **drawn: str):
    """Check the marks on the row of one unserved household."""
    plain = {
        "clean.households": H1,
        "clean.centres": CENTRE,
        "curated.centre_assignments": ONLY_CENTRE,
        "curated.household_fates": """
            household_id | subdistrict_code | fate_code
            -------------+------------------+----------
            H1           | 570511           | unserved
        """,
        "curated.household_profiles": H1,
        "curated.household_needs_in_words": H1,
    }
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.target_households",
        given=plain | tables,
        expect=f"""
            household_id | list_code | marks_th
            -------------+-----------+---------
            H1           | unserved  | {marks}
        """,
    )


def test_a_household_with_nothing_to_heed_bears_no_mark(check):
    marked(check, "")


def test_a_household_whose_children_have_aged_out_is_to_be_checked_first(check):
    marked(
        check,
        "ตรวจสอบก่อน: ไม่มีสมาชิกในวัยของตัวชี้วัดที่ 16 แล้ว",
        curated__household_needs_in_words="""
            household_id | outgrown_indicators
            -------------+--------------------
            H1           | 16
        """,
    )


def test_a_household_members_of_which_were_set_aside_says_how_many(check):
    marked(
        check,
        "มีสมาชิก 2 คนที่ข้อมูลถูกกันไว้ให้แก้",
        clean__set_aside_members="""
            household_id | set_aside_count
            -------------+----------------
            H1           | 2
        """,
    )


def test_a_household_a_member_of_which_died_or_left_is_to_be_checked_first(check):
    marked(
        check,
        "ตรวจสอบก่อน: มีสมาชิกเสียชีวิตหรือย้ายออก",
        curated__household_profiles="""
            household_id | is_somebody_gone
            -------------+-----------------
            H1           | true
        """,
    )


def test_a_record_in_review_puts_a_mark_and_leaves_the_household_on_its_list(check):
    marked(
        check,
        "มีคำขอ 2 รายการรอตรวจว่าเป็นของครัวเรือนนี้",
        curated__household_services="""
            household_id | review_count
            -------------+-------------
            H1           | 2
        """,
    )


def test_the_mark_says_what_would_change_if_the_records_were_theirs(check):
    marked(
        check,
        "มีคำขอ 2 รายการรอตรวจว่าเป็นของครัวเรือนนี้ ถ้าใช่ อาจได้รับการช่วยเหลือแล้วด้านรายได้",
        curated__household_services="""
            household_id | review_count | review_change_th
            -------------+--------------+----------------------------------
            H1           | 2            | อาจได้รับการช่วยเหลือแล้วด้านรายได้
        """,
    )


@pytest.mark.parametrize(
    ("choice", "mark"),
    [
        ("   | no_centre", "ไม่มีศูนย์รับผิดชอบตำบลนี้"),
        ("C1 | stand_in", "ตำบลนี้ไม่มีศูนย์รับผิดชอบ ใช้ศูนย์ที่ใกล้ที่สุด"),
        ("C1 | shared", ""),
    ],
)
def test_a_subdistrict_without_a_centre_of_its_own_says_so(check, choice, mark):
    marked(
        check,
        mark,
        curated__centre_assignments=f"""
            subject_kind | subject_id | centre_id | choice_code
            -------------+------------+-----------+------------
            household    | H1         | {choice}
        """,
    )


@pytest.mark.parametrize(
    ("fate", "mark"),
    [
        ("vulnerable | true ", "แบบสำรวจตอบไม่ครบทุกข้อ อาจมีตัวชี้วัดที่ตก"),
        ("vulnerable | false", ""),
        ("unserved   | true ", ""),
    ],
)
def test_a_vulnerable_household_that_left_questions_open_says_so(check, fate, mark):
    check(
        "curated.target_households",
        given={
            "clean.households": H1,
            "clean.centres": CENTRE,
            "curated.centre_assignments": ONLY_CENTRE,
            "curated.household_profiles": H1,
            "curated.household_fates": f"""
                household_id | subdistrict_code | fate_code | is_something_unanswered
                -------------+------------------+-----------+------------------------
                H1           | 570511           | {fate}
            """,
        },
        expect=f"""
            centre_name   | marks_th
            --------------+---------
            ศูนย์ ต.สันกลาง | {mark}
        """,
    )


def test_a_household_without_an_admitted_member_says_so(check):
    marked(
        check,
        "ไม่มีรายชื่อสมาชิกที่ใช้ได้",
        curated__household_profiles="""
            household_id
            ------------
            H9
        """,
    )


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("nobody_registered", "nobody registered for the card"),
        ("failed", "registered, but not verified"),
        ("under_18", "every member is under 18"),
        ("not_thai", "no adult has Thai nationality"),
        ("unknown", "card unknown: no usable citizen ID"),
    ],
)
def test_a_household_without_a_card_says_why_and_what_is_answered(check, reason, why):
    card = "survey-poor, but no member has a verified welfare card"
    check(
        "curated.target_households",
        given={
            "clean.households": H1,
            "curated.household_fates": f"""
                household_id | subdistrict_code | fate_code | no_card_reason
                -------------+------------------+-----------+---------------
                H1           | 570511           | no_card   | {reason}
            """,
            "curated.household_needs_in_words": """
                household_id | unanswered_dimensions_en | answered_dimensions_en
                -------------+--------------------------+-----------------------
                H1           | Health                   | Income
            """,
        },
        expect=f"""
            reason_en
            ---------
            {card} · {why} · no help yet with Health · helped with Income
        """,
    )


def test_a_row_says_why_in_thai(check):
    check(
        "curated.target_households",
        given={
            "clean.households": H1,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+----------
                H1           | 570511           | follow_up
            """,
            "curated.household_needs_in_words": """
                household_id | answered_dimensions_th
                -------------+-----------------------
                H1           | สุขภาพ
            """,
        },
        expect="""
            list_name | reason_th
            ----------+----------
            ติดตามผล | \
คนจนเป้าหมาย ได้รับการช่วยเหลือครบทุกมิติแล้ว รอยืนยันจากการสำรวจรอบใหม่ · ช่วยแล้วด้านสุขภาพ
        """,
    )


def test_a_row_carries_the_dates_of_survey_card_and_cases(check):
    check(
        "curated.target_households",
        given={
            "clean.households": """
                household_id | survey_year
                -------------+------------
                H1           | 2561
            """,
            "curated.household_needs_in_words": H1_TO_H5,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+----------
                H1           | 570511           | unserved
            """,
            "clean.welfare_registrations": """
                registration_year
                -----------------
                2559
                2560
            """,
            "clean.service_records": """
                recorded_at
                -------------------------
                2020-03-30 23:30:00+07:00
                2019-03-30 23:30:00+07:00
            """,
        },
        expect="""
            survey_year | card_year | cases_until
            ------------+-----------+------------
            2561        | 2560      | 2020-03-30
        """,
    )


@pytest.mark.parametrize(
    ("fate", "suggested", "told"),
    [
        ("no_card | nobody_registered", "ก (พส.)", "{help}; ก (พส.)"),
        ("no_card | failed", "", "{help}"),
        ("no_card | unknown", "ก (พส.)", "ก (พส.)"),
        ("unserved |", "ก (พส.)", "ก (พส.)"),
        ("follow_up |", "", ""),
    ],
)
def test_registering_for_the_card_is_suggested_first_where_nobodys_is_verified(
    check, fate, suggested, told
):
    check(
        "curated.target_households",
        given={
            "clean.households": H1,
            "curated.household_fates": f"""
                household_id | fate_code | no_card_reason
                -------------+-----------+---------------
                H1           | {fate}
            """,
            "curated.household_needs_in_words": f"""
                household_id | suggested_services_th
                -------------+----------------------
                H1           | {suggested}
            """,
        },
        expect=f"""
            household_id | suggested_services_th
            -------------+----------------------
            H1           | {told.format(help="ช่วยลงทะเบียนบัตรสวัสดิการแห่งรัฐ (ส่งต่อ กค.)")}
        """,
    )


def test_the_contact_is_the_villages_own(check):
    check(
        "curated.target_households",
        given={
            "clean.households": """
                household_id | village_number
                -------------+---------------
                H1           | 3
                H2           |
            """,
            "curated.household_needs_in_words": H1_TO_H5,
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+----------
                H1           | 570511           | unserved
                H2           | 570511           | unserved
            """,
            "curated.village_contacts": """
                subdistrict_code | village_number | contact_th
                -----------------+----------------+--------------
                570511           | 3              | อพม. สมมุติ
                570512           | 3              | อพม. สมหมาย
            """,
        },
        expect="""
            household_id | contact_th
            -------------+-----------
            H1           | อพม. สมมุติ
            H2           |
        """,
    )


HOUSEHOLDS = st.lists(
    st.tuples(
        st.sampled_from(["570501", "570511"]),
        st.sampled_from(
            ["no_card", "unserved", "part_served", "follow_up", "vulnerable", "emptied"]
        ),
        st.integers(1, 2),
    ),
    max_size=12,
)


def test_ranks_run_from_1_to_n_in_each_list_whatever_order_rows_come_in(library):
    @settings(max_examples=15, deadline=None, derandomize=True, database=None)
    @given(HOUSEHOLDS, st.randoms(use_true_random=False))
    def holds(households, random) -> None:
        rows = [
            f"H{number:02} | {subdistrict} | {fate} | {failed}"
            for number, (subdistrict, fate, failed) in enumerate(households)
        ]
        first = _listed(library, rows)
        random.shuffle(rows)
        assert _listed(library, rows) == first
        ranks: dict[tuple[str, str], list[int]] = {}
        for subdistrict, list_code, rank, *_ in first:
            ranks.setdefault((subdistrict, list_code), []).append(rank)
        assert all(found == [*range(1, len(found) + 1)] for found in ranks.values())
        printed = [fate != "emptied" or failed > 0 for _, fate, failed in households]
        assert len(first) == sum(printed)

    holds()


def _listed(con, rows) -> list[tuple[str, str, int, str, int, str]]:
    """Return who is listed where, from what is drawn through score to list."""
    fates = "household_id | subdistrict_code | fate_code | failed_dimension_count\n-\n"
    keys = "\n".join(["household_id", "-", *(row.split("|")[0] for row in rows)])
    con.begin()
    for name in ("curated.score_items", "curated.scores", "curated.target_households"):
        draw_undrawn(con, read_sql(name), {})
    draw(con, "curated.household_fates", fates + "\n".join(rows))
    draw(con, "clean.households", keys)
    for name in ("curated.score_items", "curated.scores", "curated.target_households"):
        create_table(con, name, read_sql(name), PHAN)
    found = con.execute(
        "select subdistrict_code, list_code, priority_rank, household_id, score, "
        "score_th from curated.target_households order by all"
    ).fetchall()
    con.rollback()
    return found
