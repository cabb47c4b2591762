"""Picking households so that the persons in them add up to an exact number."""

import numpy as np

from sample.arrays import Chance, Flags, Floats, Ints


def split(total: int, parts: int, least: int, rng: Chance) -> Ints:
    """Return `parts` whole numbers that add up to `total`, each at least `least`.

    `least` gives way where the total is too small for it.
    """
    least = min(least, total // max(parts, 1))
    if parts == 0:
        return np.zeros(0, dtype=np.int64)
    spread = rng.gamma(SPREAD, size=parts)
    more = rng.multinomial(total - least * parts, spread / spread.sum())
    return more.astype(np.int64) + least


SPREAD = 6.0  # households differ a little more than by pure chance


def preference(rng: Chance, weights: Floats, tiers: Ints) -> Ints:
    """Return indices in a random order: by tier, then the heavier the earlier.

    A negative tier is left out.
    """
    keys = rng.exponential(size=len(weights)) / np.maximum(weights, 1e-9)
    order = np.lexsort((keys, tiers))
    return order[tiers[order] >= 0]


def pick(sizes: Ints, target: int, must: Flags, order: Ints) -> Flags:
    """Return which to pick so that their sizes add up to the target.

    Where no way is found the sum falls short by as little as the ways tried allow.

    Args:
        sizes: size of each.
        target: what the picked sizes shall add up to.
        must: those picked in any case.
        order: the others that may be picked, the preferred first.
    """
    chosen = must.copy()
    order = order[~must[order]]
    rest = target - int(sizes[must].sum())
    count = int(np.searchsorted(np.cumsum(sizes[order]), rest, side="right"))
    taken, left = order[:count], order[count:]
    chosen[taken] = True
    rest -= int(sizes[taken].sum())
    while rest > 0 and len(left) and (fits := left[sizes[left] <= rest]).size:
        largest = fits[np.argmax(sizes[fits])]
        chosen[largest] = True
        rest -= int(sizes[largest])
        left = left[left != largest]
    if rest > 0 and len(left):
        _swap(sizes, rest, taken, left, chosen)
    return chosen


def _swap(sizes: Ints, rest: int, taken: Ints, left: Ints, chosen: Flags) -> None:
    """Give some up for another that is larger than they by just the rest."""
    largest_first = taken[np.argsort(-sizes[taken], kind="stable")]
    for size in np.unique(sizes[left]).tolist():
        too_much, given_up = size - rest, []
        for place in largest_first.tolist():
            if sizes[place] <= too_much:
                too_much -= int(sizes[place])
                given_up.append(place)
        if too_much == 0:
            chosen[given_up] = False
            chosen[left[sizes[left] == size][0]] = True
            return
