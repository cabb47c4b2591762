"""`curated.household_needs_in_words`: failures and answers as a planner says them."""

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
            is_outgrown | failed_indicators_th
            ------------+-------------------------------------------------------------
            true        | \
บ้านยังไม่เป็นระเบียบ สะอาด หรือถูกสุขลักษณะครบทุกข้อ; เด็กอายุ 6–14 ปี ไม่ได้เรียนภาคบังคับ
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
