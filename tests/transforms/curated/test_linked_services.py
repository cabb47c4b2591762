"""`curated.linked_services`: what may be told of the help a person got."""

LINKED = """
    service_record_id | link_state | household_id | person_number
    ------------------+------------+--------------+--------------
    R1                | linked     | H1           | 1
    R2                | linked     | H1           | 1
    R3                | in_review  |              |
    R4                | unmatched  |              |
"""
PERSONS = """
    household_id | person_number | birth_on
    -------------+---------------+-----------
    H1           | 1             | 1960-02-01
    H1           | 2             |
"""


def test_records_in_review_or_unmatched_are_nobodys_help(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": LINKED,
            "clean.persons": PERSONS,
            "clean.service_records": """
                service_record_id | service_code
                ------------------+-------------
                R1                | relief_bag
                R3                | relief_bag
                R4                | relief_bag
            """,
        },
        expect="""
            service_record_id | household_id | person_number
            ------------------+--------------+--------------
            R1                | H1           | 1
        """,
    )


def test_confidential_services_leave_no_trace(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": LINKED,
            "clean.persons": PERSONS,
            "clean.service_records": """
                service_record_id | service_code     | is_confidential
                ------------------+------------------+----------------
                R1                | violence_support | true
                R2                | relief_bag       | false
            """,
        },
        expect="""
            service_record_id | service_code
            ------------------+-------------
            R2                | relief_bag
        """,
    )


def test_the_age_of_the_person_is_that_of_the_day_of_the_help(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": """
                service_record_id | link_state | household_id | person_number
                ------------------+------------+--------------+--------------
                R1                | linked     | H1           | 1
                R2                | linked     | H1           | 1
                R3                | linked     | H1           | 2
            """,
            "clean.persons": PERSONS,
            "clean.service_records": """
                service_record_id | service_on
                ------------------+-----------
                R1                | 2020-01-31
                R2                | 2020-02-01
                R3                | 2020-02-01
            """,
        },
        expect="""
            service_record_id | service_on | recipient_age_years
            ------------------+------------+--------------------
            R1                | 2020-01-31 | 59
            R2                | 2020-02-01 | 60
            R3                | 2020-02-01 |
        """,
    )


def test_a_request_that_is_open_or_closed_is_no_help_whatever_date_it_bears(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": LINKED,
            "clean.persons": PERSONS,
            "clean.service_records": """
                service_record_id | status_code | stage_code | service_on
                ------------------+-------------+------------+-----------
                R1                | 3           | open       | 2020-03-01
                R2                | 5           | closed     | 2020-03-01
            """,
        },
        expect="""
            service_record_id | stage_code | service_on | recipient_age_years
            ------------------+------------+------------+--------------------
            R1                | open       |            |
            R2                | closed     |            |
        """,
    )
