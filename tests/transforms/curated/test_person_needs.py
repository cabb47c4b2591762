"""`curated.person_needs`: need is the household's, the card is the person's."""

HOUSEHOLDS = """
    household_id | surveyed_until
    -------------+---------------
    H1           | 2018-03-31
    H2           | 2018-03-31
"""
H1_FAILS = """
    household_id | indicator_number | result
    -------------+------------------+-------
    H1           | 16               | failed
"""


def test_a_household_fails_and_every_member_counts(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "curated.household_shortfalls": H1_FAILS,
            "clean.persons": """
                household_id | person_number | birth_on
                -------------+---------------+-----------
                H1           | 1             | 1950-01-01
                H1           | 2             | 2016-01-01
                H2           | 1             | 1950-01-01
            """,
        },
        expect="""
            household_id | person_number | is_survey_poor
            -------------+---------------+---------------
            H1           | 1             | true
            H1           | 2             | true
            H2           | 1             | false
        """,
    )


def test_a_household_that_fails_nothing_but_left_a_question_open_is_not_survey_poor(
    check,
):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "curated.household_shortfalls": """
                household_id | indicator_number | result
                -------------+------------------+-----------
                H1           | 16               | unanswered
            """,
            "clean.persons": """
                household_id | person_number
                -------------+--------------
                H1           | 1
            """,
        },
        expect="""
            household_id | is_survey_poor | is_target_poor
            -------------+----------------+---------------
            H1           | false          | false
        """,
    )


def test_target_poor_is_survey_poor_and_card_verified(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "curated.household_shortfalls": H1_FAILS,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H1           | 1             | 1010000000010
                H1           | 2             | 1010000000029
                H1           | 3             | 1010000000037
                H2           | 1             | 1010000000045
            """,
            "clean.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000000010 | 2560              | true
                1010000000029 | 2560              | false
                1010000000045 | 2560              | true
            """,
        },
        expect="""
            person_number | is_card_registered | is_card_verified | is_target_poor
            --------------+--------------------+------------------+---------------
            1             | true               | true             | true
            2             | true               | false            | false
            3             | false              | false            | false
            1             | true               | true             | false
        """,
    )


def test_the_card_is_unknown_without_a_usable_id_or_with_a_shared_one(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "curated.household_shortfalls": H1_FAILS,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H1           | 1             |
                H1           | 2             | 1010000000010
                H2           | 1             | 1010000000010
            """,
            "clean.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000000010 | 2560              | true
            """,
        },
        expect="""
            has_usable_id | is_card_registered | is_card_verified | is_target_poor
            --------------+--------------------+------------------+---------------
            false         |                    |                  |
            false         |                    |                  |
            false         |                    |                  | false
        """,
    )


def test_only_the_newest_round_of_the_card_counts(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H1           | 1             | 1010000000010
                H1           | 2             | 1010000000029
            """,
            "clean.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000000010 | 2560              | true
                1010000000010 | 2565              | false
                1010000000029 | 2560              | true
            """,
        },
        expect="""
            person_number | is_card_registered | is_card_verified
            --------------+--------------------+-----------------
            1             | true               | false
            2             | false              | false
        """,
    )


def test_elders_are_counted_by_their_age_when_surveyed(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "clean.persons": """
                household_id | person_number | birth_on
                -------------+---------------+-----------
                H1           | 1             | 1958-03-31
                H1           | 2             | 1958-04-01
                H1           | 3             |
            """,
        },
        expect="""
            person_number | survey_age_years | age_years | is_elderly
            --------------+------------------+-----------+-----------
            1             | 60               | 62        | true
            2             | 59               | 61        | false
            3             |                  |           | false
        """,
    )


def test_a_person_reported_gone_by_id_or_by_number_is_not_present(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H1           | 1             | 1010000000010
                H1           | 2             |
                H1           | 3             |
            """,
            "clean.person_status": """
                citizen_id    | household_id | person_number | status_code | since
                --------------+--------------+---------------+-------------+-----------
                1010000000010 |              |               | deceased    | 2019-02-01
                              | H1           | 2             | moved       | 2018-01-01
                1010000000010 | H1           | 1             | deceased    | 2019-02-01
            """,
        },
        expect="""
            person_number | is_present
            --------------+-----------
            1             | false
            2             | false
            3             | true
        """,
    )


def test_whom_a_newer_survey_found_is_not_taken_away_by_an_older_report(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "clean.persons": """
                household_id | person_number
                -------------+--------------
                H1           | 1
                H1           | 2
            """,
            "clean.person_status": """
                household_id | person_number | status_code | since
                -------------+---------------+-------------+-----------
                H1           | 1             | moved       | 2017-12-31
                H1           | 2             | moved       | 2018-01-01
            """,
        },
        expect="""
            person_number | is_present
            --------------+-----------
            1             | true
            2             | false
        """,
    )


def test_late_registrations_belong_to_the_round_before_them(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H1           | 1             | 1010000000010
                H1           | 2             | 1010000000028
                H1           | 3             | 1010000000036
            """,
            "clean.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000000010 | 2560              | true
                1010000000028 | 2562              | true
                1010000000036 | 2560              | false
                1010000000036 | 2562              | true
            """,
        },
        expect="""
            person_number | is_card_registered | is_card_verified
            --------------+--------------------+-----------------
            1             | true               | true
            2             | true               | true
            3             | true               | true
        """,
    )


def test_a_report_by_an_id_that_two_persons_hold_takes_neither_away(check):
    check(
        "curated.person_needs",
        given={
            "clean.households": HOUSEHOLDS,
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                H1           | 1             | 1010000000010
                H2           | 1             | 1010000000010
            """,
            "clean.person_status": """
                citizen_id    | status_code
                --------------+------------
                1010000000010 | deceased
            """,
        },
        expect="""
            household_id | is_present
            -------------+-----------
            H1           | true
            H2           | true
        """,
    )
