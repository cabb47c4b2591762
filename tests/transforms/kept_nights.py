"""Nights that are kept, of invented tables: for who looks back at them."""

import json
from datetime import date
from pathlib import Path

import duckdb

from tests.transforms.invented_tables import REQUEST
from transforms.nights import LATEST, RUNS
from transforms.publish import write_tables


def keep_night(curated: Path, as_of: str, con: duckdb.DuckDBPyConnection) -> Path:
    """Keep what a warehouse holds as the night of a day; return its folder."""
    folder = curated / RUNS / as_of
    folder.mkdir(parents=True)
    write_tables(con, folder, REQUEST)
    said = {"as_of": as_of, "area_code": "5714", "is_invented": True, "outputs": []}
    (folder / "manifest.json").write_text(json.dumps(said), "utf-8")
    return folder


def publish_kept(curated: Path, as_of: str) -> Path:
    """Let a kept night be the newest one too; return `latest`."""
    date.fromisoformat(as_of)
    latest = curated / LATEST
    latest.symlink_to(Path(RUNS, as_of), target_is_directory=True)
    return latest
