"""Every version of every service record that any of the nights will have."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, Ints, chance
from sample.help_requests import AIDED, NOT_ELIGIBLE, RECEIVED
from sample.night_calendar import (
    FIRST_NIGHT,
    LATE_NIGHT,
    MOST_NIGHTS,
)
from sample.written_days import read_days

SEEN_OPEN = 0.6  # of records aided in these nights: the request was on file before
WRITTEN_WRONGLY = 0.03  # of the records of a night, mended two nights later
TAKEN_BACK = 0.003  # of older aided records: half corrected, half out of the file
WRITTEN_AT = " 09:30:00"
NEVER = MOST_NIGHTS
FAULTY = "CASE-000000"
WRONG = (
    ("service_code", "no_such_service"), ("status_code", "99"),
    ("requested_on", "ไม่ระบุวัน"),
)  # fmt: skip


@dataclass
class Cases:
    """Every version of every record that any night will have.

    Attributes:
        rows: the versions as received.
        shown_from: the night from which each is on file; below 0: before the first.
        gone_from: the night from which it is not on file any more; `NEVER`.
        lasts_until: the last day on which the help of each still counts, if it ends.
        wrong: versions written wrongly, and the column it is in.
    """

    rows: pd.DataFrame
    shown_from: Ints
    gone_from: Ints
    lasts_until: np.ndarray
    wrong: dict[int, tuple[str, str]]

    def are_on_file(self, night: int) -> Flags:
        """Return which versions are on file on a night."""
        flags: Flags = (self.shown_from <= night) & (self.gone_from > night)
        return flags


def make_cases(
    rows: pd.DataFrame, lasts_months: "pd.Series[float]", seed: int
) -> Cases:
    """Return the sample's own records, by the night on which they were recorded.

    Args:
        rows: the records of the single sample.
        lasts_months: how long help of each service lasts.
        seed: seed of chance.
    """
    rng = chance(seed, "cases of nights")
    earlier = _as_requested(rows, rng.random(len(rows)))
    back = _taken_back(rows, rng)
    corrected = _corrected(rows, back[::2], rng)
    rows = pd.concat([rows, earlier, corrected], ignore_index=True)
    shown_from = _nights_of(rows["recorded_at"])
    shown_from[shown_from == LATE_NIGHT] += 1
    gone_from = np.full(len(rows), NEVER, dtype=np.int64)
    gone_from[back[1::2]] = rng.integers(1, MOST_NIGHTS, len(back[1::2]))
    gone_from[gone_from == LATE_NIGHT] += 1
    last = _last_days(rows, lasts_months)
    return Cases(rows, shown_from, gone_from, last, _wrong(rows, shown_from, rng))


def _wrong(
    rows: pd.DataFrame, shown_from: Ints, rng: Chance
) -> dict[int, tuple[str, str]]:
    """Return which new versions are written wrongly, and how."""
    faulty = rows["service_record_id"].str.startswith(FAULTY).to_numpy(bool)
    new = np.flatnonzero((shown_from > 0) & ~faulty)
    new = new[rng.random(len(new)) < WRITTEN_WRONGLY]
    return {row: WRONG[place % len(WRONG)] for place, row in enumerate(new.tolist())}


def _taken_back(rows: pd.DataFrame, rng: Chance) -> Ints:
    """Return aided records of before the first night that turn out to be wrong."""
    ids = rows["service_record_id"]
    older = (_nights_of(rows["recorded_at"]) < 0) & (rows["status_code"] == AIDED)
    older &= ~ids.duplicated(keep=False) & ~ids.str.startswith(FAULTY)
    return np.flatnonzero(older & (rng.random(len(rows)) < TAKEN_BACK))


def _corrected(rows: pd.DataFrame, places: Ints, rng: Chance) -> pd.DataFrame:
    """Return newer versions of records: no help was given after all."""
    nights = rng.integers(1, MOST_NIGHTS, len(places))
    days = FIRST_NIGHT + nights.astype("timedelta64[D]")
    return rows.iloc[places].assign(
        status_code=NOT_ELIGIBLE,
        service_on=None,
        amount_baht=None,
        recorded_at=np.datetime_as_string(days).astype(object) + WRITTEN_AT,
    )


def _nights_of(recorded_at: "pd.Series[str]") -> Ints:
    """Return the night of each instant."""
    days = recorded_at.str.slice(0, 10).to_numpy().astype("datetime64[D]")
    nights: Ints = (days - FIRST_NIGHT).astype(np.int64)
    return nights


def _as_requested(rows: pd.DataFrame, luck: np.ndarray) -> pd.DataFrame:
    """Return what was on file of some aided records before they were aided."""
    ids = rows["service_record_id"]
    late = (_nights_of(rows["recorded_at"]) > 0) & (rows["status_code"] == AIDED)
    late &= (luck < SEEN_OPEN) & ~ids.duplicated(keep=False)
    late &= ~ids.str.startswith(FAULTY)
    aided = rows[late]
    days = read_days(aided["requested_on"])
    earlier = days < aided["recorded_at"].str.slice(0, 10).to_numpy().astype(days.dtype)
    return aided[earlier].assign(
        status_code=RECEIVED,
        service_on=None,
        amount_baht=None,
        recorded_at=np.datetime_as_string(days[earlier]).astype(object) + WRITTEN_AT,
    )


def _last_days(rows: pd.DataFrame, lasts_months: "pd.Series[float]") -> np.ndarray:
    """Return the last day on which help counts; none where it does not lapse."""
    months = rows["service_code"].map(lasts_months).to_numpy(float)
    days = read_days(rows["service_on"])
    ends = (months > 0) & ~np.isnat(days) & (rows["status_code"] == AIDED).to_numpy()
    last = np.full(len(rows), np.datetime64("NaT", "D"))
    month = days[ends].astype("datetime64[M]")
    place = days[ends] - month.astype("datetime64[D]")
    later = month + months[ends].astype("timedelta64[M]")
    end = (later + np.timedelta64(1, "M")).astype("datetime64[D]")
    last[ends] = np.minimum(
        later.astype("datetime64[D]") + place, end - np.timedelta64(1, "D")
    )
    return last
