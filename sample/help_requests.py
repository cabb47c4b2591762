"""Requests to the centres: who asked for what and when, and what came of it."""

from dataclasses import fields

import numpy as np

from sample.answering_help import WAIT_DAYS, Requests, answering_help
from sample.arrays import Chance, Floats, Ints, chance
from sample.calendar_days import (
    AS_OF,
    FIRST_REQUEST,
    SURVEYED_UNTIL,
    days_between,
    months_before,
)
from sample.catalogue import Catalogue
from sample.clients import Clients
from sample.needs import Needs, choose_answered, wrongly_answering
from sample.plan import Plan
from sample.recipients import answerable
from sample.shares import Shares

RECEIVED, AIDED, NOT_ELIGIBLE = "2", "4", "5"
OPEN_STAGES = ("1", "2", "3", "6", "7", "8", "9", "10", "11")
TRIES = 6  # of finding a service that the client may have
POOR_FAVOURED = 3.0  # times as many requests from survey-poor households
OLD_OR_DISABLED_FAVOURED = 2.0
NEVER = np.datetime64("NaT", "D")


def make_requests(
    plan: Plan, clients: Clients, catalogue: Catalogue, seed: int, shares: Shares
) -> tuple[Requests, Needs]:
    """Return all requests, and the needs that they answer or leave open."""
    rng = chance(seed, "requests")
    reachable = answerable(plan, clients, catalogue)
    needs = choose_answered(plan, reachable, catalogue.dimension, shares, rng)
    surveyed = clients.household >= 0
    total = round(shares.records_per_person * int(surveyed.sum()))
    answering = answering_help(plan, clients, catalogue, needs, rng)
    outside = round(total * shares.records_outside_survey)
    weight = _weights(plan, clients)
    groups = [answering]
    for group, count in (
        (surveyed, total - outside - len(answering.client)),
        (~surveyed, outside),
    ):
        places = np.flatnonzero(group)
        share = weight[places] / weight[places].sum()
        client = places[rng.choice(len(places), max(count, 0), p=share)]
        groups.append(_others(client, clients, catalogue, rng))
    requests = Requests(
        *(
            np.concatenate([getattr(g, f.name) for g in groups])
            for f in fields(Requests)
        )
    )
    _leave_open(requests, needs, (plan, clients, catalogue), rng)
    return requests, needs


def _weights(plan: Plan, clients: Clients) -> Floats:
    """Return how often each person asks: the poor, old and disabled more often."""
    weight = np.where(clients.age >= 60, OLD_OR_DISABLED_FAVOURED, 1.0)
    weight[clients.is_disabled] = OLD_OR_DISABLED_FAVOURED * 1.5
    weight[clients.age < 15] = 0.4
    surveyed = clients.household >= 0
    poor = np.zeros(len(weight), dtype=np.bool_)
    poor[surveyed] = plan.is_poor[clients.household[surveyed]]
    return np.where(poor, weight * POOR_FAVOURED, weight)


def _others(
    client: Ints, clients: Clients, catalogue: Catalogue, rng: Chance
) -> Requests:
    """Return requests of clients for whatever they may have."""
    count = len(client)
    service = np.full(count, catalogue.number("home_visit"))
    open_ = np.arange(count)
    for _ in range(TRIES):
        drawn = rng.choice(len(catalogue.code), len(open_), p=catalogue.weight)
        able = catalogue.may_have(drawn, client[open_], clients)
        service[open_[able]] = drawn[able]
        open_ = open_[~able]
    span = days_between(FIRST_REQUEST, AS_OF) + 1
    requested = FIRST_REQUEST + rng.integers(0, span, count).astype("timedelta64[D]")
    wait = rng.exponential(WAIT_DAYS, count).astype(np.int64).astype("timedelta64[D]")
    served = requested + wait
    aided = (served <= AS_OF) & (rng.random(count) < 0.87)
    no = np.zeros(count, dtype=np.bool_)
    return Requests(
        client, service, requested, np.where(aided, served, NEVER), aided, no
    )


def _leave_open(
    requests: Requests,
    needs: Needs,
    among: tuple[Plan, Clients, Catalogue],
    rng: Chance,
) -> None:
    """Let no other help answer what is to stay unanswered: it was refused or waits."""
    plan, clients, catalogue = among
    lasts = np.minimum(catalogue.lasts_months[requests.service], 40)
    since = np.maximum(
        months_before(AS_OF, lasts) - np.timedelta64(4, "D"), SURVEYED_UNTIL
    )
    household = clients.household[requests.client]
    wrong = wrongly_answering(
        needs, plan, household, catalogue.answers[requests.service], catalogue.dimension
    )
    wrong &= requests.is_aided & ~requests.is_planned & (requests.served >= since)
    swapped = wrong & (rng.random(len(wrong)) < 0.75)
    advice = [catalogue.number(code) for code in ("home_visit", "rights_advice")]
    requests.service[swapped] = rng.choice(advice, int(swapped.sum()))
    waiting = wrong & ~swapped
    requests.is_aided[waiting] = False
    requests.served[waiting] = NEVER
