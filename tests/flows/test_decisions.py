"""Nights with a review queue: asked, answered, kept, asked again."""

import csv
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.flows.conftest import Served
from tests.flows.reviewing import everything_in, fill_in, lines, persons_asked
from tests.flows.running import fingerprint, run_words
from tests.flows.tiny import (
    CHILD,
    DOUBTFUL,
    REVIEWERS,
    personal_values,
    write_doubtful_sources,
)

pytestmark = pytest.mark.flow

MALI, VIPHA = REVIEWERS
SAME, DIFFERENT, DAY = "ใช่คนเดียวกัน", "คนละคน", "5/1/2562"
NAMES = {record: first_name for record, *_, first_name in DOUBTFUL}


@dataclass(frozen=True)
class Night:
    """What one night left, copied before the next one."""

    latest: Path
    done: CompletedProcess[str]

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a published table."""
        return _rows(self.latest / "tables" / f"{name}.parquet")

    def kept(self, name: str) -> list[dict[str, Any]]:
        """Return what is kept for the next night."""
        return _rows(self.latest / "for_next_run" / f"{name}.parquet")

    def link(self, record: str) -> tuple[str, str, str]:
        """Return what became of a record: state, rung and rule."""
        [row] = [
            each
            for each in self.table("person_links")
            if each["service_record_id"] == record
        ]
        return row["link_state"], row["link_rung"], row["link_rule"]

    def listed(self) -> dict[str, tuple[str, int, str]]:
        """Return each household on a list of พาน: its list, its rank, its marks."""
        return {
            row["household_id"]: (
                row["list_code"], row["priority_rank"], row["marks_th"] or "",
            )
            for row in self.table("target_list_rows")
            if row["household_id"]
        }  # fmt: skip

    def asked(self, workbook: str = "C1") -> dict[str, dict[str, str]]:
        """Return the pairs of a workbook, by the record."""
        return persons_asked(self.latest / "review" / f"{workbook}.xlsx")

    def refused(self) -> list[tuple[str, str, str, str]]:
        """Return what was refused of the answers: file, row, rule and reason."""
        path = self.latest / "rejected" / "review_decisions.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                (row["source_file"], row["source_row"], row["rule_name"],
                 row["message_en"])
                for row in csv.DictReader(file)
            ]  # fmt: skip


@dataclass(frozen=True)
class Office:
    """Sources of its own beside the shared Prefect server."""

    served: Served
    folder: Path

    @property
    def raw(self) -> Path:
        """Where the sources lie, and the decisions."""
        return self.folder / "raw"

    def night(self, name: str, as_of: str) -> Night:
        """Run the nightly job of a day; keep a copy of what it left."""
        curated = self.folder / "curated"
        done = self.served.tambon(*run_words(self.raw, curated), "--as-of", as_of)
        assert done.returncode == 0, done.stderr
        shutil.copytree(curated / "latest", self.folder / name)
        return Night(self.folder / name, done)


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


@pytest.fixture(scope="module")
def office(
    served: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A folder where doubtful records come in."""
    office = Office(served, tmp_path_factory.mktemp("office"))
    write_doubtful_sources(office.raw)
    yield office
    shutil.rmtree(office.folder)


@pytest.fixture(scope="module")
def asked(office: Office) -> Night:
    """The first night: nobody has answered anything."""
    return office.night("asked", "2019-01-29")


