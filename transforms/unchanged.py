"""Whether a run would publish again what is published: then nothing is made.

It would if its inputs, rules, memory, parameters, code and libraries are, byte for
byte, those of `latest`; and `latest` is still, byte for byte, what that run wrote.
"""

import logging
from pathlib import Path

import duckdb

from schemas.run import RunRequest
from transforms.figures import RunReport, report
from transforms.inputs import INDEX, Taken, read_index
from transforms.nights import (
    INPUTS,
    MANIFEST,
    RUNS,
    hashes,
    read_latest,
    read_manifest,
)
from transforms.private_files import file_sha256
from transforms.warehouse import open_warehouse

# What a report is made of.
TABLES = ("announcements", "ledger", "list_balances", "subdistrict_summary")

log = logging.getLogger(__name__)


def read_unchanged(curated: Path, taken: Taken) -> RunReport | None:
    """Return what `latest` says of itself, if this run would publish the same.

    Args:
        curated: the folder that holds `latest`; the caller holds its lock.
        taken: the inputs of the run.
    """
    latest = read_latest(curated)
    if latest is None or latest.as_of != taken.request.as_of:
        return None
    if _run_sha256(curated, latest.path, f"{latest.as_of}") != taken.run_sha256:
        return None
    changed = changed_files(latest.path)
    if changed:
        log.warning(
            "latest/%s ไม่เหมือนตอนที่เขียน จึงจัดทำใหม่ · it is not what the run wrote, so it "
            "is made anew",
            changed[0],
        )
        return None
    log.info("ไม่มีอะไรเปลี่ยนจากรอบก่อน จึงไม่จัดทำใหม่ · nothing has changed: nothing is made")
    return read_report(latest.path, taken.request)


def changed_files(folder: Path) -> list[str]:
    """Return the published files that are gone or are not what the run wrote."""
    return [
        name
        for name, sha256 in hashes(read_manifest(folder)).items()
        if not (folder / name).is_file() or file_sha256(folder / name) != sha256
    ]


def read_report(published: Path, request: RunRequest) -> RunReport | None:
    """Return what a published night says of itself; None if its tables say nothing."""
    with open_warehouse() as con:
        try:
            for noun in TABLES:
                path = published / "tables" / f"{noun}.parquet"
                con.read_parquet(str(path)).create(f"curated.{noun}")
            return report(con, request, str(published), is_unchanged=True)
        except duckdb.Error:  # of another version
            return None


def _run_sha256(curated: Path, latest: Path, day: str) -> str:
    """Return the hash of what `latest` was made from; empty if it was not kept."""
    night = curated / RUNS / day
    if not (night / INPUTS / INDEX).is_file():
        return ""
    ours = (night / MANIFEST).read_bytes() == (latest / MANIFEST).read_bytes()
    return str(read_index(night / INPUTS)["run_sha256"]) if ours else ""
