"""`tambon what-if`: the last night's lists and plan beside those of changed rules.

Both are judged by the SQL of every night, from what the last run kept, as if the plan
of the month were issued tonight: one that is frozen already would hide every change.
Nothing is published.
"""

import re
from collections.abc import Iterable, Mapping, Set
from functools import partial
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas import curated
from schemas.contract import table_name
from schemas.run import RunRequest
from transforms.build import create_table, tables_read
from transforms.load import load_reference
from transforms.warehouse import in_turn, open_warehouse, read_sql
from transforms.what_if_answer import ASKED, Answer, read_answer
from transforms.what_if_changes import Changes, apply_changes, tell_changes
from transforms.what_if_files import (
    EMPTY,
    KEPT,
    PUBLISHED,
    load_for_what_if,
    read_last_request,
    rules_changed_since,
)
from transforms.what_if_said import Said, read_changes

MEMORY_GIB = 2.0
Graph = Mapping[str, Set[str]]


def what_if(latest: Path, reference: Path, said: Said, file: str = "") -> Answer:
    """Return what would change.

    Args:
        latest: what the last run published; nothing in it is touched.
        reference: the folder of the rule files.
        said: what is changed: sections, codes and numbers.
        file: where that was said, for an error.

    Raises:
        RulesError: a change is not known or makes no sense.
        SourceError: there is no last run that could be asked.
    """
    latest = latest.resolve()  # the same night throughout, whatever is published now
    request = read_last_request(latest)
    with open_warehouse(memory_limit_gib=MEMORY_GIB) as con:
        load_reference(con, reference, with_model=False)
        con.execute(read_sql("curated.macros"))
        load_for_what_if(con, latest)
        other_rules = rules_changed_since(con, latest)
        changes = read_changes(con, said, file)
        told = tell_changes(con, changes, request)
        build_both(con, changes, request)
        used = set[str]().union(*map(tables_read, tables_needed()))
        return read_answer(con, request, told, tuple(sorted(used & other_rules)))


def build_both(
    con: DuckDBPyConnection, changes: Changes, request: RunRequest
) -> set[str]:
    """Build the night as it was, then what a change reaches; return the latter's names.

    The tables that an answer compares stand in `before` as they were, and in `curated`
    as they would be. The night has held the same SQL to its contracts already.
    """
    needed = tables_needed()
    _build(con, needed, request)
    changed = apply_changes(con, changes)
    again = reached(needed, changed, changes.numbers)
    con.execute("create schema before")
    for name in map(table_name, ASKED):
        kind = "table" if name in again else "view"
        noun = name.partition(".")[2]
        con.execute(f"create {kind} before.{noun} as from {name}")
    _build(
        con, {name: needed[name] & again for name in again}, changes.request(request)
    )
    return again


def tables_needed() -> dict[str, set[str]]:
    """Return the tables that an answer is made of, each with those of them it reads.

    What the last run kept ends the search; no other file of it is asked for.
    """
    kept = set(map(table_name, (*KEPT, *PUBLISHED, *EMPTY)))
    makeable = set(map(table_name, curated.TABLES)) - kept
    needed: dict[str, set[str]] = {}
    waiting = [table_name(table) for table in ASKED]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = tables_read(name) & makeable
            waiting.extend(sorted(needed[name]))
    return needed


def reached(needed: Graph, changed: Iterable[str], numbers: Iterable[str]) -> set[str]:
    """Return the tables that read anything changed, or a table that does."""
    found: set[str] = set()
    sources = set(changed)
    marks = {f"${name}" for name in numbers}
    while True:
        further = {
            name
            for name in needed
            if name not in found
            and (tables_read(name) & (sources | found) or _marks(name) & marks)
        }
        if not further:
            return found
        found |= further


def _marks(name: str) -> set[str]:
    """Return the parameters that a table's SQL names, as `$name`."""
    return set(re.findall(r"\$\w+", read_sql(name)))


def _build(con: DuckDBPyConnection, needed: Graph, request: RunRequest) -> None:
    """Build tables, each after those of them that it reads."""
    jobs = {
        name: partial(create_table, name=name, query=read_sql(name), request=request)
        for name in needed
    }
    in_turn(con, jobs, needed)
