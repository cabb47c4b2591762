"""Precision and recall from a sample: exact on a census, honest about chance."""

from dataclasses import replace

import numpy as np
import pytest

from transforms.review_estimates import (
    Estimate,
    StratumAnswers,
    at_best,
    at_worst,
    estimate,
)

CENSUS = (
    StratumAnswers("linked_id", True, 100, 99, 1),
    StratumAnswers("linked_weight", True, 40, 36, 4),
    StratumAnswers("in_review", False, 10, 5, 5),
    StratumAnswers("unmatched_near", False, 50, 10, 40),
)


def test_a_census_is_exact():
    found = estimate(CENSUS)
    assert found.precision == Estimate(135 / 140, 135 / 140, 135 / 140)
    assert found.recall == Estimate(135 / 150, 135 / 150, 135 / 150)
    assert found.recall_after_review.value == 140 / 150


def test_a_stratum_counts_by_its_size_and_not_by_its_answers():
    found = estimate(
        [
            StratumAnswers("linked_id", True, 9000, 10, 0),
            StratumAnswers("linked_weight", True, 1000, 40, 40),
        ]
    )
    assert found.precision.value == pytest.approx(0.95)


def test_more_answers_make_a_narrower_interval():
    few = estimate([StratumAnswers("linked_id", True, 10_000, 90, 10)]).precision
    many = estimate([StratumAnswers("linked_id", True, 10_000, 900, 100)]).precision
    assert few.low < many.low < 0.9 < many.high < few.high


def test_without_an_error_found_the_interval_reaches_one_and_stays_open_below():
    found = estimate([StratumAnswers("linked_id", True, 10_000, 100, 0)]).precision
    assert (found.value, found.high) == (1.0, 1.0)
    assert 0.96 < found.low < 0.98


def test_a_stratum_that_nobody_answered_about_is_wide_open():
    found = estimate(
        [
            StratumAnswers("linked_id", True, 1000, 100, 0),
            StratumAnswers("unmatched_near", False, 1000, 0, 0, unanswered_count=20),
        ]
    ).recall
    assert found.low < 0.52
    assert found.high > 0.98


def test_unsure_answers_are_left_out_or_counted_both_ways():
    answered = [
        StratumAnswers("linked_id", True, 100, 80, 10, unsure_count=10),
        StratumAnswers("in_review", False, 10, 4, 4, unsure_count=2),
    ]
    best, left_out, worst = map(
        estimate, (at_best(answered), answered, at_worst(answered))
    )
    assert best.precision.value == 0.9
    assert left_out.precision.value == pytest.approx(80 / 90)
    assert worst.precision.value == 0.8
    assert worst.recall.value < left_out.recall.value < best.recall.value


def test_the_same_answers_give_the_same_interval():
    some = [replace(CENSUS[0], pair_count=5000)]
    assert estimate(some) == estimate(some)


def test_the_interval_holds_the_truth_in_about_95_of_100_samples():
    rng = np.random.default_rng(1)
    strata = (  # code, linked, pairs, of them the same, drawn
        ("linked_id", True, 30_000, 29_800, 120),
        ("linked_weight", True, 6_000, 5_700, 150),
        ("in_review", False, 400, 250, 60),
        ("unmatched_near", False, 2_000, 300, 120),
    )
    right = 29_800 + 5_700
    truth = np.array([right / 36_000, right / (right + 550), (right + 250) / 36_050])
    held = np.zeros(3)
    samples = 300
    for _ in range(samples):
        answered = []
        for code, is_linked, pairs, same, drawn in strata:
            found = int(rng.hypergeometric(same, pairs - same, drawn))
            answered.append(
                StratumAnswers(code, is_linked, pairs, found, drawn - found)
            )
        quality = estimate(answered, draws=1000)
        intervals = (quality.precision, quality.recall, quality.recall_after_review)
        held += [
            each.low <= true <= each.high
            for each, true in zip(intervals, truth, strict=True)
        ]
    assert (held / samples >= 0.92).all()
    assert (held / samples <= 0.99).all()
