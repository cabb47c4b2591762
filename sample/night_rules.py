"""Rules that change once: the folder of code lists that holds from then on."""

import shutil
from pathlib import Path

import pandas as pd

from sample.write import OWNER_ONLY, write_text

REFERENCE = "reference"
POINTS = {"unanswered_income": "30", "unanswered_health": "25"}
INCOME_BEFORE, INCOME_SINCE = "100000", "95000"
NEXT_VERSION = {"2569-1": "2569-2"}


def write_new_rules(reference: Path, folder: Path) -> None:
    """Write a copy of the rules in which need counts more and income less.

    Args:
        reference: the rules so far.
        folder: where the new ones go, whole.
    """
    folder.mkdir(mode=0o700)
    for path in sorted(reference.glob("*")):
        if path.is_file():
            shutil.copyfile(path, folder / path.name)
            (folder / path.name).chmod(OWNER_ONLY)
    points = _read(reference / "score_points.csv")
    points["points"] = points["item_code"].map(POINTS).fillna(points["points"])
    _write(points, folder / "score_points.csv")
    levels = _read(reference / "vulnerability_levels.csv")
    income = levels["income_at_most_baht"]
    levels["income_at_most_baht"] = income.replace(INCOME_BEFORE, INCOME_SINCE)
    _write(levels, folder / "vulnerability_levels.csv")


def _read(path: Path) -> pd.DataFrame:
    """Return a rule file, every value as it is written."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _write(table: pd.DataFrame, path: Path) -> None:
    """Write a rule file as a new version."""
    versions = table["rule_version"]
    table["rule_version"] = [NEXT_VERSION.get(v, f"{v}+1") for v in versions]
    write_text(table.to_csv(index=False, lineterminator="\n"), path)
