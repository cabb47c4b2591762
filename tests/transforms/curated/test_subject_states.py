"""`curated.subject_states`: how everybody stands tonight, to be compared tomorrow."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

FATES = """
    household_id | subdistrict_code | fate_code
    -------------+------------------+-----------
    H1           | 570511           | part_served
    H2           | 570511           | no_need_recorded
    H3           | 570101           | outside_area
"""
HOUSEHOLDS = """
    household_id | subdistrict_code | indicator_results | survey_year
    -------------+------------------+-------------------+------------
    H1           | 570511           | fails 2, 16, 22   | 2562
    H2           | 570511           | unanswered 4      | 2562
    H3           | 570101           | fails 16          | 2562
"""


def test_a_listed_household_stands_with_the_facts_that_decide_its_list(check):
    check(
        "curated.subject_states",
        given={
            "curated.household_fates": FATES,
            "clean.households": HOUSEHOLDS,
            "curated.target_households": """
                household_id | list_code   | priority_rank | score
                -------------+-------------+---------------+------
                H1           | part_served | 4             | 31
            """,
            "curated.score_items": """
                subject_kind | subject_id | unanswered_education | low_income | elderly | dependant_count
                -------------+------------+----------------------+------------+---------+----------------
                household    | H1         | 1                    | 1          | 2       | 2
            """,
            "curated.household_gaps": """
                household_id | indicator_number | result | is_answered | answered_by_service_code | answered_on | answered_until
                -------------+------------------+--------+-------------+--------------------------+-------------+---------------
                H1           | 16               | failed | false       |                          |             |
                H1           | 22               | failed | true        | relief_bag               | 2020-03-10  | 2020-04-10
            """,
            "curated.household_services": """
                household_id | last_service_on
                -------------+----------------
                H1           | 2020-03-10
            """,
            "curated.person_needs": """
                household_id | person_number | is_present | is_card_registered | is_card_verified | age_years
                -------------+---------------+------------+--------------------+------------------+----------
                H1           | 1             | true       | true               | false            | 70
                H1           | 2             | false      | true               | true             | 65
                H2           | 1             | true       |                    |                  | 12
            """,
            "curated.household_vulnerability": """
                household_id | dependant_count | is_low_income | vulnerability_level
                -------------+-----------------+---------------+--------------------
                H1           | 2               | true          | 2
                H2           | 0               |               |
            """,
            "clean.service_records": """
                service_record_id | is_confidential
                ------------------+----------------
                R1                | false
                R2                | true
            """,
            # the answer on a confidential record leaves no trace
            "clean.review_decisions": """
                service_record_id | person_key | reviewer
                ------------------+------------+---------
                R1                | H1/1       | A
                R2                | H1/1       | A
                R2                | H2/1       | A
            """,
        },
        expect="""
            subject_id | standing_code    | list_code   | priority_rank | score | unanswered_dimension_count | dependant_count | last_service_on | failed_indicators | answers                             | card_state | member_count | present_count | is_low_income | vulnerability_level | people                 | review_decision_count
            -----------+------------------+-------------+---------------+-------+----------------------------+-----------------+-----------------+-------------------+-------------------------------------+------------+--------------+---------------+---------------+---------------------+------------------------+----------------------
            H1         | part_served      | part_served | 4             | 31    | 1                          | 2               | 2020-03-10      | 2,16,22           | 22:relief_bag:2020-03-10:2020-04-10 | registered | 2            | 1             | true          | 2                   | low_income:1,elderly:2 | 1
            H2         | no_need_recorded |             |               |       |                            | 0               |                 |                   |                                     | none       | 1            | 1             |               |                     |                        | 0
            H3         | outside_area     |             |               |       |                            |                 |                 |                   |                                     |            |              |               |               |                     |                        | 0
        """,
    )


def test_a_client_on_a_list_stands_with_what_orders_it(check):
    check(
        "curated.subject_states",
        given={
            "curated.target_clients": """
                client_id | subdistrict_code | list_code      | priority_rank | score | last_service_on
                ----------+------------------+----------------+---------------+-------+----------------
                C-R1      | 570511           | outside_survey | 1             | 15    | 2020-01-01
            """,
            "curated.urgent_requests": """
                subject_kind | subject_id | is_emergency
                -------------+------------+-------------
                client       | C-R1       | true
            """,
            "curated.client_services": """
                client_id | waiting_since
                ----------+--------------
                C-R1      | 2020-02-02
            """,
        },
        expect="""
            subject_kind | subject_id | standing_code  | list_code      | priority_rank | score | is_emergency | waiting_since | member_count
            -------------+------------+----------------+----------------+---------------+-------+--------------+---------------+-------------
            client       | C-R1       | outside_survey | outside_survey | 1             | 15    | true         | 2020-02-02    |
        """,
    )


def test_a_client_who_is_new_since_the_night_before_comes_from_where_it_was(check):
    check(
        "curated.subject_states",
        given={
            "earlier.nights": """
                night_on   | is_previous | is_monday
                -----------+-------------+----------
                2020-03-30 | true        | false
                2020-03-23 | false       | true
            """,
            # what was found out once is handed on
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code  | came_from
                -----------+--------------+------------+----------------+----------
                2020-03-30 | client       | C-OLD      | outside_survey | H9
                2020-03-23 | client       | C-R1       | outside_survey | H8
            """,
            "curated.target_clients": """
                client_id | subdistrict_code | list_code      | priority_rank
                ----------+------------------+----------------+--------------
                C-OLD     | 570511           | outside_survey | 1
                C-R1      | 570511           | outside_survey | 2
                C-R5      | 570511           | outside_survey | 3
            """,
            "curated.unmatched_clients": """
                service_record_id | client_id
                ------------------+----------
                R1                | C-R1
                R2                | C-R1
                R3                | C-R1
                SECRET            | C-R1
                R4                | C-OLD
                R5                | C-R5
            """,
            "clean.service_records": """
                service_record_id | citizen_id    | is_confidential
                ------------------+---------------+----------------
                R1                | 1111111111111 | false
                R2                |               | false
                R3                |               | false
                SECRET            |               | true
                R4                |               | false
                R5                |               | false
            """,
            "earlier.members": """
                household_id | identity_hash
                -------------+-----------------
                H1           | f3b2ce1a487bc887
            """,
            "earlier.links": """
                service_record_id | household_id
                ------------------+-------------
                R2                | H2
                SECRET            | H3
                R4                | H4
            """,
            "earlier.other_links": """
                service_record_id | household_id
                ------------------+-------------
                R3                |
                R5                | H5
            """,
        },
        expect="""
            subject_id | came_from
            -----------+-------------
            C-OLD      | H9
            C-R1       | H1,H2,review
            C-R5       | H5
        """,
    )


