"""`curated.need_reasons`: indicators, card, members, vulnerability, and the calendar."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

CHANGED = """
    night_on   | subject_kind | subject_id
    -----------+--------------+-----------
    2020-03-30 | household    | H1
"""
PLAIN = {
    "failed_indicators": "16",
    "card_state": "verified",
    "member_count": "3",
    "present_count": "3",
    "is_low_income": "true",
    "dependant_count": "1",
    "vulnerability_level": "2",
    "people": "low_income:1,elderly:1",
    "last_service_on": "2020-01-01",
}


def states(before: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """Return the drawings of H1 then and now: plain, save what is said."""
    names = " | ".join(PLAIN)
    then, today = (" | ".join((PLAIN | each).values()) for each in (before, now))
    return {
        "curated.changed_subjects": CHANGED,
        "earlier.subject_states": f"""
            night_on   | subject_kind | subject_id | {names}
            -----------+--------------+------------+--------
            2020-03-30 | household    | H1         | {then}
        """,
        "curated.subject_states": f"""
            subject_kind | subject_id | {names}
            -------------+------------+--------
            household    | H1         | {today}
        """,
        "clean.households": """
            household_id | surveyed_until
            -------------+---------------
            H1           | 2018-02-28
        """,
    }


NOTHING = """
    subject_id
    ----------
