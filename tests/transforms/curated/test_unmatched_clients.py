"""`curated.unmatched_clients`: which unmatched records are one client's."""

NOT_MATCHED = """
    service_record_id
    -----------------
    R1
    R2
    R3
    R4
"""


def test_records_with_the_same_valid_id_are_one_clients_whatever_the_name(check):
    check(
        "curated.unmatched_clients",
        given={
            "match.unmatched_service_records": NOT_MATCHED,
            "clean.service_records": """
                service_record_id | citizen_id    | first_name_folded | requested_on
                ------------------+---------------+-------------------+-------------
                R1                | 1010000000010 | สมหญิง            | 2019-06-01
                R2                | 1010000000010 | สมหยิง            | 2019-02-01
                R3                | 1010000000029 | สมหญิง            | 2019-02-01
            """,
        },
        expect="""
            service_record_id | client_id
            ------------------+----------
            R1                | C-R2
            R2                | C-R2
            R3                | C-R3
        """,
    )


def clients_without_id(check, *, people: str, expect: str) -> None:
    """Check which of these people without an ID are one client."""
    check(
        "curated.unmatched_clients",
        given={
            "match.unmatched_service_records": NOT_MATCHED,
            "clean.service_records": f"""
                service_record_id | first_name_folded | birth_on | subdistrict_code
                ------------------+-------------------+----------+-----------------
                {people}
            """,
        },
        expect=f"""
            service_record_id | client_id
            ------------------+----------
            {expect}
        """,
    )


def test_without_an_id_name_birth_date_and_subdistrict_make_a_client(check):
    clients_without_id(
        check,
        people="""R1 | สมหญิง | 1970-01-01 | 570511
                  R2 | สมหญิง | 1970-01-01 | 570511
                  R3 | สมหญิง | 1970-01-01 | 570512
                  R4 | สมหญิง | 1971-01-01 | 570511""",
        expect="""R1 | C-R1
                  R2 | C-R1
                  R3 | C-R3
                  R4 | C-R4""",
    )


def test_a_record_that_lacks_name_birth_date_or_subdistrict_stands_alone(check):
    clients_without_id(
        check,
        people="""R1 | สมหญิง |            | 570511
                  R2 | สมหญิง |            | 570511
                  R3 |        | 1970-01-01 | 570511
                  R4 |        | 1970-01-01 | 570511""",
        expect="""R1 | C-R1
                  R2 | C-R2
                  R3 | C-R3
                  R4 | C-R4""",
    )


def test_a_clients_id_stays_when_a_later_request_is_added(check):
    first = "R9                | 1010000000010 | 2019-02-01"
    later = "R1                | 1010000000010 | 2020-02-01"
    for requests, expect in (
        (first, "R9                | C-R9"),
        (
            f"{first}\n{later}",
            "R1                | C-R9\nR9                | C-R9",
        ),
    ):
        check(
            "curated.unmatched_clients",
            given={
                "match.unmatched_service_records": """
                    service_record_id
                    -----------------
                    R1
                    R9
                """,
                "clean.service_records": f"""
                    service_record_id | citizen_id    | requested_on
                    ------------------+---------------+-------------
                    {requests}
                """,
            },
            expect=f"""
                service_record_id | client_id
                ------------------+----------
                {expect}
            """,
        )


def test_a_clients_id_tells_nothing_of_a_confidential_request(check):
    check(
        "curated.unmatched_clients",
        given={
            "match.unmatched_service_records": NOT_MATCHED,
            "clean.service_records": """
                service_record_id | citizen_id    | requested_on | is_confidential
                ------------------+---------------+--------------+----------------
                R1                | 1010000000010 | 2019-01-01   | true
                R2                | 1010000000010 | 2019-06-01   | false
            """,
        },
        expect="""
            service_record_id | client_id
            ------------------+----------
            R1                | C-R2
            R2                | C-R2
        """,
    )
