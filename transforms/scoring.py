"""Scoring: Splink weighs each pair of a service record and a person it may be."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from duckdb import DuckDBPyConnection
from splink import DuckDBAPI, Linker

from transforms.comparisons import COMPARISONS, UNKNOWN
from transforms.matching_model import PRIOR, Settings

# What weighs less is nobody's rival; `candidate_pairs` keeps pairs with one ID anyway.
LEAST_WEIGHT = -8.0
MOST_PRIOR = 0.01  # of a handful of persons every second one would be meant


def score_pairs(con: DuckDBPyConnection) -> None:
    """Make `match.scored_pairs` from the compared tables and the trained model."""
    with splink_linker(con, trained_settings(con)) as linker:
        # told of the pairs beforehand, Splink holds only the rows that are in them
        blocked = linker.inference.compute_blocked_pairs_for_predict()
        linker.table_management.register_blocked_pairs_for_predict(blocked)
        pairs = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT)
        query = _select(pairs.physical_name)
        con.execute(f"create or replace table match.scored_pairs as {query}")


def trained_settings(con: DuckDBPyConnection) -> Settings:
    """Return the trained model, fit for as many persons as there are here.

    The fewer persons, the likelier that one of them is meant: a district's weights
    would else be too low by the model of a province.
    """
    ((text, trained, persons),) = con.execute(
        """
        select splink_settings, trained_person_count,
            (select count(*) from match.compared_persons)
        from reference.matching_models
        """
    ).fetchall()
    settings: Settings = json.loads(text)
    settings[PRIOR] = min(settings[PRIOR] * trained / max(persons, 1), MOST_PRIOR)
    return settings


@contextmanager
def splink_linker(con: DuckDBPyConnection, settings: Settings) -> Iterator[Linker]:
    """Yield a linker of records and persons; its own tables go when it is done."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(con, output_schema="match")
    tables = [
        api.register(f"compared_{name}", dataset_display_name=name)
        for name in ("persons", "records")
    ]
    try:
        yield Linker(tables, settings, log_level=None)
    finally:
        api.delete_tables_created_by_splink_from_db()  # type: ignore[no-untyped-call]


def _select(pairs: str) -> str:
    """Return the query that names Splink's columns as our contract does."""
    levels = ",\n".join(_level_column(name) for name in COMPARISONS)
    return f"""
        select
            compared_id_r as service_record_id,
            regexp_extract(compared_id_l, '^(.*)/\\d+$', 1) as household_id,
            regexp_extract(compared_id_l, '\\d+$')::bigint as person_number,
            match_weight,
            {levels}
        from match.{pairs}
    """  # noqa: S608  (names of ours and of Splink's)


def _level_column(name: str) -> str:
    """Return the code of a level by Splink's number: 0 is the last, -1 none."""
    codes = [each.code for each in reversed(COMPARISONS[name]) if each.code != UNKNOWN]
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"coalesce(([{listed}])[gamma_{name} + 1], '{UNKNOWN}') as {name}_level"
