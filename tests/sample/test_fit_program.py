"""How published counts are split into sets of failed indicators."""

import pandas as pd
import pytest

from sample.fit_cells import CELL_COUNTS, PATTERN_COUNTS, Cell, Published
from sample.fit_program import fit_subdistrict

NONE_FAILED = dict.fromkeys(
    (1, 4, 5, 7, 8, 9, 10, 11, 15, 16, 17, 19, 20, 21, 22, 27, 28), (0, 0)
)


def published(
    dimension: str, counts: list[int], failed: dict[int, tuple[int, int]]
) -> Published:
    """Return a subdistrict where only one dimension is failed."""
    names = ("health", "living", "education", "income", "access")
    row = {f"is_{name}": int(name == dimension) for name in names}
    patterns = pd.DataFrame([row | dict(zip(PATTERN_COUNTS, counts, strict=True))])
    return Published(patterns, NONE_FAILED | failed)


def test_households_that_no_single_indicator_explains_fail_two_together() -> None:
    # 10 persons, but 6 + 7 of them fail: 3 are counted under both.
    given = published("living", [4, 10, 5, 4], {8: (6, 2), 11: (7, 3)})
    cells = fit_subdistrict(given)
    assert sorted(cells["failed_indicators"]) == ["11", "8", "8;11"]
    both = cells.set_index("failed_indicators").loc["8;11"]
    assert (both["person_count"], both["target_count"]) == (3, 1)
    assert cells[CELL_COUNTS].sum().tolist() == [4, 10, 5, 4]


def test_a_child_gets_a_card_only_if_the_counts_leave_no_other_way() -> None:
    free = published("education", [2, 5, 3, 3], {16: (3, 1), 19: (2, 2)})
    cells = fit_subdistrict(free).set_index("failed_indicators")
    assert cells.loc["16", "registered_count"] <= 2
    forced = published("education", [1, 3, 3, 3], {15: (3, 3)})
    assert fit_subdistrict(forced)["registered_count"].tolist() == [3]


def test_counts_that_nothing_adds_up_to_are_refused() -> None:
    given = published("income", [1, 3, 1, 1], {22: (2, 1)})
    with pytest.raises(ValueError, match="no sets of indicators add up"):
        fit_subdistrict(given)


@pytest.mark.parametrize(
    ("failed", "smallest"),
    [((11,), 1), ((16,), 2), ((15, 16), 3), ((19, 21), 2), ((16, 20, 27), 3)],
)
def test_a_household_holds_all_members_who_make_it_fail(
    failed: tuple[int, ...], smallest: int
) -> None:
    assert Cell(0, failed, 0).smallest_household == smallest
