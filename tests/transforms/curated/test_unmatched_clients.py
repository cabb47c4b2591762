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


def remembers(check, *, earlier: str, requests: str, expect: str) -> None:
    """Check the ids of clients of whom an earlier night knew some."""
    rows = [row.split("|")[0].strip() for row in requests.splitlines() if row.strip()]
    check(
        "curated.unmatched_clients",
        given={
            "match.unmatched_service_records": "\n".join(
                ["service_record_id", "-", *rows]
            ),
            "clean.service_records": f"""
                service_record_id | citizen_id | requested_on | is_confidential
                ------------------+------------+--------------+----------------
                {requests}
            """,
            "earlier.clients": f"""
                service_record_id | client_id
                ------------------+----------
                {earlier}
            """,
        },
        expect=f"""
            service_record_id | client_id
            ------------------+----------
            {expect}
        """,
    )


def test_a_client_keeps_the_id_of_an_earlier_night_when_an_older_request_is_filed(
    check,
):
    remembers(
        check,
        earlier="R5 | C-R5",
        requests="""R5 | 1010000000010 | 2019-06-01 | false
                    R7 | 1010000000010 | 2019-01-01 | false""",
        expect="""R5 | C-R5
                  R7 | C-R5""",
    )


def test_a_client_keeps_its_id_when_the_request_it_is_named_after_is_gone(check):
    remembers(
        check,
        earlier="""R1 | C-R1
                   R2 | C-R1""",
        requests="R2 | 1010000000010 | 2019-06-01 | false",
        expect="R2 | C-R1",
    )


def test_of_clients_that_become_one_the_id_of_the_first_request_stays(check):
    remembers(
        check,
        earlier="""R1 | C-R1
                   R2 | C-R2
                   R3 | C-R3""",
        requests="""R1 | 1010000000010 | 2019-06-01 | false
                    R2 | 1010000000010 | 2019-02-01 | false
                    R3 | 1010000000010 | 2019-02-01 | false""",
        expect="""R1 | C-R2
                  R2 | C-R2
                  R3 | C-R2""",
    )


def test_of_clients_that_part_one_keeps_the_id_and_the_other_gets_a_new_one(check):
    remembers(
        check,
        earlier="""R1 | C-R1
                   R2 | C-R1""",
        requests="""R1 | 1010000000010 | 2019-06-01 | false
                    R2 | 1010000000029 | 2019-01-01 | false""",
        expect="""R1 | C-R1
                  R2 | C-R2""",
    )


def test_an_id_never_moves_to_another_client(check):
    # R1 gave its number to the client that R2 is now alone
    remembers(
        check,
        earlier="R2 | C-R1",
        requests="""R1 | 1010000000010 | 2019-06-01 | false
                    R2 | 1010000000029 | 2019-01-01 | false""",
        expect="""R1 | C-R1~2
                  R2 | C-R1""",
    )
    remembers(
        check,
        earlier="""R2 | C-R1
                   R1 | C-R1~2""",
        requests="""R1 | 1010000000010 | 2019-06-01 | false
                    R2 | 1010000000029 | 2019-01-01 | false""",
        expect="""R1 | C-R1~2
                  R2 | C-R1""",
    )


def test_the_number_of_a_confidential_request_is_not_kept_once_there_is_an_open_one(
    check,
):
    remembers(
        check,
        earlier="""R1 | C-R1
                   R3 | C-R3""",
        requests="""R1 | 1010000000010 | 2019-01-01 | true
                    R2 | 1010000000010 | 2019-06-01 | false
                    R3 | 1010000000029 | 2019-06-01 | true
                    R4 | 1010000000029 | 2019-01-01 | true""",
        expect="""R1 | C-R2
                  R2 | C-R2
                  R3 | C-R3
                  R4 | C-R3""",
    )
