"""Each leak, planted, is seen."""

import pytest

from reports.disclosure import Disclosed, make_public
from reports.disclosure.audit import known_from_share
from reports.disclosure.memory import remember
from reports.figures import ALL, Relation
from tests.reports.disclosure.drawn_figures import (
    NIGHT,
    draw_figures,
    draw_poor,
    draw_table,
    find_narrow,
)

PLACE = "570101"


def keys_of(narrow):
    return {found.key for found in narrow}


def test_three_hidden_cells_of_a_two_by_two_table_are_all_worked_out():
    figures = draw_table((3, 97), (50, 50))
    hidden = {
        ("persons", "row0", "5701"),
        ("persons", "row0", "5702"),
        ("persons", "row1", "5701"),
    }
    narrow = find_narrow(figures, hidden)
    assert keys_of(narrow) == hidden
    assert all(found.high - found.low < 0.01 for found in narrow)


def test_the_public_edition_of_the_two_by_two_table_gives_nothing_back():
    figures = draw_table((3, 97), (50, 50))
    public = make_public(figures, ())
    assert public.shown(("persons", "row0", "5701")) is None
    assert find_narrow(figures, public.hidden) == []


def test_three_hidden_cells_that_share_no_row_or_column_are_all_worked_out():
    figures = draw_table((3, 20, 30), (40, 2, 60), (70, 80, 4))
    hidden = {("persons", f"row{at}", f"570{at + 1}") for at in range(3)}
    assert keys_of(find_narrow(figures, hidden)) == hidden
    assert find_narrow(figures, make_public(figures, ()).hidden) == []


@pytest.mark.parametrize(
    ("partner", "shown"),
    [
        (("persons", "row1", "5701"), "the row's total in the place above"),
        (("persons", "row0", "5702"), "the column's total, of another measure"),
    ],
)
def test_a_row_or_column_total_gives_a_cell_back(partner, shown):
    figures = draw_table((3, 97), (50, 50))
    cell = ("persons", "row0", "5701")
    assert cell in keys_of(find_narrow(figures, {cell, partner})), shown


@pytest.mark.parametrize("above", ["5701", "57"])
def test_the_district_or_province_above_gives_a_subdistrict_back(above):
    leaves = {"570101": (3,), "570102": (40,), "570201": (50,), "570202": (60,)}
    figures = draw_figures(draw_poor(leaves, "poor"))
    cell = ("poor", ALL, PLACE)
    hidden = {cell} | ({("poor", ALL, "5701")} if above == "57" else set())
    assert keys_of(find_narrow(figures, hidden)) == hidden
    safe = hidden | {("poor", ALL, place) for place in ("570102", "5701", "5702")}
    assert find_narrow(figures, safe | {("poor", ALL, "570201")}) == []


def test_another_table_of_the_night_gives_the_hidden_rest_back():
    below = Relation("poor_with_card", "poor", ("card",), False, False, True)
    leaves = {PLACE: (52, 50), "570102": (90, 40)}
    figures = draw_figures(draw_poor(leaves, "poor", "card"), (below,))
    assert keys_of(find_narrow(figures, ())) == {("card", ALL, PLACE)}
    public = make_public(figures, ())
    assert public.hidden
    assert find_narrow(figures, public.hidden) == []


def test_a_complete_relation_gives_the_missing_part_back():
    parts = Relation("by_help", "needy", ("helped", "unhelped"), False, True, False)
    figures = draw_figures(
        draw_poor({PLACE: (30, 2, 28)}, "needy", "helped", "unhelped"), (parts,)
    )
    hidden = {("helped", ALL, place) for place in (PLACE, "5701", "57")}
    assert keys_of(find_narrow(figures, hidden)) == hidden


def test_a_total_above_a_hidden_part_bounds_it():
    below = Relation("poor_of_people", "people", ("poor",), False, False, False)
    figures = draw_figures(draw_poor({PLACE: (3, 2)}, "people", "poor"), (below,))
    hidden = {("poor", ALL, place) for place in (PLACE, "5701", "57")}
    narrow = find_narrow(figures, hidden)
    assert [(found.low, found.high) for found in narrow] == [(0, 3)] * 3


def test_the_complement_that_last_night_showed_gives_a_figure_back():
    tonight = draw_figures(draw_poor({PLACE: (3,), "570102": (40,)}, "poor"))
    cell = ("poor", ALL, PLACE)
    hidden = {cell, ("poor", ALL, "570102")}
    totals = dict.fromkeys((cell, ("poor", ALL, "5701"), ("poor", ALL, "57")), "small")
    last = Disclosed(NIGHT, tonight.counts, totals)
    assert find_narrow(tonight, hidden) == []
    assert keys_of(find_narrow(tonight, hidden, (last,))) == {cell}


def test_revealing_a_former_complement_gives_last_nights_figure_back():
    leaves = {PLACE: (3,), "570102": (40,)}
    last = draw_figures(draw_poor(leaves, "poor"))
    tonight = draw_figures(draw_poor({PLACE: (9,), "570102": (40,)}, "poor"))
    hidden = {("poor", ALL, PLACE), ("poor", ALL, "570102")}
    earlier = (Disclosed(NIGHT, last.counts, dict.fromkeys(hidden, "small")),)
    narrow = find_narrow(tonight, (), earlier)
    assert ("poor", ALL, PLACE) in keys_of(narrow)


def test_a_share_given_with_its_base_gives_its_numerator_back():
    below = Relation("poor_of_people", "people", ("poor",), False, False, False)
    figures = draw_figures(
        draw_poor({PLACE: (200, 3)}, "people", "poor"), (below,), bases=("people",)
    )
    hidden = {("poor", ALL, place) for place in (PLACE, "5701", "57")}
    assert find_narrow(figures, hidden) == []
    share = known_from_share(("poor", ALL, PLACE), 0.015, 200, 4)
    narrow = find_narrow(figures, hidden, known=(share,))
    assert ("poor", ALL, PLACE) in keys_of(narrow)


def test_no_share_is_shown_of_a_hidden_figure():
    below = Relation("poor_of_people", "people", ("poor",), False, False, False)
    leaves = {PLACE: (200, 3), "570102": (300, 60), "570201": (90, 30)}
    figures = draw_figures(
        draw_poor(leaves, "people", "poor"), (below,), bases=("people",)
    )
    public = make_public(figures, ())
    assert public.share("share", ALL, PLACE) is None
    assert public.share("share", ALL, "570201") == 30 / 90
    assert find_narrow(figures, public.hidden) == []


def test_a_hidden_figure_that_nothing_bounds_is_safe():
    figures = draw_figures({("alone", ALL, "57"): 3})
    assert find_narrow(figures, {("alone", ALL, "57")}) == []


def test_remembered_is_what_was_shown_and_hidden():
    figures = draw_figures({("alone", ALL, "57"): 3})
    public = make_public(figures, ())
    assert remember(public) == Disclosed(
        NIGHT, figures.counts, {("alone", ALL, "57"): "small"}
    )
