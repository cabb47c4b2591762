"""`curated.linked_services`: what may be told of the help a person got."""

LINKED = """
    service_record_id | link_state | household_id | person_number
    ------------------+------------+--------------+--------------
    R1                | linked     | H1           | 1
    R2                | linked     | H1           | 1
    R3                | in_review  |              |
    R4                | unmatched  |              |
"""


def test_records_in_review_or_unmatched_are_nobodys_help(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": LINKED,
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


def test_a_relief_bag_lasts_a_month_and_a_repaired_house_until_it_is_surveyed(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": LINKED,
            "clean.service_records": """
                service_record_id | service_code | service_on
                ------------------+--------------+-----------
                R1                | relief_bag   | 2020-01-31
                R2                | home_repair  | 2020-01-31
            """,
        },
        expect="""
            service_code | service_on | lasts_until
            -------------+------------+------------
            relief_bag   | 2020-01-31 | 2020-02-29
            home_repair  | 2020-01-31 | 9999-12-31
        """,
    )


def test_a_request_that_is_open_or_closed_is_no_help_whatever_date_it_bears(check):
    check(
        "curated.linked_services",
        given={
            "match.person_links": LINKED,
            "clean.service_records": """
                service_record_id | status_code | stage_code | service_on
                ------------------+-------------+------------+-----------
                R1                | 3           | open       | 2020-03-01
                R2                | 5           | closed     | 2020-03-01
            """,
        },
        expect="""
            service_record_id | stage_code | service_on | lasts_until
            ------------------+------------+------------+------------
            R1                | open       |            |
            R2                | closed     |            |
        """,
    )
