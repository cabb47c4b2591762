"""`clean.welfare_registrations`: who registered for the card, when, and verified."""


def test_a_registration_is_typed_as_it_was_meant(check):
    check(
        "clean.welfare_registrations",
        given={
            "raw.welfare_registrations": """
                citizen_id        | registration_year | is_verified
                ------------------+-------------------+------------
                1-0100-00012-34-1 | 2560              | ผ่าน
                101000012343      | ๒๕๖๐              | ไม่ผ่าน
                1010000012341     | 2560.0            | Y
                1010000012341     | 2560              | 0
            """
        },
        expect="""
            citizen_id    | registration_year | is_verified
            --------------+-------------------+------------
            1010000012341 | 2560              | true
            0101000012343 | 2560              | false
            1010000012341 | 2560              | true
            1010000012341 | 2560              | false
        """,
    )


def test_an_id_year_or_word_that_cannot_be_read_is_missing(check):
    check(
        "clean.welfare_registrations",
        given={
            "raw.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000012342 | 2560              | ผ่าน
                1010000012341 | ปี 60               | ผ่าน
                1010000012341 | 2560              | อาจจะ
            """
        },
        expect="""
            citizen_id    | registration_year | is_verified
            --------------+-------------------+------------
                          | 2560              | true
            1010000012341 |                   | true
            1010000012341 | 2560              |
        """,
    )


def test_a_round_after_the_run_is_not_yet_due(check):
    check(
        "clean.welfare_registrations",
        given={
            "raw.welfare_registrations": """
                registration_year
                -----------------
                2563
                2565
                ???
            """
        },
        expect="""
            registration_year | is_due
            ------------------+-------
            2563              | true
            2565              | false
                              | true
        """,
    )
