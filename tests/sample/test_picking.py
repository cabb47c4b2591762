"""Picking to an exact sum."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sample.picking import pick, preference, split

NOBODY = np.zeros(4, dtype=np.bool_)


def test_sizes_add_up_to_the_total_and_keep_the_least() -> None:
    sizes = split(97, 30, 2, np.random.default_rng(1))
    assert sizes.sum() == 97
    assert sizes.min() >= 2


def test_the_least_gives_way_where_the_total_is_too_small() -> None:
    assert split(3, 3, 2, np.random.default_rng(1)).tolist() == [1, 1, 1]


def test_who_must_be_picked_is() -> None:
    must = np.array([False, False, True, False])
    picked = pick(np.array([1, 2, 3, 4]), 5, must, np.array([3, 1, 0]))
    assert picked.tolist() == [False, True, True, False]


def test_one_is_given_up_for_a_larger_where_only_that_fits() -> None:
    picked = pick(np.array([2, 2, 3, 3]), 5, NOBODY, np.array([0, 1, 2, 3]))
    assert np.array([2, 2, 3, 3])[picked].sum() == 5


def test_a_negative_tier_is_never_preferred() -> None:
    order = preference(np.random.default_rng(1), np.ones(3), np.array([1, -1, 0]))
    assert order.tolist() == [2, 0]


@given(
    sizes=st.lists(st.integers(1, 9), min_size=1, max_size=60),
    share=st.floats(0, 1),
    seed=st.integers(0, 99),
)
def test_with_ones_and_twos_among_them_any_sum_is_reached(
    sizes: list[int], share: float, seed: int
) -> None:
    every = np.array([*sizes, *[1] * 9, *[2] * 5])
    target = int(share * every.sum())
    order = np.random.default_rng(seed).permutation(len(every))
    picked = pick(every, target, every < 0, order)
    assert every[picked].sum() == target
