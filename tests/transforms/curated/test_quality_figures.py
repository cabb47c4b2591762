"""`curated.quality_figures`: what the reports say of the data itself."""


def test_the_ledger_is_told_of_sources_alone(check):
    ledger = """
        subject      | fate       | row_count
        -------------+------------+----------
        persons      | total      | 20
        persons      | admitted   | 14
        persons      | rejected   | 3
        persons      | superseded | 2
        persons      | not_yet    | 1
        record_links | total      | 9
        record_links | linked     | 9
    """
    check(
        "curated.quality_figures",
        given={"curated.ledger": ledger},
        expect="""
            measure_code    | row_code | place_code | figure_count
            ----------------+----------+------------+-------------
            source_rows     | persons  | 5705       | 20
            admitted_rows   | persons  | 5705       | 14
            rejected_rows   | persons  | 5705       | 3
            superseded_rows | persons  | 5705       | 2
            coming_rows     | persons  | 5705       | 1
        """,
        only="row_code != 'all'",
    )


def test_links_are_told_of_all_admitted_records_so_that_none_is_left_to_reckon(check):
    ledger = """
        subject         | fate      | row_count
        ----------------+-----------+----------
        service_records | rejected  | 0
        service_records | admitted  | 6
        record_links    | total     | 6
        record_links    | linked    | 3
        record_links    | in_review | 2
        record_links    | unmatched | 1
    """
    check(
        "curated.quality_figures",
        given={"curated.ledger": ledger},
        expect="""
            measure_code      | row_code | place_code | figure_count
            ------------------+----------+------------+-------------
            linked_records    | all      | 5705       | 3
            review_records    | all      | 5705       | 2
            unmatched_records | all      | 5705       | 1
        """,
        only="row_code = 'all'",
    )


def test_a_source_is_as_old_as_its_newest_day_and_an_empty_one_has_no_age(check):
    measures = """
        measure_code    | measured_of          | measured_value
        ----------------+----------------------+---------------
        source_age_days | households           | 731
        source_age_days | person_status        |
        source_age_days | service_records      | -2
        row_count       | households           | 90
    """
    check(
        "curated.quality_figures",
        given={"curated.night_measures": measures},
        expect="""
            measure_code    | row_code        | place_code | figure_count
            ----------------+-----------------+------------+-------------
            source_age_days | households      | 5705       | 731
            source_age_days | service_records | 5705       | 0
        """,
        only="row_code != 'all'",
    )
