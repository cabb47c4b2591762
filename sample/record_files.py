"""`service_records` as received, and which of it is true."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.area_names import area_names, old_codes
from sample.arrays import Chance, Flags, Ints, Texts, chance, rank_within, texts
from sample.calendar_days import AS_OF
from sample.catalogue import Catalogue
from sample.citizen_ids import id_texts
from sample.clients import Clients
from sample.damage import ID_DAMAGE, NAME_DAMAGE, births_off, harm
from sample.help_requests import AIDED, NOT_ELIGIBLE, OPEN_STAGES, RECEIVED, Requests
from sample.shares import Shares
from sample.traits import title_codes, written_titles
from sample.words import Words
from sample.written import (
    BUDDHIST_ERA,
    ID_FORMS,
    NAME_FORMS,
    dates,
    form_of_dates,
    lost_leading_zeros,
    numbers,
    oddly,
    one_word_surnames,
    titles_stuck,
)
from schemas import raw

ID_MISSING = 0.6  # of records without a usable ID; the others have a wrong one
AREA_MISSING = 0.02
EMERGENCIES = 0.03  # besides emergency cash
CASH_STEP = 500
ALLOWANCES = (600, 700, 800, 1000)


@dataclass(frozen=True)
class Filing:
    """What the records of a sample are made from.

    Attributes:
        clients: everyone who may ask.
        catalogue: the services.
        requests: who asked for what, in the order of the days.
        words: the code lists.
    """

    clients: Clients
    catalogue: Catalogue
    requests: Requests
    words: Words


def in_order(requests: Requests) -> Requests:
    """Return requests in the order of their days."""
    order = np.lexsort((requests.service, requests.client, requests.requested))
    return Requests(*(getattr(requests, name)[order] for name in requests.__dict__))


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
    person, truth = _person(filing, seed, shares)
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


def _person(
    filing: Filing, seed: int, shares: Shares
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the client as written down, and who it truly is and what was damaged."""
    rng = chance(seed, "record_persons")
    clients, client = filing.clients, filing.requests.client
    citizen_id, id_fault = _ids(clients, client, shares, rng)
    names = [clients.first_name[client].copy(), clients.last_name[client].copy()]
    damaged = rng.random(len(client)) < shares.records_name_damaged
    for name, here in zip(
        names, (damaged, damaged & (rng.random(len(client)) < 0.3)), strict=True
    ):
        harm(name, here, NAME_DAMAGE, rng)
    married = clients.is_married[client]
    title = title_codes(
        clients.is_female[client], clients.age[client] + 1, married, rng
    )
    title = written_titles(title, rng)
    titles_stuck(title, names[0], shares.records_name_written_oddly, rng)
    one_word_surnames(names[1], rng)
    for name in names:
        oddly(name, NAME_FORMS, shares.records_name_written_oddly, rng)
    off = rng.random(len(client)) < shares.records_birth_date_off
    sex = texts(["male", "female"])[clients.is_female[client].astype(int)]
    person = pd.DataFrame(
        {
            "citizen_id": citizen_id,
            "title": title,
            "first_name": names[0],
            "last_name": names[1],
            "sex": filing.words.write(
                "sex", sex, shares.code_written_in_other_words, rng
            ),
            "birth_date": _births(
                births_off(clients.birth[client], off, rng), shares, rng
            ),
            "house_number": clients.house_number[client],
            "village_number": clients.village_number[client],
            "subdistrict_code": _areas(clients.area_code[client], shares, rng),
        }
    )
    truth = pd.DataFrame(
        {
            "client": client,
            "id_fault": id_fault,
            "name_damaged": damaged,
            "birth_date_off": off,
        }
    )
    return person, truth


def _births(birth: np.ndarray, shares: Shares, rng: Chance) -> Texts:
    """Return birth dates as centres write them."""
    forms = {
        "slashes": 0.30, "iso": 0.08, "common_era_iso": 0.04,
        "common_era_slashes": 0.05, "two_digit_year": 0.02, "thai_digits": 0.02, "year": 0.03, "month": 0.005,
    }  # fmt: skip
    written = dates(birth, form_of_dates(forms, len(birth), rng))
    written[rng.random(len(birth)) < shares.records_birth_date_missing] = None
    return written


def _ids(
    clients: Clients, client: Ints, shares: Shares, rng: Chance
) -> tuple[Texts, Texts]:
    """Return IDs as written down, and what is wrong with each."""
    true = id_texts(clients.citizen_id[client])
    luck, count = rng.random(len(client)), len(client)
    lost = luck < shares.records_without_usable_id
    missing = luck < shares.records_without_usable_id * ID_MISSING
    relatives = luck > 1 - shares.records_with_relatives_id
    written = true.copy()
    other = client + np.where(rng.random(count) < 0.5, 1, -1)
    other = np.clip(other, 0, len(clients.home) - 1)
    relatives &= clients.home[other] == clients.home[client]
    written[relatives] = id_texts(clients.citizen_id[other[relatives]])
    harm(written, lost & ~missing, ID_DAMAGE, rng)
    oddly(written, ID_FORMS, shares.id_written_oddly * 3, rng)
    lost_leading_zeros(written, 0.6, rng)
    written[missing] = None
    fault = np.select([missing, lost, relatives], ["missing", "wrong", "relatives"], "")
    return written, fault.astype(object)


def _areas(code: Texts, shares: Shares, rng: Chance) -> Texts:
    """Return subdistricts: a code, or district and subdistrict by name, or nothing."""
    written = code.copy()
    luck = rng.random(len(code))
    distinct, place = np.unique(code.astype(str), return_inverse=True)
    for number, form in enumerate(("อ.{0} ต.{1}", "ตำบล{1} อำเภอ{0}")):
        named = texts([form.format(*area_names(each)) for each in distinct.tolist()])
        low, high = shares.records_area_by_name * np.array([number, number + 1]) / 2
        here = np.flatnonzero((luck >= low) & (luck < high))
        written[here] = named[place[here]]
    by_code = luck >= shares.records_area_by_name
    old_codes(written, by_code, shares.area_code_old, rng)
    written[luck > 1 - AREA_MISSING] = None
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
