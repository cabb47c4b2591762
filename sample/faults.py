"""Rows beyond use, on top of the published counts: the pipeline sets them aside."""

import numpy as np
import pandas as pd

from sample.arrays import Chance, Ints, chance

UNKNOWN_HOUSEHOLD = "HH-000000-99999"
NO_SUCH_AREA = "579999"
OTHER_PROVINCE = "560101"
IMPOSSIBLE_DATES = (
    "31 ก.พ. 2520",
    "29/02/2562",
    "12/13/2535",
    "2570-01-01",
    "ไม่ทราบแน่",
)


def faulty_households(table: pd.DataFrame, share: float, seed: int) -> pd.DataFrame:
    """Return households with an impossible code, of elsewhere, or seen twice."""
    rng = chance(seed, "faulty_households")
    rows = _copies(table, share, rng)
    kind = np.arange(len(rows)) % 6
    fault = kind < 5  # the sixth is a true copy of a household, which is superseded
    own = [f"HH-{code}-X{n:04d}" for n, code in enumerate(rows["subdistrict_code"])]
    rows["household_id"] = np.where(fault, own, rows["household_id"])
    rows.loc[kind == 0, "subdistrict_code"] = NO_SUCH_AREA
    rows.loc[kind == 1, "subdistrict_code"] = OTHER_PROVINCE
    rows.loc[kind == 2, "indicator_16"] = "7"
    rows.loc[kind == 3, "income_per_person_baht"] = "ไม่แน่นอน"
    rows.loc[kind == 4, "survey_year"] = "256"
    return rows


def members_of_faulty(households: pd.DataFrame, persons: pd.DataFrame) -> pd.DataFrame:
    """Return one member for each faulty household: a head without an ID."""
    extra = households[households["household_id"].str.contains("-X", regex=False)]
    rows = persons.iloc[: len(extra)].copy()
    return rows.assign(
        household_id=extra["household_id"].to_numpy(),
        person_number="1",
        citizen_id=None,
    )


def faulty_persons(table: pd.DataFrame, share: float, seed: int) -> pd.DataFrame:
    """Return persons of no household, born on no day, or in words of no code list."""
    rng = chance(seed, "faulty_persons")
    rows = _copies(table, share, rng)
    kind = np.arange(len(rows)) % 4
    rows["citizen_id"] = None
    rows["person_number"] = [str(80 + n % 19) for n in range(len(rows))]
    rows.loc[kind == 0, "household_id"] = UNKNOWN_HOUSEHOLD
    rows.loc[kind == 0, "person_number"] = [
        str(n + 1) for n in range((kind == 0).sum())
    ]
    impossible = rng.integers(len(IMPOSSIBLE_DATES), size=int((kind == 1).sum()))
    rows.loc[kind == 1, "birth_date"] = [IMPOSSIBLE_DATES[n] for n in impossible]
    rows.loc[kind == 2, "sex"] = "ชญ"
    rows.loc[kind == 3, "health_status"] = "แข็งแรงดีมาก"
    return rows


def faulty_registrations(table: pd.DataFrame, share: float, seed: int) -> pd.DataFrame:
    """Return registrations without a usable ID, or in words nobody can read."""
    rng = chance(seed, "faulty_registrations")
    rows = _copies(table, share, rng)
    kind = np.arange(len(rows)) % 3
    rows.loc[kind == 0, "citizen_id"] = "0000000000000"
    rows.loc[kind == 1, "citizen_id"] = rows.loc[kind == 1, "citizen_id"].str.slice(
        0, 9
    )
    rows.loc[kind == 2, "is_verified"] = "อาจจะ"
    return rows


def faulty_records(table: pd.DataFrame, share: float, seed: int) -> pd.DataFrame:
    """Return service records of no centre, no service, no day, or no stage."""
    rng = chance(seed, "faulty_records")
    rows = _copies(table, share, rng)
    kind = np.arange(len(rows)) % 6
    rows["service_record_id"] = [f"CASE-000000-{n:06d}" for n in range(len(rows))]
    rows.loc[kind == 0, "centre_id"] = "SC-999999-1"
    rows.loc[kind == 1, "service_code"] = "no_such_service"
    rows.loc[kind == 2, "service_on"] = "31/02/2562"
    rows.loc[kind == 3, "status_code"] = "99"
    rows.loc[kind == 4, "regulation_code"] = "REG-999"
    rows.loc[kind == 5, "requested_on"] = "ไม่ระบุวัน"
    return rows


def _copies(table: pd.DataFrame, share: float, rng: Chance) -> pd.DataFrame:
    """Return copies of a share of the rows, at least a dozen to show each fault."""
    count = min(max(int(len(table) * share), 12), len(table))
    places: Ints = np.sort(rng.choice(len(table), count, replace=False))
    return table.iloc[places].reset_index(drop=True).copy()


def mixed_in(table: pd.DataFrame, extra: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return both tables in one, the extra rows strewn among the others in order."""
    rng = chance(seed, f"mixed_in_{len(table.columns)}")
    place = np.concatenate(
        [np.arange(len(table)), np.sort(rng.random(len(extra))) * len(table)]
    )
    both = pd.concat([table, extra], ignore_index=True)
    return both.iloc[np.argsort(place, kind="stable")].reset_index(drop=True)
