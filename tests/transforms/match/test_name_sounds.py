"""`match.name_sounds`: each name once, and how it sounds."""


def test_each_name_of_a_person_or_client_is_heard_once(check):
    check(
        "match.name_sounds",
        given={
            "clean.persons": """
                first_name | last_name
                -----------+----------
                สมมุติ      | ใจงาม
                สมมุติ      |
            """,
            "clean.service_records": """
                first_name | last_name
                -----------+----------
                ใจงาม      | สมมุติ
                           | มาเยอะ
            """,
        },
        expect="""
            name   | name_sound
            -------+-----------
            สมมุติ  | ซ6E30
            ใจงาม  | จ7296
            มาเยอะ | ม9B00
        """,
    )


def test_names_that_sound_alike_sound_the_same(check):
    check(
        "match.name_sounds",
        given={
            "clean.persons": """
                first_name | last_name
                -----------+----------
                สันติพงศ์    | สันติพงษ์
            """,
        },
        expect="""
            name_sound
            ----------
            ซ4352
            ซ4352
        """,
    )


def test_a_name_without_a_thai_letter_has_no_sound(check):
    check(
        "match.name_sounds",
        given={"clean.persons": "first_name\n-\nMali"},
        expect="""
            name | name_sound
            -----+-----------
            Mali |
        """,
    )
