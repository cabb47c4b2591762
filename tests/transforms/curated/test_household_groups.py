"""`curated.household_groups`: who in a household is of which group of people."""

import pytest

from tests.drawn import heading, parse

OF_PERSONS = (
    "sex_code",
    "self_care_code",
    "nationality_code",
    "relation_code",
    "marital_status_code",
)


def part(drawing: str, names: list[str]) -> str:
    """Return some columns of a drawn table, drawn."""
    lines = [" | ".join(row[name] or "" for name in names) for row in parse(drawing)]
    return "\n".join((" | ".join(names), "---", *lines))


def groups(check, members: str, expect: str, *, only: str, set_aside: str = "") -> None:
    """Check the groups of drawn members: what the survey and the run know of them."""
    keys = ["household_id", "person_number"]
    others = [name for name in heading(members) if name not in keys]
    written = [name for name in others if name in OF_PERSONS]
    known = [name for name in others if name not in OF_PERSONS]
    check(
        "curated.household_groups",
        given={
            "clean.persons": part(members, keys + written),
            "curated.person_needs": part(members, keys + known),
            "clean.set_aside_members": f"household_id\n---\n{set_aside}",
        },
        expect=expect,
        only=only,
    )


@pytest.mark.parametrize(
    ("age", "codes"),
    [
        ("0", "children, under_6"),
        ("5", "children, under_6"),
        ("6", "children, school_age"),
        ("17", "children, school_age"),
        ("18", "youth"),
        ("25", "youth"),
        ("26", ""),
        ("59", ""),
        ("60", "elderly"),
        ("79", "elderly"),
        ("80", "elderly, very_old"),
        ("", ""),
    ],
)
def test_a_group_by_age_holds_from_its_first_to_its_last_year_of_age(check, age, codes):
    expected = [f"H1 | {code}" for code in codes.split(", ") if code]
    groups(
        check,
        f"""
            household_id | person_number | age_years
            -------------+---------------+----------
            H1           | 1             | {age}
        """,
        "\n".join(("household_id | group_code", "---", *expected)),
        only="group_code not in ('everyone', 'any_dependant', 'elderly_alone')",
    )


def test_members_of_a_group_are_counted_and_of_them_those_who_still_live_there(check):
    groups(
        check,
        """
            household_id | person_number | age_years | is_present
            -------------+---------------+-----------+-----------
            H1           | 1             | 70        | true
            H1           | 2             | 71        | false
            H1           | 3             | 30        | true
            H2           | 1             | 72        | false
        """,
        """
            household_id | group_code | member_count | present_count
            -------------+------------+--------------+--------------
            H1           | elderly    | 2            | 1
            H1           | everyone   | 3            | 2
            H2           | elderly    | 1            | 0
            H2           | everyone   | 1            | 0
        """,
        only="group_code in ('elderly', 'everyone')",
    )


def test_women_are_of_age_and_said_to_be_female(check):
    groups(
        check,
        """
            household_id | person_number | age_years | sex_code
            -------------+---------------+-----------+---------
            H1           | 1             | 18        | female
            H1           | 2             | 17        | female
            H1           | 3             |           | female
            H1           | 4             | 40        | male
            H1           | 5             | 40        | unknown
        """,
        """
            household_id | group_code | member_count
            -------------+------------+-------------
            H1           | women      | 1
        """,
        only="group_code = 'women'",
    )


def test_health_makes_a_group_of_any_age_an_unknown_one_too(check):
    groups(
        check,
        """
            household_id | person_number | is_disabled | is_chronically_ill | self_care_code
            -------------+---------------+-------------+--------------------+---------------
            H1           | 1             | true        | false              | able
            H2           | 1             | false       | true               | partly
            H3           | 1             | false       | false              | unable
            H4           | 1             | false       | false              | unknown
        """,  # noqa: E501
        """
            household_id | group_code
            -------------+----------------
            H1           | disabled
            H2           | chronically_ill
            H3           | cannot_care
        """,
        only="group_code not in ('everyone', 'any_dependant')",
    )


@pytest.mark.parametrize(
    ("nationality", "count"),
    [("thai", 0), ("unknown", 0), ("myanmar", 1), ("stateless", 1), ("other", 1)],
)
def test_who_is_said_to_be_of_no_thai_nationality_is_not_thai_and_nobody_else(
    check, nationality, count
):
    groups(
        check,
        f"""
            household_id | person_number | nationality_code
            -------------+---------------+-----------------
            H1           | 1             | {nationality}
        """,
        "\n".join(("household_id | group_code", "---", *["H1 | no_thai_id"] * count)),
        only="group_code = 'no_thai_id'",
    )


def test_somebody_old_disabled_and_ill_is_one_dependant(check):
    groups(
        check,
        """
            household_id | person_number | age_years | is_disabled | is_chronically_ill
            -------------+---------------+-----------+-------------+-------------------
            H1           | 1             | 85        | true        | true
            H1           | 2             | 4         | true        | false
            H1           | 3             | 40        | false       | false
            H2           | 1             | 40        | false       | false
        """,
        """
            household_id | group_code    | member_count
            -------------+---------------+-------------
            H1           | any_dependant | 2
        """,
        only="group_code = 'any_dependant'",
    )


