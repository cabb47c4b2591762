"""The files as a whole: what is there, who may read it, same seed same bytes."""

import hashlib
import json
import stat
from pathlib import Path

import fastexcel
import pandas as pd
import pytest

from sample.make import make_sample
from sample.shares import LEVELS
from schemas.contract import table_name
from schemas.errors import RunError
from schemas.raw import SOURCES
from tests.sample.recount import AREA, REFERENCE


def _hashes(raw: Path) -> dict[str, str]:
    return {
        str(path.relative_to(raw)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(raw.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("noise", LEVELS)
def test_the_same_seed_and_noise_give_the_same_bytes(
    levels: dict[str, Path], noise: str, tmp_path: Path
) -> None:
    make_sample(tmp_path, seed=7, area=AREA, reference=REFERENCE, noise=noise)
    assert _hashes(tmp_path) == _hashes(levels[noise])


def test_another_seed_gives_other_people(invented: Path, tmp_path: Path) -> None:
    make_sample(tmp_path, seed=8, area=AREA, reference=REFERENCE)
    ours, theirs = _hashes(invented), _hashes(tmp_path)
    assert ours.keys() == theirs.keys()
    assert not [name for name in ours if ours[name] == theirs[name]]


def test_every_source_is_there_with_its_columns(invented: Path) -> None:
    for source in SOURCES:
        name = table_name(source).removeprefix("raw.")
        (path,) = (p for p in invented.glob(f"{name}.*"))
        encoding = "cp874" if name == "centre_coverage" else "utf-8"
        if path.suffix == ".xlsx":
            heading = (
                fastexcel.read_excel(path).load_sheet(name).to_arrow().column_names
            )
        else:
            heading = list(pd.read_csv(path, nrows=1, encoding=encoding))
        expected = list(source.to_schema().columns)
        if name == "households":
            expected = [c for c in expected if not c.startswith("indicator_3")]
            expected += ["indicator_3", "indicator_30", "indicator_31"]
        assert set(heading) == set(expected)


def test_only_the_owner_can_read_the_files(invented: Path) -> None:
    for path in invented.rglob("*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_the_sample_says_that_it_is_invented(invented: Path) -> None:
    about = json.loads((invented / "sample.json").read_text(encoding="utf-8"))
    assert about["is_invented"] is True
    assert about["seed"] == 7
    assert about["area"] == AREA
    assert about["noise"] == "easy"
    assert about["generator_version"] == "2"
    assert about["as_of"] == "2020-03-31"
    assert "ข้อมูลสมมุติ" in about["note_th"]


@pytest.mark.parametrize("area", ["58", "5799", "5", "570501", ""])
def test_an_area_without_figures_gets_a_clear_error(area: str, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="use 57"):
        make_sample(tmp_path, seed=1, area=area, reference=REFERENCE)
    assert not list(tmp_path.iterdir())
