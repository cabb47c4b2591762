"""What the centres record: requests as they come in, are aided, are written wrongly."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.arrays import Flags, Ints, Texts, chance
from sample.help_requests import AIDED, RECEIVED
from sample.night_calendar import (
    FIRST_NIGHT,
    LATE_NIGHT,
    MENDED_AFTER,
    day_of,
)
from sample.night_state import Sources
from sample.written_days import read_days

SOURCE = "service_records"
SEEN_OPEN = 0.6  # of records aided in these nights: the request was on file before
WRITTEN_WRONGLY = 0.03  # of the records of a night, mended two nights later
OPENED_AT = " 09:30:00"
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
        lasts_until: the last day on which the help of each still counts, if it ends.
        wrong: versions written wrongly, and the column it is in.
    """

    rows: pd.DataFrame
    shown_from: Ints
    lasts_until: np.ndarray
    wrong: dict[int, tuple[str, str]]


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
    rows = pd.concat([rows, _as_requested(rows, rng.random(len(rows)))])
    rows = rows.reset_index(drop=True)
    shown_from = _nights_of(rows["recorded_at"])
    shown_from[shown_from == LATE_NIGHT] += 1
    new = np.flatnonzero((shown_from > 0) & ~rows["service_record_id"].str.contains(
        FAULTY, regex=False
    ).to_numpy(bool))  # fmt: skip
    new = new[rng.random(len(new)) < WRITTEN_WRONGLY]
    wrong = {row: WRONG[place % len(WRONG)] for place, row in enumerate(new.tolist())}
    return Cases(rows, shown_from, _last_days(rows, lasts_months), wrong)


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
        recorded_at=np.datetime_as_string(days[earlier]).astype(object) + OPENED_AT,
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


def record(now: Sources, cases: Cases, night: int) -> None:
    """Put the versions on file that are there by tonight, and tell what is new."""
    _tell_lapses(now, cases, night)
    if night == LATE_NIGHT:
        return
    shown = cases.shown_from <= night
    now.tables[SOURCE] = cases.rows[shown].copy()
    now.changed.add(SOURCE)
    _write_wrongly(now, cases, night)
    if night:
        _tell_new(now, cases, night)


def _write_wrongly(now: Sources, cases: Cases, night: int) -> None:
    """Write some of the last nights' versions wrongly; tell which are new or mended."""
    for row, (column, value) in cases.wrong.items():
        age = night - int(cases.shown_from[row])
        about = {
            "service_record_id": cases.rows.at[row, "service_record_id"],
            "detail": f"{SOURCE} {column}",
        }
        if 0 <= age < MENDED_AFTER:
            now.write(SOURCE, row, column, value)
        if age == 0:
            now.tell("row_damaged", **about)
        if age == MENDED_AFTER or (night == LATE_NIGHT + 1 and age == MENDED_AFTER + 1):
            now.tell("row_mended", **about)


def _tell_new(now: Sources, cases: Cases, night: int) -> None:
    """Tell of the records that were opened tonight, or that went on."""
    ids = cases.rows["service_record_id"]
    known = set(ids[cases.shown_from < night])
    homes = _homes(now)
    for row in np.flatnonzero(cases.shown_from == night).tolist():
        version = cases.rows.loc[row]
        record_id = str(version["service_record_id"])
        status = version["status_code"]
        now.tell(
            "record_aided" if status == AIDED and record_id in known
            else "record_changed" if record_id in known
            else "record_new",
            household_id=homes.get(record_id, ""),
            service_record_id=record_id,
            detail=f"{version['service_code']} status {status}",
        )  # fmt: skip


def _tell_lapses(now: Sources, cases: Cases, night: int) -> None:
    """Tell of help that counted yesterday and does so no more."""
    over: Flags = cases.lasts_until == day_of(night - 1)
    over &= cases.shown_from < night
    homes = _homes(now)
    ids: Texts = cases.rows["service_record_id"].to_numpy(object)
    for row in np.flatnonzero(over).tolist() if night else []:
        now.tell(
            "help_lapsed",
            household_id=homes.get(ids[row], ""),
            service_record_id=ids[row],
            detail=str(cases.rows.at[row, "service_code"]),
        )


def _homes(now: Sources) -> dict[str, str]:
    """Return the home of each record's true client, if it is in the survey."""
    surveyed = now.records[now.records["is_surveyed"]]
    return dict(
        zip(surveyed["service_record_id"], surveyed["household_id"], strict=True)
    )