def test_a_household_that_waits_to_be_mended_has_not_left_and_one_in_no_file_is_gone(
    check,
):
    check(
        "curated.subject_states",
        given={
            "clean.set_aside_households": """
                household_id
                ------------
                WAITS
            """,
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code | member_count
                -----------+--------------+------------+---------------+-------------
                2020-03-30 | household    | WAITS      | unserved      | 1
                2020-03-30 | household    | GONE       | unserved      | 2
                2020-03-02 | household    | GONE       | unserved      | 2
                2020-03-30 | household    | LONGGONE   | gone          |
                2020-03-30 | household    | STILLTOLD  | gone          |
                2020-03-02 | household    | STILLTOLD  | no_card       | 1
                2020-03-30 | household    | ELSEWHERE  | outside_area  |
                2020-03-30 | client       | C-R1       | outside_survey |
            """,
        },
        expect="""
            subject_id | standing_code | merged_into
            -----------+---------------+------------
            WAITS      | set_aside     |
            GONE       | gone          |
            STILLTOLD  | gone          |
        """,
    )


def test_a_household_whose_members_are_in_another_was_merged_into_it(check):
    check(
        "curated.subject_states",
        given={
            "curated.household_fates": """
                household_id | subdistrict_code | fate_code
                -------------+------------------+----------
                HOST         | 570511           | unserved
                NEW          | 570511           | unserved
            """,
            "clean.households": """
                household_id
                ------------
                HOST
                NEW
            """,
            # numbered anew: the child of the host is now its third
            "clean.persons": """
                household_id | person_number | citizen_id
                -------------+---------------+--------------
                HOST         | 1             | 1111111111111
                HOST         | 2             | 3333333333333
                HOST         | 3             | 2222222222222
                NEW          | 1             | 4444444444444
            """,
            "curated.person_needs": """
                household_id | person_number
                -------------+--------------
                HOST         | 1
                HOST         | 2
                HOST         | 3
                NEW          | 1
            """,
            "earlier.members": """
                household_id | person_number | identity_hash
                -------------+---------------+-----------------
                HOST         | 1             | f3b2ce1a487bc887
                HOST         | 2             | d94ead0c8bcdbf20
                GUEST        | 1             | a71005368aacd8e5
            """,
            "earlier.subject_states": """
                night_on   | subject_kind | subject_id | standing_code | member_count | merged_into
                -----------+--------------+------------+---------------+--------------+------------
                2020-03-30 | household    | HOST       | unserved      | 2            |
                2020-03-30 | household    | GUEST      | unserved      | 1            |
                2020-03-30 | household    | EARLIER    | gone          |              | HOST
                2020-03-02 | household    | EARLIER    | unserved      | 1            |
            """,
        },
        expect="""
            subject_id | standing_code | merged_into
            -----------+---------------+------------
            EARLIER    | gone          | HOST
            GUEST      | gone          | HOST
        """,
        only="standing_code = 'gone'",
    )
