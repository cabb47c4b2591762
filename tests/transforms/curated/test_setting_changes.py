"""`curated.setting_changes`: which rules a night differs by, if they move anybody."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

NIGHTS = """
    night_on   | is_previous
    -----------+------------
    2020-03-30 | true
"""


def test_a_rule_that_differs_is_told_by_its_name_and_versions(check):
    check(
        "curated.setting_changes",
        given={
            "earlier.nights": NIGHTS,
            "earlier.night_settings": """
                night_on   | setting_kind | setting_name            | setting_value | rule_version
                -----------+--------------+-------------------------+---------------+-------------
                2020-03-30 | rules        | reference.score_points  | a1            | 2569-1
                2020-03-30 | rules        | reference.services      | b1            |
                2020-03-30 | rules        | reference.service_costs | c1            |
                2020-03-30 | parameter    | vulnerable_level        | 2             |
                2020-03-30 | parameter    | link_lead               | 5.0           |
            """,
            "curated.night_settings": """
                setting_kind | setting_name            | setting_value | rule_version
                -------------+-------------------------+---------------+-------------
                rules        | reference.score_points  | a2            | 2569-2
                rules        | reference.services      | b2            |
                rules        | reference.service_costs | c2            |
                parameter    | vulnerable_level        | 3             |
                parameter    | link_lead               | 5.0           |
            """,
        },
        expect="""
            setting_name           | what_moves | change_th                        | change_en
            -----------------------+------------+----------------------------------+----------
            reference.score_points | order      | คะแนนจัดลำดับ 2569-1 → 2569-2      | points of the score 2569-1 → 2569-2
            reference.services     | lists      | บริการและระยะที่มีผล b1 → b2          | services and how long they last b1 → b2
            vulnerable_level       | lists      | ระดับที่ขึ้นบัญชีเปราะบาง 2 → 3         | level of the vulnerable list 2 → 3
        """,
    )


def test_a_rule_edited_under_its_old_version_is_said_to_be(check):
    check(
        "curated.setting_changes",
        given={
            "earlier.nights": NIGHTS,
            "earlier.night_settings": """
                night_on   | setting_kind | setting_name           | setting_value | rule_version
                -----------+--------------+------------------------+---------------+-------------
                2020-03-30 | rules        | reference.score_points | a1            | 2569-1
            """,
            "curated.night_settings": """
                setting_kind | setting_name           | setting_value | rule_version
                -------------+------------------------+---------------+-------------
                rules        | reference.score_points | a2            | 2569-1
            """,
        },
        expect="""
            setting_name           | change_en
            -----------------------+----------
            reference.score_points | points of the score edited under the same version 2569-1
        """,
    )


def test_a_night_that_noted_nothing_differs_by_nothing(check):
    check(
        "curated.setting_changes",
        given={
            "earlier.nights": NIGHTS,
            "curated.night_settings": """
                setting_kind | setting_name       | setting_value
                -------------+--------------------+--------------
                rules        | reference.services | b2
            """,
        },
        expect="""
            setting_name
            ------------
        """,
    )
