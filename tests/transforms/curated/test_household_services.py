"""`curated.household_services`: last help, open requests, records in review."""


def test_the_newest_help_is_told_and_a_later_request_is_not_help(check):
    check(
        "curated.household_services",
        given={
            "curated.linked_services": """
                household_id | service_code | stage_code | service_on
                -------------+--------------+------------+-----------
                H1           | relief_bag   | aided      | 2019-05-01
                H1           | blanket      | aided      | 2019-12-01
                H1           | home_repair  | open       |
            """,
        },
        expect="""
            household_id | last_service_on | last_service_th | open_request_count
            -------------+-----------------+-----------------+-------------------
            H1           | 2019-12-01      | ผ้าห่มกันหนาว      | 1
        """,
    )


def test_open_requests_are_shown_as_waiting_with_stage_and_days(check):
    check(
        "curated.household_services",
        given={
            "curated.linked_services": """
                household_id | service_code | status_code | stage_code | requested_on
                -------------+--------------+-------------+------------+-------------
                H1           | home_repair  | 7           | open       | 2020-03-01
                H1           | wheelchair   | 6           | open       | 2019-12-22
                H1           | blanket      | 5           | closed     | 2020-01-01
            """,
        },
        expect="""
            household_id | waiting_requests_th
            -------------+----------------------------------------------------------
            H1           | \
รถเข็นคนพิการ: เสนอคณะกรรมการ (100 วัน); ซ่อมแซมบ้าน (บ้านพอเพียง): รองบประมาณ (30 วัน)
        """,
    )


def test_a_record_in_review_is_counted_for_every_household_it_may_be_of(check):
    check(
        "curated.household_services",
        given={
            "match.person_links": """
                service_record_id | link_state
                ------------------+-----------
                R1                | in_review
                R2                | linked
            """,
            "match.id_candidates": """
                service_record_id | household_id | person_number
                ------------------+--------------+--------------
                R1                | H1           | 1
                R1                | H1           | 2
                R1                | H2           | 1
                R2                | H3           | 1
            """,
            "clean.service_records": """
                service_record_id
                -----------------
                R1
                R2
            """,
        },
        expect="""
            household_id | review_count | open_request_count | last_service_on
            -------------+--------------+--------------------+----------------
            H1           | 1            | 0                  |
            H2           | 1            | 0                  |
        """,
    )


def test_a_confidential_record_in_review_leaves_no_trace(check):
    check(
        "curated.household_services",
        given={
            "match.person_links": """
                service_record_id | link_state
                ------------------+-----------
                R1                | in_review
            """,
            "match.id_candidates": """
                service_record_id | household_id
                ------------------+-------------
                R1                | H1
            """,
            "clean.service_records": """
                service_record_id | is_confidential
                ------------------+----------------
                R1                | true
            """,
        },
        expect="""
            household_id
            ------------
        """,
    )
