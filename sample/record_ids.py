"""IDs as a centre writes them down, and what is wrong with each."""

import numpy as np

from sample.arrays import Chance, Floats, Ints, Texts
from sample.citizen_ids import id_texts
from sample.clients import Clients
from sample.damage import ID_DAMAGE, harm
from sample.shares import Shares
from sample.written import ID_FORMS, lost_leading_zeros, oddly

MISSING = 0.6  # of records without a usable ID of anyone; the others have a wrong one
CHILD_UNDER, PARENT_FROM = 20, 20


def written_ids(
    clients: Clients, client: Ints, shares: Shares, rng: Chance
) -> tuple[Texts, Texts]:
    """Return IDs as written down, and what is wrong with each."""
    written = id_texts(clients.citizen_id[client])
    luck = rng.random(len(client))
    chance_of_loss = _losses(clients.is_thai[client], shares)
    lost = luck < chance_of_loss
    missing = luck < chance_of_loss * MISSING
    fault = harm(written, lost & ~missing, ID_DAMAGE, rng)
    fault[missing] = "missing"
    relative = _relatives(clients, rng)[client]
    places = np.flatnonzero(~lost & (relative >= 0))
    wanted = min(round(shares.records_with_relatives_id * len(client)), len(places))
    places = rng.choice(places, wanted, replace=False)
    written[places] = id_texts(clients.citizen_id[relative[places]])
    fault[places] = "relatives"
    oddly(written, ID_FORMS, shares.id_written_oddly * 3, rng)
    lost_leading_zeros(written, 0.6, rng)
    written[missing] = None
    return written, fault


def _losses(is_thai: np.ndarray, shares: Shares) -> Floats:
    """Return how likely each record is to have nobody's usable ID."""
    lost = shares.records_without_usable_id - shares.records_with_relatives_id
    weight = np.where(is_thai, 1.0, shares.id_lost_by_non_thai)
    likely: Floats = lost * weight / weight.mean()
    return likely


def _relatives(clients: Clients, rng: Chance) -> Ints:
    """Return whose ID each client may hold: a parent's, as a child; else anyone's.

    It is below 0 for who lives alone.
    """
    order = np.lexsort((rng.random(len(clients.home)), clients.home))
    home = clients.home[order]
    relative = np.full(len(order), -1)
    for step in (1, -1):
        other = np.roll(order, step)
        fits = np.roll(home, step) == home
        parent = (clients.age[order] >= CHILD_UNDER) | (
            clients.age[other] > PARENT_FROM
        )
        free = fits & (parent | (relative[order] < 0))
        relative[order[free]] = other[free]
    return relative
