"""`curated.client_reasons`: who came to a centre, was found, waits, or counts no more."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

SERVED = {
    "clean.centres": """
        centre_id | centre_name
        ----------+------------
        C1        | ศูนย์สันกลาง
    """,
}
ENTERED = """
    night_on   | subject_kind | subject_id | list_code_now
    -----------+--------------+------------+---------------
    2020-03-30 | client       | C-R1       | outside_survey
"""
LEFT = """
    night_on   | subject_kind | subject_id | list_code_before
    -----------+--------------+------------+-----------------
    2020-03-30 | client       | C-R1       | outside_survey
"""
STAYED = """
    night_on   | subject_kind | subject_id | list_code_before | list_code_now
    -----------+--------------+------------+------------------+---------------
    2020-03-30 | client       | C-R1       | outside_survey   | outside_survey
"""
NOTHING = """
    subject_id
    ----------
"""


def record(recorded_at: str = "2020-03-31 08:00:00+07", more: str = "") -> str:
    """Return the drawing of the client's record, and more records."""
    return f"""
        service_record_id | recorded_at | requested_on | citizen_id | stage_code | service_on | is_confidential
        ------------------+-------------+--------------+------------+------------+------------+----------------
        R1 | {recorded_at} | 2020-03-29 | 2222222222222 | aided | 2020-03-30 | false
        {more}
    """


def linked(*rows: str) -> str:
    """Return the drawing of what became of records."""
    return "\n".join(
        (
            "service_record_id | link_state | link_rung | household_id",
            "---+---+---+---",
            *rows,
        )
    )


UNMATCHED = """
    service_record_id | client_id
    ------------------+----------
    R1                | C-R1
"""


def test_who_came_to_a_centre_is_told_with_what_they_asked_for(check):
    check(
        "curated.client_reasons",
        given={
            **SERVED,
            "curated.changed_subjects": ENTERED,
            "clean.service_records": record(),
            "match.person_links": linked("R1 | unmatched | none |"),
            "curated.unmatched_clients": UNMATCHED,
        },
        expect="""
            subject_id | reason_code    | detail_th                                   | detail_en
            -----------+----------------+---------------------------------------------+----------
            C-R1       | came_to_centre | ถุงยังชีพ ยื่น 29/3/2563 ที่ศูนย์สันกลาง           | Relief bag asked for on 29 March 2020 at ศูนย์สันกลาง
        """,
    )


LATE = {
    **SERVED,
    "curated.changed_subjects": ENTERED,
    "clean.service_records": record("2020-03-02 08:00:00+07"),
    "match.person_links": linked("R1 | unmatched | none |"),
    "curated.unmatched_clients": UNMATCHED,
}
OTHER_RULES = """
    night_on   | setting_kind | setting_name       | what_moves
    -----------+--------------+--------------------+-----------
    2020-03-30 | rules        | reference.services | lists
"""


def test_a_request_that_came_late_or_was_mended_is_told_though_recorded_before(check):
    check(
        "curated.client_reasons",
        given=LATE,
        expect="""
            subject_id | reason_code    | detail_en
            -----------+----------------+----------
            C-R1       | record_arrived | Relief bag asked for on 29 March 2020 at ศูนย์สันกลาง
        """,
    )


def test_what_rules_let_be_listed_has_not_come_late(check):
    known = LATE | {
        "curated.setting_changes": OTHER_RULES,
        "earlier.clients": UNMATCHED,
    }
    check("curated.client_reasons", given=known, expect=NOTHING)


def test_a_request_nobody_knew_came_late_though_rules_changed_as_well(check):
    check(
        "curated.client_reasons",
        given=LATE | {"curated.setting_changes": OTHER_RULES},
        expect="""
            subject_id | reason_code
            -----------+---------------
            C-R1       | record_arrived
        """,
    )


def test_who_was_in_a_household_or_waited_for_review_is_nobodys_now(check):
    check(
        "curated.client_reasons",
        given={
            **SERVED,
            "curated.changed_subjects": ENTERED,
            "curated.subject_states": """
                subject_kind | subject_id | came_from
                -------------+------------+-------------
                client       | C-R1       | H1,H2,review
            """,
            "clean.set_aside_households": """
                household_id
                ------------
                H2
            """,
        },
        expect="""
            reason_code    | detail_en
            ---------------+----------
            lost_in_survey | household H1, the row of household H2 was set aside to be mended
            not_in_review  |
        """,
    )


def test_a_record_that_a_reviewer_gave_to_nobody_is_decided(check):
    check(
        "curated.client_reasons",
        given={
            **SERVED,
            "curated.changed_subjects": ENTERED,
            "clean.service_records": record("2019-01-01 08:00:00+07"),
            "match.person_links": linked("R1 | unmatched | decision |"),
            "curated.unmatched_clients": UNMATCHED,
            "match.settled_decisions": """
                service_record_id | person_key | answer_code | reviewed_on
                ------------------+------------+-------------+------------
                R1                | H1/1       | different   | 2020-03-30
            """,
        },
        expect="""
            reason_code
            --------------
            review_decided
        """,
    )