@pytest.fixture(scope="module")
def answered(office: Office, asked: Night) -> Night:
    """The night after reviewers put their files into `decisions`, some malformed."""
    decisions, review = office.raw / "decisions", asked.latest / "review"
    decisions.mkdir()
    mali = {
        "D1": (SAME, MALI, DAY), "D2": (DIFFERENT, MALI, DAY), "D3": (SAME, MALI, DAY),
    }  # fmt: skip
    fill_in(review / "C1.xlsx", decisions / "C1 มาลี.xlsx", mali)
    fill_in(
        review / "province.xlsx", decisions / "guess.xlsx", {"D4": ("คงใช่", VIPHA, DAY)}
    )
    d3 = asked.asked()["D3"]
    with (decisions / "vipha.csv").open("w", encoding="utf-8", newline="") as file:
        answers = csv.writer(file)
        keys = ("service_record_id", "person_key", "evidence_hash")
        answers.writerow([*keys, "answer", "reviewer", "reviewed_on"])
        answers.writerow([*(d3[key] for key in keys), DIFFERENT, VIPHA, DAY])
        answers.writerow(["R99", "H05/1", d3["evidence_hash"], SAME, VIPHA, DAY])
    (decisions / "cut.xlsx").write_bytes((review / "C1.xlsx").read_bytes()[:999])
    return office.night("answered", "2019-01-30")


@pytest.fixture(scope="module")
def corrected(office: Office, answered: Night) -> Night:
    """A later night: the files are gone, and the centre has mended a name of D2."""
    assert answered.done.returncode == 0
    shutil.rmtree(office.raw / "decisions")
    write_doubtful_sources(office.raw, D2="ขวัญใจแดง")
    return office.night("corrected", "2019-01-31")


@pytest.fixture(scope="module")
def again(office: Office, corrected: Night) -> Night:
    """The same night, run again."""
    assert corrected.done.returncode == 0
    return office.night("again", "2019-01-31")


def test_a_doubtful_record_is_asked_about_beside_the_person_it_may_be(
    asked: Night,
) -> None:
    assert asked.link("D1") == ("in_review", "none", "id_agrees_alone")
    assert set(asked.asked()) == {"D1", "D2", "D3"}
    record, person = lines(asked.latest / "review/C1.xlsx")[2:4]
    assert record["evidence_th"].startswith("D1 · จิตอาสา")
    assert (record["first_name"], person["first_name"]) == (
        "นางสาวแก้วตาดำ", "≠ นายกล้วยไพรี",
    )  # fmt: skip
    assert "คำขอที่รอตรวจว่าเป็นของใคร" in asked.done.stdout


def test_a_record_in_review_marks_the_household_and_moves_it_nowhere(
    asked: Night,
) -> None:
    listed = asked.listed()
    assert {household: of[:2] for household, of in listed.items()} == {
        "H01": ("unserved", 1),
        "H02": ("follow_up", 1),
        "H03": ("part_served", 1),
        "H04": ("no_card", 1),
        "H07": ("unserved", 1),
        "H09": ("vulnerable", 1),
    }
    assert "มีคำขอ 1 รายการรอตรวจว่าเป็นของครัวเรือนนี้ ถ้าใช่" in listed["H01"][2]
    in_print = (asked.latest / "target_lists/570501.csv").read_text("utf-8-sig")
    assert listed["H01"][2] in in_print


def test_a_confidential_record_is_in_the_provinces_workbook_and_nowhere_else(
    asked: Night, answered: Night, corrected: Night
) -> None:
    for night in (asked, answered, corrected):
        assert "D4" in night.asked("province")
        assert night.listed()["H04"][2] == ""
        for path in night.latest.rglob("*"):
            if path.is_dir() or path.name == "province.xlsx":
                continue
            held = everything_in(path)
            assert NAMES["D4"] not in held, path
            # what is kept for the next night is for the pipeline alone
            assert "'D4'" not in held or path.parent.name == "for_next_run", path


def test_the_answer_same_links_the_record_and_does_to_the_list_what_it_said(
    asked: Night, answered: Night
) -> None:
    promised = asked.asked()["D1"]["change_th"]
    assert promised.startswith("ย้ายจากบัญชี “ยังไม่ได้รับ” ไป “ติดตามผล”")
    assert answered.link("D1") == ("linked", "decision", "decided_same")
    assert answered.listed()["H01"][0] == "follow_up"
    assert "รอตรวจ" not in answered.listed()["H01"][2]
    assert "D1" not in answered.asked()


