"""What a night keeps for the next, and what the next makes of it."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from schemas.errors import SourceError
from schemas.run import RunRequest
from tests.drawn import draw, draw_all
from transforms.earlier import (
    create_earlier_tables,
    load_earlier,
    write_for_next_run,
)

TONIGHT = RunRequest("5705", date(2020, 3, 31))
TOMORROW = replace(TONIGHT, as_of=date(2020, 4, 1))
ANSWERS = "earlier.review_decisions"
DRAWN = {
    "curated.unmatched_clients": """
        service_record_id | client_id
        ------------------+----------
        R2                | C-R1
        R1                | C-R1
    """,
    "clean.service_records": """
        service_record_id | is_confidential
        ------------------+----------------
        R1                | true
    """,
    "clean.review_decisions": """
        service_record_id | person_key | reviewer | reviewed_on | answer_code | source_row
        ------------------+------------+----------+-------------+-------------+-----------
        R2                | H1/1       | มาลี      | 2020-03-05  | same        | 2
        R1                | H1/1       | มาลี      | 2020-03-05  | unsure      |
    """,
    "earlier.clients": """
        service_record_id | client_id
        ------------------+----------
        R1                | C-R9
        R5                | C-R5
    """,
    "earlier.review_decisions": """
        service_record_id | person_key | reviewer | reviewed_on | answer_code
        ------------------+------------+----------+-------------+------------
        R2                | H1/1       | มาลี      | 2020-03-05  | different
        R1                | H1/1       | มาลี      | 2020-04-09  | different
        R7                | H1/1       | มาลี      | 2020-03-05  | same
    """,
}


@pytest.fixture
def memory(drawn: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    """What tonight leaves for tomorrow."""
    draw_all(drawn, DRAWN)
    write_for_next_run(drawn, tmp_path, TONIGHT)
    return tmp_path


def counts(con: duckdb.DuckDBPyConnection) -> list[int]:
    """Return how much is remembered of links, clients and answers."""
    nouns = ("links", "clients", "review_decisions")
    return [con.table(f"earlier.{noun}").shape[0] for noun in nouns]


def test_on_the_first_night_nothing_is_remembered(
    drawn: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_earlier(drawn, tmp_path / "memory")
    assert counts(drawn) == [0, 0, 0]


def test_client_ids_are_kept_also_those_of_records_that_have_no_client_tonight(
    memory: Path, drawn: duckdb.DuckDBPyConnection
) -> None:
    load_earlier(drawn, memory)
    assert drawn.execute("from earlier.clients order by all").fetchall() == [
        ("R1", "C-R1"),
        ("R2", "C-R1"),
        ("R5", "C-R5"),
    ]


def test_the_newest_answers_are_kept_tonights_before_those_kept_already(
    memory: Path, drawn: duckdb.DuckDBPyConnection
) -> None:
    load_earlier(drawn, memory)
    assert answers(drawn) == [
        ("R1", "different", date(2020, 4, 9)),  # of a later day
        ("R2", "same", date(2020, 3, 5)),
        ("R7", "same", date(2020, 3, 5)),
    ]


def answers(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    query = f"select service_record_id, answer_code, reviewed_on from {ANSWERS}"
    return con.execute(f"{query} order by 1").fetchall()


def test_answers_of_another_night_are_added_and_of_each_reviewer_the_newest_counts(
    memory: Path, drawn: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    other = """
        service_record_id | person_key | reviewer | reviewed_on | answer_code
        ------------------+------------+----------+-------------+------------
        R1                | H1/1       | มาลี      | 2020-04-01  | same
        R2                | H1/1       | มาลี      | 2020-04-02  | unsure
        R8                | H1/1       | มาลี      | 2020-04-02  | same
    """
    draw(drawn, ANSWERS, other)
    path = tmp_path / "answers" / "review_decisions.parquet"
    path.parent.mkdir()
    drawn.table(ANSWERS).write_parquet(str(path))
    load_earlier(drawn, memory)
    expected = [
        ("R1", "different", date(2020, 4, 9)),
        ("R2", "unsure", date(2020, 4, 2)),
        ("R7", "same", date(2020, 3, 5)),
        ("R8", "same", date(2020, 4, 2)),
    ]
    assert answers(drawn) == expected
    (memory / "for_next_run" / "review_decisions.parquet").unlink()
    load_earlier(drawn, memory)
    assert len(answers(drawn)) == 3


def test_links_by_weight_are_kept_with_their_evidence_those_by_id_stand_by_themselves(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    create_earlier_tables(con)
    con.execute(
        """
        create table curated.unmatched_clients as from earlier.clients;
        create table curated.centre_months as from earlier.plan_centres;
        create table curated.planned_households as from earlier.plan_households;
        create table clean.persons as
            select 'H1' as household_id, 1::bigint as person_number,
                '1234567890121' as citizen_id
            union all select 'H1', 2, null;
        create table clean.review_decisions as
            select *, 1 as source_row from earlier.review_decisions;
        create table match.person_links as
            from (values
                ('R1', 'linked', 'weight', 'H1', 1::bigint),
                ('R2', 'linked', 'earlier', 'H2', 1),
                ('R3', 'linked', 'id', 'H3', 1),
                ('R4', 'in_review', 'weight', null, null)
            ) as links (
                service_record_id, link_state, link_rung, household_id, person_number
            );
        create table match.link_candidates as
            from (values
                ('R1', 'H1', 1::bigint, 'a1'), ('R1', 'H1', 2, 'a2'),
                ('R2', 'H2', 1, 'b1'), ('R3', 'H3', 1, 'c1'), ('R4', 'H4', 1, 'd1')
            ) as candidates (
                service_record_id, household_id, person_number, evidence_hash
            );
        """
    )
    write_for_next_run(con, tmp_path, TONIGHT)
    load_earlier(con, tmp_path)
    assert con.execute("from earlier.links order by all").fetchall() == [
        ("R1", "H1", 1, "a1"),
        ("R2", "H2", 1, "b1"),
    ]
    # of the IDs no more than a hash
    [member] = con.execute("from earlier.members").fetchall()
    assert member == ("H1", 1, sha256(b"1234567890121").hexdigest()[:16])


def test_who_was_linked_by_other_evidence_or_waits_for_review_is_remembered(
    drawn: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    drawn.execute("truncate match.person_links")
    drawn.execute(
        """
        insert into match.person_links by name
        select
            unnest(['R1', 'R2', 'R3', 'R4']) as service_record_id,
            unnest(['in_review', 'linked', 'linked', 'unmatched']) as link_state,
            unnest(['none', 'near_id', 'id', 'none']) as link_rung,
            unnest([null, 'H2', 'H3', null]) as household_id
        """
    )
    write_for_next_run(drawn, tmp_path, TONIGHT)
    load_earlier(drawn, tmp_path)
    assert drawn.execute("from earlier.other_links order by 1").fetchall() == [
        ("R1", None),
        ("R2", "H2"),
    ]


def test_two_nights_alike_leave_the_same_bytes(
    drawn: duckdb.DuckDBPyConnection, memory: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    again.mkdir()
    written = write_for_next_run(drawn, again, TOMORROW)
    assert written == {
        "for_next_run/links.parquet": 0,
        "for_next_run/clients.parquet": 3,
        "for_next_run/plan_centres.parquet": 0,
        "for_next_run/plan_households.parquet": 0,
        "for_next_run/review_decisions.parquet": 3,
        "for_next_run/members.parquet": 0,
        "for_next_run/other_links.parquet": 0,
    }
    for path in written:
        assert (again / path).read_bytes() == (memory / path).read_bytes()


def test_equal_answers_leave_the_same_bytes_wherever_they_came_from(
    drawn: duckdb.DuckDBPyConnection, memory: Path, tmp_path: Path
) -> None:
    draw_all(drawn)
    # DuckDB remembers of a column that it once held a missing value
    drawn.execute("insert into clean.review_decisions (source_row) values (1)")
    drawn.execute("truncate clean.review_decisions")
    load_earlier(drawn, memory)
    again = tmp_path / "again"
    again.mkdir()
    write_for_next_run(drawn, again, TONIGHT)
    name = "for_next_run/review_decisions.parquet"
    assert (again / name).read_bytes() == (memory / name).read_bytes()


DAY_10, DAY_20, DAY_30, DAY_31 = (
    replace(TONIGHT, as_of=date(2020, 3, day)) for day in (10, 20, 30, 31)
)


@pytest.fixture
def plan_night(drawn: duckdb.DuckDBPyConnection, tmp_path: Path) -> Callable[..., str]:
    """A night that plans households at C1: returns the plan it remembered.

    `planned` is `C1:H1 C1:H2` for those in the plan, `C1:-H3` for one that left it.
    """

    def run(request: RunRequest, planned: str = "") -> str:
        draw_all(drawn)
        load_earlier(drawn, tmp_path)
        before = plan_used(drawn)
        draw_plan(drawn, request, [each.split(":") for each in planned.split()])
        write_for_next_run(drawn, tmp_path, request)
        return before

    return run


def draw_plan(
    con: duckdb.DuckDBPyConnection, request: RunRequest, planned: list[list[str]]
) -> None:
    """Draw the plans of a night."""
    month = request.as_of.replace(day=1)
    centres = sorted({centre for centre, _ in planned})
    heading = "plan_month | centre_id | issued_on | place_count"
    rows = [f"{month} | {centre} | {request.as_of} | 9" for centre in centres]
    draw(con, "curated.centre_months", "\n".join([heading, "-", *rows]))
    heading = "plan_month | centre_id | household_id | plan_place"
    rows = [
        f"{month} | {centre} | {name.strip('-')} | {'' if name[0] == '-' else place}"
        for place, (centre, name) in enumerate(planned, start=1)
    ]
    draw(con, "curated.planned_households", "\n".join([heading, "-", *rows]))


def plan_used(con: duckdb.DuckDBPyConnection) -> str:
    """Return the plans remembered."""
    households = con.execute(
        "select centre_id, household_id, plan_place from earlier.plan_households"
        " order by centre_id, household_id"
    ).fetchall()
    return " ".join(f"{c}:{'' if place else '-'}{h}" for c, h, place in households)


def test_a_plan_is_remembered_with_those_who_left_it(
    plan_night: Callable[..., str],
) -> None:
    assert plan_night(DAY_10, "C1:H1 C1:H2") == ""
    assert plan_night(DAY_20, "C1:H2 C1:-H1") == "C1:H1 C1:H2"
    assert plan_night(DAY_30) == "C1:-H1 C1:H2"


def test_a_plan_of_last_month_is_forgotten_once_the_next_months_is_made(
    plan_night: Callable[..., str],
) -> None:
    plan_night(DAY_31, "C1:H1")
    assert plan_night(TOMORROW, "C1:H2") == "C1:H1"
    assert plan_night(replace(TOMORROW, as_of=date(2020, 4, 2))) == "C1:H2"


def test_the_plan_of_a_centre_that_is_missing_for_a_night_is_kept(
    plan_night: Callable[..., str],
) -> None:
    plan_night(DAY_10, "C1:H1 C2:H2")
    plan_night(DAY_20, "C1:H1")
    assert plan_night(DAY_30) == "C1:H1 C2:H2"


NIGHTS = [
    {"night_on": "2020-03-02", "is_previous": False, "is_monday": False,
     "is_plan_issue": True, "was_released": True},
    {"night_on": "2020-03-30", "is_previous": True, "is_monday": True,
     "is_plan_issue": False, "was_released": False},
]  # fmt: skip


@pytest.fixture
def nights(drawn: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    """The nights that tonight is compared with, as they are gathered."""
    draw(
        drawn,
        "curated.subject_states",
        """
        subject_kind | subject_id | standing_code | priority_rank | last_service_on
        -------------+------------+---------------+---------------+----------------
        household    | H1         | no_card       | 1             | 2020-01-31
        client       | K1         | set_aside     |               |
        """,
    )
    draw(
        drawn,
        "curated.night_measures",
        """
        measure_code | measured_of | measured_value
        -------------+-------------+---------------
        row_count    | persons     | 3.5
        """,
    )
    folder = tmp_path / "nights"
    for night, noun in (
        ("2020-03-02", "night_measures"),
        ("2020-03-30", "night_measures"),
        ("2020-03-30", "subject_states"),
    ):
        (folder / night).mkdir(parents=True, exist_ok=True)
        path = folder / night / f"{noun}.parquet"
        drawn.table(f"curated.{noun}").write_parquet(str(path))
    (folder / "index.json").write_text(json.dumps(NIGHTS), "utf-8")
    return tmp_path


def test_how_earlier_nights_stood_is_loaded_each_with_its_day(
    nights: Path, drawn: duckdb.DuckDBPyConnection
) -> None:
    load_earlier(drawn, nights)
    assert drawn.execute("from earlier.nights order by all").fetchall() == [
        (date(2020, 3, 2), False, False, True, True),
        (date(2020, 3, 30), True, True, False, False),
    ]
    states = "night_on, subject_id, standing_code, priority_rank, last_service_on"
    found = drawn.execute(f"select {states} from earlier.subject_states order by all")
    assert found.fetchall() == [
        (date(2020, 3, 30), "H1", "no_card", 1, date(2020, 1, 31)),
        (date(2020, 3, 30), "K1", "set_aside", None, None),
    ]
    measures = (
        "select night_on, measured_of, measured_value from earlier.night_measures"
    )
    assert sorted(drawn.execute(measures).fetchall()) == [
        (date(2020, 3, 2), "persons", 3.5),
        (date(2020, 3, 30), "persons", 3.5),
    ]
    assert drawn.execute("from earlier.night_settings").fetchall() == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def of_other_columns(path: Path) -> None:
    with duckdb.connect() as con:
        con.sql("select 1 as service_record_id").write_parquet(str(path))


@pytest.mark.parametrize("damage", [cut, of_other_columns])
@pytest.mark.parametrize(
    "noun", ["links", "clients", "plan_centres", "plan_households", "review_decisions"]
)
def test_a_damaged_memory_stops_the_run_and_says_how_to_mend_it(
    drawn: duckdb.DuckDBPyConnection,
    memory: Path,
    damage: Callable[[Path], None],
    noun: str,
) -> None:
    damage(memory / "for_next_run" / f"{noun}.parquet")
    with pytest.raises(SourceError, match="backup") as ended:
        load_earlier(drawn, memory)
    assert ended.value.file == f"for_next_run/{noun}.parquet"
    assert "สำรอง" in ended.value.th


@pytest.mark.parametrize("damage", [cut, of_other_columns])
@pytest.mark.parametrize("noun", ["subject_states", "night_measures"])
def test_a_damaged_night_stops_the_run_likewise(
    drawn: duckdb.DuckDBPyConnection,
    nights: Path,
    damage: Callable[[Path], None],
    noun: str,
) -> None:
    damage(nights / "nights" / "2020-03-30" / f"{noun}.parquet")
    with pytest.raises(SourceError, match="backup") as ended:
        load_earlier(drawn, nights)
    assert ended.value.file == f"2020-03-30/{noun}.parquet"


@pytest.mark.parametrize("text", ["", "[1]", "{}x", '[{"night_on": "2020-03-30"}]'])
def test_a_damaged_index_of_nights_stops_the_run(
    drawn: duckdb.DuckDBPyConnection, nights: Path, text: str
) -> None:
    (nights / "nights" / "index.json").write_text(text)
    with pytest.raises(SourceError, match="backup"):
        load_earlier(drawn, nights)


def test_a_memory_of_an_older_version_may_lack_tables_and_have_more_columns(
    drawn: duckdb.DuckDBPyConnection, memory: Path
) -> None:
    folder = memory / "for_next_run"
    for noun in ("plan_centres", "plan_households", "members"):
        (folder / f"{noun}.parquet").unlink()
    path = str(folder / "clients.parquet")
    older = drawn.read_parquet(path).project(
        "client_id, 57 as area_code, service_record_id"
    )
    drawn.from_arrow(older.to_arrow_table()).write_parquet(path)
    load_earlier(drawn, memory)
    assert counts(drawn) == [0, 3, 3]
    assert drawn.table("earlier.clients").columns == ["service_record_id", "client_id"]
