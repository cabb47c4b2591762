"""The commands that measure the matching, as typed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from flows.__main__ import main
from tests.conftest import REFERENCE
from tests.drawn import PHAN
from tests.transforms.invented_links import fill_in, invent_links, truthful
from transforms.review_sample import draw_pairs
from transforms.review_sample_sheets import write_sample
from transforms.review_strata import lay_out_strata

REQUEST = replace(PHAN, link_weight=6.0, link_lead=3.0, review_weight=0.0)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Commands that keep their log to themselves."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sample(drawn, tmp_path):
    """A sample of sixty invented pairs, nothing answered yet."""
    invent_links(drawn, 2000)
    draw_pairs(drawn, lay_out_strata(drawn, REQUEST), 60, 1)
    write_sample(drawn, tmp_path / "sample.xlsx", REQUEST)
    return tmp_path / "sample.xlsx"


def read(*words: str) -> int:
    """Run the command that reads answers."""
    return main(["sample-for-review", "--reference", str(REFERENCE), *words])


def test_answers_are_told_as_precision_and_recall_with_intervals(sample, capsys):
    fill_in(sample, Path("filled.xlsx"), truthful)
    assert read("--answers", "filled.xlsx") == 0
    said = capsys.readouterr().out
    for words in ("ความถูกต้องของคู่", "precision of links", "95 %", "within reach"):
        assert words in said


def test_answers_are_told_to_programs_with_unsure_ones_counted_both_ways(
    sample, capsys
):
    fill_in(
        sample,
        Path("filled.xlsx"),
        lambda row: "unsure" if int(row["pair_number"]) < 9 else truthful(row),
    )
    assert read("--answers", "filled.xlsx", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    recalls = [
        said[way]["recall"]["value"] for way in ("worst_case", "left_out", "best_case")
    ]
    assert recalls == sorted(recalls)
    assert sum(each["unsure_count"] for each in said["strata"]) == 8


def test_a_malformed_answer_ends_with_1_and_its_row(sample, capsys):
    fill_in(
        sample,
        Path("filled.xlsx"),
        lambda row: "คงใช่" if row["pair_number"] == "2" else truthful(row),
    )
    assert read("--answers", "filled.xlsx") == 1
    said = capsys.readouterr().err
    assert "row 8: อ่านคำตอบไม่ได้" in said
    assert "filled.xlsx" in said


def test_a_file_that_is_not_there_ends_with_1(capsys):
    assert read("--answers", "nowhere.xlsx") == 1
    assert "nowhere.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["30"], ["--to", "new.xlsx"]])
def test_half_a_request_is_asked_back(words, capsys):
    assert read(*words) == 2
    assert "--answers" in capsys.readouterr().err


def test_a_sample_is_never_written_over_another(sample, capsys):
    before = sample.read_bytes()
    assert read("30", "--to", str(sample)) == 1
    assert "choose another name" in capsys.readouterr().err
    assert sample.read_bytes() == before
