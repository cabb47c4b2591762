"""The services of the reference folder: who may have them, what they answer."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sample.arrays import Flags, Floats, Ints, Texts, texts
from sample.clients import Clients
from sample.published import INDICATORS
from schemas.reference import DIMENSIONS

SURVEY_ROUND = "bmn2560"
NO_LIMIT = 10**9
KIND_SHARES = {  # of requests; allowances and relief are what centres see most
    "allowance": 0.16, "relief": 0.34, "goods": 0.10, "development": 0.09,
    "referral": 0.09, "advice": 0.20, "funeral": 0.02,
}  # fmt: skip
COMMON = {"relief_bag": 6.0, "adult_diapers": 4.0, "home_visit": 4.0, "blanket": 2.0}


@dataclass(frozen=True)
class Catalogue:
    """Services, one place each.

    Attributes:
        code: service code.
        kind: kind of help.
        regulation: regulation code or None.
        max_baht: most that may be paid at a time.
        lasts_months: months it answers a need; `NO_LIMIT` until a newer survey.
        is_confidential: whether it is one.
        answers: services × indicators (columns 1 to 31).
        dimension: number of each indicator's dimension, below 0 where it has none.
        youngest: age from which a member is concerned by each indicator.
        oldest: age up to which.
        weight: how often it is asked for.
        eligible: the table's columns of who may have it.
    """

    code: Texts
    kind: Texts
    regulation: Texts
    max_baht: Ints
    lasts_months: Ints
    is_confidential: Flags
    answers: Flags
    dimension: Ints
    youngest: Ints
    oldest: Ints
    weight: Floats
    eligible: pd.DataFrame

    def number(self, code: str) -> int:
        """Return a service's place."""
        return int(np.flatnonzero(self.code == code)[0])

    def may_have(self, service: Ints, client: Ints, clients: Clients) -> Flags:
        """Return whether each client may have the service."""
        rule = {name: self.eligible[name].to_numpy()[service] for name in self.eligible}
        age = clients.age[client]
        flags: Flags = (age >= rule["age_min"]) & (age <= rule["age_max"])
        female = clients.is_female[client]
        flags &= np.where(
            female, rule["sex_code"] != "male", rule["sex_code"] != "female"
        )
        flags &= clients.is_disabled[client] | ~rule["needs_disability"]
        flags &= clients.is_verified[client] | ~rule["needs_card"]
        flags &= clients.is_thai[client] | ~rule["needs_thai_nationality"]
        return flags


def read_catalogue(reference: Path, confidential: float) -> Catalogue:
    """Return the services of a reference folder.

    Args:
        reference: the folder.
        confidential: share of requests for confidential services.
    """
    services = pd.read_csv(reference / "services.csv", dtype=str)
    indicators = pd.read_csv(reference / "indicators.csv", dtype=str)
    indicators = indicators[indicators["survey_round_id"] == SURVEY_ROUND]
    regulations = pd.read_csv(reference / "regulations.csv", dtype=str)
    cap = regulations.set_index("regulation_code")["max_baht"].dropna()
    secret = (services["is_confidential"] == "true").to_numpy(bool)
    return Catalogue(
        code=texts(services["service_code"].tolist()),
        kind=texts(services["service_kind"].tolist()),
        regulation=services["regulation_code"].astype(object).to_numpy(object),
        max_baht=_numbers(services["regulation_code"].map(cap), 3000),
        lasts_months=_numbers(services["lasts_months"], NO_LIMIT),
        is_confidential=secret,
        answers=_answers(reference, services),
        dimension=_dimensions(indicators),
        youngest=_ages(indicators, "member_age_min", 0),
        oldest=_ages(indicators, "member_age_max", 200),
        weight=_weights(services, secret, confidential),
        eligible=_eligible(services),
    )


def _numbers(column: "pd.Series[str]", otherwise: int) -> Ints:
    """Return a column of texts as whole numbers."""
    return pd.to_numeric(column).fillna(otherwise).to_numpy(np.int64)


def _weights(services: pd.DataFrame, secret: Flags, confidential: float) -> Floats:
    """Return how often each service is asked for; all together 1."""
    weight = services["service_code"].map(COMMON).fillna(1.0)
    of_kind = weight[~secret].groupby(services["service_kind"]).transform("sum")
    open_weight = weight / of_kind * services["service_kind"].map(KIND_SHARES)
    open_weight *= (1.0 - confidential) / open_weight.sum()
    drawn = open_weight.where(~secret, confidential / secret.sum())
    return drawn.to_numpy(np.float64) / drawn.sum()


def _eligible(services: pd.DataFrame) -> pd.DataFrame:
    """Return who may have each service, typed."""
    typed = pd.DataFrame(
        {
            "age_min": _numbers(services["age_min"], 0),
            "age_max": _numbers(services["age_max"], 200),
            "sex_code": services["sex_code"].fillna("").to_numpy(object),
        }
    )
    for name in ("needs_disability", "needs_card", "needs_thai_nationality"):
        typed[name] = (services[name] == "true").to_numpy(bool)
    return typed


def _answers(reference: Path, services: pd.DataFrame) -> Flags:
    """Return which service answers which indicator of the survey's round."""
    table = pd.read_csv(reference / "service_answers.csv", dtype=str)
    table = table[table["survey_round_id"] == SURVEY_ROUND]
    answers = np.zeros((len(services), INDICATORS + 1), dtype=np.bool_)
    place = {code: number for number, code in enumerate(services["service_code"])}
    rows = [place[code] for code in table["service_code"]]
    answers[rows, table["indicator_number"].astype(int)] = True
    return answers


def _dimensions(indicators: pd.DataFrame) -> Ints:
    """Return the number of each indicator's dimension, below 0 where it has none."""
    dimension = np.full(INDICATORS + 1, -1)
    for number, code in zip(
        indicators["indicator_number"], indicators["dimension_code"], strict=True
    ):
        if code in DIMENSIONS:
            dimension[int(number)] = DIMENSIONS.index(code)
    return dimension


def _ages(indicators: pd.DataFrame, column: str, otherwise: int) -> Ints:
    """Return an age of each indicator."""
    ages = np.full(INDICATORS + 1, otherwise)
    ages[indicators["indicator_number"].astype(int)] = _numbers(
        indicators[column], otherwise
    )
    return ages
