"""`curated.ledger`: totals and parts are counted apart, so that a loss shows."""

import pytest


def account(check, subject: str, expect: str, **drawn: str) -> None:
    """Check one subject's lines that are not nil, fate by fate."""
    check(
        "curated.ledger",
        given={name.replace("__", "."): drawing for name, drawing in drawn.items()},
        expect=f"""
            fate | row_count | is_balanced
            -----+-----------+------------
            {expect}
        """,
        only=f"subject = '{subject}' and row_count > 0",
    )


THREE = """
    household_id
    ------------
    H1
    H2
    H3
"""
FATES = """
    household_id | fate_code
    -------------+-----------------
    H1           | unserved
    H2           | need_unknown
    H3           | no_need_recorded
"""


def test_every_promised_line_is_told_a_count_of_nil_too(check):
    check(
        "curated.ledger",
        given={},
        expect="""
            subject    | fate       | fate_th  | row_count | is_balanced
            -----------+------------+----------+-----------+------------
            households | total      | แถวทั้งหมด | 0         | true
            households | admitted   | รับเข้า    | 0         | true
            households | rejected   | กันไว้ให้แก้ | 0         | true
            households | superseded | มีแถวใหม่กว่าหรือซ้ำ | 0      | true
            households | not_yet    | ยังไม่ถึงวัน | 0       | true
        """,
        only="subject = 'households'",
    )


def test_rows_of_a_source_are_admitted_rejected_superseded_or_not_yet(check):
    account(
        check,
        "persons",
        """total      | 6 | true
           admitted   | 2 | true
           rejected   | 2 | true
           superseded | 1 | true
           not_yet    | 1 | true""",
        raw__persons="""
            person_number
            -------------
            1
            2
            3
            4
            5
        """,
        raw__unreadable_rows="""
            source_name
            -----------
            persons
        """,
        clean__persons="""
            person_number
            -------------
            1
            2
        """,
        clean__row_fates="""
            source_name | source_row | fate
            ------------+------------+-----------
            persons     | 4          | superseded
            persons     | 5          | not_yet
            persons     | 6          | rejected
            persons     | 7          | rejected
            households  | 2          | rejected
        """,
    )


@pytest.mark.parametrize(
    "source",
    [
        "households",
        "persons",
        "welfare_registrations",
        "centres",
        "centre_coverage",
        "service_records",
        "person_status",
        "contacts",
        "review_decisions",
    ],
)
def test_a_row_of_any_source_that_nobody_accounts_for_is_seen(check, source):
    account(
        check,
        source,
        "total | 1 | false",
        **{f"raw__{source}": "source_row\n-\n2"},
    )


def test_answers_kept_from_an_earlier_night_are_counted_when_they_come_and_once(check):
    account(
        check,
        "review_decisions",
        """total      | 3 | true
           admitted   | 1 | true
           rejected   | 1 | true
           superseded | 1 | true""",
        raw__review_decisions="source_row\n-\n2\n3\n4",
        clean__review_decisions="source_row\n-\n2\n ",
        clean__row_fates="""
            source_name      | source_row | fate
            -----------------+------------+-----------
            review_decisions | 3          | rejected
            review_decisions | 4          | superseded
        """,
    )


def test_service_records_are_linked_in_review_or_unmatched(check):
    records = """
        service_record_id
        -----------------
        R1
        R2
        R3
    """
    account(
        check,
        "record_links",
        """total     | 3 | true
           linked    | 1 | true
           in_review | 1 | true
           unmatched | 1 | true""",
        clean__service_records=records,
        match__person_links="""
            service_record_id | link_state
            ------------------+-----------
            R1                | linked
            R2                | in_review
            R3                | unmatched
        """,
    )
    account(
        check,
        "record_links",
        """total     | 3 | false
           linked    | 1 | false""",
        clean__service_records=records,
        match__person_links="""
            service_record_id | link_state
            ------------------+-----------
            R1                | linked
        """,
    )


def test_a_record_in_review_is_asked_about_in_one_workbook_and_a_lost_one_is_seen(
    check,
):
    links = """
        service_record_id | link_state
        ------------------+-----------
        R1                | in_review
        R2                | in_review
        R3                | linked
    """
    account(
        check,
        "review_queue",
        """total    | 2 | true
           centres  | 1 | true
           province | 1 | true""",
        match__person_links=links,
        curated__review_pairs="""
            service_record_id | workbook_code
            ------------------+--------------
            R1                | C1
            R1                | C1
            R2                | province
        """,
    )
    account(check, "review_queue", "total | 2 | false", match__person_links=links)


