"""`curated.list_balances`: yesterday's list + changes = today's, in number and order."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

from collections.abc import Iterator, Mapping
from itertools import groupby

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drawn import PHAN, draw, draw_undrawn, rows_of
from transforms.build import create_table
from transforms.warehouse import read_sql

NIGHTS = """
    night_on   | is_previous
    -----------+------------
    2020-03-30 | true
"""
BEFORE = """
    night_on   | subject_kind | subject_id | subdistrict_code | list_code | priority_rank | score | unanswered_dimension_count | dependant_count
    -----------+--------------+------------+------------------+-----------+---------------+-------+----------------------------+----------------
    2020-03-30 | household    | FIRST      | 570511           | unserved  | 1             | 50    | 1                          | 0
    2020-03-30 | household    | SECOND     | 570511           | unserved  | 2             | 40    | 1                          | 0
    2020-03-30 | household    | THIRD      | 570511           | unserved  | 3             | 30    | 1                          | 0
"""
NOW = """
    subject_kind | subject_id | subdistrict_code | list_code | priority_rank | score | unanswered_dimension_count | dependant_count
    -------------+------------+------------------+-----------+---------------+-------+----------------------------+----------------
    household    | SECOND     | 570511           | unserved  | 1             | 40    | 1                          | 0
    household    | NEW        | 570511           | unserved  | 2             | 35    | 1                          | 0
    household    | THIRD      | 570511           | unserved  | 3             | 30    | 1                          | 0
"""
LISTED = """
    household_id | subdistrict_code | list_code | priority_rank
    -------------+------------------+-----------+--------------
    SECOND       | 570511           | unserved  | 1
    NEW          | 570511           | unserved  | 2
    THIRD        | 570511           | unserved  | 3
"""
CHANGES = """
    baseline_code | compared_on | subdistrict_code | subject_kind | subject_id | change_kind | list_code_before | list_code_now | is_explained
    --------------+-------------+------------------+--------------+------------+-------------+------------------+---------------+-------------
    previous      | 2020-03-30  | 570511           | household    | FIRST      | left        | unserved         |               | false
    previous      | 2020-03-30  | 570511           | household    | NEW        | entered     |                  | unserved      | true
