"""A plan through the command line: issued, frozen, changed, made anew each month."""

import csv
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.flows.conftest import Served
from tests.flows.running import fingerprint, run_words
from tests.flows.tiny import PEOPLE, citizen_id, write_tiny_sources

pytestmark = pytest.mark.flow

PLACES = 2
ISSUED, NEXT_NIGHT, NEXT_MONTH = "2019-01-30", "2019-01-31", "2019-02-01"


@dataclass(frozen=True)
class Month:
    """Sources of its own beside the shared Prefect server, and where lists go."""

    served: Served
    folder: Path

    @property
    def raw(self) -> Path:
        """Where the sources lie."""
        return self.folder / "raw"

    @property
    def latest(self) -> Path:
        """What the last night left."""
        return self.folder / "curated" / "latest"

    def night(self, day: str, *words: str) -> None:
        """Run the nightly job of a day."""
        asked = run_words(self.raw, self.folder / "curated")[:-1]
        done = self.served.tambon(*asked, day, *words)
        assert done.returncode == 0, done.stderr

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a published table."""
        path = self.latest / "tables" / f"{name}.parquet"
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows

    def plan(self) -> list[tuple[str, str | None]]:
        """Return who is planned, in order, and the change that brought it."""
        planned = [row for row in self.rows("plan_rows")
                   if row["plan_state"] == "planned"]  # fmt: skip
        planned.sort(key=lambda row: row["plan_place"])
        return [(row["subject_id"], row["change_code"]) for row in planned]

    def in_line(self) -> list[str]:
        """Return who is next in line, in that order."""
        waiting = [row for row in self.rows("plan_rows")
                   if row["plan_state"] == "next_in_line"]  # fmt: skip
        waiting.sort(key=lambda row: row["plan_place"])
        return [row["subject_id"] for row in waiting]

    def edit(self, source: str, change: Callable[[list[list[str]]], None]) -> None:
        """Change the rows of a source, its heading among them."""
        path = self.raw / f"{source}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        change(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


@pytest.fixture
def month(served: Served, tmp_path: Path) -> Iterator[Month]:
    """A centre that can visit two households a month, and five in need."""
    month = Month(served, tmp_path)
    write_tiny_sources(month.raw)
    month.edit("centres", lambda rows: rows[1].__setitem__(-1, str(PLACES)))
    yield month
    shutil.rmtree(tmp_path)


def bury(month: Month, household: str) -> None:
    """Report every member of a household dead."""
    lines = [
        "citizen_id,household_id,person_number,status,since,source",
        *(
            f",{household},{number},เสียชีวิต,2562-01-30,ทะเบียน"
            for number in range(1, 1 + [each[0] for each in PEOPLE].count(household))
        ),
    ]
    (month.raw / "person_status.csv").write_text("\n".join(lines) + "\n", "utf-8")


def ask_urgently(month: Month, household: str) -> None:
    """Let somebody of a household ask for emergency help."""
    person = [each[0] for each in PEOPLE].index(household)

    def add(rows: list[list[str]]) -> None:
        names = rows[0]
        known = dict(zip(names, rows[1], strict=True))
        of_person = {
            "service_record_id": "E1",
            "status_code": "1",
            "service_on": "",
            "requested_on": "2562-01-30",
            "recorded_at": "2562-01-30 09:00:00",
            "is_emergency": "ใช่",
        }
        who = person_cells(person)
        rows.append([(known | of_person | who)[name] for name in names])

    month.edit("service_records", add)


def person_cells(person: int) -> dict[str, str]:
    """Return the cells of a record that say who asked."""
    _, first_name, last_name, sex, born, _ = PEOPLE[person]
    return {
        "citizen_id": citizen_id(person + 1),
        "title": "นาย" if sex == "ชาย" else "นาง",
        "first_name": first_name,
        "last_name": last_name,
        "sex": sex,
        "birth_date": born,
    }


def test_a_plan_is_frozen_for_its_month_and_only_noted_events_change_it(
    month: Month,
) -> None:
    month.night(ISSUED)
    issued, waiting = month.plan(), month.in_line()
    first, second = (household for household, _ in issued)
    assert len(waiting) > PLACES
    assert month.rows("plan_changes") == []
    assert [row["place_count"] for row in month.rows("centre_plans")] == [PLACES]

    # the same night again gives the same bytes
    before = fingerprint(month.latest)
    month.night(ISSUED)
    after = fingerprint(month.latest)
    assert after | {"manifest.json": ""} == before | {"manifest.json": ""}

    bury(month, first)
    ask_urgently(month, waiting[-1])
    month.night(NEXT_NIGHT)
    changed = month.plan()
    assert changed == [(waiting[-1], "emergency"), (second, None)]
    noted = {
        (row["household_id"], row["change_code"], str(row["changed_on"]))
        for row in month.rows("plan_changes")
    }
    assert noted == {
        (waiting[-1], "emergency", NEXT_NIGHT), (first, "died", NEXT_NIGHT)
    }  # fmt: skip

    # an earlier day made again leaves the later plan alone
    month.night(ISSUED)
    assert month.plan() == changed
    month.night(NEXT_NIGHT)
    assert month.plan() == changed

    month.night(NEXT_MONTH)
    assert month.rows("plan_changes") == []
    assert {row["issued_on"].isoformat() for row in month.rows("centre_plans")} == {
        NEXT_MONTH
    }
    assert len(month.plan()) == PLACES


def test_a_run_for_another_area_is_refused_and_leaves_a_plan_as_it_was(
    month: Month,
) -> None:
    month.night(ISSUED)
    before = fingerprint(month.latest)
    asked = run_words(month.raw, month.folder / "curated")
    refused = month.served.tambon(*asked, "--area", "57")
    assert refused.returncode == 1
    assert "เลือกโฟลเดอร์อื่น" in refused.stderr
    assert fingerprint(month.latest) == before
