"""`clean.centre_coverage`: which centre serves which subdistrict, from when to when."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_a_period_is_typed_as_it_was_meant(check):
    check(
        "clean.centre_coverage",
        given={
            "clean.centres": """
                centre_id
                ---------
                C1
            """,
            "raw.centre_coverage": """
                centre_id | subdistrict_code | valid_from  | valid_to
                ----------+------------------+-------------+-----------
                C1        | 57051103         | 1 ม.ค. 2560 |
                C1        | อ.พาน ต.แม่เย็น     | 2017-01-01  | 31/12/2562
            """,
        },
        expect="""
            centre_id | subdistrict_code | valid_from | valid_to   | is_centre_admitted | is_period_readable
            ----------+------------------+------------+------------+--------------------+-------------------
            C1        | 570511           | 2017-01-01 |            | true               | true
            C1        | 570512           | 2017-01-01 | 2019-12-31 | true               | true
        """,
    )


def test_coverage_by_a_centre_that_is_not_admitted_is_a_fault(check):
    check(
        "clean.centre_coverage",
        given={
            "clean.centres": """
                centre_id
                ---------
                C1
            """,
            "raw.centre_coverage": """
                centre_id | valid_from
                ----------+-----------
                C1        | 1/1/2560
                C9        | 1/1/2560
                          | 1/1/2560
            """,
        },
        expect="""
            centre_id | is_centre_admitted
            ----------+-------------------
            C1        | true
            C9        | false
                      | true
        """,
    )


def test_a_period_that_runs_backwards_or_ends_unreadably_is_a_fault(check):
    check(
        "clean.centre_coverage",
        given={
            "raw.centre_coverage": """
                valid_from | valid_to
                -----------+----------
                1/1/2560   | 31/12/2559
                1/1/2560   | 1/1/2560
                1/1/2560   | 31/2/2561
                ไม่ทราบ      | 1/1/2561
            """
        },
        expect="""
            valid_from | valid_to   | is_period_readable
            -----------+------------+-------------------
            2017-01-01 | 2016-12-31 | false
            2017-01-01 | 2017-01-01 | true
            2017-01-01 |            | false
                       | 2018-01-01 | true
        """,
    )
