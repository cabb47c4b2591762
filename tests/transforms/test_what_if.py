"""A what-if: what a night keeps for it, which tables a change reaches, both worlds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from schemas import clean, curated
from schemas.contract import columns, table_name
from schemas.errors import RulesError, SourceError
from tests.conftest import REFERENCE
from tests.flows.tiny import personal_values
from tests.transforms.invented_tables import REQUEST, insert, warehouse
from transforms.load import load_reference
from transforms.warehouse import open_warehouse, read_sql
from transforms.what_if import build_both, reached, tables_needed, what_if
from transforms.what_if_changes import Changes, apply_changes
from transforms.what_if_files import (
    FOLDER,
    KEPT,
    PUBLISHED,
    load_for_what_if,
    read_last_request,
    write_for_what_if,
)
from transforms.what_if_said import read_changes


def load(con: duckdb.DuckDBPyConnection, night: Path) -> None:
    """Load what the night kept, with the rules; nothing of it is built yet."""
    load_reference(con, REFERENCE, with_model=False)
    con.execute(read_sql("curated.macros"))
    load_for_what_if(con, night / "latest")


@pytest.fixture
def loaded(night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The night, to be changed."""
    with open_warehouse() as con:
        load(con, night)
        yield con


@pytest.fixture(scope="module")
def unchanged(night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The night, only to be looked at."""
    with open_warehouse() as con:
        load(con, night)
        yield con


def test_the_worlds_are_what_the_first_night_of_a_plan_published(loaded, night):
    latest = night / "latest"
    again = build_both(loaded, Changes(), read_last_request(latest))
    assert again == set()
    compared = 0
    for name in tables_needed():
        published = latest / "tables" / f"{name.partition('.')[2]}.parquet"
        if published.exists():
            rows = loaded.read_parquet(str(published)).order("all").fetchall()
            assert loaded.table(name).order("all").fetchall() == rows, name
            compared += len(rows)
    assert compared > 100


def test_a_change_is_made_from_where_it_is_read_and_no_sooner():
    needed = tables_needed()
    capacities = reached(needed, {"clean.centres"}, ())
    assert "curated.plan_rows" in capacities
    assert "curated.household_fates" not in capacities
    cut_off = reached(needed, {"reference.poverty_measures"}, ())
    assert "curated.poverty_counts" in cut_off
    assert "curated.plan_rows" not in cut_off
    assert "curated.household_fates" in reached(needed, (), {"vulnerable_level"})
    assert reached(needed, (), ()) == set()


@pytest.mark.parametrize(
    ("said", "table"),
    [
        ({"thresholds": {"overdue_days": 365}}, "curated.urgent_requests"),
        ({"thresholds": {"load_km": 3}}, "curated.centre_assignments"),
        ({"lasts_months": {"house_tidying": 1}}, "curated.member_gaps"),
        ({"score_points": {"low_income": 9}}, "curated.scores"),
        ({"poverty_weights": {"tpmap": {"income": 9}}}, "curated.poverty_counts"),
    ],
)
def test_a_change_builds_anew_whatever_reads_it(loaded, night, said, table):
    changes = read_changes(loaded, said)
    assert table in build_both(loaded, changes, read_last_request(night / "latest"))


def test_a_request_that_may_wait_longer_is_not_overdue(loaded, night):
    changes = read_changes(loaded, {"thresholds": {"overdue_days": 365}})
    build_both(loaded, changes, read_last_request(night / "latest"))
    overdue = "select subject_id from {}.plan_rows where is_overdue"
    assert loaded.execute(overdue.format("before")).fetchall() == [("H07",)]
    assert loaded.execute(overdue.format("curated")).fetchall() == []


def test_capacity_is_multiplied_then_filled_in_then_named(con):
    con.execute(
        "create table clean.centres as select * from (values "
        "('C1', 20::bigint), ('C2', 15), ('C3', null)) "
        "as centres(centre_id, monthly_capacity_households)"
    )
    said = {"capacity": {"C1": 60, "default": 40, "factor": 1.5}}
    assert apply_changes(con, read_changes(con, said)) == {"clean.centres"}
    rows = con.table("clean.centres").order("centre_id").fetchall()
    assert rows == [("C1", 60), ("C2", 23), ("C3", 40)]


def test_a_number_that_stands_already_is_no_change(loaded):
    said = {"capacity": {"C1": 2}, "lasts_months": {"factor": 1.0}}
    assert apply_changes(loaded, read_changes(loaded, said)) == set()


def test_help_that_lasts_until_the_survey_still_does_by_any_factor(loaded):
    apply_changes(loaded, read_changes(loaded, {"lasts_months": {"factor": 3}}))
    months = loaded.execute(
        "select lasts_months from reference.services "
        "where service_code in ('home_repair', 'relief_bag') order by service_code"
    ).fetchall()
    assert months == [(None,), (3,)]


def test_what_is_kept_tells_of_nobody_by_name_or_id(night):
    for table, names in (KEPT | PUBLISHED).items():
        promised = columns(table)
        assert not [n for n in names if promised[n].metadata["personal"]], table
    with duckdb.connect() as con:
        for path in (night / "latest" / FOLDER).iterdir():
            held = str(con.read_parquet(str(path)).fetchall())
            assert not [value for value in personal_values() if value in held]


def test_a_confidential_record_leaves_no_trace_in_what_is_kept(tmp_path):
    con = warehouse()
    for record, is_confidential in (("R1", True), ("R2", False)):
        row = {"service_record_id": record, "is_confidential": is_confidential}
        insert(con, clean.ServiceRecords, row)
        client = {"service_record_id": record, "client_id": f"C-{record}"}
        insert(con, curated.UnmatchedClients, client)
    written = write_for_what_if(con, tmp_path, REQUEST)
    assert written["what_if/service_records.parquet"] == 1
    kept = con.read_parquet(str(tmp_path / FOLDER / "service_records.parquet"))
    assert kept.project("service_record_id").fetchall() == [("R2",)]


def test_rules_that_were_changed_since_the_night_are_told(night, tmp_path):
    reference = tmp_path / "reference"
    shutil.copytree(REFERENCE, reference)
    said = {"capacity": {"C1": 1}}
    assert what_if(night / "latest", reference, said).other_rules == ()
    points = reference / "score_points.csv"
    text = points.read_text("utf-8")
    assert ",deprivation,20," in text
    points.write_text(text.replace(",deprivation,20,", ",deprivation,21,"), "utf-8")
    answer = what_if(night / "latest", reference, said)
    assert answer.other_rules == ("reference.score_points",)


@pytest.mark.parametrize(
    "lost",
    ["manifest.json", "what_if/persons.parquet", "tables/person_needs.parquet"],
)
def test_a_night_of_which_a_file_is_lost_cannot_be_asked(night, tmp_path, lost):
    latest = tmp_path / "latest"
    shutil.copytree(night / "latest", latest)
    (latest / lost).write_bytes(b"")
    with pytest.raises(SourceError, match=lost.partition("/")[0]) as ended:
        what_if(latest, REFERENCE, {"capacity": {"C1": 1}})
    assert "tambon run" in ended.value.en


def test_every_table_that_is_asked_for_is_kept_or_made():
    known = {table_name(table) for table in (*KEPT, *PUBLISHED)}
    assert known.isdisjoint(tables_needed())


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"weights": {"x": 1}}, "weights"),
        ({"capacity": 1}, "capacity"),
        ({"capacity": {"C9": 1}}, "capacity.C9"),
        ({"capacity": {"C1": -1}}, "capacity.C1"),
        ({"capacity": {"C1": 1.5}}, "capacity.C1"),
        ({"capacity": {"C1": True}}, "capacity.C1"),
        ({"capacity": {"C1": {"x": 1}}}, "capacity.C1"),
        ({"capacity": {"factor": -1}}, "capacity.factor"),
        ({"capacity": {"factor": float("nan")}}, "capacity.factor"),
        ({"score_points": {"low_income": {"7": 1}}}, "score_points.low_income.7"),
        ({"score_points": {"default": 1}}, "score_points.default"),
        ({"cut_off_weight": {"tpmap": 0}}, "cut_off_weight.tpmap"),
        ({"lasts_months": {"default": 1}}, "lasts_months.default"),
        ({"thresholds": {"link_weight": 1}}, "thresholds.link_weight"),
        ({"thresholds": {"vulnerable_level": 4}}, "thresholds.vulnerable_level"),
        ({"thresholds": {"overdue_days": 1.5}}, "thresholds.overdue_days"),
        ({"thresholds": {"load_km": -1}}, "thresholds.load_km"),
        ({"thresholds": {"income_at_most_baht": "much"}}, "thresholds.income_at_most"),
    ],
)
def test_a_change_that_is_not_known_or_makes_no_sense_is_refused(
    unchanged, said, place
):
    with pytest.raises(RulesError, match=f"^asked.toml: {place}") as ended:
        read_changes(unchanged, said, "asked.toml")
    assert any("ก" <= letter <= "ฮ" for letter in ended.value.th)


def test_of_a_code_that_is_not_known_the_likest_are_told(unchanged):
    with pytest.raises(RulesError, match="the likest are unanswered_income"):
        read_changes(unchanged, {"score_points": {"unaswered_income": 1}})
