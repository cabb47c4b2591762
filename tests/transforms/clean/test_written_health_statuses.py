"""`clean.written_health_statuses`: several words of health in one cell, read apart."""


def test_a_cell_may_name_a_disability_and_an_illness_at_once(check):
    check(
        "clean.written_health_statuses",
        given={
            "raw.persons": """
                health_status
                ------------------
                ปกติ
                ป่วยเรื้อรัง
                พิการ
                พิการ;ป่วยเรื้อรัง
                พิการ ; ป่วยเรื้อรัง;
            """
        },
        expect="""
            health_written    | is_disabled | is_chronically_ill | is_readable
            ------------------+-------------+--------------------+------------
            ปกติ               | false       | false              | true
            ป่วยเรื้อรัง          | false       | true               | true
            พิการ              | true        | false              | true
            พิการ ; ป่วยเรื้อรัง; | true        | true               | true
            พิการ;ป่วยเรื้อรัง    | true        | true               | true
        """,
    )


def test_a_cell_that_says_not_known_is_told_from_a_healthy_person(check):
    check(
        "clean.written_health_statuses",
        given={
            "raw.persons": """
                health_status
                -------------
                ไม่ทราบ
                ปกติ
            """
        },
        expect="""
            health_written | is_unknown | is_readable
            ---------------+------------+------------
            ปกติ            | false      | true
            ไม่ทราบ          | true       | true
        """,
    )


def test_one_word_on_no_list_makes_the_cell_unreadable(check):
    check(
        "clean.written_health_statuses",
        given={
            "raw.persons": """
                health_status
                -------------
                พิการ;สบายดีนะ
                ตาบอดสี
            """
        },
        expect="""
            health_written | is_disabled | is_readable
            ---------------+-------------+------------
            ตาบอดสี         |             | false
            พิการ;สบายดีนะ   | true        | false
        """,
    )
