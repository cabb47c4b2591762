"""`match.person_links`: an ID links only where two more things agree with it."""


def test_an_equal_id_links_where_two_of_name_surname_and_birth_date_agree(check):
    check(
        "match.person_links",
        given={
            "clean.service_records": """
                service_record_id | citizen_id
                ------------------+--------------
                R1                | 1010000000010
            """,
            "match.id_candidates": """
                service_record_id | household_id | person_number | is_last_name_equal
                ------------------+--------------+---------------+-------------------
                R1                | H1           | 1             | false
            """,
        },
        expect="""
            service_record_id | link_state | link_rule        | household_id
            ------------------+------------+------------------+-------------
            R1                | linked     | id_and_two_agree | H1
        """,
    )
