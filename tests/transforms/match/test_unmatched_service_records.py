"""`match.unmatched_service_records`: what is linked to nobody and waits for no eye."""


def test_records_that_are_linked_or_in_review_are_not_unmatched(check):
    check(
        "match.unmatched_service_records",
        given={
            "match.person_links": """
                service_record_id | link_state | link_rule
                ------------------+------------+-----------------
                R1                | linked     | id_and_two_agree
                R2                | in_review  | id_agrees_alone
                R4                | unmatched  | id_unusable
                R3                | unmatched  | id_of_nobody
            """,
        },
        expect="""
            service_record_id | link_rule
            ------------------+-------------
            R3                | id_of_nobody
            R4                | id_unusable
        """,
    )
