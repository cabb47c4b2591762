"""`curated.target_list_rows`: households, and behind them the clients."""


def test_clients_outside_the_survey_stand_behind_the_households(check):
    check(
        "curated.target_list_rows",
        given={
            "curated.target_households": """
                list_code | priority_rank | household_id | member_count | distance_km
                ----------+---------------+--------------+--------------+------------
                unserved  | 1             | H1           | 3            | 1.5
            """,
            "curated.target_clients": """
                list_code      | priority_rank | client_id | head_name
                ---------------+---------------+-----------+----------
                outside_survey | 1             | C-R1      | นางสมมุติ
            """,
        },
        expect="""
            list_code      | household_id | client_id | member_count | distance_km
            ---------------+--------------+-----------+--------------+------------
            unserved       | H1           |           | 3            | 1.5
            outside_survey |              | C-R1      |              |
        """,
    )
