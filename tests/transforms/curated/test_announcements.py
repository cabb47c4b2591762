"""`curated.announcements`: what moves lists by definition, told above the numbers."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_a_change_of_rules_is_announced_for_each_night_compared_with(check):
    check(
        "curated.announcements",
        given={
            "earlier.nights": """
                night_on   | is_previous | is_monday | is_plan_issue
                -----------+-------------+-----------+--------------
                2020-03-30 | true        | true      | false
                2020-03-02 | false       | false     | true
            """,
            "curated.setting_changes": """
                night_on   | setting_kind | setting_name           | what_moves | change_th | change_en
                -----------+--------------+------------------------+------------+-----------+----------
                2020-03-30 | rules        | reference.score_points | order      | ค 1 → 2   | s 1 → 2
                2020-03-30 | survey_round | households             | lists      | ร 1 → 2   | r 1 → 2
            """,
        },
        expect="""
            baseline_code | announcement_order | compared_on | announcement_en
            --------------+--------------------+-------------+----------------
            monday        | 1                  | 2020-03-30  | changed: r 1 → 2; who leaves a list because of it has not been helped by that
            monday        | 2                  | 2020-03-30  | rules changed: s 1 → 2; the order may change though nothing happened to anybody
            previous      | 1                  | 2020-03-30  | changed: r 1 → 2; who leaves a list because of it has not been helped by that
            previous      | 2                  | 2020-03-30  | rules changed: s 1 → 2; the order may change though nothing happened to anybody
        """,
    )
