"""`curated.village_middles`: where a village and a subdistrict lie."""


def test_the_middle_of_a_village_is_the_median_of_its_located_houses(check):
    check(
        "curated.village_middles",
        given={
            "clean.households": """
                household_id | village_number | latitude | longitude
                -------------+----------------+----------+----------
                H1           | 1              | 19.1     | 99.1
                H2           | 1              | 19.2     | 99.3
                H3           | 1              | 15.0     | 105.0
                H4           | 1              | 19.9     |
                H5           | 2              | 19.4     | 99.4
                H6           | 2              |          |
                H7           |                | 19.5     | 99.5
                H8           | 3              |          |
            """
        },
        expect="""
            subdistrict_code | village_number | latitude | longitude | located_count
            -----------------+----------------+----------+-----------+--------------
            570511           | 1              | 19.1     | 99.3      | 3
            570511           | 2              | 19.4     | 99.4      | 1
            570511           |                | 19.2     | 99.4      | 5
        """,
    )
