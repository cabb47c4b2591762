"""`clean.set_aside_households`: households that wait for their row to be mended."""


def test_a_household_none_of_whose_rows_was_admitted_is_known_by_its_id(check):
    check(
        "clean.set_aside_households",
        given={
            "raw.households": """
                household_id | source_row
                -------------+-----------
                H1           | 2
                H2           | 3
                H2           | 4
                H3           | 5
                H4           | 6
            """,
            # H3 is dated after the run's day; of H4 an older row was admitted
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+---------
                households  | 3          | rejected
                households  | 4          | rejected
                households  | 5          | not_yet
                households  | 6          | rejected
                persons     | 2          | rejected
            """,
            "clean.households": """
                household_id
                ------------
                H1
                H4
            """,
        },
        expect="""
            household_id | source_row
            -------------+-----------
            H2           | 3
        """,
    )
