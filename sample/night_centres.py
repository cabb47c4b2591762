"""What changes at the centres: how many they can visit, which close, which open."""

import numpy as np
import pandas as pd

from sample.area_names import area_names
from sample.arrays import texts
from sample.night_calendar import (
    CAPACITY_NIGHT,
    CLOSING_NIGHT,
    OPENING_NIGHT,
    day_of,
)
from sample.night_state import Sources
from sample.written import dates

CAPACITIES, CENTRES = (
    3,
    "centres",
)  # capacities that change; fewer where few centres are
COVERAGE = "centre_coverage"


def centre_changes(now: Sources, night: int) -> None:
    """Change the centres on the three nights when something happens to them."""
    if night == CAPACITY_NIGHT:
        _change_capacities(now, night)
    if night == CLOSING_NIGHT:
        _close(now, night)
    if night == OPENING_NIGHT:
        _open(now, night)


def _change_capacities(now: Sources, night: int) -> None:
    """Let some centres visit more households, others fewer."""
    table = now.tables[CENTRES]
    known = table.index[table["monthly_capacity_households"].notna()]
    rows = now.chance(night, "capacity").permutation(known)[:CAPACITIES]
    for number, row in enumerate(sorted(rows.tolist())):
        before = int(now.text(CENTRES, row, "monthly_capacity_households"))
        after = str(before + 15 if number % 2 == 0 else max(before - 10, 5))
        now.write(CENTRES, row, "monthly_capacity_households", after)
        centre = table.at[row, "centre_id"]
        now.tell("capacity_changed", centre_id=centre, detail=f"{before} to {after}")


def _close(now: Sources, night: int) -> None:
    """Close a centre: from today on it serves nobody."""
    table = now.tables[COVERAGE]
    open_ = table[table["valid_to"].isna()]
    shared = open_[open_["subdistrict_code"].duplicated(keep=False)]
    among = sorted((shared if len(shared) else open_)["centre_id"].unique())
    centre = among[int(now.chance(night, "closing").integers(len(among)))]
    last = _written(day_of(night) - np.timedelta64(1, "D"))
    for row in open_.index[open_["centre_id"] == centre]:
        now.write(COVERAGE, row, "valid_to", last)
    now.tell("centre_closed", centre_id=centre)


def _open(now: Sources, night: int) -> None:
    """Open a centre in a subdistrict that has one, to share its work."""
    table = now.tables[CENTRES]
    rng = now.chance(night, "opening")
    beside = table.loc[int(rng.integers(len(table)))]
    code = str(beside["subdistrict_code"])
    centre, day = f"SC-{code}-3", _written(day_of(night))
    new = pd.DataFrame([beside]).assign(
        centre_id=centre,
        centre_name=f"ศูนย์ช่วยเหลือสังคมตำบล{area_names(code)[1]} (แห่งใหม่)",
        opened_on=day,
        monthly_capacity_households="25",
    )
    now.add(CENTRES, new)
    row = {"centre_id": centre, "subdistrict_code": code, "valid_from": day}
    now.add(COVERAGE, pd.DataFrame([{**row, "valid_to": None}]))
    now.tell("centre_opened", centre_id=centre, detail=code)


def _written(day: np.datetime64) -> str:
    """Return a day as offices write it."""
    return str(dates(np.array([day]), texts(["thai"]))[0])
