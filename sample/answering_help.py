"""Help that answers a failed indicator: by whom it was asked for, when it came."""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Flags, Ints, first_of_each
from sample.calendar_days import (
    AS_OF,
    FIRST_REQUEST,
    SURVEYED_UNTIL,
    months_before,
)
from sample.catalogue import Catalogue
from sample.clients import Clients
from sample.needs import Needs
from sample.plan import Plan
from sample.recipients import recipients

TRIES = 6  # of finding a service that a member may have
WAIT_DAYS = 21.0  # mean days from request to help


@dataclass
class Requests:
    """Requests, one place each.

    Attributes:
        client: place among the clients.
        service: place in the catalogue.
        requested: day of the request.
        served: day of the help; none while open or refused.
        is_aided: whether help was given.
        is_planned: whether it was made to answer a need.
    """

    client: Ints
    service: Ints
    requested: np.ndarray
    served: np.ndarray
    is_aided: Flags
    is_planned: Flags


def answering_help(
    plan: Plan, clients: Clients, catalogue: Catalogue, needs: Needs, rng: Chance
) -> Requests:
    """Return help for each failed indicator of the dimensions to be answered."""
    known = np.flatnonzero(catalogue.dimension >= 0)
    wanted = plan.failed[:, known] & needs.answered[:, catalogue.dimension[known]]
    household, place = np.nonzero(wanted)
    indicator = known[place]
    service, client = _fitting(household, indicator, (plan, clients, catalogue), rng)
    served = _lasting(catalogue.lasts_months[service], rng)
    wait = rng.exponential(WAIT_DAYS, len(served)).astype(np.int64)
    requested = np.maximum(served - wait.astype("timedelta64[D]"), FIRST_REQUEST)
    yes = np.ones(len(served), dtype=np.bool_)
    return Requests(client, service, requested, served, yes, yes)


def _fitting(
    household: Ints,
    indicator: Ints,
    among: tuple[Plan, Clients, Catalogue],
    rng: Chance,
) -> tuple[Ints, Ints]:
    """Return a service that answers each indicator, and a recipient who may have it.

    Where none is found who may, it is any recipient.
    """
    _, clients, catalogue = among
    rows, member = recipients(household, indicator, among)
    order = np.lexsort((rng.random(len(rows)), rows))
    rows, member = rows[order], member[order]
    client = member[first_of_each(rows)]
    service = _drawn_for(indicator, catalogue, rng)
    open_ = np.arange(len(household))
    for _ in range(TRIES):
        able = catalogue.may_have(service[rows], member, clients)
        able &= np.isin(rows, open_)
        found, first = np.unique(rows[able], return_index=True)
        client[found] = member[able][first]
        open_ = np.setdiff1d(open_, found)
        service[open_] = _drawn_for(indicator[open_], catalogue, rng)
    return service, client


def _drawn_for(indicator: Ints, catalogue: Catalogue, rng: Chance) -> Ints:
    """Return a service for each indicator that answers no other dimension."""
    service = np.zeros(len(indicator), dtype=np.int64)
    for number in np.unique(indicator).tolist():
        elsewhere = catalogue.answers & (
            catalogue.dimension != catalogue.dimension[number]
        )
        fits = catalogue.answers[:, number] & ~elsewhere.any(axis=1)
        fits |= catalogue.answers[:, number] & ~fits.any()
        here = np.flatnonzero(indicator == number)
        weight = catalogue.weight * (fits & (catalogue.lasts_months > 1)) + 1e-4 * fits
        service[here] = rng.choice(len(weight), len(here), p=weight / weight.sum())
    return service


def _lasting(months: Ints, rng: Chance) -> np.ndarray:
    """Return days of help, after the survey, that still lasts at the sample's day."""
    first = months_before(AS_OF, np.minimum(months, 24))
    first = np.maximum(first, SURVEYED_UNTIL + np.timedelta64(5, "D"))
    span = (AS_OF - first).astype(int)
    days = np.floor(rng.random(len(months)) * span).astype(np.int64)
    served: np.ndarray = first + days.astype("timedelta64[D]")
    return served
