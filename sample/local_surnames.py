"""Surnames of a neighbourhood: a village's people are often of a few families."""

from dataclasses import dataclass

import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, chance
from sample.naming import surnames
from sample.places import Villages
from sample.shares import Shares

POOL = 30  # surnames that a subdistrict has
COMMONNESS = 3.0  # the larger, the more alike their frequencies in a village
ELSEWHERE = -1


@dataclass(frozen=True)
class LocalSurnames:
    """The surnames that are usual where people live.

    Attributes:
        villages: the villages.
        pool: subdistricts × surnames.
        first: which surname of the pool is a village's commonest.
        is_one: whether a village has that one alone.
        share: how many bear a local surname.
    """

    villages: Villages
    pool: Texts
    first: Ints
    is_one: Flags
    share: float

    def drawn(self, village: Ints, rng: Chance) -> Texts:
        """Return a surname for somebody of each village; any where it is ELSEWHERE."""
        surname = surnames(len(village), rng)
        weight = 1.0 / (np.arange(POOL) + COMMONNESS)
        rank = rng.choice(POOL, len(village), p=weight / weight.sum())
        rank[self.is_one[village]] = 0
        place = (self.first[village] + rank) % POOL
        local = (rng.random(len(village)) < self.share) | self.is_one[village]
        local &= village != ELSEWHERE
        from_pool = self.pool[self.villages.subdistrict[village], place]
        return np.where(local, from_pool, surname)

    def of_households(
        self, village: Ints, people: Ints, one_word: float, rng: Chance
    ) -> Texts:
        """Return the households' surnames; a highland people has its clan's or none.

        Args:
            village: place of each household's village, or ELSEWHERE.
            people: which of `naming.PEOPLES` each household is of.
            one_word: share of highland households whose names are of one word.
            rng: chance.
        """
        clan = np.where(
            rng.random(len(village)) < one_word, "", self.villages.clan[village]
        )
        surname: Texts = np.where(people == 0, self.drawn(village, rng), clan)
        return surname


def local_surnames(villages: Villages, seed: int, shares: Shares) -> LocalSurnames:
    """Return the surnames usual in each village."""
    rng = chance(seed, "local_surnames")
    subdistricts, count = int(villages.subdistrict.max()) + 1, len(villages.number)
    return LocalSurnames(
        villages=villages,
        pool=surnames(subdistricts * POOL, rng).reshape(subdistricts, POOL),
        first=rng.integers(POOL, size=count),
        is_one=rng.random(count) < shares.villages_of_one_surname,
        share=shares.local_surnames,
    )
