"""`curated.score_items`: what a score is counted from."""

HOUSEHOLD = """
    household_id | surveyed_until
    -------------+---------------
    H1           | 2018-03-31
"""
UNSERVED = """
    household_id | fate_code | failed_dimension_count | answered_dimension_count
    -------------+-----------+------------------------+-------------------------
    H1           | unserved  | 2                      | 0
"""
NO_CLIENT = """
    client_id
    ---------
"""


def counted(check, expect, **drawn: str):
    """Check what is counted of one unserved household, surveyed two years ago."""
    plain = {
        "clean.households": HOUSEHOLD,
        "curated.household_fates": UNSERVED,
        "curated.outside_survey_clients": NO_CLIENT,
    }
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check("curated.score_items", given=plain | tables, expect=expect)


def test_a_dimension_counts_once_and_each_further_failed_indicator_besides(check):
    counted(
        check,
        """
        unanswered_income | unanswered_health | unanswered_living | further_indicators
        ------------------+-------------------+-------------------+-------------------
        1                 | 1                 | 0                 | 2
        """,
        curated__household_gaps="""
            household_id | indicator_number | dimension_code | result     | is_answered
            -------------+------------------+----------------+------------+------------
            H1           | 20               | income         | failed     | false
            H1           | 21               | income         | failed     | false
            H1           | 22               | income         | failed     | false
            H1           | 4                | health         | failed     | false
            H1           | 5                | health         | failed     | true
            H1           | 8                | living         | unanswered | false
            H2           | 8                | living         | failed     | false
        """,
    )


def test_what_was_answered_counts_too_until_a_survey_confirms_it(check):
    counted(
        check,
        """
        answered_dimensions
        -------------------
        2
        """,
        curated__household_fates="""
            household_id | fate_code | failed_dimension_count | answered_dimension_count
            -------------+-----------+------------------------+-------------------------
            H1           | follow_up | 2                      | 2
        """,
    )


def test_dependants_count_who_still_live_there(check):
    counted(
        check,
        """
        under_6 | elderly | very_old | disabled | one_parent | elderly_alone
        --------+---------+----------+----------+------------+--------------
        0       | 2       | 1        | 0        | 1          | 0
        """,
        curated__household_groups="""
            household_id | group_code    | member_count | present_count
            -------------+---------------+--------------+--------------
            H1           | elderly       | 3            | 2
            H1           | very_old      | 1            | 1
            H1           | disabled      | 1            | 0
            H1           | one_parent    | 4            | 3
            H1           | elderly_alone | 1            | 0
            H2           | under_6       | 1            | 1
        """,
    )


def test_an_unknown_income_is_not_counted_as_a_low_one(check):
    vulnerability = """
        household_id | dependant_count | is_low_income
        -------------+-----------------+--------------
        H1           | 2               | {}
    """
    for known, low_income in (("true", 1), ("false", 0), ("", 0)):
        counted(
            check,
            f"""
            low_income   | dependant_count
            -------------+----------------
            {low_income} | 2
            """,
            curated__household_vulnerability=vulnerability.format(known),
        )


def test_time_is_counted_in_full_months_since_help_and_full_years_since_the_survey(
    check,
):
    for helped_on, never, months in (
        ("2020-01-01", 0, 2),
        ("2019-03-31", 0, 12),
        ("", 1, 0),
    ):
        counted(
            check,
            f"""
            never_served | months_since_service | survey_age_years | last_service_on
            -------------+----------------------+------------------+----------------
            {never}      | {months}             | 2                | {helped_on}
            """,
            curated__household_services=f"""
                household_id | last_service_on
                -------------+----------------
                H1           | {helped_on}
            """,
        )


def test_every_household_that_is_printed_is_counted_and_no_other(check):
    check(
        "curated.score_items",
        given={
            "clean.households": """
                household_id
                ------------
                H1
                H2
                H3
                H4
                H5
                H6
                H7
                H8
                H9
            """,
            "curated.household_fates": """
                household_id | fate_code        | failed_dimension_count
                -------------+------------------+-----------------------
                H1           | no_card          | 1
                H2           | unserved         | 1
                H3           | part_served      | 2
                H4           | follow_up        | 1
                H5           | vulnerable       | 0
                H6           | emptied          | 1
                H7           | emptied          | 0
                H8           | no_need_recorded | 0
                H9           | outside_area     | 1
            """,
        },
        expect="""
            subject_kind | subject_id
            -------------+-----------
            household    | H1
            household    | H2
            household    | H3
            household    | H4
            household    | H5
            household    | H6
        """,
    )


def test_of_a_listed_client_the_age_and_the_last_service_count(check):
    check(
        "curated.score_items",
        given={
            "curated.outside_survey_clients": """
                client_id | is_listed | client_age_years | last_service_on
                ----------+-----------+------------------+----------------
                K1        | true      | 84               | 2019-12-31
                K2        | true      | 5                |
                K3        | true      | 17               |
                K4        | true      |                  |
                K5        | false     | 84               |
            """,
        },
        expect="""
            subject_id | under_6 | school_age | elderly | very_old | dependant_count \
| never_served | months_since_service | survey_age_years
            -----------+---------+------------+---------+----------+-----------------\
+--------------+----------------------+-----------------
            K1         | 0       | 0          | 1       | 1        | 1               \
| 0            | 3                    | 0
            K2         | 1       | 0          | 0       | 0        | 1               \
| 1            | 0                    | 0
            K3         | 0       | 1          | 0       | 0        | 1               \
| 1            | 0                    | 0
            K4         | 0       | 0          | 0       | 0        | 0               \
| 1            | 0                    | 0
        """,
    )
