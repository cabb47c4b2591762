"""`clean.set_aside_members`: in which households somebody is missing, and how many."""


def test_the_members_whose_rows_were_rejected_are_counted_by_household(check):
    check(
        "clean.set_aside_members",
        given={
            "clean.households": """
                household_id
                ------------
                H1
                H2
                H3
            """,
            "raw.persons": """
                household_id | person_number | source_row
                -------------+---------------+-----------
                H1           | 1             | 2
                H1           | 2             | 3
                H1           | 3             | 4
                H2           | 1             | 5
                H3           | 1             | 6
                H3           | 1             | 7
                H3           | 2             | 8
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+-----------
                persons     | 3          | rejected
                persons     | 4          | rejected
                persons     | 5          | rejected
                persons     | 7          | superseded
                persons     | 8          | not_yet
                households  | 6          | rejected
            """,
        },
        expect="""
            household_id | set_aside_count
            -------------+----------------
            H1           | 2
            H2           | 1
        """,
    )


def test_members_of_a_household_that_is_not_admitted_are_not_counted(check):
    check(
        "clean.set_aside_members",
        given={
            "raw.persons": """
                household_id | source_row
                -------------+-----------
                H1           | 2
                             | 3
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+---------
                persons     | 2          | rejected
                persons     | 3          | rejected
            """,
        },
        expect="household_id\n---",
    )
