"""The repository's shape: names are paths, layers hold, nothing private is kept."""

import inspect
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from schemas import clean, curated, earlier, match, raw, reference
from schemas.contract import Table, columns, table_name

ROOT = Path(__file__).parents[1]
BUILT: tuple[Table, ...] = (
    *clean.WRITTEN,
    *clean.ADMITTED,
    *clean.AFTER,
    *match.TABLES,
    *curated.TABLES,
)
CONTRACTS: tuple[Table, ...] = (
    *raw.RECEIVED,
    *earlier.TABLES,
    *reference.FILES,
    reference.Subdistricts,
    reference.AbolishedSubdistricts,
    reference.MatchingModels,
    clean.RowFates,
    clean.RowFaults,
    *BUILT,
)
MACROS = "macros.sql"
SQL = sorted(path for path in ROOT.glob("transforms/*/*.sql") if path.name != MACROS)
READS = {
    "clean": {"raw", "earlier", "clean", "reference"},
    "match": {"earlier", "clean", "match", "reference"},
    "curated": {"earlier", "clean", "match", "curated", "reference"},
}
# The one table that must look back to what was received, to prove that nothing is lost.
LOOKS_BACK = {"curated.ledger": {"raw"}}
# The one table that Splink makes, by SQL of its own.
MADE_BY_SPLINK = {table_name(match.ScoredPairs)}


def _name(path: Path) -> str:
    """Return `layer.noun` for a file of a layer's folder."""
    return f"{path.parent.name}.{path.stem}"


def _parsed(path: Path) -> dict[str, Any]:
    """Return the one statement of a file as DuckDB's parser sees it."""
    with duckdb.connect() as con:
        answer = con.execute(
            "select json_serialize_sql($query)", {"query": path.read_text("utf-8")}
        ).fetchall()
    tree: dict[str, Any] = json.loads(answer[0][0])
    assert not tree["error"], f"{_name(path)}: {tree.get('error_message')}"
    (statement,) = tree["statements"]
    return dict(statement["node"])


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Yield every object of a parsed query."""
    if isinstance(tree, dict):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree:
        if isinstance(child, (dict, list)):
            yield from _nodes(child)


def _tracked() -> list[Path]:
    """Return the files that git knows and that are still there."""
    answer = subprocess.run(
        ["git", "ls-files", "--cached"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [
        path for line in answer.stdout.splitlines() if (path := ROOT / line).is_file()
    ]


def test_every_contract_has_its_sql_and_every_sql_its_contract():
    promised = {table_name(contract) for contract in BUILT}
    assert promised - MADE_BY_SPLINK == set(map(_name, SQL))


@pytest.mark.parametrize("path", SQL, ids=_name)
def test_every_table_has_a_test_of_its_name(path):
    assert (
        ROOT / "tests/transforms" / path.parent.name / f"test_{path.stem}.py"
    ).exists()


@pytest.mark.parametrize("path", SQL, ids=_name)
def test_every_sql_file_says_what_one_row_is(path):
    assert path.read_text("utf-8").startswith("-- One row per ")


@pytest.mark.parametrize("contract", CONTRACTS, ids=table_name)
def test_every_contract_says_what_one_row_is_and_describes_every_column(contract):
    assert (inspect.getdoc(contract) or "").startswith("One row per ")
    for column in columns(contract).values():
        assert column.title, f"{column.name} has no Thai label"
        assert column.description, f"{column.name} has no description"


@pytest.mark.parametrize("path", SQL, ids=_name)
def test_a_layer_reads_only_the_layers_before_it(path):
    layers = {
        node["schema_name"]
        for node in _nodes(_parsed(path))
        if node.get("type") == "BASE_TABLE" and node["schema_name"]
    }
    assert layers, "no table is read by a name that says its layer"
    assert layers <= READS[path.parent.name] | LOOKS_BACK.get(_name(path), set())


@pytest.mark.parametrize("path", SQL, ids=_name)
def test_a_table_names_its_columns_at_the_end(path):
    node = _parsed(path)
    assert node["type"] == "SELECT_NODE"
    assert not [column for column in node["select_list"] if column["class"] == "STAR"]


def test_no_committed_file_holds_a_machines_path():
    path_of_a_machine = re.compile(r"(?<![\w.~}])/(?:work|home|root|Users)/\w")
    found = [
        path.relative_to(ROOT)
        for path in _tracked()
        if path_of_a_machine.search(path.read_text("utf-8", "ignore"))
    ]
    assert not found


def test_no_committed_file_holds_the_address_of_a_registry():
    # written so that this file does not hold what it looks for
    address = re.compile(
        r"\bpypi\.|\bpython[h]osted|/simple/?\s|index[-_]url", re.IGNORECASE
    )
    found = [
        path.relative_to(ROOT)
        for path in _tracked()
        if address.search(path.read_text("utf-8", "ignore"))
    ]
    assert not found


def test_every_locked_dependency_has_a_version_and_hashes_and_none_an_address():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "@ " not in lock
    unfolded = re.sub(r"\s*\\\n\s*", " ", lock)
    pinned = [line for line in unfolded.splitlines() if re.match(r"\w", line)]
    assert pinned
    loose = [
        line for line in pinned if "==" not in line or "--hash=sha256:" not in line
    ]
    assert not loose


def test_every_dependency_of_the_program_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    for dependency in _names(project["dependencies"]):
        assert re.search(rf"^{re.escape(dependency)}==", lock, re.MULTILINE), dependency


def test_each_dependency_earns_its_place_in_a_line_of_the_readme():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.partition("## Dependencies")[2].partition("\n## ")[0]
    untold = [name for name in _names(project["dependencies"]) if name not in section]
    assert not untold


def _names(dependencies: list[str]) -> list[str]:
    """Return the packages' names, without extras and versions."""
    return [
        re.split(r"[\[<>=~!; ]", dependency)[0].lower() for dependency in dependencies
    ]
