"""`curated.review_records`: in which workbook a record is asked about, and where."""

import pytest

WORLD = {
    "curated.review_changes": """
        service_record_id | person_key | household_id
        ------------------+------------+-------------
        R1                | H1/1       | H1
    """,
    "clean.service_records": "service_record_id\n-\nR1",
    "clean.centre_coverage": """
        centre_id | subdistrict_code | valid_from | valid_to
        ----------+------------------+------------+---------
        C1        | 570511           | 2019-01-01 |
    """,
    "clean.centres": "centre_id | host_type_code\n-\nC1 | municipality\nC2 | other",
    "clean.households": """
        household_id | subdistrict_code
        -------------+-----------------
        H1           | 570511
        H2           | 570511
        H3           | 570501
    """,
}


def records(check, columns: str, expect: str, **drawn: str) -> None:
    """Check some columns of the records; R1 may be H1/1 unless drawn otherwise."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.review_records",
        given=WORLD | tables,
        expect=f"{columns}\n-\n{expect}",
    )


def test_what_a_centre_cannot_judge_alone_and_what_is_confidential_is_the_provinces(
    check,
):
    records(
        check,
        "service_record_id | workbook_code | review_rank",
        """R1 | C1       | 1
           R2 | province | 1
           R0 | province | 2""",
        curated__review_changes="""
            service_record_id | person_key | household_id | change_rank
            ------------------+------------+--------------+------------
            R1                | H1/1       | H1           | 3
            R1                | H2/1       | H2           | 4
            R2                | H1/1       | H1           | 4
            R2                | H3/1       | H3           | 4
            R0                | H1/1       | H1           | 4
        """,
        clean__service_records="""
            service_record_id | is_confidential
            ------------------+----------------
            R1                | false
            R2                | false
            R0                | true
        """,
    )


@pytest.mark.parametrize(
    ("coverage", "workbook"),
    [
        ("C1 | 570511 | 2019-01-01 | 2020-03-31", "C1"),
        ("C1 | 570511 | 2019-01-01 | 2020-03-30", "province"),
        ("C1 | 570511 | 2020-04-01 |", "province"),
        ("C2 | 570511 | 2019-01-01 |", "province"),
    ],
)
def test_a_centre_judges_the_persons_whom_it_serves_on_the_day(
    check, coverage, workbook
):
    records(
        check,
        "workbook_code",
        workbook,
        clean__centre_coverage=f"""
            centre_id | subdistrict_code | valid_from | valid_to
            ----------+------------------+------------+---------
            {coverage}
        """,
    )


@pytest.mark.parametrize(
    ("host", "workbook"),
    [("tambon_office", "C1"), ("temple", "province"), ("ngo", "province")],
)
def test_a_host_that_may_have_names_of_planned_households_only_gets_no_workbook(
    check, host, workbook
):
    records(
        check,
        "workbook_code",
        workbook,
        clean__centres=f"centre_id | host_type_code\n-\nC1 | {host}",
    )


RECORDS = ("R1", "R2", "R3")


@pytest.mark.parametrize(
    ("ranks", "drawn", "order"),
    [
        ("321", ["false | 2020-01-01"] * 3, "321"),
        (
            "222",
            ["false | 2020-01-01", "true | 2020-01-02", "true | 2020-01-01"],
            "321",
        ),
        (
            "222",
            ["false | 2020-01-03", "false | 2020-01-02", "false | 2020-01-01"],
            "321",
        ),
        ("222", ["false | 2020-01-01"] * 3, "123"),
    ],
    ids=["by change", "then emergencies", "then the oldest", "then the key"],
)
def test_what_changes_most_comes_first(check, ranks, drawn, order):
    def rows(cells) -> str:
        return "\n".join(f"{r} | {c}" for r, c in zip(RECORDS, cells, strict=True))

    records(
        check,
        "service_record_id | review_rank",
        rows(order),
        curated__review_changes="service_record_id | person_key | household_id"
        f" | change_rank\n-\n{rows(f'H1/1 | H1 | {rank}' for rank in ranks)}",
        clean__service_records="service_record_id | is_emergency | requested_on\n-\n"
        f"{rows(drawn)}",
    )
