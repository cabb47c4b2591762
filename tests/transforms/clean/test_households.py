"""`clean.households`: each household typed, with the rules it must pass."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

from datetime import date

import pytest

from schemas.run import RunRequest


def test_a_household_is_typed_as_it_was_meant(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                household_id | survey_year | house_number | village_number | village_name | subdistrict_code | latitude | income_per_person_baht
                -------------+-------------+--------------+----------------+--------------+------------------+----------+-----------------------
                H1           | ๒๕๖๑        | ๑๒ /3        | ๐๗             | บ้านเเม่เย็น    | 570511.0         | 19.55    | 38,000 บาท
                H2           | 2561.0      | ไม่มีเลขที่บ้าน  | 7.0            |              | อ.พาน ต.สันกลาง    |          |
            """
        },
        expect="""
            household_id | survey_year | house_number | village_number | village_name | subdistrict_code | latitude | income_per_person_baht | source_row
            -------------+-------------+--------------+----------------+--------------+------------------+----------+------------------------+-----------
            H1           | 2561        | 12/3         | 7              | บ้านแม่เย็น     | 570511           | 19.55    | 38000.0                | 2
            H2           | 2561        |              | 7              |              | 570511           |          |                        | 3
        """,
    )


def test_the_survey_year_tells_the_round_and_the_end_of_its_fieldwork(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                survey_year
                -----------
                2561
                2564
                2559
                ปีที่แล้ว
            """
        },
        expect="""
            survey_year | survey_round_id | surveyed_until
            ------------+-----------------+---------------
            2561        | bmn2560         | 2018-03-31
            2564        | bmn2560         | 2021-03-31
            2559        |                 |
                        |                 |
        """,
    )


def test_indicators_are_told_as_one_letter_each(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                indicator_1 | indicator_2 | indicator_3 | indicator_4 | indicator_5 | indicator_6 | indicator_7
                ------------+-------------+-------------+-------------+-------------+-------------+------------
                1           | 0           | -           |             | ๑           | 0.0         | –
            """
        },
        expect="""
            indicator_results               | are_indicators_readable
            --------------------------------+------------------------
            10-?10-???????????????????????? | true
        """,
    )


@pytest.mark.parametrize("odd", ["2", "ผ่าน", "x", "11", "01", "1;0", "--"])
def test_an_impossible_indicator_is_a_fault(check, odd):
    check(
        "clean.households",
        given={"raw.households": f"indicator_31\n---\n{odd}"},
        expect="""
            indicator_results               | are_indicators_readable
            --------------------------------+------------------------
            ??????????????????????????????x | false
        """,
    )


def test_a_year_whose_form_has_another_number_of_indicators_is_a_fault(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                survey_year | indicator_1 | indicator_38
                ------------+-------------+-------------
                2565        | 1           | 1
                2561        | 1           |
            """
        },
        expect="""
            survey_year | indicator_results                      | has_round_form
            ------------+----------------------------------------+---------------
            2565        | 1????????????????????????????????????1 | true
            2561        | 1????????????????????????????????????? | false
        """,
        request=RunRequest("5705", date(2023, 3, 31)),
    )
    check(
        "clean.households",
        given={
            "raw.households": """
                survey_year | indicator_1
                ------------+------------
                2565        | 1
                2561        | 1
            """
        },
        expect="""
            survey_year | indicator_results               | has_round_form
            ------------+---------------------------------+---------------
            2565        | 1?????????????????????????????? | false
            2561        | 1?????????????????????????????? | true
        """,
        request=RunRequest("5705", date(2023, 3, 31)),
    )


def test_a_household_of_another_province_is_a_fault(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                subdistrict_code
                ----------------
                570511
                571401
                560101
                ไม่ทราบ
            """
        },
        expect="""
            subdistrict_code | is_in_province
            -----------------+---------------
            570511           | true
            571401           | true
            560101           | false
                             | true
        """,
    )


def test_a_number_that_is_none_is_a_fault_and_an_empty_one_is_not(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                village_number | income_per_person_baht
                ---------------+-----------------------
                               |
                5              | 0
                ห้า             | 38000
                5              | มาก
                5              | nan
                5.5            |
            """
        },
        expect="""
            village_number | income_per_person_baht | is_number_readable
            ---------------+------------------------+-------------------
                           |                        | true
            5              | 0.0                    | true
                           | 38000.0                | false
            5              |                        | false
            5              |                        | false
                           |                        | false
        """,
    )


def test_a_place_that_is_no_number_is_out_of_range_so_that_it_is_told(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                latitude  | longitude
                ----------+----------
                19.5      | 99.7
                19°30'    | ไม่ทราบ
                          |
            """
        },
        expect="""
            latitude | longitude
            ---------+----------
            19.5     | 99.7
            0.0      | 0.0
                     |
        """,
    )


def test_a_house_code_is_freed_from_dashes_and_missing_where_it_holds_nothing(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                house_code
                --------------
                5705-001234-5
                ๕๗๐๕๐๐๑๒๓๔๕
                57050012345.0
                5.7E+10
                -
            """
        },
        expect="""
            source_row | house_code
            -----------+------------
            2          | 57050012345
            3          | 57050012345
            4          | 57050012345
            5          | 57E10
            6          |
        """,
    )


def test_a_survey_of_a_year_after_the_run_is_not_yet_due(check):
    check(
        "clean.households",
        given={
            "raw.households": """
                survey_year
                -----------
                2563
                2564
                ???
            """
        },
        expect="""
            survey_year | is_due
            ------------+-------
            2563        | true
            2564        | false
                        | true
        """,
    )
