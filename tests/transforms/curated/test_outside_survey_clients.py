"""`curated.outside_survey_clients`: whom the centres know and the survey does not."""

import pytest

CENTRE = """
    centre_id | subdistrict_code
    ----------+-----------------
    C1        | 570511
"""
ONE_CLIENT = """
    service_record_id | client_id
    ------------------+----------
    R1                | C-R1
    R2                | C-R1
"""


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("1010000000010 | 570511", "proved_outside       | 570511"),
        ("              | 570511", "could_not_be_matched | 570511"),
        ("1010000000010 |       ", "proved_outside       | 570511"),
        ("1010000000010 | 570101", "other_area           | 570511"),
        ("              | 570101", "other_area           | 570511"),
    ],
    ids=[
        "a valid ID proves who was not surveyed",
        "without one nothing is proved",
        "without an address, on the list of the centre",
        "who lives in another area, on the list of the centre",
        "with or without an ID",
    ],
)
def test_what_is_known_of_a_client_whom_matching_left_without_a_person(
    check, record, told
):
    check(
        "curated.outside_survey_clients",
        given={
            "clean.centres": CENTRE,
            "curated.unmatched_clients": "client_id\n-\nC-R1",
            "clean.service_records": f"""
                citizen_id | subdistrict_code
                -----------+-----------------
                {record}
            """,
        },
        expect=f"""
            client_kind | subdistrict_code | is_listed
            ------------+------------------+----------
            {told} | true
        """,
    )


def test_a_client_of_another_districts_centre_who_lives_there_is_not_listed(check):
    check(
        "curated.outside_survey_clients",
        given={
            "clean.centres": """
                centre_id | subdistrict_code
                ----------+-----------------
                C1        | 570101
            """,
            "curated.unmatched_clients": ONE_CLIENT,
            "clean.service_records": """
                service_record_id | subdistrict_code
                ------------------+-----------------
                R1                | 570101
            """,
        },
        expect="""
            client_id | client_kind | is_listed
            ----------+-------------+----------
            C-R1      | other_area  | false
        """,
    )


def test_a_client_is_told_by_the_newest_record_and_counted_over_all(check):
    check(
        "curated.outside_survey_clients",
        given={
            "clean.centres": CENTRE,
            "curated.unmatched_clients": ONE_CLIENT,
            "clean.service_records": """
                service_record_id | stage_code | service_on | house_number | recorded_at
                ------------------+------------+------------+--------------+------------
                R1                | aided      | 2019-05-01 | 1/1          | 2019-05-02
                R2                | open       |            | 9/9          | 2020-01-02
            """,
        },
        expect="""
            record_count | open_request_count | last_service_on | house_number
            -------------+--------------------+-----------------+-------------
            2            | 1                  | 2019-05-01      | 9/9
        """,
    )


def test_a_client_of_confidential_services_only_is_not_listed(check):
    check(
        "curated.outside_survey_clients",
        given={
            "clean.centres": CENTRE,
            "curated.unmatched_clients": ONE_CLIENT,
            "clean.service_records": """
                service_record_id | subdistrict_code | is_confidential
                ------------------+------------------+----------------
                R1                | 570511           | true
            """,
        },
        expect="""
            client_id | is_listed | is_confidential | last_service_on
            ----------+-----------+-----------------+----------------
            C-R1      | false     | true            |
        """,
    )


def test_a_confidential_record_of_a_listed_client_leaves_no_trace(check):
    check(
        "curated.outside_survey_clients",
        given={
            "clean.centres": """
                centre_id | subdistrict_code
                ----------+-----------------
                C1        | 570511
                C2        | 570512
            """,
            "curated.unmatched_clients": ONE_CLIENT,
            "clean.service_records": """
              service_record_id | centre_id | stage_code | recorded_at | is_confidential
              ------------------+-----------+------------+-------------+----------------
              R1                | C1        | aided      | 2019-05-02  | false
              R2                | C2        | open       | 2020-01-02  | true
            """,
        },
        expect="""
            client_id | is_listed | centre_id | record_count | open_request_count
            ----------+-----------+-----------+--------------+-------------------
            C-R1      | true      | C1        | 1            | 0
        """,
    )


@pytest.mark.parametrize(
    ("person", "client_name"),
    [
        ("mrs  | 1970-01-01 | day ", "นางสมมุติ"),
        ("miss | 2002-04-01 | day ", "(ผู้เยาว์)"),
        ("miss | 2002-01-01 | year", "(ผู้เยาว์)"),
        ("girl |            |     ", "(ผู้เยาว์)"),
    ],
)
def test_ids_are_masked_and_names_of_minors_not_printed(check, person, client_name):
    check(
        "curated.outside_survey_clients",
        given={
            "clean.centres": CENTRE,
            "curated.unmatched_clients": """
                client_id
                ---------
                C-R1
            """,
            "clean.service_records": f"""
                first_name | citizen_id    | title_code | birth_on | birth_precision
                -----------+---------------+------------+----------+----------------
                สมมุติ      | 1010000067238 | {person}
            """,
        },
        expect=f"""
            citizen_id_masked | client_name
            ------------------+--------------
            x-xxxx-xxxx7-23-x | {client_name}
        """,
    )
