"""What the public edition hides, why, and that it is proven each time."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from reports.disclosure import Disclosed, explain, make_public
from reports.disclosure import public as public_edition
from reports.disclosure.equations import list_equations
from reports.disclosure.memory import remember
from reports.figures import ALL, Relation
from schemas.errors import DisclosureError, ProofError
from tests.reports.disclosure.drawn_figures import (
    NIGHT,
    PLACES,
    add_up,
    draw_figures,
    draw_poor,
    draw_table,
    find_narrow,
)

LEAVES = {"570101": (3,), "570102": (40,), "570201": (0,), "570202": (60,)}


def test_small_figures_are_hidden_and_nil_is_shown():
    figures = draw_figures(draw_poor(LEAVES, "poor"))
    public = make_public(figures, ())
    assert public.shown(("poor", ALL, "570101")) is None
    assert public.shown(("poor", ALL, "570201")) == 0
    assert public.shown(("poor", ALL, "57")) == 103


def test_a_measure_of_nobody_in_need_is_shown_when_small():
    figures = draw_figures(draw_poor(LEAVES, "people"), bases=("people",))
    assert make_public(figures, ()).hidden == {}


def test_what_costs_least_is_hidden_the_district_and_province_are_not():
    figures = draw_figures(draw_poor(LEAVES, "poor"))
    hidden = make_public(figures, ()).hidden
    assert set(hidden) == {("poor", ALL, "570101"), ("poor", ALL, "570102")}


def test_the_reason_of_each_hidden_figure_is_on_record():
    figures = draw_figures(draw_poor(LEAVES, "poor"))
    public = make_public(figures, ())
    assert [(row.place_code, row.reason_code) for row in explain(public)] == [
        ("570101", "small"),
        ("570102", "protects"),
    ]
    assert all(row.reason_th for row in explain(public))


def test_a_former_complement_stays_hidden_while_it_is_unchanged():
    last = make_public(draw_figures(draw_poor(LEAVES, "poor")), ())
    tonight = draw_figures(draw_poor({**LEAVES, "570101": (9,)}, "poor"))
    assert make_public(tonight, ()).hidden == {}
    public = make_public(tonight, (remember(last),))
    assert public.hidden[("poor", ALL, "570102")] == "kept"
    assert find_narrow(tonight, public.hidden, (remember(last),)) == []


def test_the_same_night_made_again_hides_the_same():
    figures = draw_figures(draw_poor(LEAVES, "poor"))
    first = make_public(figures, ())
    again = make_public(figures, (remember(first),))
    assert again == first


def test_the_order_of_the_figures_changes_nothing():
    figures = draw_table((3, 97, 4), (50, 50, 2), (1, 30, 20))
    turned = dict(reversed(list(figures.counts.items())))
    again = make_public(replace(figures, counts=turned), ())
    assert again.hidden == make_public(figures, ()).hidden


def test_what_an_earlier_edition_showed_is_taken_back_where_nothing_else_helps():
    below = Relation("poor_of_people", "people", ("poor",), False, False, False)
    names = ("people", "poor")
    earlier = draw_figures(draw_poor({"570101": (3, 0)}, *names), (below,), PLACES)
    told = Disclosed(NIGHT, earlier.counts, {})
    tonight = draw_figures(draw_poor({"570101": (3, 2)}, *names), (below,), PLACES)
    tonight = replace(tonight, rules=with_base(tonight.rules, "people"))
    public = make_public(tonight, (told,))
    assert public.hidden[("people", ALL, "570101")] == "taken_back"
    said = public.hidden
    assert find_narrow(tonight, said, (told,)) != []
    assert find_narrow(tonight, said, (told,), taken_back=said) == []
    after = (told, remember(public))
    assert make_public(tonight, after) == public  # the same night again


def with_base(rules, code):
    base = replace(rules.measures[code], is_hidden_when_small=False)
    return replace(rules, measures={**rules.measures, code: base})


def test_hiding_that_gives_a_figure_away_stops_the_report(monkeypatch):
    figures = draw_figures(draw_poor(LEAVES, "poor"))
    monkeypatch.setattr(public_edition, "protect", lambda system, *_: system.is_small)
    with pytest.raises(DisclosureError) as stopped:
        make_public(figures, ())
    assert stopped.value.keys == (("poor", ALL, "570101"),)
    assert "570101" not in str(stopped.value)


def test_hiding_more_than_last_time_does_not_publish_last_time_again():
    figures = draw_figures(draw_poor({"570101": (7,)}, "poor"))
    last = remember(make_public(figures, ()))
    assert set(make_public(figures, (last,), 10).hidden) >= {("poor", ALL, "570101")}


def test_figures_that_do_not_add_up_stop_the_report():
    figures = draw_figures({("poor", ALL, "5701"): 5, ("poor", ALL, "570101"): 6})
    with pytest.raises(ProofError):
        make_public(figures, ())


RELATIONS = (
    Relation("by_help", "needy", ("helped", "unhelped"), False, True, False),
    Relation("needy_of_all", "all", ("needy",), False, False, False),
    Relation("card_of_needy", "needy", ("card",), False, False, True),
    Relation("failed_of_needy", "needy", ("failed",), False, False, False),
    Relation("needs_by_row", "needs", ("failed",), True, True, False),
)


@st.composite
def nights(draw):
    """Draw figures of up to four subdistricts in two districts."""
    leaves = {}
    for place in ("570101", "570102", "570201", "570202"):
        small = st.integers(0, draw(st.sampled_from([2, 6, 60])))
        helped, unhelped = draw(small), draw(small)
        needy = helped + unhelped
        failed = [draw(st.integers(0, needy)) for _ in range(2)]
        told = {"helped": helped, "unhelped": unhelped, "needy": needy}
        told |= {
            "all": needy + draw(st.integers(9, 90)),
            "card": draw(st.integers(0, needy)),
        }
        told |= {"needs": sum(failed)}
        leaves |= {(code, ALL, place): count for code, count in told.items()}
        for number, count in enumerate(failed):
            leaves["failed", f"row{number}", place] = count
    return draw_figures(add_up(leaves, PLACES), RELATIONS, PLACES, ("all",))


def bound(figures, hidden, key):
    """Return how far a figure may lie from all that is shown."""
    keys = sorted(figures.counts)
    price = np.array([1.0 if other == key else 0.0 for other in keys])
    signs = {True: [], False: []}
    for equation in list_equations(figures, figures.counts):
        row = [0.0] * len(keys)
        for part in equation.parts:
            row[keys.index(part)] = 1.0
        row[keys.index(equation.total)] = -1.0
        signs[equation.is_complete].append(row)
    shown = [(None if k in hidden else figures.counts[k]) for k in keys]
    said = {
        "A_eq": np.array(signs[True]),
        "b_eq": np.zeros(len(signs[True])),
        "A_ub": np.array(signs[False]),
        "b_ub": np.zeros(len(signs[False])),
        "bounds": [(0, 1e6) if count is None else (count, count) for count in shown],
    }
    return linprog(price, **said).fun, -linprog(-price, **said).fun


@settings(max_examples=25, deadline=None)
@given(nights())
def test_no_small_figure_of_any_night_can_be_worked_out(figures):
    hidden = make_public(figures, ()).hidden
    for key, count in figures.counts.items():
        if key[0] != "all" and 0 < count < 5:
            assert key in hidden
        if key in hidden:
            low, high = bound(figures, hidden, key)
            assert high - low > 3.99
            assert low <= count + 1e-6
            assert high >= count - 1e-6


@settings(max_examples=15, deadline=None)
@given(st.lists(nights(), min_size=3, max_size=3))
def test_three_nights_each_keep_what_the_others_hid(three):
    earlier = ()
    for figures in three:
        public = make_public(figures, earlier)  # raises if the audit fails
        earlier = (*earlier, remember(public))
    said = earlier[-1].hidden
    apart = {key for key, reason in said.items() if reason == "taken_back"}
    assert find_narrow(three[-1], said, earlier[:-1], taken_back=apart) == []
