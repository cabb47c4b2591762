"""`clean.centres`: each centre typed, with the rules it must pass."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_a_centre_is_typed_as_it_was_meant(check):
    check(
        "clean.centres",
        given={
            "raw.centres": """
                centre_id | centre_name            | host_type | subdistrict_code | opened_on   | monthly_capacity_households
                ----------+------------------------+-----------+------------------+-------------+----------------------------
                C1        | ศูนย์\u00a0ฯ  ต.เเม่เย็น      | วัด       | อ.พาน ต.แม่เย็น     | 1 ม.ค. 2560 | ๔๐
                C2        | ศูนย์ ต.สันกลาง            |           | 570511           |             |
                C3        | ศูนย์ ต.พาน               | สนามบิน    | ไม่ทราบ            | 2560        | 40.0
            """
        },
        expect="""
            centre_id | centre_name       | host_type_code | subdistrict_code | opened_on  | monthly_capacity_households
            ----------+-------------------+----------------+------------------+------------+----------------------------
            C1        | ศูนย์ ฯ ต.แม่เย็น     | temple         | 570512           | 2017-01-01 | 40
            C2        | ศูนย์ ต.สันกลาง       | unknown        | 570511           |            |
            C3        | ศูนย์ ต.พาน          |                |                  | 2017-01-01 | 40
        """,
    )


def test_a_date_or_capacity_that_cannot_be_read_is_a_fault_and_an_empty_one_is_not(
    check,
):
    check(
        "clean.centres",
        given={
            "raw.centres": """
                centre_id | opened_on | monthly_capacity_households
                ----------+-----------+----------------------------
                C1        |           |
                C2        | 31/2/2560 | 40
                C3        | 1/2/2560  | สี่สิบ
                C4        | 1/2/2560  | 40.5
            """
        },
        expect="""
            centre_id | is_opened_on_readable | is_capacity_readable
            ----------+-----------------------+---------------------
            C1        | true                  | true
            C2        | false                 | true
            C3        | true                  | false
            C4        | true                  | false
        """,
    )


def test_a_place_that_is_no_number_is_out_of_range_so_that_it_is_told(check):
    check(
        "clean.centres",
        given={
            "raw.centres": """
                latitude | longitude
                ---------+----------
                19.5     | 99.7
                เหนือ     | nan
                         | 99.7
            """
        },
        expect="""
            latitude | longitude
            ---------+----------
            19.5     | 99.7
            0.0      | 0.0
                     | 99.7
        """,
    )
