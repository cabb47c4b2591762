"""The trained matching model: Splink's own settings, as reviewed and kept in a file.

`matching_model.json` is what Splink saves: every comparison, each level's condition
with its m and u probability, and the rules that bring pairs together. It is used only
if it was trained for exactly the comparisons that this code makes.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from schemas.errors import RulesError
from transforms.comparisons import COMPARISONS, NAME_FREQUENCIES, PAIRS, UNKNOWN
from transforms.sources import small_text

FILE = "matching_model.json"
PRIOR = "probability_two_random_records_match"  # as Splink calls it
UNREADABLE = (
    OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError,
    RecursionError,
)  # fmt: skip
Settings = dict[str, Any]


def untrained_settings() -> Settings:
    """Return Splink's settings for our comparisons, nothing weighed yet."""
    return {
        "link_type": "link_only",
        "unique_id_column_name": "compared_id",
        "retain_matching_columns": True,  # the levels come with them
        "retain_intermediate_calculation_columns": False,
        "comparisons": [
            {
                "output_column_name": name,
                "comparison_levels": [
                    _level(name, code, condition) for code, condition in levels
                ],
            }
            for name, levels in COMPARISONS.items()
        ],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule} for rule in PAIRS
        ],
    }


def _level(comparison: str, code: str, condition: str) -> Settings:
    level: Settings = {"sql_condition": condition, "label_for_charts": code}
    if code == UNKNOWN:
        level["is_null_level"] = True
    if column := NAME_FREQUENCIES.get((comparison, code)):
        level["tf_adjustment_column"] = column
    return level


def written(settings: Settings, trained_on: Mapping[str, object]) -> str:
    """Return the file's text for trained settings: same training, same bytes.

    Args:
        settings: what Splink saves of a trained model.
        trained_on: what it was trained on, for whoever reviews it.
    """
    kept = {name: value for name, value in settings.items() if name != "linker_uid"}
    model = {
        "model_version": _version(kept),
        "trained_on": dict(trained_on),
        "splink_settings": kept,
    }
    return json.dumps(model, ensure_ascii=False, indent=2) + "\n"


def _version(settings: Settings) -> str:
    """Return a name for a model that changes when anything in it does."""
    text = json.dumps(settings, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class Weighed(NamedTuple):
    """One level of a comparison, and what it weighs in bits."""

    comparison: str
    level: str
    weight: float


def weights(settings: Settings) -> list[Weighed]:
    """Return what each level of a trained model weighs: log2 of m / u."""
    return [
        Weighed(
            comparison["output_column_name"],
            level["label_for_charts"],
            math.log2(level["m_probability"] / level["u_probability"]),
        )
        for comparison in settings["comparisons"]
        for level in comparison["comparison_levels"]
        if level["label_for_charts"] != UNKNOWN
    ]


def read_model(reference: Path) -> pd.DataFrame:
    """Return the one row of `reference.matching_models`.

    Raises:
        RulesError: the file is missing, unreadable, changed by hand, or was trained
            for other comparisons.
    """
    try:
        model = json.loads(small_text(reference / FILE))
        version, settings = model["model_version"], model["splink_settings"]
        person_count = int(model["trained_on"]["persons"])
        fits = _shape(settings) == _shape(untrained_settings())
        is_as_trained = version == _version(settings)
    except UNREADABLE:
        raise _fault(
            "อ่านแบบจำลองไม่ได้: นำไฟล์เดิมกลับมา หรือสั่ง tambon train-matching",
            "cannot be read: put the former file back, or run tambon train-matching",
        ) from None
    if not fits:
        raise _fault(
            "แบบจำลองนี้ฝึกไว้กับการเปรียบเทียบชุดอื่น: สั่ง tambon train-matching ใหม่",
            "was trained for other comparisons: run tambon train-matching",
        )
    if not is_as_trained:
        raise _fault(
            "แบบจำลองถูกแก้ด้วยมือ: นำไฟล์เดิมกลับมา หรือสั่ง tambon train-matching",
            "was changed by hand: put the former file back, or run tambon "
            "train-matching",
        )
    text = json.dumps(settings, ensure_ascii=False)
    return pd.DataFrame(
        {
            "model_version": [version],
            "splink_settings": [text],
            "trained_person_count": pd.array([person_count], "Int64"),
        }
    )


def _fault(th: str, en: str) -> RulesError:
    return RulesError(th, en, file=FILE)


def _shape(settings: Settings) -> object:
    """Return what must be the same in a model and in this code."""
    levels = [
        (
            comparison["output_column_name"],
            level["label_for_charts"],
            level["sql_condition"],
            level.get("tf_adjustment_column"),
        )
        for comparison in settings["comparisons"]
        for level in comparison["comparison_levels"]
    ]
    rules = [
        rule["blocking_rule"]
        for rule in settings["blocking_rules_to_generate_predictions"]
    ]
    return levels, rules