def test_who_left_is_where_the_records_are_now(check):
    check(
        "curated.client_reasons",
        given={
            **SERVED,
            "curated.changed_subjects": LEFT,
            "earlier.clients": """
                service_record_id | client_id
                ------------------+----------
                R2                | C-R1
                R3                | C-R1
            """,
            "clean.service_records": record(
                more="""
        R2 | 2020-01-01 08:00:00+07 | 2020-01-01 |  | open | | false
        R3 | 2020-01-01 08:00:00+07 | 2020-01-01 |  | open | | false
        """
            ),
            "match.person_links": linked(
                "R1 | linked | id | H7",
                "R2 | in_review | none |",
                "R3 | unmatched | none |",
            ),
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R3                | C-R0
            """,
        },
        expect="""
            reason_code     | detail_en
            ----------------+-------------
            found_in_survey | household H7
            now_in_review   |
            client_merged   | C-R0
        """,
    )


def test_a_confidential_record_tells_nothing_of_who_left(check):
    given = {
        **SERVED,
        "curated.changed_subjects": LEFT,
        "earlier.clients": """
            service_record_id | client_id
            ------------------+----------
            SECRET            | C-R1
        """,
        "match.person_links": linked(
            "R1 | linked | id | H7", "SECRET | linked | id | HSECRET"
        ),
    }
    hidden = "SECRET | 2020-03-31 08:00:00+07 | 2020-03-31 | | open | | true"
    check(
        "curated.client_reasons",
        given=given | {"clean.service_records": record(more=hidden)},
        expect="""
            reason_code     | detail_en
            ----------------+-------------
            found_in_survey | household H7
        """,
    )
    # a record that was made confidential is told as one that counts no more
    check(
        "curated.client_reasons",
        given=given | {"clean.service_records": record().replace("| false", "| true")},
        expect="""
            reason_code | detail_en
            ------------+----------
            record_gone |
        """,
    )


STATE = "is_emergency | waiting_since | last_service_on | people | subdistrict_code"


def stayed(before: str, now: str) -> dict[str, str]:
    """Return the drawings of a client on the list then and now."""
    return {
        **SERVED,
        "curated.changed_subjects": STAYED,
        "earlier.subject_states": f"""
            night_on   | subject_kind | subject_id | {STATE}
            -----------+--------------+------------+--------
            2020-03-30 | client       | C-R1       | {before}
        """,
        "curated.subject_states": f"""
            subject_kind | subject_id | {STATE}
            -------------+------------+--------
            client       | C-R1       | {now}
        """,
        "clean.service_records": record(),
        "match.person_links": linked("R1 | unmatched | none |"),
        "curated.unmatched_clients": UNMATCHED,
    }


def test_open_requests_that_changed_are_told(check):
    check(
        "curated.client_reasons",
        given=stayed(
            "false | 2020-01-01 | | | 570511", "true | 2020-01-01 | | | 570511"
        ),
        expect="""
            reason_code     | detail_th         | detail_en
            ----------------+-------------------+-------------
            request_changed | เป็นกรณีฉุกเฉิน       | an emergency
        """,
    )
    check(
        "curated.client_reasons",
        given=stayed(
            "false | 2020-01-01 | | | 570511", "false | 2020-02-03 | | | 570511"
        ),
        expect="""
            reason_code     | detail_en
            ----------------+---------------------------
            request_changed | waiting since 3 February 2020
        """,
    )


def test_help_to_a_client_is_told_and_so_is_help_that_counts_no_more(check):
    check(
        "curated.client_reasons",
        given=stayed(
            "false | 2020-01-01 | | | 570511", "false | | 2020-03-30 | | 570511"
        ),
        expect="""
            reason_code      | detail_en
            -----------------+----------
            request_changed  | none is open
            service_received | Relief bag on 30 March 2020 at ศูนย์สันกลาง
        """,
    )
    check(
        "curated.client_reasons",
        given=stayed(
            "false | | 2020-03-20 | | 570511", "false | | 2020-01-20 | | 570511"
        ),
        expect="""
            reason_code | detail_en
            ------------+--------------------------
            record_gone | a service of 20 March 2020
        """,
    )


def test_time_passes_for_clients_too(check):
    check(
        "curated.client_reasons",
        given=stayed(
            "false | | 2019-12-31 | | 570511",
            "false | | 2019-12-31 | elderly:1 | 570511",
        )
        | {
            "curated.outside_survey_clients": """
                client_id | client_age_years | subdistrict_code
                ----------+------------------+-----------------
                C-R1      | 60               | 570511
            """
        },
        expect="""
            reason_code | detail_en
            ------------+-----------------------------------
            time_passed | is 60 now, last service 3 months ago
        """,
    )


def test_an_age_that_was_corrected_is_no_time_that_passed(check):
    check(
        "curated.client_reasons",
        given=stayed("false | | | | 570511", "false | | | elderly:1 | 570511")
        | {
            "curated.outside_survey_clients": """
                client_id | client_age_years | subdistrict_code
                ----------+------------------+-----------------
                C-R1      | 71               | 570511
            """
        },
        expect="""
            reason_code
            ---------------------
            vulnerability_changed
        """,
    )


def test_a_client_who_moved_is_told_from_where_to_where(check):
    given = stayed("false | | | | 570512", "false | | | | 570511")
    given["curated.changed_subjects"] = """
        night_on   | subject_kind | subject_id | list_code_before | list_code_now  | subdistrict_code_before | subdistrict_code_now
        -----------+--------------+------------+------------------+----------------+-------------------------+---------------------
        2020-03-30 | client       | C-R1       | outside_survey   | outside_survey | 570512                  | 570511
    """
    check(
        "curated.client_reasons",
        given=given,
        expect="""
            reason_code | detail_en
            ------------+------------------------------
            moved_area  | Mae Yen, Phan → San Klang, Phan
        """,
    )
