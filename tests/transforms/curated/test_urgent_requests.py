"""`curated.urgent_requests`: who waits with an emergency, or longer than the limit."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

from dataclasses import replace

import pytest

from tests.drawn import PHAN


def test_what_a_household_waits_for_is_told_of_it_once(check):
    check(
        "curated.urgent_requests",
        given={
            "curated.linked_services": """
                household_id | stage_code | is_emergency | requested_on
                -------------+------------+--------------+-------------
                H1           | open       | false        | 2020-03-30
                H1           | open       | true         | 2020-03-31
                H2           | open       | false        | 2020-01-01
                H2           | open       | false        | 2020-03-01
                H3           | aided      | true         | 2020-01-01
                H3           | closed     | true         | 2020-01-01
            """
        },
        expect="""
            subject_kind | subject_id | is_emergency | is_overdue | waiting_since
            -------------+------------+--------------+------------+--------------
            household    | H1         | true         | false      | 2020-03-30
            household    | H2         | false        | true       | 2020-01-01
        """,
    )


@pytest.mark.parametrize(
    ("requested_on", "days", "is_overdue"),
    [
        ("2020-01-31", 60, "false"),  # 60 days before 31 March
        ("2020-01-30", 60, "true"),
        ("2020-01-31", 59, "true"),
    ],
)
def test_a_request_is_overdue_once_it_has_waited_longer_than_the_limit(
    check, requested_on, days, is_overdue
):
    check(
        "curated.urgent_requests",
        given={
            "curated.linked_services": "household_id | stage_code | requested_on\n-\n"
            f"H1 | open | {requested_on}"
        },
        expect=f"is_overdue\n-\n{is_overdue}",
        request=replace(PHAN, overdue_days=days),
    )


def test_listed_clients_count_too_and_nothing_confidential_does(check):
    check(
        "curated.urgent_requests",
        given={
            "curated.outside_survey_clients": """
                client_id | is_listed
                ----------+----------
                C-R1      | true
                C-R4      | false
            """,
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C-R1
                R2                | C-R1
                R3                | C-R1
                R4                | C-R4
            """,
            "clean.service_records": """
                service_record_id | stage_code | is_confidential | is_emergency | requested_on
                ------------------+------------+-----------------+--------------+-------------
                R1                | open       | false           | false        | 2020-03-30
                R2                | open       | true            | true         | 2019-01-01
                R3                | aided      | false           | true         | 2019-01-01
                R4                | open       | false           | true         | 2019-01-01
            """,
        },
        expect="""
            subject_kind | subject_id | is_emergency | is_overdue | waiting_since
            -------------+------------+--------------+------------+--------------
            client       | C-R1       | false        | false      | 2020-03-30
        """,
    )  # fmt: skip
