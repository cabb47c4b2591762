"""`match.compared_persons`: a person's own row and the household's address, as one."""


def test_a_person_is_compared_with_the_address_of_the_household(check):
    check(
        "match.compared_persons",
        given={
            "clean.households": """
                household_id | house_number | village_number | subdistrict_code
                -------------+--------------+----------------+-----------------
                H1           | 12/3         | 4              | 570511
            """,
            "clean.persons": """
                household_id | person_number
                -------------+--------------
                H1           | 2
            """,
        },
        expect="""
            compared_id | house_number | village_number | subdistrict_code | district_code | is_open
            ------------+--------------+----------------+------------------+---------------+--------
            H1/2        | 12/3         | 4              | 570511           | 5705          | true
        """,  # noqa: E501
    )


def test_the_sounds_of_both_names_come_from_the_list_of_names(check):
    check(
        "match.compared_persons",
        given={
            "clean.households": "household_id\n-\nH1",
            "clean.persons": """
                household_id | first_name | last_name
                -------------+------------+----------
                H1           | สมมุติ      | ใจงาม
            """,
            "match.name_sounds": """
                name  | name_sound
                ------+-----------
                สมมุติ | ซ6E30
                ใจงาม | จ7296
            """,
        },
        expect="""
            first_name_sound | last_name_sound
            -----------------+----------------
            ซ6E30            | จ7296
        """,
    )


def test_a_one_word_name_has_an_empty_surname_that_is_no_gap(check):
    check(
        "match.compared_persons",
        given={
            "clean.households": "household_id\n-\nH1",
            "clean.persons": """
                household_id | first_name | first_name_letters | last_name_letters
                -------------+------------+--------------------+------------------
                H1           | อาผ่า       | abc                |
            """,
        },
        expect="""
            first_name_letters | last_name_sound
            -------------------+----------------
            abc                |
        """,
        only="last_name_letters = '' and last_name_folded = ''",
    )


def test_a_birth_date_is_compared_as_a_clerk_types_it_in_the_buddhist_era(check):
    check(
        "match.compared_persons",
        given={
            "clean.households": "household_id\n-\nH1",
            "clean.persons": """
                household_id | birth_on   | birth_precision
                -------------+------------+----------------
                H1           | 1976-02-05 | day
                H1           |            |
            """,
        },
        expect="""
            birth_on   | birth_digits | birth_year | birth_precision
            -----------+--------------+------------+----------------
            1976-02-05 | 25190205     | 1976       | day
                       |              |            |
        """,
    )


def test_an_id_is_cut_in_halves_that_one_slip_leaves_one_of(check):
    check(
        "match.compared_persons",
        given={
            "clean.households": "household_id\n-\nH1",
            "clean.persons": """
                household_id | citizen_id    | citizen_id_written
                -------------+---------------+-------------------
                H1           | 1010000000010 | 1010000000010
                H1           |               | 101000000001
                H1           |               | 10123
                H1           |               |
            """,
        },
        expect="""
            citizen_id    | citizen_id_written | citizen_id_opening | citizen_id_ending
            --------------+--------------------+--------------------+------------------
            1010000000010 | 1010000000010      | 1010000            | 0000010
                          | 101000000001       | 1010000            | 000001
                          | 10123              |                    |
                          |                    |                    |
        """,
    )


def test_a_sex_that_is_not_known_is_not_compared(check):
    check(
        "match.compared_persons",
        given={
            "clean.households": "household_id\n-\nH1",
            "clean.persons": """
                household_id | person_number | sex_code
                -------------+---------------+---------
                H1           | 1             | female
                H1           | 2             | unknown
            """,
        },
        expect="""
            compared_id | sex_code
            ------------+---------
            H1/1        | female
            H1/2        |
        """,
    )
