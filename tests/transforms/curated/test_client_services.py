"""`curated.client_services`: last help and open requests of a client, in words."""


def test_the_newest_help_and_the_open_requests_of_a_client_are_told(check):
    check(
        "curated.client_services",
        given={
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C-R1
                R2                | C-R1
                R3                | C-R1
            """,
            "clean.service_records": """
                service_record_id | service_code | status_code | stage_code | service_on
                ------------------+--------------+-------------+------------+-----------
                R1                | relief_bag   | 4           | aided      | 2019-05-01
                R2                | blanket      | 4           | aided      | 2019-12-01
                R3                | home_repair  | 7           | open       |
            """,
        },
        expect="""
            client_id | last_service_th | waiting_requests_th
            ----------+-----------------+-------------------------------------------------
            C-R1      | ผ้าห่มกันหนาว      | ซ่อมแซมบ้าน (บ้านพอเพียง): รองบประมาณ (455 วัน)
        """,
    )


def test_confidential_services_leave_no_trace(check):
    check(
        "curated.client_services",
        given={
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C-R1
                R2                | C-R1
                R3                | C-R3
            """,
            "clean.service_records": """
                service_record_id | service_code     | service_on | is_confidential
                ------------------+------------------+------------+----------------
                R1                | relief_bag       | 2019-05-01 | false
                R2                | violence_support | 2020-01-01 | true
                R3                | hiv_support      | 2020-01-01 | true
            """,
        },
        expect="""
            client_id | last_service_th | waiting_requests_th
            ----------+-----------------+--------------------
            C-R1      | ถุงยังชีพ          |
        """,
    )
