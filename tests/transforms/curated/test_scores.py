"""`curated.scores`: parts that add up, told in words, and one order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawn import PHAN, draw
from transforms.build import create_table
from transforms.warehouse import read_sql


def scored(check, items, expect):
    """Check the scores of what is counted."""
    check("curated.scores", given={"curated.score_items": items}, expect=expect)


def test_each_part_says_its_points_and_what_they_are_for(check):
    scored(
        check,
        """
        subject_kind | subject_id | unanswered_education | unanswered_income \
| further_indicators | elderly | never_served | survey_age_years
        -------------+------------+----------------------+-------------------\
+--------------------+---------+--------------+-----------------
        household    | H1         | 1                    | 1                 \
| 1                  | 2       | 1            | 2
        """,
        """
        score | deprivation_points | vulnerability_points | last_service_points \
| survey_age_points
        ------+--------------------+----------------------+---------------------\
+------------------
        65    | 44                 | 4                    | 15                  \
| 2
        """,
    )
    scored(
        check,
        """
        subject_kind | subject_id | unanswered_education | unanswered_income \
| further_indicators | elderly | never_served | survey_age_years
        -------------+------------+----------------------+-------------------\
+--------------------+---------+--------------+-----------------
        household    | H1         | 1                    | 1                 \
| 1                  | 2       | 1            | 2
        """,
        """
        score_th
        --------
        65 คะแนน = ความขาดแคลน 44 (ยังไม่มีการช่วยเหลือด้านการศึกษา +20, \
ยังไม่มีการช่วยเหลือด้านรายได้ +20, ตกตัวชี้วัดอื่นที่ยังไม่มีการช่วยเหลืออีก 1 ตัว +4) + \
ความเปราะบาง 4 (ผู้สูงอายุ 2 คน +4) + บริการล่าสุด 15 (ไม่พบว่าเคยได้รับบริการจากศูนย์ +15) + \
อายุข้อมูล 2 (ข้อมูลสำรวจเก่า 2 ปี +2)
        """,
    )


def test_a_part_of_no_points_is_left_out_of_the_sentence(check):
    scored(
        check,
        """
        subject_kind | subject_id | under_6 | months_since_service
        -------------+------------+---------+---------------------
        household    | H1         | 0       | 7
        household    | H2         | 0       | 2
        client       | K1         | 1       | 0
        """,
        """
        subject_id | score | score_en
        -----------+-------+---------
        H1         | 8     | 8 points = last service 8 (last service 7 months ago +8)
        H2         | 0     | 0 points (nothing scores)
        K1         | 3     | 3 points = vulnerability 3 (1 under six +3)
        """,
    )


def test_the_longer_ago_the_last_help_the_more_it_adds(check):
    scored(
        check,
        """
        subject_kind | subject_id | months_since_service
        -------------+------------+---------------------
        household    | H1         | 2
        household    | H2         | 3
        household    | H3         | 5
        household    | H4         | 6
        household    | H5         | 11
        household    | H6         | 12
        household    | H7         | 99
        """,
        """
        subject_id | last_service_points
        -----------+--------------------
        H1         | 0
        H2         | 4
        H3         | 4
        H4         | 8
        H5         | 8
        H6         | 12
        H7         | 12
        """,
    )


# each of the households from H1 to H6 comes before the next by one thing more
TIED = """
    subject_kind | subject_id | unanswered_income | further_indicators \
| dependant_count | last_service_on | survey_age_years
    -------------+------------+-------------------+--------------------\
+-----------------+-----------------+-----------------
    household    | H1         | 1                 | 0                  \
| 0               | 2020-03-01      | 2
    household    | H2         | 1                 | 0                  \
| 0               | 2020-03-01      | 0
    household    | H3         | 0                 | 5                  \
| 2               | 2020-03-01      | 0
    household    | H4         | 0                 | 5                  \
| 1               |                 | 0
    household    | H5         | 0                 | 5                  \
| 1               | 2020-01-31      | 0
    household    | H6         | 0                 | 5                  \
| 1               | 2020-03-01      | 0
    household    | H7         | 0                 | 5                  \
| 1               | 2020-03-01      | 0
    client       | K1         | 0                 | 1                  \
| 0               |                 | 0
"""


def test_ties_go_by_dimensions_dependants_time_since_help_and_the_key(check):
    scored(
        check,
        TIED,
        """
        subject_kind | order_rank | subject_id | score
        -------------+------------+------------+------
        household    | 1          | H1         | 22
        household    | 2          | H2         | 20
        household    | 3          | H3         | 20
        household    | 4          | H4         | 20
        household    | 5          | H5         | 20
        household    | 6          | H6         | 20
        household    | 7          | H7         | 20
        client       | 1          | K1         | 4
        """,
    )


def test_whatever_order_rows_come_in_scores_ranks_and_words_are_the_same(drawn):
    drawn_lines = TIED.splitlines()
    heading, rows = drawn_lines[1:3], drawn_lines[3:]
    expected = _scores(drawn, heading, rows)
    assert len(expected) == len(rows)

    @settings(max_examples=15, deadline=None, derandomize=True, database=None)
    @given(st.permutations(rows))
    def holds(shuffled) -> None:
        assert _scores(drawn, heading, shuffled) == expected

    holds()
    drawn.execute("drop table curated.drawn_result")


def _scores(con, heading, rows) -> list[tuple[object, ...]]:
    """Return every score of what is drawn, its rank and its words."""
    draw(con, "curated.score_items", "\n".join([*heading, *rows]))
    create_table(con, "curated.drawn_result", read_sql("curated.scores"), PHAN)
    return con.execute("select * from curated.drawn_result order by all").fetchall()
