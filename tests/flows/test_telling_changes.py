"""What a run says first: what is new, above the numbers what only rules did."""

import io
from dataclasses import replace

from rich.console import Console

from flows.show_changes import (
    ANNOUNCED,
    FIRST_NIGHT,
    show_announcements,
    show_changes,
)
from transforms.change_figures import Announcement, Comparison, ListChange

ONE = ListChange(
    "unserved", "ยังไม่ได้รับ", "unserved", 1_200, 30, 4, 20, 3, 1_211, 5, 9, 0,
    is_balanced=True,
)  # fmt: skip
NIGHT = Comparison(
    "previous", "2020-03-30", (Announcement("กติกาเปลี่ยน", "rules changed"),), (ONE,),
    entered_count=30, left_count=20, moved_count=4, reordered_count=5,
    unexplained_count=0, is_balanced=True,
)  # fmt: skip
MONDAY = replace(
    NIGHT, baseline_code="monday", compared_on="2020-03-23", announcements=()
)


def said(*compared: Comparison) -> str:
    text = io.StringIO()
    console = Console(file=text, width=110)
    show_announcements(compared, console)
    show_changes(compared, console)
    return text.getvalue()


def test_announcements_come_before_every_number():
    told = said(NIGHT, MONDAY)
    assert told.index(ANNOUNCED) < told.index("rules changed") < told.index("1,200")
    assert told.count("rules changed") == 1
    assert ANNOUNCED not in said(MONDAY)


def test_each_night_compared_with_is_named_with_who_came_and_went():
    told = said(NIGHT, MONDAY)
    assert "the night before 2020-03-30" in told
    assert "last Monday 2020-03-23: เข้า · entered 30, ออก · left 20" in told
    assert "1,211" in told
    assert "✓" in told
    assert "✗" not in told


def test_a_change_without_a_reason_and_a_sum_that_fails_are_told():
    told = said(replace(NIGHT, unexplained_count=2))
    assert "2 changes have no reason" in told
    assert "✓" not in told
    told = said(replace(NIGHT, is_balanced=False))
    assert "then + changes is not now" in told
    assert "✓" not in told


def test_a_first_night_says_so():
    assert said().strip() == FIRST_NIGHT


def test_a_night_that_is_compared_with_twice_is_told_once():
    monday = replace(MONDAY, compared_on="2020-03-30")
    told = said(NIGHT, monday)
    assert "the night before 2020-03-30: เข้า · entered 30" in told
    assert "last Monday" not in told
