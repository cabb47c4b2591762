"""`curated.night_measures`: what a night is compared by, in counts, shares and days."""

import datetime

from schemas.run import RunRequest

LEDGER = """
    ledger_order | subject          | fate     | row_count
    -------------+------------------+----------+----------
    1            | households       | total    | 200
    2            | households       | admitted | 195
    3            | households       | rejected | 5
    4            | review_decisions | total    | 9
    5            | review_decisions | rejected | 3
    6            | record_links     | total    | 40
    7            | record_links     | linked   | 30
"""


def measure(check, only: str, expect: str, **drawn: str) -> None:
    """Check some measures of a night of พาน on 2020-03-31."""
    check(
        "curated.night_measures",
        given={name.replace("__", "."): drawing for name, drawing in drawn.items()},
        expect=expect,
        only=f"measure_code in ({only})",
    )


def test_a_source_is_measured_by_its_rows_and_the_share_of_them_set_aside(check):
    measure(
        check,
        "'row_count', 'rejected_share'",
        """
            measure_code   | measured_of | measured_value | measured_count
            ---------------+-------------+----------------+---------------
            row_count      | households  | 200.0          |
            rejected_share | households  | 0.025          | 200
        """,
        curated__ledger=LEDGER,
    )


def test_a_source_without_a_row_has_no_share(check):
    measure(
        check,
        "'rejected_share'",
        """
            measure_code   | measured_of | measured_value | measured_count
            ---------------+-------------+----------------+---------------
            rejected_share | contacts    |                | 0
        """,
        curated__ledger="""
            subject  | fate     | row_count
            ---------+----------+----------
            contacts | total    | 0
            contacts | rejected | 0
        """,
    )


def test_the_matched_share_is_of_admitted_requests(check):
    measure(
        check,
        "'matched_share'",
        """
            measure_code  | measured_of     | measured_value | measured_count
            --------------+-----------------+----------------+---------------
            matched_share | service_records | 0.75           | 40
        """,
        curated__ledger=LEDGER,
    )


def test_a_source_is_as_old_as_its_newest_date(check):
    measure(
        check,
        "'source_age_days'",
        """
            measured_of           | measured_value
            ----------------------+---------------
            households            | 731.0
            welfare_registrations | 1185.0
            service_records       | 1.0
            person_status         |
        """,
        clean__households="""
            household_id | surveyed_until
            -------------+---------------
            H1           | 2017-03-31
            H2           | 2018-03-31
        """,
        clean__welfare_registrations="""
            citizen_id | registration_year
            -----------+------------------
            1          | 2559
            2          | 2560
        """,
        clean__service_records="""
            service_record_id | recorded_at
            ------------------+-----------------------
            R1                | 2020-03-30 23:30:00+07
            R2                | 2020-02-01 09:00:00+07
        """,
    )


def test_a_list_is_as_long_as_its_subdistricts_rows_together_in_a_district(check):
    measure(
        check,
        "'list_size'",
        """
            measured_of         | measured_value
            --------------------+---------------
            5705/no_card        | 7.0
            5705/unserved       | 5.0
            5705/part_served    | 0.0
            5705/follow_up      | 0.0
            5705/vulnerable     | 0.0
            5705/emptied        | 0.0
            5705/outside_survey | 1.0
            5706/no_card        | 2.0
            5706/unserved       | 0.0
            5706/part_served    | 0.0
            5706/follow_up      | 0.0
            5706/vulnerable     | 0.0
            5706/emptied        | 0.0
            5706/outside_survey | 0.0
        """,
        curated__subdistrict_summary="""
            district_code | no_card_count | unserved_count | outside_survey_count
            --------------+---------------+----------------+---------------------
            5705          | 3             | 5              | 0
            5705          | 4             | 0              | 1
            5706          | 2             | 0              | 0
        """,
    )


def test_the_gap_is_the_days_since_the_night_before(check):
    check(
        "curated.night_measures",
        given={
            "earlier.nights": """
                night_on   | is_previous | is_monday
                -----------+-------------+----------
                2020-03-29 | true        | false
                2020-03-23 | false       | true
            """
        },
        expect="""
            measure_code | measured_of | measured_value
            -------------+-------------+---------------
            day_gap_days | all         | 3.0
        """,
        request=RunRequest("5705", datetime.date(2020, 4, 1)),
        only="measure_code = 'day_gap_days'",
    )


def test_the_first_night_has_no_gap(check):
    measure(
        check,
        "'day_gap_days'",
        """
            measure_code | measured_of | measured_value
            -------------+-------------+---------------
        """,
    )
