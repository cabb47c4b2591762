"""`curated.changed_subjects`: who entered, left or moved, by facts of their own."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_who_entered_left_or_moved_is_told_and_who_was_only_shifted_is_not(check):
    check(
        "curated.changed_subjects",
        given={
            "earlier.nights": """
                night_on   | is_previous
                -----------+------------
                2020-03-30 | true
            """,
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | subdistrict_code | list_code | priority_rank | score | last_service_on
                -----------+--------------+------------+------------------+-----------+---------------+-------+----------------
                2020-03-30 | household    | GONE       | 570511           | unserved  | 1             | 50    |
                2020-03-30 | household    | SHIFTED    | 570511           | unserved  | 2             | 40    |
                2020-03-30 | household    | HELPED     | 570511           | unserved  | 3             | 30    |
                2020-03-30 | household    | OTHERLIST  | 570511           | unserved  | 4             | 20    |
                2020-03-30 | household    | MOVED      | 570511           | unserved  | 5             | 10    |
                2020-03-30 | household    | NEVER      | 570511           |           |               |       |
            """,
            "curated.subject_states": """
                subject_kind | subject_id | subdistrict_code | list_code   | priority_rank | score | last_service_on
                -------------+------------+------------------+-------------+---------------+-------+----------------
                household    | SHIFTED    | 570511           | unserved    | 1             | 40    |
                household    | HELPED     | 570511           | unserved    | 2             | 30    | 2020-03-30
                household    | OTHERLIST  | 570511           | part_served | 1             | 20    |
                household    | MOVED      | 570512           | unserved    | 1             | 10    |
                household    | NEVER      | 570511           |             |               |       |
                client       | NEW        | 570511           | outside_survey | 1          | 15    |
            """,
        },
        expect="""
            subject_kind | subject_id | list_code_before | list_code_now  | subdistrict_code_before | subdistrict_code_now | priority_rank_before | priority_rank_now | is_reordered
            -------------+------------+------------------+----------------+-------------------------+----------------------+----------------------+-------------------+-------------
            household    | GONE       | unserved         |                | 570511                  |                      | 1                    |                   | false
            household    | HELPED     | unserved         | unserved       | 570511                  | 570511               | 3                    | 2                 | true
            household    | OTHERLIST  | unserved         | part_served    | 570511                  | 570511               | 4                    | 1                 | false
            household    | MOVED      | unserved         | unserved       | 570511                  | 570512               | 5                    | 1                 | false
            client       | NEW        |                  | outside_survey |                         | 570511               |                      | 1                 | false
        """,
    )


def test_the_first_night_and_nights_kept_for_measures_alone_compare_nothing(check):
    check(
        "curated.changed_subjects",
        given={
            "earlier.nights": """
                night_on   | is_previous | is_monday | is_plan_issue
                -----------+-------------+-----------+--------------
                2020-03-20 | false       | false     | false
            """,
            "curated.subject_states": """
                subject_kind | subject_id | list_code | priority_rank
                -------------+------------+-----------+--------------
                household    | H1         | unserved  | 1
            """,
        },
        expect="""
            subject_id
            ----------
        """,
    )
