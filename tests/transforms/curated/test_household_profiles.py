"""`curated.household_profiles`: whom a visitor asks for, and who lives there."""

import pytest

LISTED = """
    household_id | fate_code
    -------------+----------
    H1           | unserved
"""


def test_the_head_is_asked_for_under_title_and_name_with_a_masked_id(check):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": LISTED,
            "clean.persons": """
              person_number | household_id | relation_code | first_name | citizen_id
              --------------+--------------+---------------+------------+--------------
              1             | H1           | child         | สมหมาย     | 1010000000010
              2             | H1           | head          | สมมุติ      | 1010000067238
            """,
            "curated.person_needs": """
                household_id | person_number | age_years
                -------------+---------------+----------
                H1           | 1             | 40
                H1           | 2             | 71
            """,
        },
        expect="""
            household_id | head_name | head_age_years | head_citizen_id_masked
            -------------+-----------+----------------+-----------------------
            H1           | สมมุติ     | 71             | x-xxxx-xxxx7-23-x
        """,
    )


@pytest.mark.parametrize(
    ("title_code", "last_name", "head_name"),
    [
        ("mrs", "ปิ่นแก้ว", "นางสมมุติ ปิ่นแก้ว"),
        ("unknown", "ปิ่นแก้ว", "สมมุติ ปิ่นแก้ว"),
        ("mrs", "", "นางสมมุติ"),  # a one-word name stands alone
    ],
)
def test_a_name_is_written_as_one_writes_it(check, title_code, last_name, head_name):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": LISTED,
            "clean.persons": f"""
                household_id | title_code   | first_name | last_name
                -------------+--------------+------------+-----------
                H1           | {title_code} | สมมุติ      | {last_name}
            """,
            "curated.person_needs": """
                household_id | age_years
                -------------+----------
                H1           | 40
            """,
        },
        expect=f"""
            head_name
            -----------
            {head_name}
        """,
    )


def test_an_adult_is_asked_for_before_a_head_who_is_a_minor_or_gone(check):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": """
                household_id | fate_code
                -------------+------------
                H1           | no_card
                H2           | part_served
            """,
            "clean.persons": """
                household_id | person_number | relation_code | birth_on   | first_name
                -------------+---------------+---------------+------------+-----------
                H1           | 1             | head          | 2002-04-01 | สมใจ
                H1           | 2             | grandparent   | 1940-01-01 | สมมุติ
                H2           | 1             | head          | 1960-01-01 | สมพร
                H2           | 2             | spouse        | 1962-01-01 | สมหญิง
            """,
            "curated.person_needs": """
                household_id | person_number | age_years | is_present
                -------------+---------------+-----------+-----------
                H1           | 1             | 17        | true
                H1           | 2             | 80        | true
                H2           | 1             | 60        | false
                H2           | 2             | 58        | true
            """,
        },
        expect="""
            household_id | head_name | head_age_years | is_somebody_gone
            -------------+-----------+----------------+-----------------
            H1           | สมมุติ     | 80             | false
            H2           | สมหญิง     | 58             | true
        """,
    )


@pytest.mark.parametrize(
    "person",
    [
        "mr      | 2002-04-01 | day  ",
        "unknown | 2020-03-31 | day  ",
        "mr      | 2002-01-01 | year ",  # eighteen by the year only: perhaps not yet
        "mr      | 2002-04-01 | month",
        "boy     |            |      ",  # of unknown age, but a child by title
        "girl    |            |      ",
        "novice  |            |      ",
    ],
)
def test_names_of_minors_are_not_printed(check, person):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": LISTED,
            "clean.persons": f"""
                household_id | person_number | title_code | birth_on | birth_precision
                -------------+---------------+------------+----------+----------------
                H1           | 1             | {person}
            """,
            "curated.person_needs": """
                household_id | person_number
                -------------+--------------
                H1           | 1
            """,
        },
        expect="""
            household_id | head_name
            -------------+-----------
            H1           | (ผู้เยาว์)
        """,
    )


def test_an_adult_of_unknown_age_is_asked_for_before_a_child_of_unknown_age(check):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": LISTED,
            "clean.persons": """
                household_id | person_number | title_code | first_name
                -------------+---------------+------------+-----------
                H1           | 1             | boy        | สมใจ
                H1           | 2             | mrs        | สมมุติ
            """,
            "curated.person_needs": """
                household_id | person_number
                -------------+--------------
                H1           | 1
                H1           | 2
            """,
        },
        expect="""
            household_id | head_name
            -------------+----------
            H1           | นางสมมุติ
        """,
    )


def test_the_name_of_somebody_who_is_eighteen_today_is_printed(check):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": LISTED,
            "clean.persons": """
                household_id | title_code | first_name | birth_on   | birth_precision
                -------------+------------+------------+------------+----------------
                H1           | mr         | สมใจ       | 2002-03-31 | day
            """,
            "curated.person_needs": """
                household_id
                ------------
                H1
            """,
        },
        expect="""
            head_name
            ---------
            นายสมใจ
        """,
    )


def test_members_are_counted_by_need_if_they_live_there(check):
    check(
        "curated.household_profiles",
        given={
            "curated.household_fates": LISTED,
            "clean.persons": """
                household_id | person_number | is_disabled | is_chronically_ill
                -------------+---------------+-------------+-------------------
                H1           | 1             | true        | true
                H1           | 2             |             |
                H1           | 3             | false       | false
                H1           | 4             | true        | true
            """,
            "curated.person_needs": """
                household_id | person_number | age_years | is_present
                -------------+---------------+-----------+-----------
                H1           | 1             | 60        | true
                H1           | 2             | 5         | true
                H1           | 3             | 6         | true
                H1           | 4             | 75        | false
            """,
        },
        expect="""
          elderly_count | disabled_count | chronic_count | under_6_count | member_count
          --------------+----------------+---------------+---------------+-------------
          1             | 1              | 1             | 1             | 3
        """,
    )


def household_of_one(fate_code: str) -> dict[str, str]:
    """Return the drawn tables of a household of one member with that fate."""
    return {
        "curated.household_fates": f"""
            household_id | fate_code
            -------------+------------
            H1           | {fate_code}
        """,
        "clean.persons": """
            household_id | person_number
            -------------+--------------
            H1           | 1
        """,
        "curated.person_needs": """
            household_id | person_number
            -------------+--------------
            H1           | 1
        """,
    }


@pytest.mark.parametrize(
    "fate_code",
    ["no_card", "unserved", "part_served", "follow_up", "vulnerable", "emptied"],
)
def test_households_on_every_list_have_a_profile(check, fate_code):
    check(
        "curated.household_profiles",
        given=household_of_one(fate_code),
        expect="""
            household_id | member_count
            -------------+-------------
            H1           | 1
        """,
    )


@pytest.mark.parametrize(
    "fate_code", ["need_unknown", "no_need_recorded", "outside_area"]
)
def test_households_on_no_list_have_no_profile(check, fate_code):
    check(
        "curated.household_profiles",
        given=household_of_one(fate_code),
        expect="""
            household_id
            ------------
        """,
    )
