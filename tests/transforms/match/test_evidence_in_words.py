"""`match.evidence_in_words`: what agrees and what differs, as a reviewer reads it."""

LEVELS = (
    "first_name_level | last_name_level | sex_level | birth_date_level"
    " | citizen_id_level | place_level"
)


def tells(check, levels: str, expect: str, columns: str = "evidence_th") -> None:
    """Check what a pair of these levels is told to be."""
    check(
        "match.evidence_in_words",
        given={"match.candidate_pairs": f"{LEVELS}\n-\n{levels}"},
        expect=f"{columns}\n-\n{expect}",
    )


def test_evidence_is_told_in_thai_in_the_order_of_the_form(check):
    tells(
        check,
        "same_as_written | same_as_written | same | one_digit | unknown | same_village",
        "ชื่อตรงกัน, นามสกุลตรงกัน, วันเกิดต่าง 1 หลัก, ไม่มีเลขประจำตัวให้เทียบ, หมู่บ้านเดียวกัน",
    )


def test_evidence_is_told_in_english_too(check):
    tells(
        check,
        "same_as_written | none_on_both | same | same_day | third_digit | same_house",
        "first name equal, neither has a surname, birth date equal, "
        "ID differs in the third digit, same house",
        "evidence_en",
    )


def test_a_sex_is_told_only_where_it_differs(check):
    tells(
        check,
        "different | different | different | different | same | elsewhere",
        "ชื่อต่างกัน, นามสกุลต่างกัน, เพศต่างกัน, วันเกิดต่างกัน, เลขประจำตัวตรงกัน, ต่างอำเภอ",
    )


def test_what_differs_is_listed_so_that_it_can_be_marked(check):
    tells(
        check,
        "one_letter | same_as_written | different | same_day | same | elsewhere",
        "first_name,sex,place",
        "differing_columns",
    )


def test_nothing_is_marked_where_all_agrees(check):
    tells(
        check,
        "same_as_written | same_as_written | same | same_day | same | same_house",
        "same_house |",
        "place_level | differing_columns",
    )


def test_names_in_each_others_column_are_told_once(check):
    tells(
        check,
        "swapped_names | unknown | same | same_day | unknown | same_village",
        "ชื่อกับนามสกุลสลับช่องกัน, วันเกิดตรงกัน, ไม่มีเลขประจำตัวให้เทียบ, หมู่บ้านเดียวกัน",
    )


def test_pairs_of_the_same_levels_are_told_of_once(check):
    check(
        "match.evidence_in_words",
        given={
            "match.candidate_pairs": """
                service_record_id | place_level
                ------------------+------------
                R1                | same_house
                R2                | same_house
                R3                | elsewhere
            """,
        },
        expect="""
            place_level
            -----------
            elsewhere
            same_house
        """,
    )
