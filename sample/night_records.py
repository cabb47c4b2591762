"""What the centres record: requests as they come in, are aided, are written wrongly."""

import numpy as np

from sample.arrays import Flags, Texts
from sample.help_requests import AIDED, NOT_ELIGIBLE
from sample.night_calendar import LATE_NIGHT, MENDED_AFTER, day_of
from sample.night_cases import Cases
from sample.night_state import Sources

SOURCE = "service_records"


def record(now: Sources, cases: Cases, night: int) -> None:
    """Put the versions on file that are there by tonight, and tell what is new."""
    _tell_lapses(now, cases, night)
    if night == LATE_NIGHT:
        return
    now.tables[SOURCE] = cases.rows[cases.are_on_file(night)].copy()
    now.changed.add(SOURCE)
    _write_wrongly(now, cases, night)
    if night:
        _tell_new(now, cases, night)
        _tell_gone(now, cases, night)


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
            else "record_corrected" if record_id in known
            else "record_new",
            household_id=homes.get(record_id, ""),
            service_record_id=record_id,
            detail=f"{version['service_code']} status {status}",
        )  # fmt: skip


def _tell_gone(now: Sources, cases: Cases, night: int) -> None:
    """Tell of the records that are not on file any more."""
    homes = _homes(now)
    for row in np.flatnonzero(cases.gone_from == night).tolist():
        record_id = str(cases.rows.at[row, "service_record_id"])
        now.tell(
            "record_withdrawn",
            household_id=homes.get(record_id, ""),
            service_record_id=record_id,
        )


def _tell_lapses(now: Sources, cases: Cases, night: int) -> None:
    """Tell of help that counted yesterday and does so no more."""
    over: Flags = cases.lasts_until == day_of(night - 1)
    over &= (cases.shown_from < night) & (cases.gone_from > night)
    over &= ~_is_corrected(cases, night)
    homes = _homes(now)
    ids: Texts = cases.rows["service_record_id"].to_numpy(object)
    for row in np.flatnonzero(over).tolist() if night else []:
        now.tell(
            "help_lapsed",
            household_id=homes.get(ids[row], ""),
            service_record_id=ids[row],
            detail=str(cases.rows.at[row, "service_code"]),
        )


def _is_corrected(cases: Cases, night: int) -> Flags:
    """Return which versions a newer one, on file tonight, takes back."""
    ids = cases.rows["service_record_id"]
    taken_back = (cases.rows["status_code"] == NOT_ELIGIBLE) & (cases.shown_from >= 0)
    flags: Flags = ids.isin(ids[taken_back & (cases.shown_from <= night)]).to_numpy(
        bool
    )
    return flags


def _homes(now: Sources) -> dict[str, str]:
    """Return the home of each record's true client, if it is in the survey."""
    surveyed = now.records[now.records["is_surveyed"]]
    return dict(
        zip(surveyed["service_record_id"], surveyed["household_id"], strict=True)
    )
