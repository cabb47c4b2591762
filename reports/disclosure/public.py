"""The public edition of a night's figures: small ones hidden, and proven to stay so."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from reports.disclosure.audit import Narrow, audit
from reports.disclosure.memory import TAKEN_BACK, Disclosed
from reports.disclosure.protect import protect
from reports.disclosure.system import Bools, System, read_system
from reports.figures import Edition, Figures, Key
from schemas.errors import DisclosureError

REMEMBERED = 31  # editions, the newest: a month of nights
SMALL, PROTECTS, KEPT = "small", "protects", "kept"
# the public is told the same of every hidden figure: which of them is small would
# itself be a hint
WORDS_TH = "ปกปิด: จำนวนน้อย หรือเพื่อมิให้คำนวณจำนวนน้อยกลับได้"
WORDS_EN = "hidden: small, or so that a small one cannot be worked out"


class Explained(NamedTuple):
    """Why one figure is hidden, for the office's own record."""

    measure_code: str
    row_code: str
    place_code: str
    reason_code: str
    reason_th: str


REASONS_TH = {
    SMALL: "จำนวนน้อย",
    PROTECTS: "ปกปิดเพื่อมิให้คำนวณจำนวนน้อยอื่นกลับได้",
    KEPT: "รายงานฉบับก่อนปกปิดไว้และตัวเลขไม่เปลี่ยน หากเปิดเผยจะคำนวณฉบับก่อนได้",
    TAKEN_BACK: "ปกปิดแม้เท่าฉบับก่อน มิฉะนั้นจะคำนวณจำนวนน้อยกลับได้",
}


def make_public(
    figures: Figures, earlier: Sequence[Disclosed], hide_below: int = 5
) -> Edition:
    """Return the edition that the public may see.

    Args:
        figures: the night's figures.
        earlier: earlier public editions, oldest first.
        hide_below: counts of people in need from one up to this are hidden.

    Raises:
        DisclosureError: a hidden figure could be worked out.
    """
    earlier = remembered(earlier)
    if earlier and _is_same(earlier[-1], figures, hide_below):
        hidden = dict(earlier[-1].hidden)
        system = read_system(figures, earlier[:-1], hide_below, _apart(hidden))
        narrow = prove(system, hidden, hide_below)
    else:
        hidden, narrow = _hide(figures, earlier, hide_below)
    if narrow:
        raise _error(narrow)
    return Edition(True, figures, hidden)


def remembered(earlier: Sequence[Disclosed]) -> list[Disclosed]:
    """Return the newest editions, and the last of each month, which is read longest."""
    last = {(said.as_of.year, said.as_of.month): at for at, said in enumerate(earlier)}
    kept = {*last.values(), *range(max(0, len(earlier) - REMEMBERED), len(earlier))}
    return [earlier[at] for at in sorted(kept)]


def _hide(
    figures: Figures, earlier: Sequence[Disclosed], hide_below: int
) -> tuple[dict[Key, str], list[Narrow]]:
    """Return what to hide, and what could be worked out even so.

    Where what earlier editions showed leaves a figure no room, whatever tonight's
    hides, figures near it are taken back.
    """
    taken_back: set[Key] = set()
    while True:
        system = read_system(figures, earlier, hide_below, taken_back)
        hidden = _reasons(system, protect(system, figures, hide_below))
        narrow = prove(system, hidden, hide_below)
        if not narrow or len(taken_back) == len(figures.counts):
            return hidden, narrow
        near = _near(system, {found.key for found in narrow}) & set(figures.counts)
        # near figures first, then all of them
        taken_back = set(figures.counts) if taken_back else near


def _apart(hidden: Mapping[Key, str]) -> set[Key]:
    """Return the figures that an edition took back."""
    return {key for key, reason in hidden.items() if reason == TAKEN_BACK}


def _is_same(last: Disclosed, figures: Figures, hide_below: int) -> bool:
    """Return whether the last edition may be published again as it was."""
    return last.counts == figures.counts and all(
        key in last.hidden
        for key, count in figures.counts.items()
        if 0 < count < hide_below
        and figures.rules.measures[key[0]].is_hidden_when_small
    )


def _near(system: System, keys: set[Key]) -> set[Key]:
    """Return the figures that share an equation with some, and so twice over."""
    near = np.array([key in keys for key in system.keys], float)
    links = abs(system.matrix)
    for _ in range(2):
        near = links.T @ (links @ near) + near
    return {system.keys[at] for at in np.flatnonzero(near).tolist()}


def explain(edition: Edition) -> list[Explained]:
    """Return why each hidden figure is, in the order of their keys."""
    return [
        Explained(*key, reason, REASONS_TH[reason])
        for key, reason in sorted(edition.hidden.items())
    ]


def _reasons(system: System, hidden: Bools) -> dict[Key, str]:
    """Return why each of tonight's hidden figures is."""
    reasons: dict[Key, str] = {}
    for key, at in system.index.items():
        if hidden[at] and system.is_apart[at]:
            reasons[key] = TAKEN_BACK
        elif system.is_small[at]:
            reasons[key] = SMALL
        elif hidden[at]:
            reasons[key] = KEPT if system.is_kept[at] else PROTECTS
    return reasons


def hidden_unknowns(system: System, hidden: Mapping[Key, str]) -> Bools:
    """Return which unknowns no edition shows, if tonight's hides some figures."""
    unknown: Bools = system.is_kept.copy()
    for key, at in system.index.items():
        unknown[at] = key in hidden and not system.is_told[at]
    return unknown


def prove(system: System, hidden: Mapping[Key, str], hide_below: int) -> list[Narrow]:
    """Return what could be worked out if tonight's edition hides some figures."""
    return audit(system, hidden_unknowns(system, hidden), float(hide_below - 1))


def _error(narrow: Sequence[Narrow]) -> DisclosureError:
    """Return the error of figures that could be worked out: their keys alone."""
    measures = ", ".join(sorted({found.key[0] for found in narrow}))
    return DisclosureError(
        f"ตัวเลขที่ปกปิด {len(narrow)} ตัวอาจคำนวณกลับได้ ({measures}) จึงไม่ออกรายงานฉบับเผยแพร่",
        f"{len(narrow)} hidden figures could be worked out ({measures}): "
        "no public report is written",
        keys=tuple(found.key for found in narrow),
    )
