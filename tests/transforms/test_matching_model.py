"""The trained model's file: kept byte for byte, and refused if it does not fit."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import RulesError
from tests.conftest import REFERENCE
from transforms.matching_model import FILE, read_model, untrained_settings, written

Model = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the committed model alone."""
    shutil.copy(REFERENCE / FILE, tmp_path / FILE)
    return tmp_path


@pytest.fixture
def refused(folder: Path) -> Callable[[Callable[[Model], object]], RulesError]:
    """Changes the model in its file, and gives the error that reading it ends with."""

    def change_and_read(change: Callable[[Model], object]) -> RulesError:
        model = json.loads((folder / FILE).read_text("utf-8"))
        change(model)
        (folder / FILE).write_text(json.dumps(model, ensure_ascii=False), "utf-8")
        return _fault(folder)

    return change_and_read


def _fault(folder: Path) -> RulesError:
    with pytest.raises(RulesError) as ended:
        read_model(folder)
    assert ended.value.file == FILE
    assert ended.value.th
    assert ended.value.th != ended.value.en
    assert "train-matching" in ended.value.th
    assert "train-matching" in ended.value.en
    return ended.value


def _first_level(model: Model) -> Model:
    level: Model = model["splink_settings"]["comparisons"][0]["comparison_levels"][1]
    return level


def test_the_committed_model_fits_the_code():
    (row,) = read_model(REFERENCE).to_dict("records")
    told = json.loads((REFERENCE / FILE).read_text("utf-8"))
    assert row["model_version"] == told["model_version"]
    assert json.loads(row["splink_settings"]) == told["splink_settings"]


def test_the_committed_model_says_what_it_was_trained_on():
    told = json.loads((REFERENCE / FILE).read_text("utf-8"))
    assert told["trained_on"]


def test_no_level_of_the_committed_model_is_impossible():
    told = json.loads((REFERENCE / FILE).read_text("utf-8"))
    for comparison in told["splink_settings"]["comparisons"]:
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level"):
                assert 0 < level["m_probability"] <= 1
                assert 0 < level["u_probability"] <= 1


def test_a_model_that_is_read_and_written_again_is_the_same_bytes():
    text = (REFERENCE / FILE).read_text("utf-8")
    (row,) = read_model(REFERENCE).to_dict("records")
    trained_on = json.loads(text)["trained_on"]
    assert written(json.loads(row["splink_settings"]), trained_on) == text


def test_the_version_tells_models_apart_and_not_the_run_that_saved_them():
    settings = untrained_settings()
    one, same, other = (
        json.loads(written(each, {}))["model_version"]
        for each in (
            settings | {"linker_uid": "a"},
            settings | {"linker_uid": "b"},
            settings | {"probability_two_random_records_match": 0.5},
        )
    )
    assert one == same
    assert one != other


def test_a_missing_model_is_refused(folder):
    (folder / FILE).unlink()
    assert "cannot be read" in _fault(folder).en


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"model_version": "1"}'])
def test_a_file_that_is_no_model_is_refused(folder, text):
    (folder / FILE).write_text(text, "utf-8")
    assert "cannot be read" in _fault(folder).en


def test_a_file_that_is_no_text_is_refused(folder):
    (folder / FILE).write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in _fault(folder).en


def test_a_number_changed_by_hand_is_refused(refused):
    fault = refused(lambda model: _first_level(model).update(m_probability=0.9999))
    assert "changed by hand" in fault.en


@pytest.mark.parametrize(
    "change",
    [
        lambda model: _first_level(model).update(sql_condition="true"),
        lambda model: _first_level(model).update(label_for_charts="other"),
        lambda model: model["splink_settings"]["comparisons"].pop(),
        lambda model: model["splink_settings"][
            "blocking_rules_to_generate_predictions"
        ].pop(),
    ],
    ids=["a condition", "a level", "a comparison", "which pairs"],
)
def test_a_model_of_other_comparisons_is_refused(refused, change):
    assert "other comparisons" in refused(change).en
