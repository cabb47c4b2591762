"""`service_records` as received, and which of it is true."""

from dataclasses import fields

import numpy as np
import pandas as pd

from sample.answering_help import Requests
from sample.arrays import Chance, Flags, Texts, chance, rank_within, texts
from sample.calendar_days import AS_OF
from sample.help_requests import AIDED, NOT_ELIGIBLE, OPEN_STAGES, RECEIVED
from sample.record_clients import Filing, written_clients
from sample.shares import Shares
from sample.written import (
    BUDDHIST_ERA,
    dates,
    form_of_dates,
    numbers,
)
from schemas import raw

EMERGENCIES = 0.03  # besides emergency cash
CASH_STEP = 500
ALLOWANCES = (600, 700, 800, 1000)


def in_order(requests: Requests) -> Requests:
    """Return requests in the order of their days."""
    order = np.lexsort((requests.service, requests.client, requests.requested))
    return Requests(*(getattr(requests, each.name)[order] for each in fields(Requests)))


def record_ids(requests: Requests) -> Texts:
    """Return case numbers: month of the request and a running number in it."""
    month = requests.requested.astype("datetime64[M]").astype(np.int64)
    running = rank_within(month, np.arange(len(month))) + 1
    year = 1970 + month // 12 + BUDDHIST_ERA
    return texts(
        [
            f"CASE-{y}{m:02d}-{n:06d}"
            for y, m, n in zip(year, month % 12 + 1, running, strict=True)
        ]
    )


def records_table(
    filing: Filing, centre: Texts, seed: int, shares: Shares
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the newest versions as received, and the truth about each record."""
    requests = filing.requests
    person, truth = written_clients(filing, seed, shares)
    rng = chance(seed, "records")
    service = requests.service
    late = rng.random(len(service)) < shares.records_after_as_of
    late &= ~requests.is_planned
    requested, served, recorded = _days(requests, late, rng)
    form = form_of_dates(
        {"slashes": 0.3, "iso": 0.1, "common_era_iso": 0.1}, len(service), rng
    )
    status = _statuses(requests, rng)
    emergency = filing.catalogue.code[service] == "cash_emergency"
    emergency |= rng.random(len(service)) < EMERGENCIES
    yes_no = texts(["false", "true"])[emergency.astype(int)]
    table = person.assign(
        service_record_id=record_ids(requests),
        centre_id=centre,
        service_code=filing.catalogue.code[service],
        regulation_code=filing.catalogue.regulation[service],
        status_code=status,
        requested_on=dates(requested, form),
        service_on=dates(served, form),
        is_emergency=filing.words.write("yes_no", yes_no, 0.1, rng),
        amount_baht=_amounts(filing, shares, rng),
        recorded_at=_times(recorded, rng),
    )
    truth.insert(0, "service_record_id", table["service_record_id"])
    truth["is_after_as_of"] = late
    return table[list(raw.ServiceRecords.to_schema().columns)], truth


def _days(
    requests: Requests, late: Flags, rng: Chance
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return days of request, help and entry; a few lie after the sample's day."""
    entered = rng.integers(0, 6, len(late)).astype("timedelta64[D]")
    waits = np.isnat(requests.served)
    done = np.where(waits, requests.requested, requests.served)
    recorded = np.minimum(done + entered, AS_OF)
    after = AS_OF + rng.integers(1, 20, len(late)).astype("timedelta64[D]")
    served = np.where(late & ~waits, after, requests.served)
    return requests.requested, served, np.where(late, after, recorded)


def _times(day: np.ndarray, rng: Chance) -> Texts:
    """Return instants in office hours."""
    seconds = rng.integers(8 * 3600, 17 * 3600, len(day))
    instant = day.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    return texts(np.char.replace(np.datetime_as_string(instant), "T", " ").tolist())


def _statuses(requests: Requests, rng: Chance) -> Texts:
    """Return the stage of each request: the longer it waits, the more are refused."""
    count = len(requests.client)
    waiting = texts(OPEN_STAGES)[rng.integers(len(OPEN_STAGES), size=count)]
    days = (AS_OF - requests.requested).astype(int)
    refused = rng.random(count) < np.minimum(days / 400.0, 0.75)
    status: Texts = np.where(refused, NOT_ELIGIBLE, waiting).astype(object)
    status[requests.is_aided] = AIDED
    return status


def _amounts(filing: Filing, shares: Shares, rng: Chance) -> Texts:
    """Return amounts where help is money, within the regulation's cap."""
    catalogue, service = filing.catalogue, filing.requests.service
    steps = np.maximum(np.minimum(catalogue.max_baht[service], 40_000) // CASH_STEP, 1)
    cash = (1 + np.floor(rng.random(len(service)) * steps)).astype(np.int64) * CASH_STEP
    allowance = catalogue.kind[service] == "allowance"
    cash = np.where(
        allowance, np.array(ALLOWANCES)[rng.integers(4, size=len(cash))], cash
    )
    written = numbers(cash, shares.records_amount_with_comma, rng)
    paid = allowance | ~pd.isna(catalogue.regulation[service])
    written[~(paid & filing.requests.is_aided)] = None
    return written


def earlier_versions(
    table: pd.DataFrame, requests: Requests, share: float, seed: int
) -> pd.DataFrame:
    """Return versions that a newer row of the same record supersedes: not yet aided."""
    rng = chance(seed, "versions")
    later = requests.served > requests.requested
    places = np.flatnonzero(later & (rng.random(len(table)) < share))
    rows = table.iloc[places].copy()
    return rows.assign(
        status_code=RECEIVED,
        service_on=None,
        amount_baht=None,
        recorded_at=_times(requests.requested[places], rng),
    )
