"""The manifest: from what, by which rules and code, the files were made."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from schemas import curated
from tests.transforms.invented_tables import REQUEST, household, insert, warehouse
from transforms.manifest import code_sha256
from transforms.publish import publish


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = warehouse()
    insert(con, curated.TargetListRows, household("unserved", 1))
    con.execute(
        """
        insert into raw.input_files values
            ('persons', 'persons.csv', 'ab12', 3, 'cp874', ['หมายเหตุ']),
            ('households', 'households.csv.gz', 'cd34', 2, 'utf-8', [])
        """
    )
    return con


def read_manifest(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    publish(con, folder, REQUEST)
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return manifest


def test_every_file_but_the_manifest_is_listed_with_its_rows_and_hash(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    outputs = read_manifest(con, tmp_path)["outputs"]
    paths = [output["path"] for output in outputs]
    there = [
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    ]
    assert paths == sorted(there)
    for output in outputs:
        path = tmp_path / output["path"]
        assert output["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        if path.suffix == ".parquet":
            assert output["rows"] == pq.read_metadata(path).num_rows


def test_every_input_is_listed_with_its_hash_and_what_was_ignored(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    households, persons = read_manifest(con, tmp_path)["inputs"]
    assert households["source_file"] == "households.csv.gz"
    assert persons == {
        "source_name": "persons",
        "source_file": "persons.csv",
        "sha256": "ab12",
        "row_count": 3,
        "encoding": "cp874",
        "ignored_columns": ["หมายเหตุ"],
    }


def test_the_request_and_that_the_people_are_invented_are_told(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    manifest = read_manifest(con, tmp_path)
    assert manifest["as_of"] == "2020-03-31"
    assert manifest["area_code"] == "5714"
    assert manifest["parameters"]["max_suggested_services"] == 3
    assert manifest["is_invented"] is True
    assert "ข้อมูลสมมุติ" in manifest["note_th"]
    assert "ข้อมูลสมมุติ" in (tmp_path / "manifest.json").read_text("utf-8")
    publish(con, tmp_path, replace(REQUEST, is_invented=False))
    assert "ข้อมูลสมมุติ" not in (tmp_path / "manifest.json").read_text("utf-8")


def test_a_changed_rule_changes_its_version_and_no_other(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    before = read_manifest(con, tmp_path / "before")["rules"]
    con.execute("update reference.lists set name_th = 'อื่น' where list_order = 1")
    after = read_manifest(con, tmp_path / "after")["rules"]
    changed = [
        old["table"] for old, new in zip(before, after, strict=True) if old != new
    ]
    assert changed == ["reference.lists"]
    assert "reference.subdistricts" in {rule["table"] for rule in before}


def test_the_code_has_a_version_that_needs_no_git(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    code = read_manifest(con, tmp_path)["code"]
    assert code["sha256"] == code_sha256()
    assert len(code["sha256"]) == 64
    assert code["version"]
