"""The few words for arrays and chance that the whole sample is written in."""

import zlib

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.object_]
Chance = np.random.Generator


def chance(seed: int, idea: str) -> Chance:
    """Return a stream of chance for one idea.

    Each idea has its own, so that a change to one leaves the others' draws alone.
    """
    return np.random.default_rng([seed, zlib.crc32(idea.encode())])


def texts(values: object) -> Texts:
    """Return values as an array of Python texts."""
    return np.array(values, dtype=object)


def first_of_each(groups: Ints) -> Flags:
    """Return where a new group begins in a sorted array of groups."""
    return np.concatenate([[True], groups[1:] != groups[:-1]])[: len(groups)]


def rank_within(groups: Ints, *keys: NDArray[np.generic]) -> Ints:
    """Return each row's rank (from 0) within its group, by the keys in turn."""
    order = np.lexsort((*reversed(keys), groups))
    ordered = groups[order]
    starts = np.flatnonzero(first_of_each(ordered))
    begin = np.repeat(starts, np.diff(np.append(starts, len(ordered))))
    ranks = np.empty(len(groups), dtype=np.int64)
    ranks[order] = np.arange(len(groups)) - begin
    return ranks


def totals(groups: Ints, values: NDArray[np.generic], count: int) -> Ints:
    """Return the sum of values per group, groups numbered from 0."""
    summed = np.bincount(groups, weights=values.astype(float), minlength=count)
    return np.rint(summed).astype(np.int64)
