"""`clean.written_names`: names freed from titles, and folded for comparing."""

import pytest

from tests.drawn import parse


@pytest.fixture
def reads(check):
    """Check how names are read; each row drawn alone, whatever the sort order."""

    def check_each(drawing: str) -> None:
        for row in parse(drawing):
            written = next(iter(row.values()))
            column = f"{row['name_kind']}_name"
            check(
                "clean.written_names",
                given={"raw.persons": f"{column}\n---\n{written}"},
                expect="\n".join(
                    [" | ".join(row), "---", " | ".join(v or "" for v in row.values())]
                ),
            )

    return check_each


def test_a_title_stuck_to_a_first_name_is_cut_off_and_kept(reads):
    reads("""
        name_written      | name_kind | name      | title_code
        ------------------+-----------+-----------+-----------
        นางสาวสมศรี         | first     | สมศรี      | miss
        นางสาว สมศรี        | first     | สมศรี      | miss
        น.ส.สมศรี           | first     | สมศรี      | miss
        น.ส. สมศรี          | first     | สมศรี      | miss
        น. ส. สมศรี         | first     | สมศรี      | miss
        นส.สมศรี           | first     | สมศรี      | miss
        ด.ญ. มาลี           | first     | มาลี       | girl
        ด.ญ.มาลี            | first     | มาลี       | girl
        เด็กหญิงมาลี          | first     | มาลี       | girl
        ด.ช.เอก            | first     | เอก       | boy
        นาย สมชาย          | first     | สมชาย     | mr
        นายสมชาย           | first     | สมชาย     | mr
        นาย\u00a0สมชาย     | first     | สมชาย     | mr
        นายเเสง            | first     | แสง       | mr
        ว่าที่ ร.ต. สมชาย      | first     | สมชาย     | rank
        ว่าที่ร้อยตรีหญิงสมศรี   | first     | สมศรี      | rank
        พระมหาสมชาย        | first     | สมชาย     | monk
        ม.ล.สมชาย          | first     | สมชาย     | other
        Mr. Somchai       | first     | Somchai   | mr
        นายสมชาย ใจดี       | first     | สมชาย ใจดี | mr
    """)


def test_a_title_that_begins_real_names_is_cut_off_only_before_a_space(reads):
    reads("""
        name_written | name_kind | name    | title_code
        -------------+-----------+---------+-----------
        นางสมศรี      | first     | นางสมศรี |
        นาง สมศรี     | first     | สมศรี    | mrs
        พระ สมชาย    | first     | สมชาย   | monk
        ครู สมชาย     | first     | สมชาย   | other
    """)


def test_a_name_that_merely_begins_like_a_title_stays_whole(reads):
    reads("""
        name_written | name_kind | name    | title_code
        -------------+-----------+---------+-----------
        นางนวล       | first     | นางนวล  |
        พระพร        | first     | พระพร   |
        คุณากร        | first     | คุณากร   |
        นายิกา        | first     | นายิกา   |
        นาย          | first     | นาย     |
        นายก         | first     | นายก    |
        นาง          | first     | นาง     |
        ครูบา         | first     | ครูบา    |
    """)


def test_a_surname_keeps_what_looks_like_a_title(reads):
    reads("""
        name_written | name_kind | name      | title_code
        -------------+-----------+-----------+-----------
        นายเรือ       | last      | นายเรือ    |
        ณ เชียงใหม่   | last      | ณ เชียงใหม่ |
    """)


def test_what_stands_for_no_surname_is_none(reads):
    reads("""
        name_written      | name_kind | name | name_folded
        ------------------+-----------+------+------------
        -                 | last      |      |
        .                 | last      |      |
        --                | last      |      |
        ไม่มีนามสกุล          | last      |      |
        ไม่มี นามสกุล         | last      |      |
        (ไม่มีนามสกุล)        | last      |      |
        ไม่มีชื่อสกุล          | last      |      |
        ไม่มี               | last      |      |
        ไม่ระบุ             | last      |      |
        \u200b            | last      |      |
    """)


def test_a_name_is_tidied_for_reading_and_has_a_byte_per_letter_for_comparing(reads):
    # as Thai letters: ใจดี and ไจดี, and with the tone mark ไจ้ดี
    reads("""
        name_written      | name_kind | name        | name_letters | name_folded
        ------------------+-----------+-------------+--------------+------------
        Mr. O'Brien  Lee  | first     | O'Brien Lee | obrienlee    | obrienlee
        ใจดี               | last      | ใจดี         | ](4T         | ^(4T
        ไจ้  ดี              | last      | ไจ้ ดี        | ^({4T        | ^(4T
        นายเเสงเดือน        | first     | แสงเดือน      | ZJ&Y4VM9     | ZJ&Y4VM9
        แสง เดือน          | first     | แสง เดือน    | ZJ&Y4VM9     | ZJ&Y4VM9
        นายสิทธิ           | first     | สิทธิ         | JS78S        | JS4
    """)


def test_a_name_without_a_letter_that_sounds_is_none(reads):
    reads("""
        name_written | name_kind | name | name_letters | name_folded
        -------------+-----------+------+--------------+------------
        \u0e4c      | first     |      |              |
        123          | first     |      |              |
        ก\u0e4c     | first     | ก\u0e4c | !~       |
    """)


def test_names_of_persons_and_of_service_records_are_read(check):
    check(
        "clean.written_names",
        given={
            "raw.persons": """
                first_name | last_name
                -----------+----------
                กานดา      | ใจดี
            """,
            "raw.service_records": """
                first_name | last_name
                -----------+----------
                กานดา      | ใจดี
                ขวัญ       | ใจงาม
            """,
        },
        expect="""
            name_kind | name
            ----------+-------
            first     | กานดา
            first     | ขวัญ
            last      | ใจงาม
            last      | ใจดี
        """,
    )
