"""Answers dropped into `decisions/`: read on every run, and kept without their file."""

import csv
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.flows.running import Place, run_words
from tests.flows.tiny import write_tiny_sources

pytestmark = pytest.mark.flow

HEADING = "service_record_id,person_key,evidence_hash,answer,reviewer,reviewed_on"
ANSWER = "R5,H05/1,0123456789abcdef,คนละคน,มาลีผู้ตรวจ,5/1/2562"
UNKNOWN = "R99,H05/1,0123456789abcdef,คนละคน,มาลีผู้ตรวจ,5/1/2562"


def test_an_answer_outlives_its_file_and_a_malformed_one_takes_nothing_with_it(
    tmp_path: Path,
) -> None:
    place, raw, curated = Place(tmp_path), tmp_path / "raw", tmp_path / "curated"
    write_tiny_sources(raw)
    (raw / "decisions").mkdir()
    answers = "\n".join([HEADING, ANSWER, UNKNOWN])
    (raw / "decisions/a.csv").write_text(answers, "utf-8")
    (raw / "decisions/b.xlsx").write_bytes(b"PK\3\4 cut off")

    done = place.tambon(*run_words(raw, curated))
    assert done.returncode == 0, done.stderr
    assert "decisions/b.xlsx: is no Excel workbook" in done.stderr
    assert "มาลีผู้ตรวจ" not in done.stderr
    with (curated / "latest/rejected/review_decisions.csv").open(
        encoding="utf-8-sig"
    ) as file:
        told = [
            (row["source_file"], row["source_row"], row["rule_name"])
            for row in csv.DictReader(file)
        ]
    assert told == [
        ("decisions/a.csv", "3", "is_record_known"),
        ("decisions/b.xlsx", "", "file_refused"),
    ]
    memory = curated / "latest/for_next_run/review_decisions.parquet"
    first_night = memory.read_bytes()
    assert memory.stat().st_mode & 0o077 == 0
    kept = pq.read_table(memory).to_pylist()
    assert [(row["service_record_id"], row["answer_code"]) for row in kept] == [
        ("R5", "different")
    ]

    shutil.rmtree(raw / "decisions")
    done = place.tambon(*run_words(raw, curated))
    assert done.returncode == 0, done.stderr
    assert "1 earlier.review_decisions" in done.stderr
    assert memory.read_bytes() == first_night
