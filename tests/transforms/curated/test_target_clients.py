"""`curated.target_clients`: clients outside the survey, who is seen to first."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_listed_clients_are_told_with_their_last_help(check):
    check(
        "curated.target_clients",
        given={
            "clean.centres": """
                centre_id | centre_name
                ----------+------------
                C1        | ศูนย์หนึ่ง
            """,
            "curated.outside_survey_clients": """
                client_id | subdistrict_code | is_listed | client_kind    | client_name
                ----------+------------------+-----------+----------------+------------
                C-R1      | 570511           | true      | proved_outside | นางสมมุติ
                C-R2      | 570511           | false     | proved_outside |
            """,
            "curated.client_services": """
                client_id | last_service_th
                ----------+----------------
                C-R1      | ถุงยังชีพ
                C-R2      |
            """,
        },
        expect="""
            list_code      | priority_rank | client_id | head_name | last_service_th
            ---------------+---------------+-----------+-----------+----------------
            outside_survey | 1             | C-R1      | นางสมมุติ   | ถุงยังชีพ
        """,
    )


def test_clients_in_an_emergency_come_first_then_who_waits_then_by_score(check):
    check(
        "curated.target_clients",
        given={
            "clean.centres": """
                centre_id
                ---------
                C1
            """,
            "curated.outside_survey_clients": """
          client_id | client_kind    | is_listed
          ----------+----------------+----------
          C-R1      | proved_outside | true
          C-R2      | proved_outside | true
          C-R3      | proved_outside | true
          C-R4      | proved_outside | true
          C-R5      | proved_outside | true
          C-R6      | proved_outside | true
            """,
            "curated.client_services": """
                client_id | waiting_since
                ----------+--------------
                C-R1      |
                C-R2      |
                C-R3      | 2020-03-01
                C-R4      | 2019-05-01
                C-R5      | 2019-06-01
                C-R6      | 2019-06-01
            """,
            "curated.urgent_requests": """
                subject_kind | subject_id | is_emergency | is_overdue
                -------------+------------+--------------+-----------
                client       | C-R3       | true         | false
                client       | C-R4       | false        | true
                household    | C-R5       | true         | true
            """,
            "curated.scores": """
                subject_kind | subject_id | order_rank | score | score_en
                -------------+------------+------------+-------+----------
                client       | C-R1       | 6          | 0     | 0 points
                client       | C-R2       | 4          | 8     | 8 points
                client       | C-R3       | 5          | 4     | 4 points
                client       | C-R4       | 3          | 12    | 12 points
                client       | C-R5       | 2          | 15    | 15 points
                client       | C-R6       | 1          | 17    | 17 points
            """,
        },
        expect="""
            priority_rank | client_id | score | score_en
            --------------+-----------+-------+----------
            1             | C-R3      | 4     | 4 points
            2             | C-R4      | 12    | 12 points
            3             | C-R6      | 17    | 17 points
            4             | C-R5      | 15    | 15 points
            5             | C-R2      | 8     | 8 points
            6             | C-R1      | 0     | 0 points
        """,
    )


def test_a_client_says_why_the_survey_does_not_hold_them(check):
    outside = "a client of the centre who is not found in the survey"
    check(
        "curated.target_clients",
        given={
            "clean.centres": """
                centre_id
                ---------
                C1
            """,
            "curated.outside_survey_clients": """
          client_id | client_kind          | address_subdistrict_code | is_listed
          ----------+----------------------+--------------------------+----------
          C-R1      | could_not_be_matched | 570511                   | true
          C-R2      | proved_outside       | 570511                   | true
            """,
            "curated.client_services": """
                client_id
                ---------
                C-R1
                C-R2
            """,
        },
        expect=f"""
            client_id | marks_th | reason_en
            ----------+----------+----------
            C-R1      |          | \
{outside} · has no usable ID, and nobody in the survey agrees closely enough
            C-R2      |          | \
{outside} · has a valid ID, and nobody in the survey is the same person
        """,
    )


def test_a_headman_is_named_only_where_the_address_is_known_to_be_in_his_village(check):
    check(
        "curated.target_clients",
        given={
            "clean.centres": """
                centre_id
                ---------
                C1
            """,
            "curated.village_contacts": """
                subdistrict_code | village_number | contact_th
                -----------------+----------------+-----------
                570511           | 6              | กำนันสมมุติ
            """,
            "curated.outside_survey_clients": """
          client_id | client_kind    | address_subdistrict_code | village_number | is_listed
          ----------+----------------+--------------------------+----------------+----------
          C-R1      | proved_outside | 570511                   | 6              | true
          C-R2      | other_area     | 570101                   | 6              | true
          C-R3      | proved_outside |                          | 6              | true
            """,
            "curated.client_services": """
                client_id
                ---------
                C-R1
                C-R2
                C-R3
            """,
        },
        expect="""
            client_id | contact_th | marks_th
            ----------+------------+------------------------------------------
            C-R1      | กำนันสมมุติ   |
            C-R2      |            | ที่อยู่: ต.เวียง อ.เมืองเชียงราย จ.เชียงราย
            C-R3      |            | ไม่ทราบตำบลของที่อยู่ แสดงตามตำบลของศูนย์
        """,
    )


def test_a_client_of_whom_more_requests_are_in_review_says_so(check):
    check(
        "curated.target_clients",
        given={
            "clean.centres": """
                centre_id
                ---------
                C1
            """,
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C-R1
                R2                | C-R1
                R3                | C-R3
                R4                | C-R4
            """,
            "clean.service_records": """
          service_record_id | citizen_id    | first_name_folded | last_name_folded | birth_on   | subdistrict_code | is_confidential
          ------------------+---------------+-------------------+------------------+------------+------------------+----------------
          R1                | 9710100000011 | มานี              | ใจดี              | 1970-01-01 | 570511           | false
          R2                | 9710100000011 | มานี              | ใจดี              | 1970-01-01 | 570511           | false
          R3                |               | ชูใจ              |                  | 1980-02-02 | 570511           | false
          R4                |               | ปิติ               |                  |            | 570511           | false
          R11               | 9710100000011 | มานะ              | ใจดี              | 1970-01-01 | 570511           | false
          R12               | 9710100000011 | มานี              | ใจดี              |            |                  | false
          R13               | 9710100000011 | มานี              | ใจดี              | 1970-01-01 | 570511           | true
          R14               | 9710100000011 | มานี              | ใจดี              | 1970-01-01 | 570511           | false
          R15               |               | มานี              | ใจดี              | 1970-01-01 | 570511           | false
          R31               |               | ชูใจ              |                  | 1980-02-02 | 570511           | false
          R32               |               | ชูใจ              |                  | 1980-02-02 | 570512           | false
          R41               |               | ปิติ               |                  |            | 570511           | false
            """,
            "match.person_links": """
                service_record_id | link_state
                ------------------+-----------
                R11               | in_review
                R12               | in_review
                R13               | in_review
                R14               | linked
                R15               | in_review
                R31               | in_review
                R32               | in_review
                R41               | in_review
            """,
            "curated.outside_survey_clients": """
          client_id | client_kind          | address_subdistrict_code | is_listed
          ----------+----------------------+--------------------------+----------
          C-R1      | proved_outside       | 570511                   | true
          C-R3      | could_not_be_matched |                          | true
          C-R4      | could_not_be_matched | 570511                   | true
            """,
            "curated.client_services": """
                client_id
                ---------
                C-R1
                C-R3
                C-R4
            """,
        },
        expect="""
            client_id | marks_th
            ----------+---------
            C-R1      | มีคำขออีก 2 รายการรอตรวจว่าเป็นของใคร
            C-R3      | ไม่ทราบตำบลของที่อยู่ แสดงตามตำบลของศูนย์ · มีคำขออีก 1 รายการรอตรวจว่าเป็นของใคร
            C-R4      |
        """,
    )