"""
ROUND = {
    "earlier.nights": NIGHTS,
    "earlier.subject_states": BEFORE,
    "curated.subject_states": NOW,
    "curated.target_households": LISTED,
    "curated.changes": CHANGES,
}


def test_then_and_the_changes_make_now_and_what_nobody_explains_is_counted(check):
    check(
        "curated.list_balances",
        given=ROUND,
        expect="""
            list_code | before_count | entered_count | left_count | now_count | reordered_count | shifted_count | unexplained_count | is_balanced
            ----------+--------------+---------------+------------+-----------+-----------------+---------------+-------------------+------------
            unserved  | 3            | 1             | 1          | 3         | 0               | 1             | 1                 | true
        """,
    )


SLIPS = {
    "a row is on the list that no change brought": {
        "curated.changes": CHANGES.replace("NEW ", "WHO ")
    },
    "a row left of whom no change tells": {
        "curated.changes": "\n".join(
            line for line in CHANGES.splitlines() if "FIRST" not in line
        )
    },
    "two rows of the list changed places": {
        "curated.target_households": LISTED.replace(
            "SECOND       | 570511           | unserved  | 1",
            "SECOND | 570511 | unserved | 2",
        ).replace(
            "NEW          | 570511           | unserved  | 2",
            "NEW | 570511 | unserved | 1",
        )
    },
    "a score rose past another and no change tells of it": {
        "earlier.subject_states": BEFORE.replace("3             | 30", "3 | 38")
    },
    "the list has a row twice over, another is missing": {
        "curated.target_households": LISTED.replace("THIRD ", "OTHER ")
    },
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_number_or_order_is_found(check, slip):
    check(
        "curated.list_balances",
        given=ROUND | slip,
        expect="""
            list_code | is_balanced
            ----------+------------
            unserved  | false
        """,
    )


def test_the_first_night_has_nothing_to_balance(check):
    check(
        "curated.list_balances",
        given={"curated.subject_states": NOW, "curated.target_households": LISTED},
        expect="""
            list_code
            ---------
        """,
    )


# Any two nights: who is on which list of which subdistrict, by which keys.
PLACES = ("570511", "570512")
LISTS = ("no_card", "unserved", "outside_survey")
Night = Mapping[str, tuple[str, str, int, int, str, str, str]]
standings = st.tuples(
    st.sampled_from(PLACES),
    st.sampled_from(LISTS),
    st.integers(0, 3),
    st.integers(0, 1),
    st.sampled_from(("", "2020-01-01", "2020-02-02")),
    st.sampled_from(("true", "false")),
    st.sampled_from(("", "2020-01-15")),
)
nights = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), standings, max_size=10)
STATE = (
    "subject_kind | subject_id | subdistrict_code | list_code | score |"
    " unanswered_dimension_count | dependant_count | last_service_on |"
    " is_emergency | waiting_since | priority_rank"
)


def states_of(night: Night) -> list[str]:
    """Return a drawn row for each standing, with the rank that its list gives it."""

    def is_client(name: str) -> bool:
        return night[name][1] == "outside_survey"

    def order(name: str) -> tuple[object, ...]:
        place, list_code, score, more, served, emergency, waiting = night[name]
        urgent = (emergency != "true", waiting or "9") if is_client(name) else ()
        return place, list_code, *urgent, -score, -more, served, name

    rows = []
    for _, names in groupby(sorted(night, key=order), lambda name: night[name][:2]):
        for rank, name in enumerate(names, start=1):
            place, list_code, score, more, served, emergency, waiting = night[name]
            kind = "client" if is_client(name) else "household"
            urgent = (emergency, waiting) if is_client(name) else ("", "")
            cells = (kind, f"{kind}-{name}", place, list_code, score, more, 0, served)
            rows.append(" | ".join(map(str, (*cells, *urgent, rank))))
    return rows


@pytest.fixture(scope="module")
def built(
    matching: duckdb.DuckDBPyConnection,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The library, with the tables of the delta empty; left as it was found."""
    matching.begin()
    for name in ("changed_subjects", "changes", "list_balances"):
        draw_undrawn(matching, read_sql(f"curated.{name}"), {})
    yield matching
    matching.rollback()


def balances(
    con: duckdb.DuckDBPyConnection, before: Night, now: Night
) -> list[dict[str, str | None]]:
    """Build the changes between two nights and weigh them."""
    line = "\n---\n"
    then = [f"2020-03-30 | {row}" for row in states_of(before)]
    draw(con, "earlier.nights", NIGHTS)
    draw(con, "earlier.subject_states", f"night_on | {STATE}{line}" + "\n".join(then))
    draw(con, "curated.subject_states", STATE + line + "\n".join(states_of(now)))
    for table, kind in (
        ("target_households", "household"),
        ("target_clients", "client"),
    ):
        con.execute(f"truncate curated.{table}")
        con.execute(
            f"""
            insert into curated.{table} by name
            select
                subject_id as {kind}_id, subdistrict_code, list_code, priority_rank
            from curated.subject_states where subject_kind = '{kind}'
            """
        )
    for name in (
        "curated.changed_subjects",
        "curated.changes",
        "curated.list_balances",
    ):
        create_table(con, name, read_sql(name), PHAN)
    names = [
        "before_count", "entered_count", "moved_in_count", "left_count",
        "moved_out_count", "now_count", "is_balanced",
    ]  # fmt: skip
    return rows_of(con, "curated.list_balances", names)


@given(before=nights, now=nights)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_of_any_two_nights_the_earlier_and_the_changes_make_the_later(
    built, before, now
):
    found = balances(built, before, now)
    assert {row["is_balanced"] for row in found} <= {"true"}
    assert sum(int(row["before_count"] or 0) for row in found) == len(before)
    assert sum(int(row["now_count"] or 0) for row in found) == len(now)
    for row in found:
        then, entered, moved_in, left, moved_out, after = (
            int(cell or 0) for cell in list(row.values())[:6]
        )
        assert then + entered + moved_in - left - moved_out == after
