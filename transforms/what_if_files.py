"""What a run keeps for `tambon what-if`: what no rule of it can change.

`latest/what_if` holds what lists and plans are reckoned from: no name, no ID of a
person, nothing of a confidential service. Every other table that an answer needs is
made anew from these by its own SQL.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from schemas import clean, curated, earlier
from schemas.contract import Table, columns, key_columns, table_name
from schemas.errors import SourceError
from schemas.run import RunRequest
from transforms.manifest import RULES, read_rules
from transforms.warehouse import create_table

FOLDER = "what_if"
MANIFEST = "manifest.json"
# Of each table, the columns that the tables made from it read, and no more: what reads
# another one fails at once.
KEPT: Mapping[Table, tuple[str, ...]] = {
    clean.Households: (
        "household_id", "survey_round_id", "surveyed_until", "village_number",
        "subdistrict_code", "latitude", "longitude", "income_per_person_baht",
        "indicator_results",
    ),
    clean.Persons: (
        "household_id", "person_number", "sex_code", "nationality_code",
        "marital_status_code", "relation_code", "self_care_code",
    ),
    clean.ServiceRecords: (
        "service_record_id", "centre_id", "stage_code", "requested_on", "service_on",
        "is_emergency", "is_confidential",
    ),
    clean.Centres: (
        "centre_id", "host_type_code", "subdistrict_code", "latitude", "longitude",
        "opened_on", "monthly_capacity_households",
    ),
    clean.CentreCoverage: ("centre_id", "subdistrict_code", "valid_from", "valid_to"),
    clean.SetAsideMembers: ("household_id",),
    curated.LinkedServices: (
        "household_id", "person_number", "service_record_id", "centre_id",
        "service_code", "regulation_code", "stage_code", "requested_on",
        "is_emergency", "service_on", "recipient_age_years",
    ),
    curated.HouseholdServices: ("household_id", "last_service_on"),
}  # fmt: skip
# What is published for everybody anyway, and need not be kept twice; who is target poor
# is read by `tambon evaluate-lists` alone.
PUBLISHED: Mapping[Table, tuple[str, ...]] = {
    curated.UnmatchedClients: ("service_record_id", "client_id"),
    curated.PersonNeeds: (
        "household_id", "person_number", "age_years", "is_present", "is_disabled",
        "is_chronically_ill", "is_card_registered", "is_card_verified",
        "is_target_poor",
    ),
    curated.OutsideSurveyClients: (
        "client_id", "subdistrict_code", "is_listed", "client_age_years", "centre_id",
        "last_service_on",
    ),
}  # fmt: skip
# What rests on a plan issued before: there is none on a night that issues its own.
EMPTY: tuple[Table, ...] = (*earlier.TABLES, curated.StandingPlans)
# Of the records, those of clients outside the survey: the others are linked services.
OPEN_ONLY: Mapping[Table, str] = {
    clean.ServiceRecords: (
        "not is_confidential and service_record_id in "
        "(select service_record_id from curated.unmatched_clients)"
    ),
}


def write_for_what_if(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write what `tambon what-if` reads, ordered; return the rows of each file."""
    del request  # whole tables, whatever the area
    folder = staging / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    written = {}
    for table, kept in KEPT.items():
        path = folder / _file_name(table)
        rows = con.table(table_name(table)).filter(OPEN_ONLY.get(table, "true"))
        keys = ", ".join(key_columns(table))
        ordered = rows.project(", ".join(kept)).order(keys)
        ordered.write_parquet(str(path), compression="zstd")
        written[f"{FOLDER}/{path.name}"] = len(rows)
    return written


def load_for_what_if(con: DuckDBPyConnection, latest: Path) -> None:
    """Load what the last run kept, and of each table no other columns; no plan stands.

    Raises:
        SourceError: the run kept nothing, or its files are damaged.
    """
    for folder, kept in ((FOLDER, KEPT), ("tables", PUBLISHED)):
        for table, names in kept.items():
            path = latest / folder / _file_name(table)
            try:
                rows = con.read_parquet(str(path)).project(", ".join(names))
                rows.create(table_name(table))
            except duckdb.Error:
                raise _unreadable(f"{folder}/{path.name}") from None
    for table in EMPTY:
        promised = columns(table).values()
        create_table(con, table_name(table), {c.name: c.duckdb_type for c in promised})


def read_last_request(latest: Path) -> RunRequest:
    """Return what the last run was asked: area, day, and its numbers of policy.

    Raises:
        SourceError: there is no run, or its manifest is damaged.
    """
    try:
        manifest = json.loads((latest / MANIFEST).read_text("utf-8"))
        said = manifest["parameters"] | {"is_invented": manifest["is_invented"]}
        known = {field.name for field in fields(RunRequest)}
        asked = {name: value for name, value in said.items() if name in known}
        return RunRequest(**asked | {"as_of": date.fromisoformat(asked["as_of"])})
    except (OSError, ValueError, TypeError, KeyError):
        raise _unreadable(MANIFEST) from None


def rules_changed_since(con: DuckDBPyConnection, latest: Path) -> set[str]:
    """Return the rule tables that are no longer what the last run used."""
    manifest = json.loads((latest / MANIFEST).read_text("utf-8"))
    used = {rule["table"]: rule["sha256"] for rule in manifest["rules"]}
    now = [read_rules(con, table) for table in RULES]
    return {rule["table"] for rule in now if used.get(rule["table"]) != rule["sha256"]}


def _file_name(table: Table) -> str:
    return f"{table_name(table).partition('.')[2]}.parquet"


def _unreadable(file: str) -> SourceError:
    return SourceError(
        "ไม่มีผลของรอบล่าสุดที่ใช้ถามได้ หรือไฟล์เสีย: สั่ง tambon run ก่อน "
        "หรือบอกโฟลเดอร์ด้วย --curated",
        "there is no last run that could be asked, or its files are damaged: run "
        "tambon run first, or say its folder with --curated",
        file=f"latest/{file}",
    )