def test_every_household_is_on_one_list_or_has_another_fate(check):
    account(
        check,
        "household_lists",
        """total            | 3 | true
           unserved         | 1 | true
           need_unknown     | 1 | true
           no_need_recorded | 1 | true""",
        clean__households=THREE,
        curated__household_fates=FATES,
        curated__target_list_rows="""
            household_id | list_code
            -------------+---------------
            H1           | unserved
                         | outside_survey
        """,
    )


def test_a_vulnerable_household_is_counted_on_its_list_and_seen_if_that_lost_it(check):
    vulnerable = FATES.replace("no_need_recorded", "vulnerable")
    rows = """
            household_id | list_code
            -------------+-----------
            H1           | unserved
        """
    for row, told in (
        ("H3 | vulnerable", "vulnerable | 1 | true"),
        ("H3 | emptied", ""),  # no list of these counts
    ):
        is_balanced = "true" if told else "false"
        account(
            check,
            "household_lists",
            f"""total            | 3 | {is_balanced}
                unserved         | 1 | {is_balanced}
                {told}
                need_unknown     | 1 | {is_balanced}""",
            clean__households=THREE,
            curated__household_fates=vulnerable,
            curated__target_list_rows=f"{rows.rstrip()}\n{row}",
        )


def test_a_household_that_its_list_lost_is_seen(check):
    account(
        check,
        "household_lists",
        """total            | 3 | false
           need_unknown     | 1 | false
           no_need_recorded | 1 | false""",
        clean__households=THREE,
        curated__household_fates=FATES,
    )


def test_a_household_on_two_lists_is_seen(check):
    account(
        check,
        "household_lists",
        """total            | 3 | false
           no_card          | 1 | false
           unserved         | 1 | false
           need_unknown     | 1 | false
           no_need_recorded | 1 | false""",
        clean__households=THREE,
        curated__household_fates=FATES,
        curated__target_list_rows="""
            household_id | list_code
            -------------+----------
            H1           | unserved
            H1           | no_card
        """,
    )


def test_every_person_shares_the_fate_of_the_household_and_a_lost_one_is_seen(check):
    persons = """
        household_id | person_number
        -------------+--------------
        H1           | 1
        H1           | 2
        H2           | 1
    """
    account(
        check,
        "person_lists",
        """total        | 3 | true
           unserved     | 2 | true
           need_unknown | 1 | true""",
        clean__persons=persons,
        curated__person_needs=persons,
        curated__household_fates=FATES,
    )
    account(
        check,
        "person_lists",
        "total | 3 | false",
        clean__persons=persons,
        curated__person_needs=persons,
    )


CLIENTS = """
    client_id | client_kind    | is_listed | is_confidential
    ----------+----------------+-----------+----------------
    C-R1      | proved_outside | true      | false
    C-R3      | other_area     | false     | false
    C-R4      | other_area     | false     | true
"""


def test_every_unmatched_record_belongs_to_a_client_and_a_lost_one_is_seen(check):
    unmatched = """
        service_record_id
        -----------------
        R1
        R2
        R3
        R4
    """
    belongs = """
        service_record_id | client_id
        ------------------+----------
        R1                | C-R1
        R2                | C-R1
        R3                | C-R3
        R4                | C-R4
    """
    account(
        check,
        "unmatched_records",
        """total          | 4 | true
           proved_outside | 2 | true
           other_area     | 2 | true""",
        match__unmatched_service_records=unmatched,
        curated__unmatched_clients=belongs,
        curated__outside_survey_clients=CLIENTS,
    )
    account(
        check,
        "unmatched_records",
        "total | 4 | false",
        match__unmatched_service_records=unmatched,
        curated__unmatched_clients=belongs,
    )


def test_every_client_is_listed_confidential_or_of_another_area(check):
    account(
        check,
        "clients",
        """total          | 3 | true
           outside_survey | 1 | true
           confidential   | 1 | true
           outside_area   | 1 | true""",
        curated__outside_survey_clients=CLIENTS,
        curated__target_list_rows="""
            client_id | list_code
            ----------+---------------
            C-R1      | outside_survey
        """,
    )
    account(
        check,
        "clients",
        """total          | 3 | false
           confidential   | 1 | false
           outside_area   | 1 | false""",
        curated__outside_survey_clients=CLIENTS,
    )
