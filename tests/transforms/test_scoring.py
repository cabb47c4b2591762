"""Scoring: the model's weights, our levels, and nothing of Splink left behind."""

import json
import logging
import math
from collections.abc import Iterator

import duckdb
import pytest

from tests.conftest import REFERENCE
from tests.drawn import PHAN
from tests.transforms.match.invented_people import clients, crowd, invent_people
from transforms.build import SCORED_PAIRS, build_match
from transforms.comparisons import COMPARISONS, NAME_FREQUENCIES, UNKNOWN
from transforms.load import load_reference
from transforms.matching_model import PRIOR, weights
from transforms.scoring import (
    LEAST_WEIGHT,
    score_pairs,
    splink_linker,
    trained_settings,
)
from transforms.warehouse import open_warehouse, read_sql

LEVELS = [f"{name}_level" for name in COMPARISONS]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of 600 persons and the records of 200 of them, all scored."""
    people = list(crowd())[:600]
    with open_warehouse() as warehouse:
        load_reference(warehouse, REFERENCE)
        warehouse.execute(read_sql("clean.macros"))
        invent_people(warehouse, people, list(clients(people[:200])))
        build_match(warehouse, PHAN)
        yield warehouse


def _settings(con: duckdb.DuckDBPyConnection) -> dict:
    ((text,),) = con.execute(
        "select splink_settings from reference.matching_models"
    ).fetchall()
    return json.loads(text)


def _tables(con: duckdb.DuckDBPyConnection) -> list[tuple[str, ...]]:
    return con.execute(
        "select table_schema, table_name from information_schema.tables order by all"
    ).fetchall()


def test_every_level_of_a_pair_is_one_that_the_comparison_has(con):
    for name, levels in COMPARISONS.items():
        found = con.execute(f"select distinct {name}_level from match.scored_pairs")
        codes = {code for (code,) in found.fetchall()}
        assert codes
        assert codes <= {each.code for each in levels} | {UNKNOWN}


def test_a_pairs_level_is_the_first_whose_condition_holds(con):
    for name, levels in COMPARISONS.items():
        cases = " ".join(
            f"when {condition} then '{code}'"
            for code, condition in levels
            if condition != "ELSE"
        )
        wrong = con.execute(f"""
            with l as (select columns(*) as '\\0_l' from match.compared_persons),
            r as (select columns(*) as '\\0_r' from match.compared_records)
            select count(*)
            from match.scored_pairs as pairs
            inner join l
                on pairs.household_id || '/' || pairs.person_number = compared_id_l
            inner join r on pairs.service_record_id = compared_id_r
            where pairs.{name}_level != case {cases} else '{levels[-1].code}' end
        """).fetchall()
        assert wrong == [(0,)], name


def test_a_pair_that_could_be_nobodys_rival_is_not_kept(con):
    ((least, pair_count),) = con.execute(
        "select min(match_weight), count(*) from match.scored_pairs"
    ).fetchall()
    assert least >= LEAST_WEIGHT
    assert pair_count >= 200


def test_a_pair_weighs_what_its_levels_do_and_a_name_by_how_rare_it_is(con):
    settings = trained_settings(con)
    bits = {(each.comparison, each.level): each.weight for each in weights(settings)}
    chance = settings[PRIOR]
    prior = math.log2(chance / (1 - chance))
    for weight, shares, *levels in con.execute(f"""
        with names as (
            from match.compared_persons union all by name from match.compared_records
        )
        select
            pairs.match_weight,
            [
                (
                    select count_if(first_name_letters = records.first_name_letters)
                    / count(*) from names
                ),
                (
                    select count_if(last_name_letters = records.last_name_letters)
                    / count(*) from names
                )
            ],
            {", ".join(LEVELS)}
        from match.scored_pairs as pairs
        inner join match.compared_records as records
            on pairs.service_record_id = records.compared_id
        order by all
        limit 50
    """).fetchall():  # fmt: skip
        told = list(zip(COMPARISONS, levels, strict=True))
        expected = prior + sum(bits.get(level, 0) for level in told)
        for level, share in zip(told[:2], shares, strict=True):
            if level in NAME_FREQUENCIES:
                expected += math.log2(_chance_of(settings, level) / share)
        assert weight == pytest.approx(expected, abs=0.01)


def _chance_of(settings: dict, level: tuple[str, str]) -> float:
    """Return how often two strangers agree so far: u."""
    (found,) = (
        each["u_probability"]
        for comparison in settings["comparisons"]
        for each in comparison["comparison_levels"]
        if (comparison["output_column_name"], each["label_for_charts"]) == level
    )
    return found


def test_the_fewer_persons_the_likelier_that_one_of_them_is_meant(con):
    ((trained, persons),) = con.execute(
        "select trained_person_count, (select count(*) from match.compared_persons) "
        "from reference.matching_models"
    ).fetchall()
    as_trained = _settings(con)[PRIOR]
    assert trained_settings(con)[PRIOR] == pytest.approx(as_trained * trained / persons)


def test_scoring_twice_gives_the_same_pairs_and_leaves_nothing_else_behind(con):
    before = con.execute("from match.scored_pairs order by all").fetchall()
    tables = _tables(con)
    score_pairs(con)
    assert con.execute("from match.scored_pairs order by all").fetchall() == before
    assert _tables(con) == tables
    assert tuple(SCORED_PAIRS.split(".")) in tables


def test_scoring_that_fails_leaves_nothing_behind_either(con):
    tables = _tables(con)
    with pytest.raises(ZeroDivisionError):
        _score_halfway(con, tables)
    assert _tables(con) == tables


def _score_halfway(
    con: duckdb.DuckDBPyConnection, tables: list[tuple[str, ...]]
) -> None:
    with splink_linker(con, _settings(con)) as linker:
        linker.inference.compute_blocked_pairs_for_predict()
        assert _tables(con) != tables
        raise ZeroDivisionError


def test_no_name_and_no_id_is_logged(con, caplog):
    with caplog.at_level(logging.DEBUG):
        score_pairs(con)
    logged = " ".join(caplog.messages)
    private = con.execute("""
        select unnest([first_name, last_name, first_name_letters, citizen_id_written])
        from clean.service_records
    """).fetchall()
    assert not [text for (text,) in private if text and text in logged]
