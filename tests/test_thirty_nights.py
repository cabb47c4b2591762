"""The driver of many nights finds each way in which lists and changes may disagree."""

import pandas as pd
import pytest

from tests.thirty_nights import broken

HOME = "570501"


def lists(*rows: str) -> pd.DataFrame:
    """Lists drawn as `list: household household …`, in order."""
    told = [
        (HOME, name, subject, rank)
        for name, _, subjects in (row.partition(": ") for row in rows)
        for rank, subject in enumerate(subjects.split(), 1)
    ]
    columns = ["subdistrict_code", "list_code", "subject_id", "priority_rank"]
    return pd.DataFrame(told, columns=columns)


def changes(*rows: str) -> pd.DataFrame:
    """Changes drawn as `household list rank list rank`, `-` where on none."""
    columns = ["subject_id", "list_code_before", "priority_rank_before",
               "list_code_now", "priority_rank_now"]  # fmt: skip
    table = pd.DataFrame([row.split() for row in rows], columns=columns)
    table = table.replace("-", None)
    for name in ("priority_rank_before", "priority_rank_now"):
        table[name] = table[name].astype("Int64")
    return table.assign(subdistrict_code=HOME, subject_kind="household")


BEFORE = lists("no_card: A B C", "unserved: D E")
NOW = lists("no_card: B C A", "unserved: E F")
TOLD = ("A no_card 1 no_card 3", "D unserved 1 - -", "F - - unserved 2")


def test_changes_that_give_tonights_lists_are_whole() -> None:
    assert not list(broken(BEFORE, changes(*TOLD), NOW))


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ((*TOLD[:1], TOLD[2]), "1 should be on a list and are not"),
        (TOLD[:2], "1 are on a list, and nothing told so"),
        (TOLD[1:], "1 lists in another order than told"),
        ((*TOLD, "G unserved 3 - -"), "1 left a list they were not on"),
        ((*TOLD, "E - - unserved 1"), "1 entered a list they were on"),
        ((*TOLD, "B no_card 2 - -"), "1 told as entered or left, and did not"),
        ((*TOLD, TOLD[0]), "1 told twice"),
        (("A no_card 2 no_card 3", *TOLD[1:]), "1 at another rank than told"),
        (("A no_card 1 no_card 2", *TOLD[1:]), "1 at another rank than told now"),
    ],
)
def test_each_disagreement_is_found(told: tuple[str, ...], fault: str) -> None:
    assert fault in list(broken(BEFORE, changes(*told), NOW))
