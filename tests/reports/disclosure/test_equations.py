"""Which equations a reader knows."""

from reports.disclosure.equations import Equation, list_equations
from reports.figures import ALL, Relation
from tests.reports.disclosure.drawn_figures import add_up, draw_figures


def equations(counts, relation=None, part_of=None):
    figures = draw_figures(counts, (relation,) if relation else (), part_of or {})
    return list_equations(figures, figures.counts)


def key(measure, row=ALL, place="57"):
    return (measure, row, place)


def test_a_place_is_the_sum_of_those_that_are_part_of_it_and_are_told():
    part_of = {"5701": "57", "C1": "5701", "570101": "5701"}
    counts = add_up({("poor", ALL, "570101"): 3, ("visits", ALL, "C1"): 2}, part_of)
    assert equations(counts, part_of=part_of) == [
        Equation(key("poor"), (key("poor", place="5701"),)),
        Equation(key("poor", place="5701"), (key("poor", place="570101"),)),
        Equation(key("visits"), (key("visits", place="5701"),)),
        Equation(key("visits", place="5701"), (key("visits", place="C1"),)),
    ]


def test_parts_make_the_total_row_by_row_where_both_have_the_rows():
    counts = {
        key(code, row): 1 for code in ("failed", "known", "new") for row in ("a", "b")
    }
    relation = Relation("by", "failed", ("known", "new"), False, True, False)
    assert equations(counts, relation) == [
        Equation(key("failed", row), (key("known", row), key("new", row)))
        for row in ("a", "b")
    ]


def test_all_rows_of_a_part_together_are_the_total():
    counts = {key("needs"): 3, key("failed", "a"): 1, key("failed", "b"): 2}
    relation = Relation("by", "needs", ("failed",), True, True, False)
    assert equations(counts, relation) == [
        Equation(key("needs"), (key("failed", "a"), key("failed", "b")))
    ]


def test_each_row_of_a_part_is_no_more_than_a_total_without_rows():
    counts = {key("poor"): 3, key("failed", "a"): 1, key("failed", "b"): 2}
    relation = Relation("of", "poor", ("failed",), False, False, True)
    assert equations(counts, relation) == [
        Equation(key("poor"), (key("failed", row),), False, True) for row in ("a", "b")
    ]


def test_a_relation_is_left_out_where_a_part_is_not_told():
    relation = Relation("of", "poor", ("card", "other"), False, True, False)
    assert equations({key("poor"): 3, key("card"): 1}, relation) == []
