"""`curated.change_reasons`: every reason of a change, the foremost first."""

NIGHTS = """
    night_on   | is_previous | is_monday | is_plan_issue
    -----------+-------------+-----------+--------------
    2020-03-30 | true        | true      | false
    2020-03-02 | false       | false     | true
"""


def changed(*rows: str) -> str:
    """Return the drawing of who changed: id, whether in its list."""
    return "\n".join(
        (
            "night_on | subject_kind | subject_id | is_reordered",
            "---+---+---+---",
            *(f"2020-03-30 | household | {row}" for row in rows),
        )
    )


def facts(*rows: str) -> str:
    """Return the drawing of reasons that were found: id, code, detail."""
    return "\n".join(
        (
            "night_on | subject_kind | subject_id | reason_code | detail_en",
            "---+---+---+---+---",
            *(f"2020-03-30 | household | {row}" for row in rows),
        )
    )


def settings(*rows: str) -> str:
    """Return the drawing of rules that differ: kind, name, what moves, words."""
    return "\n".join(
        (
            "night_on | setting_kind | setting_name | what_moves | change_en",
            "---+---+---+---+---",
            *(f"2020-03-30 | {row}" for row in rows),
        )
    )


SCORE = "rules | reference.score_points | order | points 1 → 2"
LEVELS = "rules | reference.vulnerability_levels | lists | levels 1 → 2"
PROGRAM = "program | tambon-targets | lists | program a → b"


def test_reasons_are_told_in_their_order_for_each_comparison_that_a_night_serves(check):
    check(
        "curated.change_reasons",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": changed("H1 | false"),
            "curated.need_reasons": facts("H1 | members_changed | 3 → 2 persons"),
            "curated.register_reasons": facts("H1 | newly_surveyed | 2561 → 2562"),
        },
        expect="""
            baseline_code | subject_id | reason_order | reason_code     | detail_en
            --------------+------------+--------------+-----------------+----------
            monday        | H1         | 1            | newly_surveyed  | 2561 → 2562
            monday        | H1         | 2            | members_changed | 3 → 2 persons
            previous      | H1         | 1            | newly_surveyed  | 2561 → 2562
            previous      | H1         | 2            | members_changed | 3 → 2 persons
        """,
    )


def test_a_rule_is_told_behind_the_facts_and_alone_where_there_are_none(check):
    check(
        "curated.change_reasons",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": changed("FACT | true", "NONE | false"),
            "curated.need_reasons": facts("FACT | card_changed | none → verified"),
            "curated.setting_changes": settings(SCORE, LEVELS, PROGRAM),
        },
        # a rule of order moves nobody from list to list; nor is the program blamed
        # where a rule changed
        expect="""
            subject_id | reason_order | reason_code   | detail_en
            -----------+--------------+---------------+----------
            FACT       | 1            | card_changed  | none → verified
            FACT       | 2            | rules_changed | levels 1 → 2, points 1 → 2
            NONE       | 1            | rules_changed | levels 1 → 2
        """,
        only="baseline_code = 'previous'",
    )


def test_no_rule_is_blamed_for_who_is_new_or_gone(check):
    check(
        "curated.change_reasons",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": changed("NEW | false", "GONE | false"),
            "curated.register_reasons": facts(
                "NEW | newly_surveyed | survey of 2562", "GONE | left_register |"
            ),
            "curated.setting_changes": settings(LEVELS),
        },
        expect="""
            subject_id | reason_code
            -----------+---------------
            NEW        | newly_surveyed
            GONE       | left_register
        """,
        only="baseline_code = 'previous'",
    )


def test_the_program_is_blamed_only_where_nothing_else_is_known(check):
    check(
        "curated.change_reasons",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": changed("FACT | true", "NONE | true"),
            "curated.need_reasons": facts("FACT | time_passed | survey 2 years old"),
            "curated.setting_changes": settings(PROGRAM),
        },
        expect="""
            subject_id | reason_code
            -----------+----------------
            FACT       | time_passed
            NONE       | program_changed
        """,
        only="baseline_code = 'previous'",
    )


def test_who_changed_without_a_fact_or_a_rule_has_no_reason(check):
    check(
        "curated.change_reasons",
        given={
            "earlier.nights": NIGHTS,
            "curated.changed_subjects": changed("H1 | false"),
            "curated.setting_changes": settings(SCORE),
        },
        expect="""
            subject_id
            ----------
        """,
    )
