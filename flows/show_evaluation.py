"""What people read of an evaluation: overall, per rule, per damage, per group."""

from collections.abc import Iterable

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from flows.evaluation_words import CIRCUMSTANCES, SCOPES, SPLITS, STATES, in_words
from transforms.evaluate import Evaluation, RuleCount
from transforms.precision_recall import share, wilson
from transforms.record_parts import Part
from transforms.weight_curve import CurvePoint

SHOWN = {
    "all": ("everything", "usable_id", "id_fault", "name_fault", "birth_fault",
            "circumstance", "id_beginning", "age_group", "district"),
    "without_usable_id": ("name_fault", "birth_fault", "circumstance", "id_beginning",
                          "age_group", "district"),
}  # fmt: skip
GROUPS = ("id_beginning", "age_group", "district")
GAPS_NAMED = 5
WORTH_NAMING = 200  # records; of fewer, chance alone makes gaps of points
ABOUT = """\
ความครบ = ของคำขอที่ผู้ขออยู่ในข้อมูลสำรวจ จับคู่ถูกคนเท่าใด · recall: of the records whose \
person is in the survey, the share linked to that person
ความถูกต้อง = ของคู่ทั้งหมด ถูกคนเท่าใด (ช่วงเชื่อมั่น 95 %) · precision: of all links, the \
share that is right, with Wilson's 95 % interval
หลังตรวจ = ความครบเมื่อตอบคิวตรวจถูกทั้งหมด · once reviewed: recall when the queue is \
answered rightly
ช่องว่าง = ความครบต่างจากคนที่เหลือ (จุดร้อยละ) · gap: recall less that of the rest, points"""


def show_evaluation(said: Evaluation, out: Console) -> None:
    """Print every figure; no name and no ID is among them."""
    out.print(ABOUT, highlight=False)
    for scope, splits in SHOWN.items():
        for split in splits:
            parts = _parts(said, scope, split)
            if parts:
                out.print(_part_table(scope, split, parts))
        _show_gaps(said, scope, out)
    out.print(_rule_table(said.rules))
    _show_chosen(said.curve.chosen, out)
    if said.untold_count:
        out.print(
            f"คำขอที่เฉลยไม่รู้จัก · records unknown to the truth: {said.untold_count:,}"
        )


def _parts(said: Evaluation, scope: str, split: str) -> list[Part]:
    """Return the parts to show: those with somebody to be found, or wrongly linked."""
    splits = CIRCUMSTANCES if split == "circumstance" else (split,)
    return [
        part
        for each in splits
        for part in said.parts_by(scope, each)
        if part.counts.in_registry_count
    ]


def _part_table(scope: str, split: str, parts: Iterable[Part]) -> Table:
    """Return the parts of one way of splitting as a table."""
    title = f"{SPLITS[split]} ({SCOPES[scope]})"
    table = Table(title=title, title_justify="left", box=SIMPLE, pad_edge=False)
    table.add_column("")
    for heading in (
        "คำขอ\nrecords", "ความครบ\nrecall", "ช่องว่าง\ngap", "หลังตรวจ\nreviewed",
        "ความถูกต้อง\nprecision", "95 %", "รอตรวจ\nin review",
    ):  # fmt: skip
        table.add_column(heading, justify="right", no_wrap=True)
    for part in parts:
        counts = part.counts
        table.add_row(
            in_words(split, part.value),
            f"{counts.record_count:,}",
            _share(counts.recall),
            "" if part.recall_gap_points is None else f"{part.recall_gap_points:+.2f}",
            _share(counts.recall_after_review),
            _share(counts.precision),
            _interval(counts.precision_interval),
            _share(counts.review_share),
        )
    return table


def _show_gaps(said: Evaluation, scope: str, out: Console) -> None:
    """Name the groups that are found least often, against the rest."""
    found = [
        (part.recall_gap_points, f"{SPLITS[split]} {in_words(split, part.value)}")
        for split in GROUPS
        for part in said.parts_by(scope, split)
        if part.recall_gap_points is not None
        and part.recall_gap_points < 0
        and part.counts.in_registry_count >= WORTH_NAMING
    ]
    out.print(f"ช่องว่างมากที่สุด · largest gaps ({SCOPES[scope]}):", highlight=False)
    for gap, name in sorted(found)[:GAPS_NAMED]:
        out.print(f"  {gap:+.2f}  {name}", highlight=False)


def _rule_table(rules: Iterable[RuleCount]) -> Table:
    """Return what each rule decided as a table."""
    table = Table(
        title="ตามกฎ · by rule", title_justify="left", box=SIMPLE, pad_edge=False
    )
    table.add_column("ผล · state")
    table.add_column("ขั้น · rung")
    table.add_column("กฎ · rule")
    for heading in ("คำขอ\nrecords", "ถูก\nright", "สัดส่วน\nshare", "95 %"):
        table.add_column(heading, justify="right", no_wrap=True)
    for rule in rules:
        table.add_row(
            STATES.get(rule.link_state, rule.link_state),
            rule.link_rung,
            rule.link_rule,
            f"{rule.record_count:,}",
            f"{rule.right_count:,}",
            _share(share(rule.right_count, rule.record_count)),
            _interval(wilson(rule.right_count, rule.record_count)),
        )
    table.caption = (
        "ถูก = ถูกคน / มีคนที่ถูกให้เลือก / ไม่อยู่ในข้อมูลสำรวจจริง · right: linked to the "
        "right person; in review with it among the candidates; unmatched and truly not "
        "in the survey"
    )
    return table


def _show_chosen(chosen: CurvePoint, out: Console) -> None:
    """Say where on the curve the thresholds in force lie."""
    out.print(
        f"เกณฑ์ที่ใช้ · thresholds in force: น้ำหนัก · weight ≥ {chosen.weight_bits:g}, "
        f"ระยะนำ · lead ≥ {chosen.lead_bits:g}; ด้วยน้ำหนักอย่างเดียว · by weight alone: "
        f"precision {_share(chosen.precision)}, recall {_share(chosen.recall)}",
        highlight=False,
    )


def _share(value: float | None) -> str:
    """Return a share with the digits that tell good from very good."""
    return "–" if value is None else f"{value:.5f}".removeprefix("0")


def _interval(bounds: tuple[float, float] | None) -> str:
    """Return an interval of shares."""
    return "" if bounds is None else "–".join(map(_share, bounds))
