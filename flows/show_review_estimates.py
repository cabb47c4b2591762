"""What people read of a filled-in sample: precision and recall on real files."""

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from transforms.review_answers import judgeable
from transforms.review_estimates import (
    Estimate,
    FieldQuality,
    StratumAnswers,
    at_best,
    at_worst,
    estimate,
)
from transforms.review_strata import WITHOUT_CANDIDATE

STRATA = {
    "linked_id": "จับคู่ด้วยเลข · linked by ID",
    "linked_near_id": "เลขใกล้เคียง · by a nearly equal ID",
    "linked_weight_at_line": "น้ำหนักคาบเส้น · by weight, at the line",
    "linked_weight_above": "น้ำหนักเหนือเส้น · by weight, above it",
    "linked_weight_far_above": "น้ำหนักสูงมาก · by weight, far above it",
    "linked_decision": "เจ้าหน้าที่ตัดสิน · by an officer's decision",
    "linked_earlier": "จับคู่ไว้คืนก่อน · on an earlier night",
    "in_review": "รอตรวจ · in review",
    "unmatched_near": "ใต้เส้นไม่มาก · unmatched, near the line",
    "unmatched_far": "ใต้เส้นมาก · unmatched, far below",
    WITHOUT_CANDIDATE: "ไม่มีใครใกล้เคียง · unmatched, nobody to show",
}
WAYS = {
    "left_out": "ไม่นับข้อที่ไม่แน่ใจ · unsure left out",
    "best_case": "ไม่แน่ใจ = ระบบถูก · unsure counted as right",
    "worst_case": "ไม่แน่ใจ = ระบบผิด · unsure counted as wrong",
}
SHARES = {
    "precision": "ความถูกต้องของคู่ · precision of links",
    "recall": "ความครบ · recall",
    "recall_after_review": "ความครบเมื่อตรวจคิวหมด · recall once the queue is answered",
}
LIMIT = """\
ความครบนับเฉพาะคนที่ระบบหาเป็นผู้เข้าข่ายได้ คำขอที่ไม่มีใครใกล้เคียงหรือแสดงเฉพาะคนผิดอาจมีคนจริง\
ที่ระบบไม่เห็น จึงเป็นค่าสูงสุดที่เป็นไปได้ ไม่รวมคำขอที่เป็นความลับ
Recall is within reach of the candidates: a record with nobody to show, or shown with \
the wrong person only, may have a right one that was never compared; the true figure \
can be lower. Confidential records are left out."""


def field_qualities(answered: Sequence[StratumAnswers]) -> dict[str, FieldQuality]:
    """Return the estimates with unsure answers left out, and counted both ways."""
    shown = judgeable(answered)
    return {
        "left_out": estimate(shown),
        "best_case": estimate(at_best(shown)),
        "worst_case": estimate(at_worst(shown)),
    }


def show_field_quality(answered: Sequence[StratumAnswers], out: Console) -> None:
    """Print the answers of each stratum, then the estimates."""
    out.print(_answers_table(answered))
    out.print(_quality_table(field_qualities(answered)))
    unanswered = sum(each.unanswered_count for each in answered)
    if unanswered:
        out.print(
            f"ยังไม่ตอบ {unanswered:,} คู่ ไม่นับรวม · {unanswered:,} pairs have no answer "
            "yet and are left out",
            highlight=False,
            soft_wrap=True,
        )
    out.print(LIMIT, highlight=False)


def _answers_table(answered: Sequence[StratumAnswers]) -> Table:
    """Return what was answered about each kind of pair."""
    table = Table(title="คำตอบ · answers", title_justify="left", box=SIMPLE)
    table.add_column("กลุ่ม · stratum")
    for heading in (
        "ทั้งหมด\npairs", "ใช่\nsame", "คนละคน\ndifferent", "ไม่แน่ใจ\nunsure",
        "ยังไม่ตอบ\nno answer",
    ):  # fmt: skip
        table.add_column(heading, justify="right")
    for each in answered:
        counts = (
            each.pair_count, each.same_count, each.different_count, each.unsure_count,
            each.unanswered_count,
        )  # fmt: skip
        table.add_row(STRATA[each.stratum_code], *(f"{count:,}" for count in counts))
    return table


def _quality_table(qualities: dict[str, FieldQuality]) -> Table:
    """Return the estimates, each with its 95 % interval."""
    table = Table(
        title="ประมาณการบนข้อมูลจริง ช่วงเชื่อมั่น 95 % · estimates, 95 % intervals",
        title_justify="left",
        box=SIMPLE,
    )
    table.add_column("")
    for way in qualities:
        table.add_column(WAYS[way], justify="right")
    for name, words in SHARES.items():
        found = (getattr(quality, name) for quality in qualities.values())
        table.add_row(words, *map(_with_interval, found))
    return table


def _with_interval(found: Estimate) -> str:
    return f"{found.value:.4f}\n{found.low:.4f}–{found.high:.4f}"
