"""The run whose lists are measured: its tables, and the truth it was made from."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from schemas import curated, match
from schemas.contract import table_name
from schemas.errors import SourceError
from schemas.reference import DIMENSIONS
from transforms.judged_records import read_truth
from transforms.load import load_reference
from transforms.private_files import file_sha256
from transforms.warehouse import open_warehouse, read_sql
from transforms.what_if_files import load_for_what_if

TRUTH = {
    "households": (
        "household_id", "is_surveyed", "subdistrict_code", "failed_indicators",
        *(f"is_{dimension}_answered" for dimension in DIMENSIONS),
    ),
    "persons": (
        "person_key", "household_id", "person_number", "is_surveyed", "birth_on",
        "is_thai", "is_card_verified",
    ),
    "service_records": ("service_record_id", "person_key"),
}  # fmt: skip
# Beside what a run keeps for `tambon what-if`.
TABLES = (curated.HouseholdFates, curated.ReviewAnswers, match.PersonLinks)
# Of a sample: whichever of these differ, the truth beside it is another one.
TOLD_OF = ("households", "persons", "welfare_registrations", "service_records")


@dataclass(frozen=True)
class ListRun:
    """What a run says of itself in its manifest, as far as it is needed here."""

    area_code: str
    as_of: date
    is_invented: bool
    sha256: dict[str, str]


@contextmanager
def open_run(
    raw: Path, latest: Path, reference: Path
) -> Iterator[tuple[duckdb.DuckDBPyConnection, ListRun]]:
    """Yield a warehouse with a run's tables beside the truth, and what the run was.

    Args:
        raw: the sample's folder.
        latest: the run's folder.
        reference: folder of the code lists and rules.

    Raises:
        SourceError: no run, one on real people or on another sample, or no truth.
    """
    run = _read_manifest(latest)
    if not run.is_invented:
        raise SourceError(
            "ผลรอบนี้มาจากข้อมูลจริงซึ่งไม่มีเฉลย: สั่ง tambon run --raw กับข้อมูลสมมุติก่อน",
            "this run was made of real people, of whom no truth is known: do `tambon "
            "run --raw` on a sample first",
            file=str(latest / "manifest.json"),
        )
    with open_warehouse() as con:
        load_reference(con, reference, with_model=False)
        for name, needed in TRUTH.items():
            read_truth(con, raw, name, needed)
        _refuse_another_sample(raw, run)
        _read_tables(con, latest)
        yield con, run


def _read_manifest(latest: Path) -> ListRun:
    """Return what the run says of itself."""
    path = latest / "manifest.json"
    if not path.is_file():
        raise _no_run(path)
    try:
        said: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return ListRun(
            area_code=str(said["area_code"]),
            as_of=date.fromisoformat(said["as_of"]),
            is_invented=bool(said["is_invented"]),
            sha256={
                each["source_file"]: each["sha256"]
                for each in said["inputs"]
                if each["source_name"] in TOLD_OF
            },
        )
    except (ValueError, TypeError, KeyError):
        raise _no_run(path) from None


def _refuse_another_sample(raw: Path, run: ListRun) -> None:
    """Refuse a truth that lies beside other files than those of the run."""
    for name, sha256 in run.sha256.items():
        path = raw / name
        if not path.is_file() or file_sha256(path) != sha256:
            raise SourceError(
                "ผลรอบนี้ไม่ได้มาจากข้อมูลสมมุติชุดนี้: สั่ง tambon run --raw กับโฟลเดอร์นี้ก่อน",
                "the run was not made of this sample: do `tambon run --raw` on this "
                "folder first",
                file=str(path),
            )


def _read_tables(con: duckdb.DuckDBPyConnection, latest: Path) -> None:
    """Read what the run published, and say again what groups its homes are of."""
    load_for_what_if(con, latest)
    for table in TABLES:
        name = table_name(table)
        path = latest / "tables" / f"{name.partition('.')[2]}.parquet"
        if not path.is_file():
            raise _no_run(path)
        con.read_parquet(str(path)).to_table(name)
    groups = read_sql(table_name(curated.HouseholdGroups))
    con.execute(f"create table curated.household_groups as {groups}")


def _no_run(path: Path) -> SourceError:
    """Return what is said where a run is not there, damaged, or of an older program."""
    return SourceError(
        "ไม่พบผลการประมวลผลที่ใช้วัดได้: สั่ง tambon run ก่อน",
        "there is no run that can be measured: do `tambon run` first",
        file=str(path),
    )
