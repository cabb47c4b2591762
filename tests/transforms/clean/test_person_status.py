"""`clean.person_status`: who died, moved or left the household, by ID or by number."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_a_person_is_named_by_a_valid_id_or_by_household_and_number(check):
    check(
        "clean.person_status",
        given={
            "raw.person_status": """
                citizen_id    | household_id | person_number | status  | since
                --------------+--------------+---------------+---------+----------
                1010000012341 |              |               | เสียชีวิต | 1/2/2562
                              | H1           | ๒             | ย้าย    | ก.พ. 2562
                1010000012342 | H1           | 3             | บวช     | 2562
                              |              |               | ตาย     | 1/2/2562
                1010000012342 |              |               | ตาย     | 1/2/2562
                              | H1           |               | ตาย     | 1/2/2562
                              | H1           | สอง           | ตาย     | 1/2/2562
                              |              | 2             | ตาย     | 1/2/2562
            """
        },
        expect="""
            citizen_id    | household_id | person_number | status_code | since      | is_person_named
            --------------+--------------+---------------+-------------+------------+----------------
            1010000012341 |              |               | deceased    | 2019-02-01 | true
                          | H1           | 2             | moved       | 2019-02-01 | true
                          | H1           | 3             | ordained    | 2019-01-01 | true
                          |              |               | deceased    | 2019-02-01 | false
                          |              |               | deceased    | 2019-02-01 | false
                          | H1           |               | deceased    | 2019-02-01 | false
                          | H1           |               | deceased    | 2019-02-01 | false
                          |              | 2             | deceased    | 2019-02-01 | false
        """,
    )


def test_a_status_on_no_list_has_no_code_and_an_empty_one_neither(check):
    check(
        "clean.person_status",
        given={
            "raw.person_status": """
                household_id | status
                -------------+----------
                H1           | หลบหนี
                H2           |
                H3           | คุก; ติดคุก
            """
        },
        expect="""
            household_id | status_code
            -------------+------------
            H1           |
            H2           |
            H3           |
        """,
    )


def test_what_takes_effect_after_the_run_is_not_yet_due(check):
    check(
        "clean.person_status",
        given={
            "raw.person_status": """
                since
                ---------
                31/3/2563
                1/4/2563
                วันก่อน
            """
        },
        expect="""
            since      | is_due
            -----------+-------
            2020-03-31 | true
            2020-04-01 | false
                       | true
        """,
    )
