"""`curated.monthly_help`: whom a centre has helped since the 1st."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_help_since_the_first_of_the_month_counts_once_for_each_centre(check):
    check(
        "curated.monthly_help",
        given={
            "curated.linked_services": """
                household_id | centre_id | stage_code | service_on
                -------------+-----------+------------+-----------
                H1           | C1        | aided      | 2020-03-01
                H1           | C1        | aided      | 2020-03-12
                H1           | C2        | aided      | 2020-03-02
                H2           | C1        | aided      | 2020-02-29
                H3           | C1        | aided      | 2020-03-31
                H4           | C1        | aided      | 2020-04-01
                H5           | C1        | open       |
            """
        },
        expect="""
            subject_kind | subject_id | centre_id | helped_on
            -------------+------------+-----------+-----------
            household    | H1         | C1        | 2020-03-12
            household    | H1         | C2        | 2020-03-02
            household    | H3         | C1        | 2020-03-31
        """,
    )


def test_listed_clients_count_too_and_nothing_confidential_does(check):
    check(
        "curated.monthly_help",
        given={
            "curated.outside_survey_clients": """
                client_id | is_listed
                ----------+----------
                C-R1      | true
                C-R2      | true
                C-R3      | false
            """,
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C-R1
                R2                | C-R2
                R3                | C-R3
                R4                | C-R2
            """,
            "clean.service_records": """
                service_record_id | centre_id | stage_code | service_on | is_confidential
                ------------------+-----------+------------+------------+----------------
                R1                | C1        | aided      | 2020-03-05 | false
                R2                | C1        | aided      | 2020-03-05 | true
                R3                | C1        | aided      | 2020-03-05 | false
                R4                | C1        | open       | 2020-03-05 | false
            """,
        },
        expect="""
            subject_kind | subject_id | centre_id | helped_on
            -------------+------------+-----------+-----------
            client       | C-R1       | C1        | 2020-03-05
        """,
    )
