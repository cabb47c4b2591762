"""`curated.plan_changes`: each change of a plan that was issued, in words."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_each_change_of_an_issued_plan_is_noted_with_its_day(check):
    check(
        "curated.plan_changes",
        given={
            "curated.planned_households": """
                household_id | centre_id | plan_month | plan_place | change_code | changed_on
                -------------+-----------+------------+------------+-------------+-----------
                H1           | C1        | 2020-03-01 | 1          | emergency   | 2020-03-09
                H2           | C1        | 2020-03-01 | 2          |             |
                H3           | C1        | 2020-03-01 |            | died        | 2020-03-31
            """
        },
        expect="""
            household_id | is_planned | changed_on | change_th                              | change_en
            -------------+------------+------------+----------------------------------------+----------
            H1           | true       | 2020-03-09 | เพิ่มเข้าแผนเพราะกรณีฉุกเฉิน 9/3/2563        | added to the plan: emergency 9 March 2020
            H3           | false      | 2020-03-31 | ออกจากแผนเพราะสมาชิกเสียชีวิต 31/3/2563     | left the plan: its members died 31 March 2020
        """,
    )
