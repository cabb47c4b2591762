"""The published counts of TPMAP that invented people are made to add up to."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sample.arrays import Ints
from schemas.errors import RunError

FIGURES = Path(__file__).parent / "figures"
INDICATORS = 31
CODES = {"subdistrict_code": "string", "failed_indicators": "string"}


@dataclass(frozen=True)
class NeedCell:
    """One exact set of failed TPMAP indicators in one subdistrict, and its counts."""

    failed: tuple[int, ...]
    households: int
    persons: int
    registered: int
    target: int


@dataclass(frozen=True)
class Published:
    """One subdistrict's published counts; indicator arrays have places 1 to 31."""

    subdistrict_code: str
    households: int
    persons: int
    registered: int
    verified: int
    elderly: int
    disabled: int
    chronic: int
    cells: tuple[NeedCell, ...]
    applicable: Ints
    failed: Ints
    target_failed: Ints


def read_published(area: str, folder: Path | None = None) -> list[Published]:
    """Return the published counts of each subdistrict of a province or district.

    Args:
        area: province code of 2 or district code of 4 digits.
        folder: where the figures are; the package's own if not given.
    """
    subdistricts, cells, indicators = (
        _of_area(pd.read_csv((folder or FIGURES) / name, dtype=CODES), area)
        for name in ("subdistricts.csv", "need_cells.csv", "indicators.csv")
    )
    if len(area) not in (2, 4) or subdistricts.empty:
        raise RunError(
            f"ไม่มีตัวเลขสำหรับสร้างข้อมูลสมมุติของพื้นที่ {area}: ใช้ 57 (เชียงราย) "
            "หรือรหัสอำเภอของเชียงราย เช่น 5705",
            f"no published figures to invent people for area {area}: "
            "use 57 (Chiang Rai) or one of its districts, such as 5705",
        )
    cells_of, indicators_of = _by_subdistrict(cells), _by_subdistrict(indicators)
    return [
        _published(row, cells_of.get(code), indicators_of[code])
        for code, row in zip(
            subdistricts["subdistrict_code"],
            subdistricts.to_dict("records"),
            strict=True,
        )
    ]


def _of_area(table: pd.DataFrame, area: str) -> pd.DataFrame:
    """Return the rows of an area, in the order of their subdistricts."""
    inside = table["subdistrict_code"].str.startswith(area)
    return table[inside].sort_values("subdistrict_code", kind="stable")


def _by_subdistrict(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the rows of each subdistrict."""
    return {str(code): rows for code, rows in table.groupby("subdistrict_code")}


def _published(
    row: dict[Hashable, object], cells: pd.DataFrame | None, indicators: pd.DataFrame
) -> Published:
    """Return one subdistrict's counts from its rows of the three files."""
    indicators = indicators.sort_values("indicator_number")
    count = {name: int(str(row[f"{name}_count"])) for name in _COUNTS}
    return Published(
        subdistrict_code=str(row["subdistrict_code"]),
        households=count["household"],
        persons=count["person"],
        registered=count["welfare_registered"],
        verified=count["welfare_verified"],
        elderly=count["elderly"],
        disabled=count["disabled"],
        chronic=count["chronic_patient"],
        cells=() if cells is None else tuple(map(_cell, cells.to_dict("records"))),
        applicable=_by_number(indicators["applicable_person_count"]),
        failed=_by_number(indicators["failed_person_count"]),
        target_failed=_by_number(indicators["target_failed_person_count"]),
    )


def _by_number(counts: "pd.Series[int]") -> Ints:
    """Return counts of indicators 1 to 31 in places 1 to 31."""
    return np.concatenate([[0], counts.to_numpy(np.int64)])


_COUNTS = (
    "household",
    "person",
    "welfare_registered",
    "welfare_verified",
    "elderly",
    "disabled",
    "chronic_patient",
)


def _cell(row: dict[Hashable, object]) -> NeedCell:
    """Return one need cell from its row."""
    return NeedCell(
        failed=tuple(int(n) for n in str(row["failed_indicators"]).split(";")),
        households=int(str(row["household_count"])),
        persons=int(str(row["person_count"])),
        registered=int(str(row["registered_count"])),
        target=int(str(row["target_count"])),
    )
