"""The public edition of a night's figures: small ones hidden, and proven to stay so."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reports.disclosure.audit import audit
from reports.disclosure.memory import Disclosed
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
    earlier = earlier[-REMEMBERED:]
    system = read_system(figures, earlier, hide_below)
    if earlier and earlier[-1].counts == figures.counts:
        hidden = dict(earlier[-1].hidden)
    else:
        hidden = _reasons(system, protect(system, figures, hide_below))
    _prove(system, hidden, hide_below)
    return Edition(True, figures, hidden)


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
        if system.is_small[at]:
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


def _prove(system: System, hidden: Mapping[Key, str], hide_below: int) -> None:
    """Hold an edition to the audit."""
    narrow = audit(system, hidden_unknowns(system, hidden), float(hide_below - 1))
    if narrow:
        measures = ", ".join(sorted({found.key[0] for found in narrow}))
        raise DisclosureError(
            f"ตัวเลขที่ปกปิด {len(narrow)} ตัวอาจคำนวณกลับได้ ({measures}) "
            "จึงไม่ออกรายงานฉบับเผยแพร่",
            f"{len(narrow)} hidden figures could be worked out ({measures}): "
            "no public report is written",
            keys=tuple(found.key for found in narrow),
        )