"""


def test_who_is_as_it_was_has_no_reason(check):
    check("curated.need_reasons", given=states({}, {}), expect=NOTHING)


def test_each_indicator_that_changed_is_named_if_it_can_move_a_list(check):
    check(
        "curated.need_reasons",
        given=states(
            {"failed_indicators": "2,16,19"}, {"failed_indicators": "8,16,23"}
        ),
        expect="""
            reason_code       | detail_en
            ------------------+----------
            indicator_changed | no longer fails 19 someone of 15–59 cannot read and write Thai or do simple sums, now fails 8 tenure is not secure or the house not durable
        """,
    )


def test_the_numbers_of_another_form_are_not_compared(check):
    given = states({"failed_indicators": "16"}, {"failed_indicators": "23"})
    given["clean.households"] = """
        household_id | survey_round_id | surveyed_until
        -------------+-----------------+---------------
        H1           | bmn2565         | 2022-03-31
    """
    check("curated.need_reasons", given=given, expect=NOTHING)


def test_a_card_is_a_reason_once_it_is_verified_or_no_more(check):
    check(
        "curated.need_reasons",
        given=states({"card_state": "none"}, {"card_state": "verified"}),
        expect="""
            reason_code  | detail_th              | detail_en
            -------------+------------------------+----------
            card_changed | ไม่มี → ผ่านการตรวจสอบ     | none → verified
        """,
    )
    check(
        "curated.need_reasons",
        given=states({"card_state": "none"}, {"card_state": "registered"}),
        expect=NOTHING,
    )


def test_a_card_of_who_fails_nothing_is_no_reason(check):
    check(
        "curated.need_reasons",
        given=states(
            {"card_state": "none", "failed_indicators": ""},
            {"card_state": "verified", "failed_indicators": ""},
        ),
        expect=NOTHING,
    )


def test_cards_of_a_new_round_changed_by_definition(check):
    given = states({"card_state": "verified"}, {"card_state": "none"})
    given["curated.setting_changes"] = """
        night_on   | setting_kind | setting_name          | change_th   | change_en
        -----------+--------------+-----------------------+-------------+----------
        2020-03-30 | card_round   | welfare_registrations | 2559 → 2565 | round 2559 → 2565
    """
    check(
        "curated.need_reasons",
        given=given,
        expect="""
            reason_code        | detail_en
            -------------------+----------
            card_round_changed | round 2559 → 2565
        """,
    )


def test_members_who_came_or_left_are_counted(check):
    check(
        "curated.need_reasons",
        given=states({}, {"member_count": "4", "present_count": "2"}),
        expect="""
            reason_code     | detail_th                    | detail_en
            ----------------+------------------------------+----------
            members_changed | 3 → 4 คน, ยังอยู่ 3 → 2 คน      | 3 → 4 persons, 3 → 2 living there
        """,
    )


def test_a_member_whose_row_was_set_aside_has_not_left(check):
    given = states({}, {"member_count": "2", "present_count": "2"})
    given["clean.set_aside_members"] = """
        household_id | set_aside_count
        -------------+----------------
        H1           | 1
    """
    check(
        "curated.need_reasons",
        given=given,
        expect="""
            reason_code     | detail_en
            ----------------+----------
            members_changed | 3 → 2 persons, 3 → 2 living there, 1 rows of members are set aside to be mended
        """,
    )


def test_what_makes_a_household_more_vulnerable_is_told_group_by_group(check):
    check(
        "curated.need_reasons",
        given=states({}, {"people": "elderly:1,disabled:2"}),
        expect="""
            reason_code           | detail_en
            ----------------------+----------
            vulnerability_changed | Disabled 0 → 2, Low income 1 → 0
        """,
    )


def test_who_came_onto_the_list_of_the_vulnerable_is_told_by_its_dependants(check):
    check(
        "curated.need_reasons",
        given=states(
            {
                "people": "",
                "dependant_count": "0",
                "is_low_income": "",
                "vulnerability_level": "0",
            },
            {},
        ),
        expect="""
            reason_code           | detail_en
            ----------------------+----------
            vulnerability_changed | Dependants of any kind 0 → 1, Low income ? → 1
        """,
    )


def persons(birth_on: str, age: int) -> dict[str, str]:
    """Return the drawings of one member of H1."""
    return {
        "clean.persons": f"""
            household_id | person_number | birth_on
            -------------+---------------+-----------
            H1           | 1             | {birth_on}
        """,
        "curated.person_needs": f"""
            household_id | person_number | age_years
            -------------+---------------+----------
            H1           | 1             | {age}
        """,
    }


def test_a_birthday_that_passes_a_limit_of_age_is_time_that_passed(check):
    check(
        "curated.need_reasons",
        given=states({"people": "low_income:1"}, {}) | persons("1960-03-31", 60),
        expect="""
            reason_code | detail_th              | detail_en
            ------------+------------------------+----------
            time_passed | มีสมาชิกอายุครบ 60 ปี      | a member is 60 now
        """,
    )


def test_a_birthday_explains_its_own_groups_alone(check):
    check(
        "curated.need_reasons",
        given=states({"people": "low_income:1"}, {"people": "low_income:1,disabled:1"})
        | persons("1960-03-31", 60),
        expect="""
            reason_code           | detail_en
            ----------------------+----------
            vulnerability_changed | Disabled 0 → 1
        """,
    )


def test_who_was_of_that_age_already_had_no_birthday(check):
    check(
        "curated.need_reasons",
        given=states({"people": "low_income:1"}, {}) | persons("1960-03-30", 60),
        expect="""
            reason_code
            ---------------------
            vulnerability_changed
        """,
    )


def test_a_changed_rule_of_groups_makes_nobody_more_vulnerable(check):
    given = states({"people": "low_income:1"}, {})
    given["curated.setting_changes"] = """
        night_on   | setting_kind | setting_name
        -----------+--------------+----------------------------
        2020-03-30 | rules        | reference.population_groups
    """
    check("curated.need_reasons", given=given, expect=NOTHING)


def test_months_since_help_are_a_reason_when_they_score_otherwise(check):
    at = {"last_service_on": "2019-12-31"}
    check(
        "curated.need_reasons",
        given=states(at, at),
        expect="""
            reason_code | detail_th                        | detail_en
            ------------+----------------------------------+----------
            time_passed | บริการล่าสุดเมื่อ 3 เดือนก่อน         | last service 3 months ago
        """,
    )
    at = {"last_service_on": "2019-11-30"}
    check("curated.need_reasons", given=states(at, at), expect=NOTHING)


def test_a_survey_that_is_two_years_old_from_today_is_time_that_passed(check):
    given = states({}, {})
    given["clean.households"] = """
        household_id | surveyed_until
        -------------+---------------
        H1           | 2018-03-31
    """
    check(
        "curated.need_reasons",
        given=given,
        expect="""
            reason_code | detail_en
            ------------+----------
            time_passed | survey 2 years old
        """,
    )
