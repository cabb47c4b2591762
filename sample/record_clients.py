"""The client as a centre writes down who came, and what was damaged in it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.answering_help import Requests
from sample.area_names import area_names, old_codes
from sample.arrays import Chance, Ints, Texts, chance, texts
from sample.catalogue import Catalogue
from sample.citizen_ids import id_texts
from sample.clients import Clients
from sample.damage import ID_DAMAGE, NAME_DAMAGE, births_off, harm
from sample.shares import Shares
from sample.traits import title_codes, written_titles
from sample.words import Words
from sample.written import (
    ID_FORMS,
    NAME_FORMS,
    dates,
    form_of_dates,
    lost_leading_zeros,
    oddly,
    one_word_surnames,
    titles_stuck,
)

ID_MISSING = 0.6  # of records without a usable ID; the others have a wrong one
AREA_MISSING = 0.02


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


def written_clients(
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
        "common_era_slashes": 0.05, "two_digit_year": 0.02, "thai_digits": 0.02,
        "year": 0.03, "month": 0.005,
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
