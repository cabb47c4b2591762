"""Counts, shares and Wilson's interval."""

import pytest

from transforms.precision_recall import Counts, total, wilson

SOME = Counts(100, 80, 60, 57, 10, 8)


def test_recall_is_of_those_to_be_found_and_precision_of_the_links():
    assert SOME.recall == 57 / 80
    assert SOME.precision == 57 / 60
    assert SOME.recall_after_review == 65 / 80
    assert SOME.review_share == 0.1


def test_of_nothing_no_share_is_told():
    nothing = Counts(0, 0, 0, 0, 0, 0)
    assert nothing.recall is None
    assert nothing.precision is None
    assert nothing.precision_interval is None


def test_a_part_taken_out_and_put_back_leaves_the_whole():
    part = Counts(10, 8, 6, 5, 1, 1)
    assert total([SOME.without(part), part]) == SOME


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(right, count, low, high):
    assert wilson(right, count) == pytest.approx((low, high), abs=5e-5)
