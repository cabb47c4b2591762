"""`curated.subdistrict_summary`: TPMAP's counts, and how long each list is."""

from schemas.run import RunRequest
from tests.drawn import PHAN

SANKLANG = RunRequest("570511", PHAN.as_of)


def test_every_subdistrict_of_the_area_is_told_of_though_nobody_lives_there(check):
    check(
        "curated.subdistrict_summary",
        given={},
        expect="\n".join(
            [
                "subdistrict_code | district_name | household_count | person_count",
                "-----------------+---------------+-----------------+-------------",
                *(f"{code} | พาน | 0 | 0" for code in range(570501, 570516)),
            ]
        ),
    )


def counted(check, expect, columns, **drawn: str):
    """Check some counts of ต.สันกลาง, which stands for the area."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.subdistrict_summary",
        given=tables,
        expect=f"""
            {columns}
            ---------
            {expect}
        """,
        request=SANKLANG,
    )


def test_persons_are_counted_as_tpmap_does_and_an_unknown_card_counts_for_nobody(check):
    counted(
        check,
        "4 | 2 | 1 | 3 | 1 | 1",
        "person_count | welfare_registered_count | welfare_verified_count"
        " | survey_poor_person_count | survey_poor_registered_count"
        " | target_poor_count",
        curated__person_needs="""
          person_number | is_survey_poor | is_card_registered | is_card_verified | \\
          --------------+----------------+--------------------+------------------+--
          1             | true           | true               | true             | true
          2             | true           | false              | false            | false
          3             | true           |                    |                  |
          4             | false          | true               | false            | false
        """.replace("\\", "is_target_poor"),
    )


def test_target_poor_are_counted_under_every_dimension_that_fails(check):
    counted(
        check,
        "2 | 0 | 0 | 3 | 0",
        "target_health_count | target_living_count | target_education_count"
        " | target_income_count | target_access_count",
        curated__person_needs="""
            household_id | person_number | is_target_poor
            -------------+---------------+---------------
            H1           | 1             | true
            H1           | 2             | true
            H1           | 3             |
            H2           | 1             | true
            H3           | 1             | false
        """,
        curated__household_dimensions="""
            household_id | dimension_code | result
            -------------+----------------+-----------
            H1           | health         | failed
            H1           | income         | failed
            H1           | living         | unanswered
            H2           | income         | failed
            H3           | access         | failed
        """,
    )


def test_households_are_counted_by_fate_and_survey_poor_ones_whatever_their_fate(check):
    counted(
        check,
        "6 | 2 | 1 | 0 | 1 | 1 | 1 | 1 | 1",
        "household_count | survey_poor_household_count | unserved_count"
        " | no_card_count | need_unknown_count | no_need_recorded_count"
        " | emptied_count | follow_up_count | vulnerable_count",
        curated__household_fates="""
            household_id | fate_code        | failed_dimension_count
            -------------+------------------+-----------------------
            H1           | unserved         | 2
            H2           | emptied          | 0
            H3           | need_unknown     | 0
            H4           | no_need_recorded | 0
            H5           | follow_up        | 1
            H6           | vulnerable       | 0
        """,
    )


def test_only_clients_who_are_listed_are_counted(check):
    counted(
        check,
        "1",
        "outside_survey_count",
        curated__outside_survey_clients="""
            client_id | is_listed
            ----------+----------
            C-R1      | true
            C-R2      | false
        """,
    )
