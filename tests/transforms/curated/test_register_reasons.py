"""`curated.register_reasons`: who is new, moved, was merged, set aside or left."""

import pytest


def changed(*ids: str) -> str:
    """Return the drawing of households that changed since 30 March."""
    rows = "\n".join(f"2020-03-30 | household | {each}" for each in ids)
    return f"night_on | subject_kind | subject_id\n---+---+---\n{rows}"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("unserved | 2561", "set_aside | ", "row_set_aside"),
        ("set_aside | ", "unserved | 2561", "row_mended"),
        ("unserved | 2561", "gone | ", "left_register"),
        ("gone | ", "unserved | 2561", "returned"),
    ],
)
def test_a_row_set_aside_is_no_household_that_left(check, before, now, expected):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("H1"),
            "earlier.subject_states": f"""
                night_on   | subject_kind | subject_id | standing_code | survey_year
                -----------+--------------+------------+---------------+------------
                2020-03-30 | household    | H1         | {before}
            """,
            "curated.subject_states": f"""
                subject_kind | subject_id | standing_code | survey_year
                -------------+------------+---------------+------------
                household    | H1         | {now}
            """,
        },
        expect=f"""
            subject_id | reason_code | detail_th
            -----------+-------------+----------
            H1         | {expected}  |
        """,
    )


def test_a_household_of_whom_nothing_is_known_any_more_left_the_register(check):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("H1"),
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code
                -----------+--------------+------------+--------------
                2020-03-30 | household    | H1         | unserved
            """,
        },
        expect="""
            subject_id | reason_code
            -----------+--------------
            H1         | left_register
        """,
    )


def test_nobody_left_for_sure_while_rows_cannot_be_read(check):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("H1"),
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code
                -----------+--------------+------------+--------------
                2020-03-30 | household    | H1         | unserved
            """,
            "curated.subject_states": """
                subject_kind | subject_id | standing_code
                -------------+------------+--------------
                household    | H1         | gone
            """,
            "clean.row_faults": """
                source_name | source_row | rule_name   | outcome
                ------------+------------+-------------+----------
                households  | 7          | field_count | set_aside
                persons     | 8          | field_count | set_aside
            """,
        },
        expect="""
            subject_id | reason_code      | detail_en
            -----------+------------------+----------
            H1         | maybe_unreadable | 1
        """,
    )


def test_both_sides_of_a_merger_are_told(check):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("GUEST", "HOST"),
            # who was merged before that night is no news
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code | survey_year
                -----------+--------------+------------+---------------+------------
                2020-03-30 | household    | GUEST      | unserved      | 2561
                2020-03-30 | household    | HOST       | unserved      | 2561
                2020-03-30 | household    | EARLIER    | gone          |
            """,
            "curated.subject_states": """
                subject_kind | subject_id | standing_code | survey_year | merged_into
                -------------+------------+---------------+-------------+------------
                household    | GUEST      | gone          |             | HOST
                household    | HOST       | unserved      | 2561        |
                household    | EARLIER    | gone          |             | HOST
            """,
        },
        expect="""
            subject_id | reason_code | detail_th
            -----------+-------------+----------
            GUEST      | merged      | HOST
            HOST       | merged      | GUEST
        """,
    )


def test_a_household_is_newly_surveyed_if_nobody_knew_it_or_its_survey_is_newer(check):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("NEW", "AGAIN", "OLDER", "FORM"),
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code | survey_year
                -----------+--------------+------------+---------------+------------
                2020-03-30 | household    | AGAIN      | unserved      | 2561
                2020-03-30 | household    | OLDER      | unserved      | 2562
                2020-03-30 | household    | FORM       | unserved      | 2564
            """,
            "curated.subject_states": """
                subject_kind | subject_id | standing_code | survey_year
                -------------+------------+---------------+------------
                household    | NEW        | unserved      | 2562
                household    | AGAIN      | unserved      | 2562
                household    | OLDER      | unserved      | 2561
                household    | FORM       | unserved      | 2565
            """,
        },
        expect="""
            subject_id | reason_code          | detail_en
            -----------+----------------------+----------
            NEW        | newly_surveyed       | survey of 2562
            AGAIN      | newly_surveyed       | 2561 → 2562
            OLDER      | survey_replaced      | 2562 → 2561
            FORM       | newly_surveyed       | 2564 → 2565
            FORM       | survey_round_changed | bmn2560 → bmn2565
        """,
    )


STATES_BEFORE = """
    night_on   | subject_kind | subject_id | standing_code | subdistrict_code
    -----------+--------------+------------+---------------+-----------------
    2020-03-30 | household    | INSIDE     | unserved      | 570512
    2020-03-30 | household    | AWAY       | unserved      | 570511
    2020-03-30 | household    | OLDCODE    | unserved      | 570199
    2020-03-30 | household    | INTO       | outside_area  | 570101
"""
STATES_NOW = """
    subject_kind | subject_id | standing_code | subdistrict_code
    -------------+------------+---------------+-----------------
    household    | INSIDE     | unserved      | 570511
    household    | AWAY       | outside_area  | 570101
    household    | OLDCODE    | unserved      | 570512
    household    | INTO       | unserved      | 570511
"""


def test_who_moved_is_told_from_whose_code_is_one_no_more(check):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("INSIDE", "AWAY", "OLDCODE", "INTO"),
            "earlier.subject_states": STATES_BEFORE,
            "curated.subject_states": STATES_NOW,
        },
        expect="""
            subject_id | reason_code       | detail_en
            -----------+-------------------+----------
            INSIDE     | moved_area        | Mae Yen, Phan → San Klang, Phan
            AWAY       | moved_area        | San Klang, Phan → Wiang, Mueang Chiang Rai
            OLDCODE    | area_code_changed | 570199 → Mae Yen, Phan
            INTO       | moved_area        | Wiang, Mueang Chiang Rai → San Klang, Phan
        """,
    )


def test_a_new_alias_that_leads_to_the_new_code_moved_nobody(check):
    check(
        "curated.register_reasons",
        given={
            "curated.changed_subjects": changed("INSIDE", "AWAY"),
            "earlier.subject_states": STATES_BEFORE,
            "curated.subject_states": STATES_NOW,
            "curated.setting_changes": """
                night_on   | setting_name
                -----------+-----------------------
                2020-03-30 | reference.area_aliases
            """,
            "reference.area_aliases": """
                area_code | subdistrict_code
                ----------+-----------------
                570561    | 570511
            """,
        },
        expect="""
            subject_id | reason_code
            -----------+------------------
            INSIDE     | area_code_changed
        """,
        only="subject_id = 'INSIDE'",
    )
