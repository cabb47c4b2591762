"""`curated.household_needs_in_words`: failures and answers as a planner says them."""

# ruff: noqa: E501  (a drawn row is as wide as it is)

HOUSEHOLD = """
    household_id
    ------------
    H1
"""


def test_failed_indicators_are_told_in_words_and_open_questions_are_not(check):
    check(
        "curated.household_needs_in_words",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_gaps": """
                household_id | indicator_number | result     | is_check_first
                -------------+------------------+------------+---------------
                H1           | 16               | failed     | true
                H1           | 11               | failed     | false
                H1           | 22               | unanswered | false
            """,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-----------
                H1           | education      | failed
                H1           | living         | failed
                H1           | income         | unanswered
            """,
        },
        expect="""
            outgrown_indicators | failed_indicators_th
            --------------------+-----------------------------------------------------
            16                  | \
บ้านยังไม่เป็นระเบียบ สะอาด หรือถูกสุขลักษณะครบทุกข้อ; เด็กอายุ 6–14 ปี ไม่ได้เรียนภาคบังคับ
        """,
    )


def test_the_help_that_answers_is_told_with_its_dates(check):
    check(
        "curated.household_needs_in_words",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_gaps": """
  household_id | indicator_number | result | is_answered | answered_on | answered_by_service_code | answered_until
  -------------+------------------+--------+-------------+-------------+--------------------------+---------------
  H1           | 4                | failed | true        | 2020-03-20  | relief_bag               | 2020-04-20
  H1           | 8                | failed | true        | 2019-10-01  | home_repair              | 9999-12-31
  H1           | 22               | failed | false       |             |                          |
            """,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-------
                H1           | health         | failed
            """,
        },
        expect="""
            answered_by_th
            --------------
            ซ่อมแซมบ้าน (บ้านพอเพียง) 1/10/2562; ถุงยังชีพ 20/3/2563 (มีผลถึง 20/4/2563)
        """,
    )


def test_dimensions_are_told_in_their_order_answered_and_unanswered_apart(check):
    check(
        "curated.household_needs_in_words",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_gaps": """
                household_id | indicator_number | result
                -------------+------------------+-------
                H1           | 16               | failed
            """,
            "curated.household_dimensions": """
                household_id | dimension_code | result | is_answered
                -------------+----------------+--------+------------
                H1           | education      | failed | false
                H1           | health         | failed | false
                H1           | income         | failed | true
                H1           | access         | passed | false
            """,
        },
        expect="""
            unanswered_dimensions_th | unanswered_dimensions_en | answered_dimensions_en
            -------------------------+--------------------------+-----------------------
            สุขภาพ, การศึกษา            | Health, Education        | Income
        """,
    )


def test_suggestions_are_told_by_dimension(check):
    check(
        "curated.household_needs_in_words",
        given={
            "clean.households": HOUSEHOLD,
            "curated.household_gaps": """
                household_id | indicator_number | result
                -------------+------------------+-------
                H1           | 16               | failed
            """,
            "curated.household_dimensions": """
                household_id | dimension_code | result
                -------------+----------------+-------
                H1           | education      | failed
                H1           | health         | failed
            """,
            "curated.suggested_services": """
                household_id | dimension_code | suggested_services_th
                -------------+----------------+----------------------
                H1           | education      | ทุนการศึกษา (ดย.)
                H1           | health         | กลุ่มออกกำลังกาย (สธ.)
            """,
        },
        expect="""
            suggested_services_th
            ---------------------
            สุขภาพ: กลุ่มออกกำลังกาย (สธ.); การศึกษา: ทุนการศึกษา (ดย.)
        """,
    )
