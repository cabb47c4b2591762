"""`curated.help_reasons`: help that came, ran out, or counts no more."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

CHANGED = """
    night_on   | subject_kind | subject_id
    -----------+--------------+-----------
    2020-03-30 | household    | H1
"""
CENTRE = """
    centre_id | centre_name
    ----------+------------
    C1        | ศูนย์สันกลาง
"""


def before(answers: str, last: str = "", decisions: int = 0) -> str:
    """Return the drawing of how H1, failing 16 and 22, stood on 30 March."""
    return f"""
        night_on   | subject_kind | subject_id | member_count | failed_indicators | answers | last_service_on | review_decision_count
        -----------+--------------+------------+--------------+-------------------+---------+-----------------+-----------
        2020-03-30 | household    | H1         | 2            | 16,22             | {answers} | {last} | {decisions}
    """


def now(answers: str, last: str = "", decisions: int = 0, failed: str = "16,22") -> str:
    """Return the drawing of how it stands tonight."""
    return f"""
        subject_kind | subject_id | member_count | failed_indicators | answers | last_service_on | review_decision_count
        -------------+------------+--------------+-------------------+---------+-----------------+-----------
        household    | H1         | 2            | {failed}          | {answers} | {last} | {decisions}
    """


def record(service: str, service_on: str, recorded_at: str) -> dict[str, str]:
    """Return the drawings of one record of H1."""
    return {
        "clean.centres": CENTRE,
        "curated.linked_services": f"""
            household_id | service_record_id | service_code | service_on
            -------------+-------------------+--------------+-----------
            H1           | R1                | {service}    | {service_on}
        """,
        "clean.service_records": f"""
            service_record_id | recorded_at
            ------------------+------------
            R1                | {recorded_at}
        """,
    }


BAG = "22:relief_bag:2020-03-30:2020-04-30"


def test_help_that_answers_is_told_by_service_day_and_centre(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before(""),
            "curated.subject_states": now(BAG, "2020-03-30"),
            **record("relief_bag", "2020-03-30", "2020-03-31 09:00:00+07"),
        },
        expect="""
            subject_id | reason_code      | detail_th                             | detail_en
            -----------+------------------+---------------------------------------+----------
            H1         | service_received | ถุงยังชีพ 30/3/2563 ที่ศูนย์สันกลาง        | Relief bag on 30 March 2020 at ศูนย์สันกลาง
        """,
    )


def test_the_newest_help_is_told_though_it_answers_nothing(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before("", "2019-01-01"),
            "curated.subject_states": now("", "2020-03-28"),
            **record("counselling", "2020-03-28", "2020-03-29 09:00:00+07"),
        },
        expect="""
            subject_id | reason_code
            -----------+-----------------
            H1         | service_received
        """,
    )


def test_a_failure_found_today_that_old_help_answers_is_no_help_received(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before("", "2020-03-20"),
            "curated.subject_states": now(
                "8:home_repair:2020-03-10:9999-12-31", "2020-03-20", failed="8,16,22"
            ),
            **record("home_repair", "2020-03-10", "2020-03-11 09:00:00+07"),
        },
        expect="""
            subject_id
            ----------
        """,
    )


def test_help_that_counts_anew_by_a_change_of_rules_was_not_received_today(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before("", "2020-02-10"),
            "curated.subject_states": now(
                "22:relief_bag:2020-02-10:2020-05-10", "2020-02-10"
            ),
            **record("relief_bag", "2020-02-10", "2020-02-11 09:00:00+07"),
            "curated.setting_changes": """
                night_on   | setting_name
                -----------+-------------------
                2020-03-30 | reference.services
            """,
        },
        expect="""
            subject_id
            ----------
        """,
    )


def test_an_old_record_that_comes_late_is_help_received(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before("", "2020-03-20"),
            "curated.subject_states": now(
                "22:relief_bag:2020-03-10:2020-04-10", "2020-03-20"
            ),
            **record("relief_bag", "2020-03-10", "2020-03-11 09:00:00+07"),
        },
        expect="""
            subject_id | reason_code
            -----------+-----------------
            H1         | service_received
        """,
    )


def test_help_whose_last_day_has_passed_lapsed(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before(
                "22:relief_bag:2020-02-29:2020-03-30", "2020-02-29"
            ),
            "curated.subject_states": now("", "2020-02-29"),
            **record("relief_bag", "2020-02-29", "2020-03-01 09:00:00+07"),
        },
        expect="""
            subject_id | reason_code    | detail_th                       | detail_en
            -----------+----------------+---------------------------------+----------
            H1         | service_lapsed | ถุงยังชีพ (มีผลถึง 30/3/2563)      | Relief bag (until 30 March 2020)
        """,
    )


def test_help_whose_failure_is_gone_did_not_lapse(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before(
                "22:relief_bag:2020-02-29:2020-03-30", "2020-02-29"
            ),
            "curated.subject_states": now("", "2020-02-29", failed="16"),
            **record("relief_bag", "2020-02-29", "2020-03-01 09:00:00+07"),
        },
        expect="""
            subject_id
            ----------
        """,
    )


def test_help_whose_record_is_gone_did_not_lapse_either(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before(BAG, "2020-03-30"),
            "curated.subject_states": now(""),
        },
        expect="""
            subject_id | reason_code | detail_en
            -----------+-------------+----------
            H1         | record_gone | Relief bag of 30 March 2020
        """,
    )


def test_a_newer_record_withdrawn_is_told_where_an_older_one_answers_still(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before(BAG, "2020-03-30"),
            "curated.subject_states": now(
                "22:relief_bag:2020-03-10:2020-04-10", "2020-03-10"
            ),
            **record("relief_bag", "2020-03-10", "2020-03-11 09:00:00+07"),
        },
        expect="""
            subject_id | reason_code | detail_en
            -----------+-------------+----------
            H1         | record_gone | Relief bag of 30 March 2020
        """,
        only="reason_code = 'record_gone'",
    )


def test_help_that_answered_nothing_and_is_gone_is_told_by_its_day(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before("", "2020-03-30"),
            "curated.subject_states": now(""),
        },
        expect="""
            subject_id | reason_code | detail_en
            -----------+-------------+----------
            H1         | record_gone | a service of 30 March 2020
        """,
    )


def test_an_answer_of_a_reviewer_counts_where_help_came_or_went_by_it(check):
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before(""),
            "curated.subject_states": now(BAG, "2020-03-30", decisions=1),
            **record("relief_bag", "2020-03-30", "2020-03-30 09:00:00+07"),
        },
        expect="""
            subject_id | reason_code
            -----------+-----------------
            H1         | review_decided
            H1         | service_received
        """,
    )
    check(
        "curated.help_reasons",
        given={
            "curated.changed_subjects": CHANGED,
            "earlier.subject_states": before("", "2020-03-30"),
            "curated.subject_states": now("", "2020-03-30", decisions=1),
        },
        expect="""
            subject_id
            ----------
        """,
    )
