"""Nights of a sample, good and bad: nothing that is kept or told names anybody."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from sample.make import make_sample
from tests.faults.saboteur import Fault, Spec
from tests.flows.conftest import Served
from tests.flows.names_sought import (
    Sought,
    sought,
    text_of_file,
    texts_of_database,
    texts_of_table,
)
from tests.flows.running import REFERENCE
from tests.flows.tiny import PEOPLE, citizen_id
from transforms.nights import KEPT_LONG

pytestmark = pytest.mark.flow

DISTRICT = "5718"
GOOD, BAD = "2026-10-01", "2026-10-02"
LEAKED = (*PEOPLE[0][1:3], citizen_id(1))


@dataclass(frozen=True)
class Nights:
    """Where they were run, what was told, and what may be told nowhere."""

    folder: Path
    home: Path
    done: dict[str, CompletedProcess[str]]
    sought: Sought


@pytest.fixture(scope="module")
def nights(
    served: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Nights]:
    """A good night; then one with a defect, one that fails, one that is held."""
    folder = tmp_path_factory.mktemp("nights")
    raw, curated = folder / "raw", folder / "curated"
    make_sample(raw, seed=5, area=DISTRICT, reference=REFERENCE, noise="hard")
    names = sought(raw, *LEAKED)
    alarm = f"cat >> '{folder / 'alarm.json'}'"
    words = ["--raw", raw, "--curated", curated, "--reference", REFERENCE]
    run = ["run", *words, "--json", "--on-trouble", alarm, "--as-of"]
    done = {"good": served.tambon(*run, GOOD)}
    leak = Spec(faults=[Fault("leak", at_line="1/4")])
    done["defect"] = served.sabotaged(leak.told(), *run, BAD)
    records = raw / "service_records.csv"
    whole = records.read_bytes()
    _unclose_a_quote(records)
    done["failed"] = served.tambon(*run, BAD)
    records.write_bytes(b"".join(whole.splitlines(keepends=True)[:50]))
    done["held"] = served.tambon(*run, BAD)
    status = ["status", "--curated", curated, "--today", BAD]
    done["status"] = served.tambon(*status)
    done["status as JSON"] = served.tambon(*status, "--json")
    yield Nights(folder, served.home, done, names)
    shutil.rmtree(folder)


def _unclose_a_quote(path: Path) -> None:
    """Open a quotation mark in front of somebody's name, and never close it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        name = next(iter(csv.DictReader(file)))["first_name"]
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace(f",{name},", f',"{name},', 1), "utf-8")


def test_the_nights_were_what_they_ought_to_be(nights: Nights) -> None:
    codes = {name: done.returncode for name, done in nights.done.items()}
    assert codes == {
        "good": 0, "defect": 3, "failed": 1, "held": 4, "status": 4,
        "status as JSON": 4,
    }  # fmt: skip


def test_nearly_every_name_is_sought(nights: Nights) -> None:
    assert len(nights.sought.names) > 3_000
    assert len(nights.sought.ids) > 10_000
    share = len(nights.sought.ordinary) / len(nights.sought.names)
    assert share < 0.05, sorted(nights.sought.ordinary)[:20]


def test_the_search_finds_a_name_however_it_is_written(nights: Nights) -> None:
    first_name, _, number = LEAKED
    escaped = first_name.encode("ascii", "backslashreplace").decode()
    hyphened = f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"
    with_id = Sought(frozenset({first_name}), frozenset({number}), frozenset())
    for text in (f"x{first_name}y", f'"{escaped}"'):
        assert with_id.found_in([text]) == [first_name]
    for text in (f"id={number}", hyphened, f"99{number}99"):
        assert with_id.found_in([text]) == [number]
    target_lists = nights.folder / "curated/latest/tables/target_list_rows.parquet"
    assert nights.sought.found_in(texts_of_table(target_lists))


def test_what_is_told_names_nobody(nights: Nights) -> None:
    for name, done in nights.done.items():
        assert nights.sought.found_in([done.stdout, done.stderr]) == [], name


def test_no_file_of_prefect_no_log_and_no_alarm_names_anybody(nights: Nights) -> None:
    kept = [path for path in nights.home.rglob("*") if path.is_file()]
    alarm = nights.folder / "alarm.json"
    assert {"prefect.db", "tambon.log"} <= {path.name for path in kept}
    assert "braked" in alarm.read_text("utf-8")
    for path in (*kept, alarm):
        assert nights.sought.found_in([text_of_file(path)]) == [], path.name


def test_no_value_of_prefects_database_names_anybody(nights: Nights) -> None:
    texts = list(texts_of_database(nights.home / "prefect.db"))
    assert any("ledger" in text for text in texts)
    assert any("DefectError" in text for text in texts)
    assert nights.sought.found_in(texts) == []


def test_what_is_kept_for_long_names_nobody(nights: Nights) -> None:
    kept = nights.folder / "curated" / "runs" / GOOD
    there = [kept / name for name in sorted(KEPT_LONG) if (kept / name).exists()]
    assert len(there) > 10
    for path in there:
        is_table = path.suffix == ".parquet"
        texts = texts_of_table(path) if is_table else [path.read_text("utf-8")]
        assert nights.sought.found_in(texts) == [], path.name
