"""`curated.night_settings`: what a night was judged by."""


def test_rules_numbers_and_program_are_noted_beside_the_rounds_in_use(check):
    check(
        "curated.night_settings",
        given={
            "reference.run_settings": """
                setting_kind | setting_name           | setting_value | rule_version
                -------------+------------------------+---------------+-------------
                rules        | reference.score_points | a1b2          | 2569-1
                parameter    | vulnerable_level       | 2             |
            """,
            # another district's new form is no round of this one
            "clean.households": """
                household_id | subdistrict_code | survey_round_id
                -------------+------------------+----------------
                H1           | 570511           | bmn2560
                H2           | 570101           | bmn2565
            """,
            "clean.welfare_registrations": """
                citizen_id    | registration_year
                --------------+------------------
                1579900000010 | 2560
                1579900000028 | 2566
            """,
        },
        expect="""
            setting_kind | setting_name           | setting_value | rule_version
            -------------+------------------------+---------------+-------------
            rules        | reference.score_points | a1b2          | 2569-1
            parameter    | vulnerable_level       | 2             |
            survey_round | households             | bmn2560       |
            card_round   | welfare_registrations  | 2565          |
        """,
    )
