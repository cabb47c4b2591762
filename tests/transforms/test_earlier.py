"""The memory of the pipeline: written for the next run, and read by it."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
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
YESTERDAY = replace(TONIGHT, as_of=date(2020, 3, 30))
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
        service_record_id | client_id | remembered_on
        ------------------+-----------+--------------
        R1                | C-R9      | 2020-03-28
        R5                | C-R5      | 2020-03-29
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
def latest(drawn: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    """What tonight's run leaves."""
    draw_all(drawn, DRAWN)
    write_for_next_run(drawn, tmp_path, TONIGHT)
    put_manifest(tmp_path, TONIGHT)
    return tmp_path


def put_manifest(latest: Path, request: RunRequest) -> None:
    said = {"as_of": str(request.as_of), "is_invented": request.is_invented}
    (latest / "manifest.json").write_text(json.dumps(said), "utf-8")


@pytest.fixture
def remembered(
    drawn: duckdb.DuckDBPyConnection, latest: Path
) -> Callable[[RunRequest], list[int]]:
    """Loads the memory, and counts what is remembered of links, clients, answers."""

    def load_and_count(request: RunRequest) -> list[int]:
        load_earlier(drawn, latest, request)
        nouns = ("links", "clients", "review_decisions")
        return [drawn.table(f"earlier.{noun}").shape[0] for noun in nouns]

    return load_and_count


