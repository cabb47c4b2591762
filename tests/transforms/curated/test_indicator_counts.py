"""`curated.indicator_counts`: persons in the households that an indicator is about."""

import pytest

MEMBERS = """
    household_id | person_number | is_target_poor
    -------------+---------------+---------------
    H1           | 1             | true
    H1           | 2             | false
    H1           | 3             |
    H2           | 1             | true
    H2           | 2             | true
"""


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("fails 16", "fails 17", "5 | 3 | 1"),  # the whole household, once
        ("fails 16", "fails 16", "5 | 5 | 3"),
        ("fails 16", "not applicable 16", "3 | 3 | 1"),
        ("fails 16", "unanswered 16", "3 | 3 | 1"),
        ("fails 2", "fails 3", "5 | 0 | 0"),
    ],
)
def test_persons_are_counted_by_their_households_result(check, first, second, counts):
    given = {
        "clean.households": f"""
            household_id | subdistrict_code | indicator_results
            -------------+------------------+------------------
            H1           | 570511           | {first}
            H2           | 570511           | {second}
        """,
        "curated.person_needs": MEMBERS,
    }
    heading = (
        "applicable_person_count | failed_person_count | target_failed_person_count"
    )
    of_others = {"fails 17": {17: "5 | 2 | 2"}, "fails 16": {}}.get(second, {})
    of_others |= {2: "5 | 3 | 1", 3: "5 | 2 | 2"} if first == "fails 2" else {}
    lines = (
        f"{number} | {counts if number == 16 else of_others.get(number, '5 | 0 | 0')}"
        for number in range(1, 32)
    )
    check(
        "curated.indicator_counts",
        given=given,
        expect="\n".join([f"indicator_number | {heading}", "-", *lines]),
    )


def test_only_subdistricts_of_the_area_are_counted(check):
    check(
        "curated.indicator_counts",
        given={
            "clean.households": """
                household_id | subdistrict_code
                -------------+-----------------
                H1           | 570101
            """,
            "curated.person_needs": MEMBERS,
        },
        expect="""
            subdistrict_code
            ----------------
        """,
    )
