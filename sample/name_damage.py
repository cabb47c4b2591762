"""Names with errors in them, in the survey and in the records."""

import numpy as np

from sample.arrays import Chance, Texts
from sample.damage import NAME_DAMAGE, harm
from sample.misnaming import misname
from sample.misspelling import MISSPELLINGS

WHOLE = 0.35  # of what is unforeseen: not misspelt but given otherwise
FIRST_ONLY, LAST_ONLY = 0.6, 0.3  # of the misspelt; the others in both
SEVERAL = "several"


def damage_names(
    names: tuple[Texts, Texts], share: float, unforeseen: float, rng: Chance
) -> Texts:
    """Damage a share of the names in place.

    Args:
        names: first names and surnames.
        share: how many are damaged.
        unforeseen: how many of them in a way that no folding was written against.
        rng: chance.

    Returns:
        the kind of damage of each name; empty where there is none.
    """
    count = len(names[0])
    damaged = rng.random(count) < share
    is_unforeseen = rng.random(count) < unforeseen
    whole = damaged & is_unforeseen & (rng.random(count) < WHOLE)
    kinds = misname(names, whole, rng)
    part = rng.random(count)
    last = (part >= FIRST_ONLY) & (names[1] != "")
    first = ~last | (part >= FIRST_ONLY + LAST_ONLY)
    for name, here in zip(names, (first, last), strict=True):
        for ways, fits in (
            (NAME_DAMAGE, ~is_unforeseen),
            (MISSPELLINGS, is_unforeseen),
        ):
            kind = harm(name, damaged & ~whole & here & fits, ways, rng)
            both = (kinds != "") & (kind != "")
            kinds = np.where(both, SEVERAL, kinds + kind).astype(object)
    return kinds
