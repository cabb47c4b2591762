"""`curated.suggested_services`: what may be asked for, whoever gives it."""

import pytest

from schemas.run import RunRequest
from tests.drawn import PHAN

HOUSEHOLD = """
    household_id
    ------------
    H1
"""
UNSERVED = """
    household_id | fate_code
    -------------+----------
    H1           | unserved
"""
ADULT = """
    household_id | person_number | age_years | is_card_verified
    -------------+---------------+-----------+-----------------
    H1           | 1             | 40        | true
"""
PERSON = """
    household_id | person_number
    -------------+--------------
    H1           | 1
"""
ALL = RunRequest(PHAN.area_code, PHAN.as_of, max_suggested_services=99)


def suggestions(check, expect, *, request=ALL, **given: str):
    """Check what is suggested to a household that fails indicator 8 (its house)."""
    plain = {
        "clean.households": HOUSEHOLD,
        "clean.persons": PERSON,
        "curated.person_needs": ADULT,
        "curated.household_fates": UNSERVED,
        "curated.household_gaps": """
            household_id | indicator_number | dimension_code | result
            -------------+------------------+----------------+-------
            H1           | 8                | living         | failed
        """,
    }
    drawn = {name.replace("__", "."): drawing for name, drawing in given.items()}
    check(
        "curated.suggested_services",
        given=plain | drawn,
        expect=f"""
            suggested_services_th
            ---------------------
            {expect}
        """,
        request=request,
    )


def test_services_that_fit_are_suggested_with_their_department(check):
    suggestions(
        check,
        "ซ่อมแซมบ้าน (บ้านพอเพียง) (พอช.), บ้านเช่าการเคหะ (กคช.), "
        "ที่ดิน/สิทธิอยู่อาศัยมั่นคง (บ้านมั่นคง) (พอช.), "
        "ส่งเข้าสถานคุ้มครองคนไร้ที่พึ่ง (พส.)",
    )


def test_no_more_are_suggested_than_the_run_asks_for(check):
    suggestions(
        check,
        "ซ่อมแซมบ้าน (บ้านพอเพียง) (พอช.)",
        request=RunRequest("5705", PHAN.as_of, max_suggested_services=1),
    )


TWO = RunRequest("5705", PHAN.as_of, max_suggested_services=2)
FAILS_WORK_OF_ELDERS = """
    household_id | indicator_number | dimension_code | result
    -------------+------------------+----------------+-------
    H1           | 21               | income         | failed
"""
FOR_ELDERS = "เงินกู้กองทุนผู้สูงอายุ (ผส.), ส่งเสริมอาชีพผู้สูงอายุ (ผส.)"
FOR_ANYBODY = "เงินทุนประกอบอาชีพ (พส.), พันธุ์พืช พันธุ์สัตว์ ปัจจัยการผลิต (กษ.)"


@pytest.mark.parametrize(
    ("member", "suggested"),
    [
        ("71 | true ", FOR_ELDERS),
        ("   | true ", FOR_ELDERS),  # an unknown age excludes nobody
        ("40 | true ", FOR_ANYBODY),
        ("71 | false", ""),  # who is gone is not to be helped
    ],
)
def test_services_for_elders_are_suggested_where_an_elder_may_live(
    check, member, suggested
):
    suggestions(
        check,
        suggested,
        request=TWO,
        curated__household_gaps=FAILS_WORK_OF_ELDERS,
        curated__person_needs=f"""
            household_id | person_number | age_years | is_present
            -------------+---------------+-----------+-----------
            H1           | 1             | {member}
        """,
    )


def test_services_for_thai_nationals_are_not_suggested_to_others(check):
    suggestions(
        check,
        "ส่งเสริมอาชีพผู้สูงอายุ (ผส.), เงินทุนประกอบอาชีพ (พส.)",
        request=TWO,
        curated__household_gaps=FAILS_WORK_OF_ELDERS,
        clean__persons="""
            household_id | person_number | nationality_code
            -------------+---------------+-----------------
            H1           | 1             | myanmar
        """,
        curated__person_needs="""
            household_id | person_number | age_years
            -------------+---------------+----------
            H1           | 1             | 71
        """,
    )


def test_services_for_disabled_persons_are_suggested_where_one_lives(check):
    suggestions(
        check,
        "เงินกู้กองทุนคนพิการ (พก.), เงินทุนประกอบอาชีพ (พส.)",
        request=TWO,
        curated__household_gaps=FAILS_WORK_OF_ELDERS,
        curated__person_needs="""
            household_id | person_number | age_years | is_disabled
            -------------+---------------+-----------+------------
            H1           | 1             | 40        | true
        """,
    )


def test_a_service_under_a_regulation_no_longer_in_use_is_not_suggested(check):
    suggestions(  # REG-48 adapts the homes of elders
        check,
        "ซ่อมแซมบ้าน (บ้านพอเพียง) (พอช.), บ้านเช่าการเคหะ (กคช.)",
        request=TWO,
        curated__person_needs="""
            household_id | person_number | age_years
            -------------+---------------+----------
            H1           | 1             | 71
        """,
    )


@pytest.mark.parametrize("gap", ["failed     | true", "unanswered | false"])
def test_nothing_is_suggested_for_what_is_answered_or_not_known_to_fail(check, gap):
    suggestions(
        check,
        "",
        curated__household_gaps=f"""
            household_id | indicator_number | dimension_code | result     | is_answered
            -------------+------------------+----------------+------------+------------
            H1           | 8                | living         | {gap}
        """,
    )


@pytest.mark.parametrize("fate_code", ["follow_up", "need_unknown", "emptied"])
def test_nothing_is_suggested_to_a_household_that_is_not_to_be_helped(check, fate_code):
    suggestions(
        check,
        "",
        curated__household_fates=f"""
            household_id | fate_code
            -------------+------------
            H1           | {fate_code}
        """,
    )
