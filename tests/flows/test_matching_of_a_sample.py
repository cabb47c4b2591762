"""The commands about matching, on an invented district whose truth is known."""

import csv
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows.__main__ import main
from sample.make import make_sample
from tests.conftest import REFERENCE
from tests.transforms.invented_links import fill_in

DISTRICT = "5718"
LONG_ENOUGH = 6  # a shorter name may stand in any Thai sentence


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest district, with names that many share and much damage."""
    raw = tmp_path_factory.mktemp("raw")
    make_sample(raw, seed=5, area=DISTRICT, reference=REFERENCE, noise="hard")
    return raw


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in, with the commands' log."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    shutil.rmtree(tmp_path)


def test_an_evaluation_tells_how_right_the_links_are_and_of_nobody(
    raw: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["evaluate-matching", *folders(raw)]
    assert main([*words, "--picture", "curve.svg"]) == 0
    said = capsys.readouterr()
    for told in ("ความครบ", "ตามกฎ · by rule", "the true ID begins with"):
        assert told in said.out
    assert (home / "curve.svg").read_text("utf-8").startswith("<svg")
    assert not told_of_people(raw, home, said.out + said.err)


def test_stricter_thresholds_link_fewer_and_ask_about_more(
    raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = evaluated(raw, capsys)
    strict = evaluated(raw, capsys, "--link-weight", "20")
    assert plain["thresholds"] | {"link_weight": 20.0} == strict["thresholds"]
    assert links(strict) < links(plain)
    assert overall(strict)["review_share"] > overall(plain)["review_share"]


def test_a_model_is_trained_into_its_own_reference_and_matches_by_it(
    raw: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    committed = (REFERENCE / "matching_model.json").read_bytes()
    shutil.copytree(REFERENCE, "reference")
    assert main(["train-matching", *folders(raw, "reference")]) == 0
    said = capsys.readouterr()
    assert "ตรวจทานก่อนใช้ · review before use" in said.out
    assert not told_of_people(raw, home, said.out + said.err)
    model = json.loads((home / "reference/matching_model.json").read_text("utf-8"))
    assert model["trained_on"]["area"] == DISTRICT
    assert (REFERENCE / "matching_model.json").read_bytes() == committed

    by_it = overall(evaluated(raw, capsys, reference="reference"))
    assert by_it["precision"] > 0.999
    assert by_it["recall"] > 0.96


def test_clerks_who_know_the_truth_find_what_the_evaluation_found(
    raw: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["sample-for-review", "300", *folders(raw)]
    assert main([*words, "--to", "drawn.xlsx"]) == 0
    said = capsys.readouterr()
    assert "drew 300 pairs: drawn.xlsx" in said.out
    assert not told_of_people(raw, home, said.out + said.err)
    assert Path("drawn.xlsx").stat().st_mode & 0o077 == 0

    person_of = true_persons(raw)

    def truthful(row: Mapping[str, str]) -> str:
        is_same = person_of[row["service_record_id"]] == row["person_key"]
        return "ใช่คนเดียวกัน" if is_same else "คนละคน"

    fill_in(Path("drawn.xlsx"), Path("judged.xlsx"), truthful)
    assert main(["sample-for-review", "--answers", "judged.xlsx",
                 "--reference", str(REFERENCE), "--json"]) == 0  # fmt: skip
    told = json.loads(capsys.readouterr().out)["left_out"]
    measured = overall(evaluated(raw, capsys))
    assert told["precision"]["low"] <= measured["precision"]
    # clerks are shown nobody whom no rule brought near, nor what is confidential
    assert told["recall"]["value"] == pytest.approx(measured["recall"], abs=0.01)


def folders(raw: Path, reference: str | Path = REFERENCE) -> list[str]:
    """Return the words that say where the sources and the code lists are."""
    return ["--raw", str(raw), "--reference", str(reference)]


def evaluated(
    raw: Path,
    capsys: pytest.CaptureFixture[str],
    *words: str,
    reference: str | Path = REFERENCE,
) -> dict[str, Any]:
    """Return an evaluation's figures."""
    assert main(["evaluate-matching", *folders(raw, reference), *words, "--json"]) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def overall(said: dict[str, Any]) -> dict[str, Any]:
    """Return the figures over all records."""
    part: dict[str, Any]
    [part] = [
        part
        for part in said["parts"]
        if (part["scope"], part["split_by"]) == ("all", "everything")
    ]
    return part


def links(said: dict[str, Any]) -> int:
    """Return how many records are linked."""
    return sum(
        rule["record_count"] for rule in said["rules"] if rule["link_state"] == "linked"
    )


def true_persons(raw: Path) -> dict[str, str]:
    """Return whose each record is, as the truth has it."""
    rows = pq.read_table(raw / "truth" / "service_records.parquet").to_pylist()
    return {
        row["service_record_id"]: f"{row['household_id']}/{row['person_number']}"
        for row in rows
    }


def told_of_people(raw: Path, home: Path, said: str) -> list[str]:
    """Return the names and IDs of the sources that a command or its log tells."""
    told = said + (home / ".prefect" / "tambon.log").read_text("utf-8")
    values = set()
    for name in ("persons", "service_records"):
        with (raw / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                names = (row["first_name"], row["last_name"], row["citizen_id"])
                values.update(value for value in names if len(value) >= LONG_ENOUGH)
    assert len(values) > 10_000
    return sorted(value for value in values if value in told)
