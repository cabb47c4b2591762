"""Whom help must reach to answer a failed indicator: still there, of its age."""

import numpy as np

from sample.arrays import Flags, Ints
from sample.calendar_days import YEARS_SINCE_SURVEY
from sample.catalogue import Catalogue
from sample.clients import Clients
from sample.plan import Plan

GROWN_UP = 18


def is_recipient(
    indicator: Ints, client: Ints, clients: Clients, catalogue: Catalogue
) -> Flags:
    """Return whether help to each client answers the indicator on whatever day.

    So the client is of the indicator's age from the survey until the sample's day; for
    a child's need it may also be a grown-up, who asked for it.
    """
    age = clients.age[client]
    youngest, oldest = catalogue.youngest[indicator], catalogue.oldest[indicator]
    fits: Flags = (age >= youngest) & (age + YEARS_SINCE_SURVEY <= oldest)
    fits |= (oldest < GROWN_UP) & (age >= GROWN_UP)
    return fits & ~clients.is_gone[client]


def answerable(plan: Plan, clients: Clients, catalogue: Catalogue) -> Flags:
    """Return households × indicators: some member would be a recipient."""
    member = np.flatnonzero(clients.household >= 0)
    some = np.zeros(plan.failed.shape, dtype=np.bool_)
    for number in np.flatnonzero(catalogue.dimension >= 0):
        fits = is_recipient(np.full(len(member), number), member, clients, catalogue)
        some[clients.household[member[fits]], number] = True
    return some


def recipients(
    household: Ints, indicator: Ints, among: tuple[Plan, Clients, Catalogue]
) -> tuple[Ints, Ints]:
    """Return each row's recipients in its household: rows, in order, and members."""
    plan, clients, catalogue = among
    ends = np.cumsum(plan.sizes)
    sizes = plan.sizes[household]
    rows = np.repeat(np.arange(len(household)), sizes)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    member = (ends - plan.sizes)[household[rows]] + within
    fits = is_recipient(indicator[rows], member, clients, catalogue)
    return rows[fits], member[fits]