def test_the_answer_different_leaves_the_record_unmatched_with_a_client_of_its_own(
    answered: Night,
) -> None:
    assert answered.link("D2") == ("unmatched", "none", "decided_different")
    assert "D2" not in answered.asked()
    assert "C-D2" in {row["client_id"] for row in answered.table("target_list_rows")}


def test_two_reviewers_who_contradict_are_both_shown_and_neither_is_applied(
    answered: Night, corrected: Night
) -> None:
    for night in (answered, corrected):
        assert night.link("D3") == ("in_review", "none", "decisions_contradict")
        shown = night.asked()["D3"]["evidence_th"]
        assert "ตอบขัดกัน" in shown
        assert MALI in shown
        assert VIPHA in shown
        assert "รอตรวจ" in night.listed()["H03"][2]


def test_a_malformed_answer_is_refused_with_file_row_and_reason_and_takes_nothing_along(
    answered: Night,
) -> None:
    told = {(file, row, rule) for file, row, rule, _ in answered.refused()}
    assert told == {
        ("decisions/cut.xlsx", "", "file_refused"),
        ("decisions/guess.xlsx", "6", "code_list"),
        ("decisions/vipha.csv", "3", "is_record_known"),
    }
    assert all(reason for *_, reason in answered.refused())
    assert "decisions/cut.xlsx: is no Excel workbook" in answered.done.stderr
    kept = {
        (row["service_record_id"], row["reviewer"], row["answer_code"])
        for row in answered.kept("review_decisions")
    }
    assert kept == {
        ("D1", MALI, "same"),
        ("D2", MALI, "different"),
        ("D3", MALI, "same"),
        ("D3", VIPHA, "different"),
    }


def test_answers_outlive_their_files(answered: Night, corrected: Night) -> None:
    assert corrected.kept("review_decisions") == answered.kept("review_decisions")
    memory = corrected.latest / "for_next_run" / "review_decisions.parquet"
    assert memory.stat().st_mode & 0o077 == 0
    assert corrected.link("D1") == ("linked", "decision", "decided_same")
    assert corrected.listed()["H01"] == answered.listed()["H01"]
    assert corrected.refused() == []


def test_a_dismissed_pair_is_asked_again_once_its_evidence_has_changed(
    corrected: Night,
) -> None:
    assert corrected.link("D2")[0] == "in_review"
    shown = corrected.asked()["D2"]["evidence_th"]
    assert "หลักฐานเปลี่ยนแล้ว" in shown
    assert MALI in shown
    clients = {row["service_record_id"]: row for row in corrected.kept("clients")}
    assert clients["D2"]["client_id"] == "C-D2"


def test_the_same_night_again_gives_the_same_bytes(
    corrected: Night, again: Night
) -> None:
    former, latter = fingerprint(corrected.latest), fingerprint(again.latest)
    assert {"review/C1.xlsx", "review/province.xlsx"} <= set(former)
    # The manifest names the code by its hash, which changes while one works on it.
    assert latter | {"manifest.json": ""} == former | {"manifest.json": ""}


def test_reviewing_leaves_no_value_of_a_person_in_what_a_run_says(
    office: Office, asked: Night, answered: Night, corrected: Night
) -> None:
    said = [night.done.stdout + night.done.stderr for night in (asked, answered)]
    said += [corrected.done.stdout, corrected.done.stderr]
    said.append((office.served.home / "tambon.log").read_text("utf-8"))
    for value in [*personal_values(), CHILD[0], "ขวัญใจแดง"]:
        assert not [text for text in said if value in text], value


def test_only_its_owner_can_read_the_queue(asked: Night) -> None:
    for path in (asked.latest / "review").iterdir():
        assert os.stat(path).st_mode & 0o077 == 0, path  # noqa: PTH116
