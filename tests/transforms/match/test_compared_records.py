"""`match.compared_records`: a record as it is compared, and whether it is open."""

import pytest


def test_a_record_is_compared_with_its_own_address_and_by_its_own_key(check):
    check(
        "match.compared_records",
        given={
            "clean.service_records": """
                service_record_id | house_number | village_number | subdistrict_code
                ------------------+--------------+----------------+-----------------
                R1                | 12/3         | 4              | 570511
                R2                |              |                |
            """,
        },
        expect="""
            compared_id | house_number | village_number | district_code
            ------------+--------------+----------------+--------------
            R1          | 12/3         | 4              | 5705
            R2          |              |                |
        """,
    )


@pytest.mark.parametrize(
    ("agrees", "is_open"),
    [
        ("true  | true  | true  | 1", "false"),
        ("true  | true  | false | 1", "false"),
        ("true  | false | true  | 1", "false"),
        # a brother's ID: surname and birth date alone are a twin's too
        ("false | true  | true  | 1", "true"),
        ("true  | false | false | 1", "true"),
        ("false | false | false | 1", "true"),
        ("true  | true  | true  | 2", "true"),
    ],
)
def test_a_record_is_open_unless_its_id_points_at_one_person_who_is_named_like_it(
    check, agrees, is_open
):
    check(
        "match.compared_records",
        given={
            "clean.service_records": "service_record_id\n-\nR1",
            "match.id_candidates": f"""
                service_record_id | is_first_name_equal | is_last_name_equal | is_birth_date_equal | holder_count
                ------------------+---------------------+--------------------+---------------------+-------------
                R1                | {agrees}
            """,  # noqa: E501
        },
        expect=f"compared_id | is_open\n-\nR1 | {is_open}",
    )


def test_a_record_whose_id_nobody_holds_is_open(check):
    check(
        "match.compared_records",
        given={"clean.service_records": "service_record_id\n-\nR1"},
        expect="compared_id | is_open\n-\nR1 | true",
    )


def test_an_id_that_is_not_valid_is_compared_as_it_was_written(check):
    check(
        "match.compared_records",
        given={
            "clean.service_records": """
                service_record_id | citizen_id    | citizen_id_written
                ------------------+---------------+-------------------
                R1                | 1010000000010 | 1010000000010
                R2                |               | 1010000000011
                R3                |               | 10100
            """,
        },
        expect="""
            compared_id | citizen_id    | citizen_id_written | citizen_id_opening
            ------------+---------------+--------------------+-------------------
            R1          | 1010000000010 | 1010000000010      | 1010000
            R2          |               | 1010000000011      | 1010000
            R3          |               | 10100              |
        """,
    )


def test_a_one_word_name_has_an_empty_surname_and_an_unknown_sex_is_not_compared(
    check,
):
    check(
        "match.compared_records",
        given={
            "clean.service_records": """
                service_record_id | first_name_letters | last_name_letters | sex_code
                ------------------+--------------------+-------------------+---------
                R1                | abc                |                   | unknown
            """,
        },
        expect="compared_id | first_name_letters | sex_code\n-\nR1 | abc |",
        only="last_name_letters = '' and last_name_folded = ''",
    )


def test_names_birth_dates_and_sounds_are_made_as_those_of_persons(check):
    check(
        "match.compared_records",
        given={
            "clean.service_records": """
                service_record_id | first_name | last_name | birth_on
                ------------------+------------+-----------+-----------
                R1                | สมมุติ      | ใจงาม     | 1976-02-05
            """,
            "match.name_sounds": """
                name  | name_sound
                ------+-----------
                สมมุติ | one
                ใจงาม | two
            """,
        },
        expect="""
            first_name_sound | last_name_sound | birth_digits | birth_year
            -----------------+-----------------+--------------+-----------
            one              | two             | 25190205     | 1976
        """,
    )


def test_a_record_that_a_reviewer_told_apart_from_its_ids_holder_is_open_again(check):
    check(
        "match.compared_records",
        given={
            "clean.service_records": """
                service_record_id
                -----------------
                R1
                R2
            """,
            "match.id_candidates": """
                service_record_id | household_id | person_number | is_first_name_equal | is_last_name_equal | holder_count
                ------------------+--------------+---------------+---------------------+--------------------+-------------
                R1                | H1           | 1             | true                | true               | 1
                R2                | H1           | 1             | true                | true               | 1
            """,  # noqa: E501
            "match.settled_decisions": """
                service_record_id | person_key | answer_code
                ------------------+------------+------------
                R1                | H1/1       | different
            """,
        },
        expect="""
            compared_id | is_open
            ------------+--------
            R1          | true
            R2          | false
        """,
    )


def test_a_record_is_open_where_another_person_has_its_first_name_and_birth_date(check):
    check(
        "match.compared_records",
        given={
            "clean.service_records": """
                service_record_id | citizen_id    | first_name_folded | birth_on
                ------------------+---------------+-------------------+-----------
                R1                | 1970000000011 | a                 | 1970-01-02
                R2                | 1970000000011 | a                 | 1980-01-02
            """,
            "clean.persons": """
                household_id | citizen_id    | first_name_folded | birth_on
                -------------+---------------+-------------------+-----------
                H1           | 1970000000011 | a                 | 1980-01-02
                H2           |               | a                 | 1970-01-02
            """,
            "match.id_candidates": """
                service_record_id | is_first_name_equal | is_last_name_equal
                ------------------+---------------------+-------------------
                R1                | true                | true
                R2                | true                | true
            """,
        },
        expect="""
            compared_id | is_open
            ------------+--------
            R1          | true
            R2          | false
        """,
    )
