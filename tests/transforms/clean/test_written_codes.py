"""`clean.written_codes`: words, codes and spellings, read by the code lists."""

import pytest

from tests.drawn import parse


@pytest.fixture
def reads(check):
    """Check how the words of one column are read by its code list."""

    def check_each(source: str, column: str, drawing: str, list_name: str = "") -> None:
        for row in parse(drawing):
            written, code = (cell or "" for cell in row.values())
            check(
                "clean.written_codes",
                given={f"raw.{source}": f"{column}\n---\n{written}"},
                expect=f"""
                    list_name | code_written | code
                    ---------------------------
                    {list_name or column} | {written} | {code}
                """,
            )

    return check_each


def test_a_code_its_thai_name_and_its_spellings_mean_the_same(reads):
    reads(
        "persons",
        "sex",
        """
        code_written | code
        -------------+--------
        male         | male
        Male         | male
        ชาย          | male
        ช            | male
        M            | male
        1            | male
        1.0          | male
        ๑            | male
        หญิง          | female
        ๒            | female
        ไม่ทราบ        | unknown
        -            | unknown
        \u200b       | unknown
        """,
    )


def test_a_word_on_no_list_has_no_code(reads):
    reads(
        "persons",
        "sex",
        """
        code_written | code
        -------------+-----
        กะเทย        |
        3            |
        10           |
        """,
    )


def test_a_word_is_tidied_before_it_is_looked_up(reads):
    reads(
        "persons",
        "marital_status",
        """
        code_written     | code
        -----------------+----------
        สมรสเเยกกันอยู่      | separated
        หม้าย\u00a0(คู่สมรสเสียชีวิต) | widowed
        โส\u200bด         | single
        """,
    )


def test_a_title_may_have_spaces_between_its_parts(reads):
    reads(
        "persons",
        "title",
        """
        code_written | code
        -------------+-----
        น.ส.         | miss
        น. ส.        | miss
        นางสาว        | miss
        ด.ญ.         | girl
        ว่าที่ ร.ต.     | rank
        Mr.          | mr
        พระ          | monk
        ฯพณฯ         |
        """,
    )


def test_a_list_without_unknown_reads_an_empty_looking_cell_as_nothing(reads):
    drawing = """
        code_written | code
        -------------+------
        ผ่าน          | true
        ไม่ผ่าน        | false
        Y            | true
        0.0          | false
        \u200b       |
        -            |
    """
    reads("welfare_registrations", "is_verified", drawing, "yes_no")


def test_each_health_word_is_read_by_itself(check):
    check(
        "clean.written_codes",
        given={
            "raw.persons": """
                health_status
                ------------------
                พิการ; ป่วยเรื้อรัง;อื่น
            """
        },
        expect="""
            list_name     | code_written | code
            --------------+--------------+----------------
            health_status | ป่วยเรื้อรัง    | chronic_illness
            health_status | พิการ         | disabled
            health_status | อื่น           |
        """,
    )


def test_every_coded_column_is_read_by_its_own_list(check):
    check(
        "clean.written_codes",
        given={
            "raw.persons": """
                title | sex | nationality | marital_status | relation_to_head
                ------+-----+-------------+----------------+-----------------
                นาย   | ชาย | ไทย         | โสด            | บุตร
            """,
            "raw.service_records": """
                title | sex | is_emergency
                ------+-----+-------------
                นาย   | ชาย | ใช่
            """,
            "raw.centres": """
                host_type
                ---------
                วัด
            """,
            "raw.person_status": """
                status
                --------
                เสียชีวิต
            """,
            "raw.contacts": """
                role
                --------
                ผู้ใหญ่บ้าน
            """,
        },
        expect="""
            list_name        | code_written | code
            -----------------+--------------+---------
            contact_role     | ผู้ใหญ่บ้าน     | headman
            host_type        | วัด          | temple
            marital_status   | โสด          | single
            nationality      | ไทย          | thai
            person_status    | เสียชีวิต      | deceased
            relation_to_head | บุตร          | child
            sex              | ชาย          | male
            title            | นาย          | mr
            yes_no           | ใช่           | true
        """,
    )


def test_self_care_education_and_occupation_are_read_too(check):
    check(
        "clean.written_codes",
        given={
            "raw.persons": """
                self_care | education | occupation
                ----------+-----------+-----------
                ติดเตียง    | ป.4       | ทำนา
            """
        },
        expect="""
            list_name  | code_written | code
            -----------+--------------+----------------
            education  | ป.4          | primary
            occupation | ทำนา         | farmer_own_land
            self_care  | ติดเตียง       | unable
        """,
    )
