"""`curated.change_rows`: what a planner reads of each change, in which order."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

LISTED = """
    household_id | subdistrict_code | list_code | village_number | village_name | house_number | head_name
    -------------+------------------+-----------+----------------+--------------+--------------+----------
    H1           | 570501           | unserved  | 4              | บ้านห้วย       | 12/1         | นางสมมุติ ก
    H2           | 570502           | unserved  | 7              | บ้านดอย       | 9            | นางสมมุติ ข
"""


def test_who_is_on_a_list_there_is_named_and_who_left_has_a_place_or_its_key_alone(
    check,
):
    check(
        "curated.change_rows",
        given={
            "curated.changes": """
                subdistrict_code | baseline_code | subject_kind | subject_id | change_kind | list_code_before | list_code_now | priority_rank_before
                -----------------+---------------+--------------+------------+-------------+------------------+---------------+---------------------
                570501           | previous      | household    | H1         | entered     |                  | unserved      |
                570501           | previous      | household    | H2         | left        | unserved         |               | 1
                570502           | previous      | household    | H2         | entered     |                  | unserved      |
                570501           | previous      | household    | H3         | left        | unserved         |               | 2
                570501           | previous      | household    | H4         | left        | unserved         |               | 3
            """,
            "curated.target_households": LISTED,
            "clean.households": """
                household_id | subdistrict_code | village_number | village_name | house_number
                -------------+------------------+----------------+--------------+-------------
                H1           | 570501           | 4              | บ้านห้วย       | 12/1
                H2           | 570502           | 7              | บ้านดอย       | 9
                H3           | 570501           | 5              | บ้านนา        | 3
            """,
        },
        expect="""
            subdistrict_code | household_id | village_number | village_name | house_number | head_name
            -----------------+--------------+----------------+--------------+--------------+----------
            570501           | H1           | 4              | บ้านห้วย       | 12/1         | นางสมมุติ ก
            570501           | H2           |                |              |              |
            570501           | H3           | 5              | บ้านนา        | 3            |
            570501           | H4           |                |              |              |
            570502           | H2           | 7              | บ้านดอย       | 9            | นางสมมุติ ข
        """,
    )


def test_of_a_client_who_left_a_place_is_told_unless_it_is_confidential(check):
    check(
        "curated.change_rows",
        given={
            "curated.changes": """
                subdistrict_code | baseline_code | subject_kind | subject_id | change_kind | list_code_before | priority_rank_before
                -----------------+---------------+--------------+------------+-------------+------------------+---------------------
                570501           | previous      | client       | c1         | left        | outside_survey   | 1
                570501           | previous      | client       | c2         | left        | outside_survey   | 2
            """,
            "curated.outside_survey_clients": """
                client_id | subdistrict_code | village_number | house_number | is_confidential
                ----------+------------------+----------------+--------------+----------------
                c1        | 570501           | 4              | 1            | false
                c2        | 570501           | 5              | 2            | true
            """,
        },
        expect="""
            client_id | household_id | village_number | house_number | list_name_before
            ----------+--------------+----------------+--------------+-----------------
            c1        |              | 4              | 1            | นอกข้อมูลสำรวจ
            c2        |              |                |              | นอกข้อมูลสำรวจ
        """,
    )


def test_changes_are_read_by_kind_then_list_then_rank_for_each_night_anew(check):
    check(
        "curated.change_rows",
        given={
            "curated.changes": """
                subdistrict_code | baseline_code | subject_kind | subject_id | change_kind | list_code_before | list_code_now | priority_rank_before | priority_rank_now
                -----------------+---------------+--------------+------------+-------------+------------------+---------------+----------------------+------------------
                570501           | previous      | household    | H1         | reordered   | unserved         | unserved      | 9                    | 1
                570501           | previous      | household    | H2         | moved       | unserved         | follow_up     | 2                    | 5
                570501           | previous      | household    | H3         | left        | no_card          |               | 1                    |
                570501           | previous      | household    | H4         | entered     |                  | follow_up     |                      | 1
                570501           | previous      | household    | H5         | entered     |                  | unserved      |                      | 8
                570501           | previous      | household    | H6         | entered     |                  | unserved      |                      | 3
                570501           | monday        | household    | H1         | reordered   | unserved         | unserved      | 9                    | 1
            """,
        },
        expect="""
            baseline_code | change_place | household_id | list_name_before | list_name_now
            --------------+--------------+--------------+------------------+--------------
            previous      | 1            | H6           |                  | ยังไม่ได้รับ
            previous      | 2            | H5           |                  | ยังไม่ได้รับ
            previous      | 3            | H4           |                  | ติดตามผล
            previous      | 4            | H3           | ไม่มีบัตร           |
            previous      | 5            | H2           | ยังไม่ได้รับ         | ติดตามผล
            previous      | 6            | H1           | ยังไม่ได้รับ         | ยังไม่ได้รับ
            monday        | 1            | H1           | ยังไม่ได้รับ         | ยังไม่ได้รับ
        """,
    )


def test_what_a_rule_did_is_marked_and_what_nobody_explains_is_not(check):
    check(
        "curated.change_rows",
        given={
            "curated.changes": """
                subdistrict_code | baseline_code | subject_kind | subject_id | change_kind | list_code_before | reason_code      | is_explained
                -----------------+---------------+--------------+------------+-------------+------------------+------------------+-------------
                570501           | previous      | household    | H1         | left        | unserved         | rules_changed    | true
                570501           | previous      | household    | H2         | left        | unserved         | service_received | true
                570501           | previous      | household    | H3         | left        | unserved         |                  | false
            """,
        },
        expect="""
            household_id | reason_code      | is_by_definition | is_explained
            -------------+------------------+------------------+-------------
            H1           | rules_changed    | true             | true
            H2           | service_received | false            | true
            H3           |                  | false            | false
        """,
    )