def test_on_the_first_night_nothing_is_remembered(
    drawn: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_earlier(drawn, tmp_path / "latest", TONIGHT)
    assert drawn.table(ANSWERS).fetchall() == []


def test_client_ids_are_kept_also_those_of_records_that_have_no_client_tonight(
    remembered: Callable[[RunRequest], list[int]], drawn: duckdb.DuckDBPyConnection
) -> None:
    remembered(TOMORROW)
    assert drawn.execute("from earlier.clients order by all").fetchall() == [
        ("R1", "C-R1", TONIGHT.as_of),
        ("R2", "C-R1", TONIGHT.as_of),
        ("R5", "C-R5", date(2020, 3, 29)),
    ]


def test_the_newest_answers_are_kept_tonights_before_those_kept_already(
    remembered: Callable[[RunRequest], list[int]], drawn: duckdb.DuckDBPyConnection
) -> None:
    remembered(TOMORROW)
    kept = drawn.execute(
        f"select service_record_id, answer_code, reviewed_on from {ANSWERS} order by 1"
    ).fetchall()
    assert kept == [
        ("R1", "different", date(2020, 4, 9)),  # of a later day: an earlier one again
        ("R2", "same", date(2020, 3, 5)),
        ("R7", "same", date(2020, 3, 5)),
    ]


def test_links_by_weight_are_kept_with_their_evidence_those_by_id_stand_by_themselves(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    create_earlier_tables(con)
    con.execute(
        """
        create table curated.unmatched_clients as from earlier.clients;
        create table curated.centre_months as from earlier.plan_centres;
        create table curated.planned_households as from earlier.plan_households;
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
    put_manifest(tmp_path, TONIGHT)
    load_earlier(con, tmp_path, TOMORROW)
    assert con.execute("from earlier.links order by all").fetchall() == [
        ("R1", "H1", 1, "a1", TONIGHT.as_of),
        ("R2", "H2", 1, "b1", TONIGHT.as_of),
    ]


def test_two_nights_alike_leave_the_same_bytes(
    drawn: duckdb.DuckDBPyConnection, latest: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    again.mkdir()
    written = write_for_next_run(drawn, again, TONIGHT)
    assert written == {
        "for_next_run/links.parquet": 0,
        "for_next_run/clients.parquet": 3,
        "for_next_run/plan_centres.parquet": 0,
        "for_next_run/plan_households.parquet": 0,
        "for_next_run/later_links.parquet": 0,
        "for_next_run/later_clients.parquet": 0,
        "for_next_run/later_plan_centres.parquet": 0,
        "for_next_run/later_plan_households.parquet": 0,
        "for_next_run/review_decisions.parquet": 3,
    }
    for path in written:
        assert (again / path).read_bytes() == (latest / path).read_bytes()


def test_equal_answers_leave_the_same_bytes_wherever_they_came_from(
    drawn: duckdb.DuckDBPyConnection, latest: Path, tmp_path: Path
) -> None:
    draw_all(drawn)
    # DuckDB remembers of a column that it once held a missing value
    drawn.execute("insert into clean.review_decisions (source_row) values (1)")
    drawn.execute("truncate clean.review_decisions")
    load_earlier(drawn, latest, TONIGHT)
    again = tmp_path / "again"
    again.mkdir()
    write_for_next_run(drawn, again, TONIGHT)
    answers = "for_next_run/review_decisions.parquet"
    assert (again / answers).read_bytes() == (latest / answers).read_bytes()


def test_a_run_of_the_same_or_a_later_day_uses_all_and_of_an_earlier_one_what_it_knew(
    remembered: Callable[[RunRequest], list[int]],
) -> None:
    assert remembered(TONIGHT) == [0, 3, 3]
    assert remembered(TOMORROW) == [0, 3, 3]
    assert remembered(YESTERDAY) == [0, 1, 3]


DAY_10, DAY_20, DAY_30, DAY_31 = (
    replace(TONIGHT, as_of=date(2020, 3, day)) for day in (10, 20, 30, 31)
)


@pytest.fixture
def night(
    drawn: duckdb.DuckDBPyConnection, tmp_path: Path
) -> Callable[..., tuple[str, str]]:
    """A night that links records and names clients: returns those it remembered."""

    def run(request: RunRequest, linked: str = "", named: str = "") -> tuple[str, str]:
        draw_all(drawn)
        load_earlier(drawn, tmp_path, request)
        before = used(drawn)
        draw_night(drawn, linked.split(), named.split())
        write_for_next_run(drawn, tmp_path, request)
        put_manifest(tmp_path, request)
        return before

    return run


def used(con: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """Return the records remembered as linked, and those with their client's id."""
    links = con.table("earlier.links").order("all").fetchall()
    clients = con.table("earlier.clients").order("all").fetchall()
    return (
        " ".join(record for record, *_ in links),
        " ".join(f"{record}:{client}" for record, client, _ in clients),
    )


def draw_night(
    con: duckdb.DuckDBPyConnection, linked: list[str], named: list[str]
) -> None:
    """Draw whom a night links, and the clients it finds."""
    links = "service_record_id | household_id | person_number | link_state | link_rung"
    rows = [f"{record} | H1 | 1 | linked | weight" for record in linked]
    draw(con, "match.person_links", "\n".join([links, "-", *rows]))
    candidates = "service_record_id | household_id | person_number"
    rows = [f"{record} | H1 | 1" for record in linked]
    draw(con, "match.link_candidates", "\n".join([candidates, "-", *rows]))
    rows = [each.replace(":", " | ") for each in named]
    clients = "service_record_id | client_id"
    draw(con, "curated.unmatched_clients", "\n".join([clients, "-", *rows]))


def test_an_earlier_day_run_again_does_not_make_the_next_night_forget(
    night: Callable[..., tuple[str, str]],
) -> None:
    night(DAY_30, linked="R1 R2", named="R3:C-R3 R4:C-R3")
    assert night(DAY_20, linked="R2 R5", named="R4:C-R4 R6:C-R6") == ("", "")
    assert night(DAY_31) == ("R1 R2", "R3:C-R3 R4:C-R3 R6:C-R6")


def test_each_of_several_earlier_days_run_again_uses_no_later_one(
    night: Callable[..., tuple[str, str]],
) -> None:
    night(DAY_30, linked="R1", named="R3:C-R3")
    night(DAY_20, linked="R2", named="R3:C-R2")
    assert night(DAY_10, linked="R5", named="R3:C-R1") == ("", "")
    assert night(DAY_10, linked="R5", named="R3:C-R1") == ("R5", "R3:C-R1")
    assert night(DAY_20, linked="R2", named="R3:C-R2") == ("R2", "R3:C-R2")
    assert night(DAY_31) == ("R1", "R3:C-R3")


def test_a_night_forgets_the_links_of_the_nights_before_it(
    night: Callable[..., tuple[str, str]],
) -> None:
    night(DAY_10, linked="R1", named="R3:C-R3")
    night(DAY_20, linked="R2")
    assert night(DAY_30) == ("R2", "R3:C-R3")


@pytest.fixture
def plan_night(
    drawn: duckdb.DuckDBPyConnection, tmp_path: Path
) -> Callable[..., tuple[str, str]]:
    """A night that plans households at C1: returns the plan it remembered, and whose.

    `planned` is `C1:H1 C1:H2` for those in the plan, `C1:-H3` for one that left it.
    """

    def run(request: RunRequest, planned: str = "") -> tuple[str, str]:
        draw_all(drawn)
        load_earlier(drawn, tmp_path, request)
        before = plan_used(drawn)
        draw_plan(drawn, request, [each.split(":") for each in planned.split()])
        write_for_next_run(drawn, tmp_path, request)
        put_manifest(tmp_path, request)
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


def plan_used(con: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """Return the plans remembered, and the nights that remembered their centres."""
    households = con.execute(
        "select centre_id, household_id, plan_place from earlier.plan_households"
        " order by area_code, centre_id, household_id"
    ).fetchall()
    centres = con.execute(
        "select area_code, centre_id, day(remembered_on) from earlier.plan_centres"
        " order by all"
    ).fetchall()
    return (
        " ".join(f"{c}:{'' if place else '-'}{h}" for c, h, place in households),
        " ".join(f"{area}/{centre}/{day}" for area, centre, day in centres),
    )


def test_a_plan_is_remembered_with_those_who_left_it_and_the_newest_night_counts(
    plan_night: Callable[..., tuple[str, str]],
) -> None:
    assert plan_night(DAY_10, "C1:H1 C1:H2") == ("", "")
    assert plan_night(DAY_10, "C1:H1 C1:H2") == ("C1:H1 C1:H2", "5705/C1/10")
    assert plan_night(DAY_20, "C1:H2 C1:-H1") == ("C1:H1 C1:H2", "5705/C1/10")
    assert plan_night(DAY_30) == ("C1:-H1 C1:H2", "5705/C1/20")


def test_an_earlier_day_run_again_neither_uses_nor_loses_a_later_plan(
    plan_night: Callable[..., tuple[str, str]],
) -> None:
    plan_night(DAY_20, "C1:H1")
    assert plan_night(DAY_10, "C1:H9") == ("", "")
    assert plan_night(DAY_10, "C1:H9") == ("C1:H9", "5705/C1/10")
    assert plan_night(DAY_30) == ("C1:H1", "5705/C1/20")


def test_a_plan_of_last_month_is_forgotten_once_the_next_months_is_made(
    plan_night: Callable[..., tuple[str, str]],
) -> None:
    plan_night(DAY_31, "C1:H1")
    assert plan_night(TOMORROW, "C1:H2") == ("C1:H1", "5705/C1/31")
    later = replace(TOMORROW, as_of=date(2020, 4, 2))
    assert plan_night(later) == ("C1:H2", "5705/C1/1")


def test_a_run_for_another_area_hands_on_the_plans_of_the_first(
    plan_night: Callable[..., tuple[str, str]],
) -> None:
    plan_night(DAY_10, "C1:H1 C2:H2")
    province = replace(DAY_20, area_code="57")
    plan_night(province, "C1:H3")
    both = ("C1:H3 C1:H1 C2:H2", "57/C1/20 5705/C1/10 5705/C2/10")
    assert plan_night(DAY_30, "C1:H1 C2:H2") == both
    assert plan_night(DAY_31)[1] == "57/C1/20 5705/C1/30 5705/C2/30"


def test_the_plan_of_a_centre_that_is_missing_for_a_night_is_kept(
    plan_night: Callable[..., tuple[str, str]],
) -> None:
    plan_night(DAY_10, "C1:H1 C2:H2")
    plan_night(DAY_20, "C1:H1")
    assert plan_night(DAY_30) == ("C1:H1 C2:H2", "5705/C1/20 5705/C2/10")


def test_a_memory_that_was_deleted_is_told_aloud_a_first_night_is_not(
    drawn: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("WARNING")
    load_earlier(drawn, tmp_path, TONIGHT)
    assert not caplog.records
    put_manifest(tmp_path, TONIGHT)
    load_earlier(drawn, tmp_path, TONIGHT)
    [told] = caplog.messages
    assert "คำตอบการตรวจที่ไม่มีไฟล์ใน decisions แล้วหายไป" in told
    assert "are lost" in told


def test_what_was_invented_is_not_used_on_real_people(
    remembered: Callable[[RunRequest], list[int]], latest: Path
) -> None:
    put_manifest(latest, replace(TONIGHT, is_invented=True))
    assert remembered(TOMORROW) == [0, 0, 0]


def test_answers_on_real_people_are_not_written_over_by_a_sample(
    remembered: Callable[[RunRequest], list[int]],
) -> None:
    with pytest.raises(SourceError, match="choose another folder with --curated"):
        remembered(replace(TOMORROW, is_invented=True))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def of_other_columns(path: Path) -> None:
    with duckdb.connect() as con:
        con.sql("select 1 as service_record_id").write_parquet(str(path))


@pytest.mark.parametrize("damage", [cut, of_other_columns, Path.unlink])
@pytest.mark.parametrize(
    "noun", ["links", "clients", "plan_centres", "plan_households", "review_decisions"]
)
def test_a_damaged_memory_stops_the_run_and_says_how_to_mend_it(
    remembered: Callable[[RunRequest], list[int]],
    latest: Path,
    damage: Callable[[Path], None],
    noun: str,
) -> None:
    damage(latest / "for_next_run" / f"{noun}.parquet")
    with pytest.raises(SourceError) as ended:
        remembered(TOMORROW)
    assert ended.value.file == f"latest/for_next_run/{noun}.parquet"
    assert "starts afresh" in ended.value.en
    assert "เริ่มใหม่" in ended.value.th


def test_a_memory_from_before_there_were_plans_holds_none_and_stops_nobody(
    remembered: Callable[[RunRequest], list[int]],
    latest: Path,
    drawn: duckdb.DuckDBPyConnection,
) -> None:
    for path in (latest / "for_next_run").glob("*plan_*.parquet"):
        path.unlink()
    assert remembered(TOMORROW) == [0, 3, 3]
    assert drawn.table("earlier.plan_centres").fetchall() == []


def test_a_memory_without_the_manifest_of_its_run_is_incomplete(
    remembered: Callable[[RunRequest], list[int]], latest: Path
) -> None:
    (latest / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(SourceError, match="damaged or incomplete"):
        remembered(TOMORROW)
