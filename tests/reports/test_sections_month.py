"""Which centres are full, and where the gap is widest, from what is shown alone."""

from dataclasses import replace

import pytest

from reports.facts import Facts
from reports.figures import Edition
from reports.sections_month import month, state
from reports.tables import ranked_table
from tests.reports.invented_figures import invented_figures


def facts_with(counts, hidden=()):
    """Return the invented month with some figures drawn, and some hidden."""
    figures = invented_figures()
    drawn = {(measure, "all", place): n for (measure, place), n in counts.items()}
    figures = replace(figures, counts={**figures.counts, **drawn})
    return Facts(
        Edition(True, figures, {(*key[:1], "all", key[1]): "" for key in hidden})
    )


@pytest.mark.parametrize(
    ("places", "planned", "waiting", "expected"),
    [
        (70, 58, 12, "เกินกำลัง"),
        (70, 70, 0, "เต็มกำลัง"),
        (70, 20, 0, "ยังรับได้"),
        (0, 1437, 0, "ไม่แจ้งกำลัง"),
        (0, 0, 0, "เต็มกำลัง"),
    ],
)
def test_a_centre_is_full_when_its_plan_takes_all_its_places(
    places, planned, waiting, expected
):
    counts = {
        ("centre_places", "SC-1"): places,
        ("centre_taken_households", "SC-1"): planned,
        ("centre_waiting_households", "SC-1"): waiting,
    }
    assert state(facts_with(counts), "SC-1") == expected


@pytest.mark.parametrize(
    "measure", ["centre_taken_households", "centre_waiting_households"]
)
def test_whether_a_centre_is_full_is_hidden_with_its_figures(measure):
    assert state(facts_with({}, [(measure, "SC-1")]), "SC-1") == "ปกปิด"


def test_equal_places_share_a_rank_and_hidden_ones_have_none():
    names = ("570101", "570102", "570103", "570201")
    counts = {
        ("unhelped_households", p): n for p, n in zip(names, (7, 9, 9, 99), strict=True)
    }
    facts = facts_with(counts, [("unhelped_households", "570201")])
    table = ranked_table(facts, ("x", "x"), names, ("unhelped_households",))
    rows = [tuple(said.text for said in row) for row in table.rows]
    assert rows == [
        ("ต.ข", "1", "9"), ("ต.ค", "1", "9"), ("ต.ก", "3", "7"), ("ต.ง", "–", "ปกปิด"),
    ]  # fmt: skip


def test_a_hidden_gap_is_not_among_the_widest():
    counts = {("unhelped_households", p): n for p, n in (("570101", 9), ("570201", 99))}
    facts = facts_with(counts, [("unhelped_households", "570201")])
    said = [
        piece.text
        for part in month(facts, "57").parts
        if part.part == "words"
        for words in part.lines
        for piece in words
    ]
    assert any("ต.ก" in text for text in said)
    assert not any("ต.ง" in text for text in said)
