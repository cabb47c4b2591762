"""The client as a centre writes down who came, and what was damaged in it."""

from dataclasses import dataclass

import pandas as pd

from sample.answering_help import Requests
from sample.arrays import Chance, Texts, chance, texts
from sample.birth_slips import birth_faults, slipped
from sample.calendar_days import YEARS_SINCE_SURVEY
from sample.catalogue import Catalogue
from sample.clients import Clients
from sample.name_damage import damage_names
from sample.record_ids import written_ids
from sample.record_places import written_places
from sample.shares import Shares
from sample.traits import title_codes, written_titles
from sample.words import Words
from sample.written import (
    NAME_FORMS,
    dates,
    form_of_dates,
    oddly,
    one_word_surnames,
    titles_stuck,
)


@dataclass(frozen=True)
class Filing:
    """What the records of a sample are made from.

    Attributes:
        clients: everyone who may ask, as they are now.
        catalogue: the services.
        requests: who asked for what, in the order of the days.
        words: the code lists.
    """

    clients: Clients
    catalogue: Catalogue
    requests: Requests
    words: Words


DATE_FORMS = {
    "slashes": 0.30, "iso": 0.08, "common_era_iso": 0.04, "common_era_slashes": 0.05,
    "two_digit_year": 0.02, "thai_digits": 0.02,
}  # fmt: skip


def written_clients(
    filing: Filing, seed: int, shares: Shares
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the client as written down, and who it truly is and what was damaged."""
    clients, client = filing.clients, filing.requests.client
    ids, id_fault = written_ids(clients, client, shares, chance(seed, "record_ids"))
    names, name_fault = _names(filing, shares, chance(seed, "record_names"))
    birth, birth_fault = _births(filing, shares, chance(seed, "record_births"))
    sex = texts(["male", "female"])[clients.is_female[client].astype(int)]
    sex = filing.words.write(
        "sex", sex, shares.code_written_in_other_words, chance(seed, "record_sexes")
    )
    places = written_places(clients, client, shares, chance(seed, "record_places"))
    person = pd.DataFrame(
        {"citizen_id": ids, **names, "sex": sex, "birth_date": birth, **places}
    )
    truth = pd.DataFrame(
        {
            "client": client,
            "id_fault": id_fault,
            "name_fault": name_fault,
            "birth_fault": birth_fault,
        }
    )
    return person, truth


def _names(
    filing: Filing, shares: Shares, rng: Chance
) -> tuple[dict[str, Texts], Texts]:
    """Return titles and names as written down, and what is wrong with each name."""
    clients, client = filing.clients, filing.requests.client
    names = clients.first_name[client], clients.last_name[client]
    fault = damage_names(
        names, shares.records_name_damaged, shares.name_damage_unforeseen, rng
    )
    title = title_codes(
        clients.is_female[client],
        clients.age[client] + YEARS_SINCE_SURVEY // 2,
        clients.is_married[client],
        rng,
    )
    title = written_titles(title, rng)
    titles_stuck(title, names[0], shares.records_name_written_oddly, rng)
    one_word_surnames(names[1], rng)
    for name in names:
        oddly(name, NAME_FORMS, shares.records_name_written_oddly, rng)
    return {"title": title, "first_name": names[0], "last_name": names[1]}, fault


def _births(filing: Filing, shares: Shares, rng: Chance) -> tuple[Texts, Texts]:
    """Return birth dates as centres write them, and what is wrong with each."""
    clients, client = filing.clients, filing.requests.client
    fault = birth_faults(len(client), shares, rng)
    birth = slipped(clients.birth[client], fault, rng)
    form = form_of_dates(DATE_FORMS, len(birth), rng)
    form[fault == "year_only"], form[fault == "month_only"] = "year", "month"
    written = dates(birth, form)
    written[fault == "missing"] = None
    return written, fault
