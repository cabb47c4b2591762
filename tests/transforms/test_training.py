"""Training: seeded, nothing impossible, nobody named, nothing left behind."""

import logging
from collections.abc import Iterator

import duckdb
import pytest

from schemas.errors import RulesError
from tests.conftest import REFERENCE
from tests.drawn import PHAN
from tests.transforms.match.invented_people import clients, crowd, invent_people
from transforms.build import build_match
from transforms.comparisons import UNKNOWN
from transforms.load import load_reference
from transforms.matching_model import FILE, read_model, weights, written
from transforms.training import train
from transforms.warehouse import open_warehouse, read_sql

Lesson = tuple[dict, str]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of 600 persons and the records of 200 of them."""
    people = list(crowd())[:600]
    with open_warehouse() as warehouse:
        load_reference(warehouse, REFERENCE)
        warehouse.execute(read_sql("clean.macros"))
        invent_people(warehouse, people, list(clients(people[:200])))
        build_match(warehouse, PHAN)
        yield warehouse


@pytest.fixture(scope="module")
def lesson(con) -> Lesson:
    """What is learnt from them, and all that is logged meanwhile."""
    logged: list[str] = []
    listener = logging.Handler(logging.DEBUG)
    listener.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    root = logging.getLogger()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        return train(con, 1), "\n".join(logged)
    finally:
        root.removeHandler(listener)
        root.setLevel(level)


def test_training_twice_gives_the_same_bytes(con, lesson):
    settings, _ = lesson
    again = train(con, 1)
    assert written(again, {"persons": 600}) == written(settings, {"persons": 600})


def test_no_level_is_impossible_however_few_have_been_seen(lesson):
    settings, _ = lesson
    for comparison in settings["comparisons"]:
        for level in comparison["comparison_levels"]:
            if level["label_for_charts"] != UNKNOWN:
                assert 0 < level["m_probability"] <= 1
                assert 0 < level["u_probability"] <= 1


def test_what_agrees_speaks_for_one_person_and_what_differs_against(lesson):
    settings, _ = lesson
    learnt = {(each.comparison, each.level): each.weight for each in weights(settings)}
    assert learnt["first_name", "same_as_written"] > 5
    assert learnt["last_name", "same_as_written"] > 5
    assert learnt["birth_date", "same_day"] > 5
    assert learnt["birth_date", "same_day"] > learnt["birth_date", "same_year"]
    assert learnt["place", "same_house"] > learnt["place", "same_subdistrict"]
    for name in ("first_name", "last_name", "birth_date", "citizen_id"):
        assert learnt[name, "different"] < 0


def test_what_is_learnt_is_a_model_that_can_be_read(lesson, tmp_path):
    settings, _ = lesson
    (tmp_path / FILE).write_text(written(settings, {"persons": 600}), "utf-8")
    try:
        assert len(read_model(tmp_path)) == 1
    except RulesError as refused:
        pytest.fail(refused.en)


def test_training_leaves_no_table_behind_and_changes_none(con, lesson):
    assert lesson
    tables = con.execute(
        "select table_name from information_schema.tables"
        " where table_name like '\\_\\_splink%' escape '\\'"
    ).fetchall()
    assert tables == []


def test_no_name_and_no_id_is_logged(con, lesson):
    _, logged = lesson
    private = con.execute("""
        select unnest([first_name, last_name, first_name_letters, citizen_id_written])
        from clean.service_records
    """).fetchall()
    assert not [text for (text,) in private if text and text in logged]
