"""`tambon evaluate-lists`, as typed, on an invented district whose truth is known."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from flows.__main__ import main
from flows.request import read_request
from sample.make import make_sample
from tests.conftest import REFERENCE
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.earlier import load_earlier
from transforms.load import load_reference, load_sources
from transforms.publish import publish
from transforms.warehouse import open_warehouse

DISTRICT = "5718"
LONG_ENOUGH = 6  # a shorter name may stand in any Thai sentence


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the smallest district's sample, and the lists of a night on it."""
    folder = tmp_path_factory.mktemp("made")
    raw, latest = folder / "raw", folder / "curated" / "latest"
    make_sample(raw, seed=5, area=DISTRICT, reference=REFERENCE, noise="hard")
    request = read_request(raw, None, None)
    latest.mkdir(parents=True)
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        load_sources(con, raw)
        load_earlier(con, folder / "nothing")
        admit_sources(con, request)
        build_tables(con, request)
        publish(con, latest, request)
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in, with the commands' log."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    shutil.rmtree(tmp_path)


def evaluate(raw: Path, curated: Path, *more: str) -> int:
    """Run the command."""
    folders = ["--raw", raw, "--curated", curated, "--reference", REFERENCE]
    return main(["evaluate-lists", *map(str, folders), *more])


def evaluated(made: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the command says to programs."""
    assert evaluate(made / "raw", made / "curated", "--json") == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def household_lists(said: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the figures of each list, of households, all together."""
    return {
        part["list_code"]: part
        for part in said["parts"]
        if (part["unit"], part["split_by"]) == ("household", "all")
    }


def test_the_figures_are_those_of_a_plain_reckoning(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = household_lists(evaluated(made, capsys))
    tables = made / "curated" / "latest" / "tables"
    homes = pd.read_parquet(made / "raw" / "truth" / "households.parquet")
    members = pd.read_parquet(tables / "person_needs.parquet")
    there = set(members.loc[members["is_present"], "household_id"])
    outside_survey = ~homes["is_surveyed"]
    in_area = homes["subdistrict_code"].str.startswith(DISTRICT)
    needy = homes["failed_indicators"].ne("") & in_area
    needy &= homes["household_id"].isin(there) | outside_survey
    assert lists["need_lists"]["true_count"] == needy.sum()
    fates = pd.read_parquet(tables / "household_fates.parquet")
    fate = homes["household_id"].map(fates.set_index("household_id")["fate_code"])
    no_card = fate.eq("no_card")
    assert lists["no_card"]["listed_count"] == no_card.sum()
    assert lists["no_card"]["listed_not_needy_count"] == (no_card & ~needy).sum()
    vulnerable = fate.eq("vulnerable")
    assert lists["vulnerable"]["listed_true_count"] == (vulnerable & needy).sum()
    target = set(members.loc[members["is_target_poor"].fillna(False), "household_id"])
    by_rule = homes["household_id"].isin(target)
    assert lists["tpmap_rule"]["leakage"] == pytest.approx(1 - needy[by_rule].mean())
    assert lists["tpmap_rule"]["undercoverage"] == pytest.approx(
        1 - by_rule[needy].mean()
    )


def test_no_error_is_nil_by_construction(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = evaluated(made, capsys)
    for code in ("no_card", "unserved", "outside_survey", "need_lists", "tpmap_rule"):
        part = household_lists(said)[code]
        for error in ("leakage", "undercoverage"):
            low, high = part[f"{error}_bounds"]
            assert 0 < low <= part[error] <= high < 1
    causes = {each["cause"] for each in said["errors"]}
    assert {"need_overlooked", "need_overstated", "never_came"} <= causes


def test_parts_of_the_area_add_up_and_causes_to_the_errors(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = evaluated(made, capsys)
    whole = household_lists(said)["need_lists"]
    parts = [
        part
        for part in said["parts"]
        if (part["unit"], part["list_code"], part["split_by"])
        == ("household", "need_lists", "subdistrict")
    ]
    for name in ("true_count", "listed_count", "listed_true_count"):
        assert sum(part[name] for part in parts) == whole[name]
    for error, all_of, right in (
        ("missed", "true_count", "listed_true_count"),
        ("leaked", "listed_count", "listed_true_count"),
    ):
        told = [e["household_count"] for e in said["errors"] if e["error"] == error]
        assert sum(told) == whole[all_of] - whole[right]


def test_people_read_lists_groups_districts_and_causes_and_nobodys_name(
    made: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(made / "raw", made / "curated") == 0
    said = capsys.readouterr()
    for told in ("กฎของ TPMAP", "รั่วไหล", "undercoverage", "5718", "never came"):
        assert told in said.out
    log = (home / ".prefect" / "tambon.log").read_text("utf-8")
    people = pd.read_parquet(made / "raw" / "truth" / "persons.parquet")
    names = {*people["last_name"], *people["citizen_id"]}
    text = said.out + said.err + log
    assert not [name for name in names if len(name) >= LONG_ENOUGH and name in text]


def told_to_mend(
    capsys: pytest.CaptureFixture[str], code: int, thai: str, english: str
) -> None:
    """Check that the command ended with 1, and what it said in both languages."""
    said = capsys.readouterr()
    assert code == 1
    assert not said.out
    assert thai in said.err
    assert english in said.err


def test_another_samples_truth_is_refused(
    made: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = home / "other"
    shutil.copytree(made / "raw", raw)
    with (raw / "service_records.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    code = evaluate(raw, made / "curated")
    told_to_mend(capsys, code, "ไม่ได้มาจากข้อมูลสมมุติชุดนี้", "not made of this sample")


def test_a_run_on_real_people_is_refused(
    made: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads(
        (made / "curated" / "latest" / "manifest.json").read_text("utf-8")
    )
    latest = home / "curated" / "latest"
    latest.mkdir(parents=True)
    real = json.dumps(manifest | {"is_invented": False})
    (latest / "manifest.json").write_text(real, "utf-8")
    code = evaluate(made / "raw", home / "curated")
    told_to_mend(capsys, code, "ข้อมูลจริงซึ่งไม่มีเฉลย", "real people")


def test_a_folder_without_truth_is_refused(
    made: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = evaluate(home, made / "curated")
    told_to_mend(capsys, code, "ไม่มีเฉลย", "there is no truth here")


@pytest.mark.parametrize("manifest", [None, "{", "{}"])
def test_without_a_run_it_says_to_run_first(
    made: Path, home: Path, capsys: pytest.CaptureFixture[str], manifest: str | None
) -> None:
    if manifest is not None:
        latest = home / "curated" / "latest"
        latest.mkdir(parents=True)
        (latest / "manifest.json").write_text(manifest, "utf-8")
    code = evaluate(made / "raw", home / "curated")
    told_to_mend(capsys, code, "สั่ง tambon run ก่อน", "do `tambon run` first")