def test_a_family_is_two_or_more_who_still_live_there_and_holds_all_members(check):
    groups(
        check,
        """
            household_id | person_number | is_present
            -------------+---------------+-----------
            H1           | 1             | true
            H1           | 2             | true
            H1           | 3             | false
            H2           | 1             | true
            H2           | 2             | false
            H3           | 1             | true
        """,
        """
            household_id | group_code | member_count | present_count
            -------------+------------+--------------+--------------
            H1           | families   | 3            | 2
        """,
        only="group_code = 'families'",
    )


def one_parent(check, members: str, *, is_one: bool, set_aside: str = "") -> None:
    """Check whether a household of these members is one parent's."""
    count = len(members.strip().splitlines())
    expected = [f"H1 | {count}"] if is_one else []
    groups(
        check,
        f"""
            household_id | person_number | relation_code | marital_status_code | age_years | is_present
            -------------+---------------+---------------+---------------------+-----------+-----------
            {members}
        """,  # noqa: E501
        "\n".join(("household_id | member_count", "---", *expected)),
        only="group_code = 'one_parent'",
        set_aside=set_aside,
    )


HEAD = "H1 | 1 | head  | divorced | 40 | true\n"
CHILD = "H1 | 2 | child | single   | 17 | true\n"


def test_a_head_without_a_spouse_and_a_child_under_18_are_one_parents(check):
    one_parent(check, HEAD + CHILD, is_one=True)


@pytest.mark.parametrize("age", ["18", ""])
def test_a_child_who_is_of_age_or_of_unknown_age_makes_nobody_a_lone_parent(check, age):
    one_parent(check, HEAD + f"H1 | 2 | child | single | {age} | true", is_one=False)


def test_a_child_who_has_left_makes_nobody_a_lone_parent(check):
    one_parent(check, HEAD + "H1 | 2 | child | single | 9 | false", is_one=False)


def test_two_parents_are_two_whatever_their_marriage_is_called(check):
    spouse = "H1 | 3 | spouse | separated | 38 | true"
    one_parent(check, HEAD + CHILD + spouse, is_one=False)


@pytest.mark.parametrize(
    ("is_head_there", "is_spouse_there"), [("true", "false"), ("false", "true")]
)
def test_who_stays_when_head_or_spouse_has_died_is_one_parent(
    check, is_head_there, is_spouse_there
):
    couple = f"""H1 | 1 | head   | married | 40 | {is_head_there}
        H1 | 3 | spouse | married | 38 | {is_spouse_there}
    """
    one_parent(check, couple + CHILD, is_one=True)


def test_children_both_of_whose_parents_are_gone_have_none(check):
    one_parent(check, "H1 | 1 | head | widowed | 40 | false\n" + CHILD, is_one=False)


def test_a_married_head_whose_spouse_is_not_named_may_not_be_alone(check):
    one_parent(check, "H1 | 1 | head | married | 40 | true\n" + CHILD, is_one=False)


def test_a_grandchilds_parent_is_not_known_so_nobody_is_its_lone_parent(check):
    grandchild = "H1 | 2 | grandchild | single | 9 | true"
    daughter = "H1 | 3 | child | divorced | 30 | true\n"
    one_parent(check, HEAD + daughter + grandchild, is_one=False)


def test_a_member_who_was_set_aside_may_be_the_other_parent(check):
    one_parent(check, HEAD + CHILD, is_one=False, set_aside="H1")


@pytest.mark.parametrize(
    ("members", "is_alone"),
    [
        ("H1 | 1 | 60 | true", True),
        ("H1 | 1 | 59 | true", False),
        ("H1 | 1 |    | true", False),
        ("H1 | 1 | 70 | true \n H1 | 2 | 68 | true ", True),
        ("H1 | 1 | 70 | true \n H1 | 2 | 40 | true ", False),
        ("H1 | 1 | 70 | true \n H1 | 2 |    | true ", False),
        ("H1 | 1 | 70 | true \n H1 | 2 | 40 | false", True),
        ("H1 | 1 | 70 | true \n H1 | 2 |    | false", True),
        ("H1 | 1 | 70 | false\n H1 | 2 | 72 | false", False),
    ],
)
def test_the_elderly_are_alone_where_nobody_who_still_lives_there_may_be_younger(
    check, members, is_alone
):
    groups(
        check,
        f"""
            household_id | person_number | age_years | is_present
            -------------+---------------+-----------+-----------
            {members}
        """,
        "\n".join(("household_id", "---", *["H1"] * is_alone)),
        only="group_code = 'elderly_alone'",
    )


def test_a_member_who_was_set_aside_may_be_young(check):
    groups(
        check,
        """
            household_id | person_number | age_years
            -------------+---------------+----------
            H1           | 1             | 80
        """,
        "household_id\n---",
        only="group_code = 'elderly_alone'",
        set_aside="H1",
    )


def test_what_these_sources_cannot_tell_holds_nobody(check):
    groups(
        check,
        """
            household_id | person_number
            -------------+--------------
            H1           | 1
        """,
        """
            group_code
            ----------
            everyone
        """,
        only="true",
    )
