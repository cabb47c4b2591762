"""What people read of one household: what decided, in Thai and English, then before."""

from itertools import groupby

from rich.console import Console

from transforms.why import Story
from transforms.why_words import TOPICS

KINDS = {
    "household": "ครัวเรือน · household",
    "client": "ผู้รับบริการนอกข้อมูลสำรวจ · client outside the survey",
}
THINNED = (
    "คืนนี้เก็บไว้เฉพาะสิ่งที่ไม่มีชื่อบุคคล จึงบอกได้น้อยกว่า · that night keeps only what bears no "
    "names: less is known"
)
NO_CHANGES = "ไม่มีการเปลี่ยนแปลง · nothing changed"


def show_why(said: Story, console: Console) -> None:
    """Print a story."""
    place = (
        f"   ตำบล · subdistrict {said.subdistrict_code}"
        if said.subdistrict_code
        else ""
    )
    _print(console, f"{KINDS[said.subject_kind]} {said.subject_id}{place}", "bold")
    _print(console, f"ณ วันที่ · as of {said.as_of}")
    if said.is_thinned:
        _print(console, THINNED)
    for topic, facts in groupby(said.facts, key=lambda fact: fact.topic):
        _print(console, "\n" + " · ".join(TOPICS[topic]), "bold")
        for fact in facts:
            _print(console, f"  {fact.fact_th}")
            _print(console, f"  {fact.fact_en}", "dim")
    heading = f"\nเปลี่ยนแปลงตั้งแต่ {said.kept_since} · changes since {said.kept_since}"
    _print(console, heading, "bold")
    for change in said.changes:
        _print(console, f"  {change.as_of}  {change.change_th}")
        _print(console, f"              {change.change_en}", "dim")
    if not said.changes:
        _print(console, f"  {NO_CHANGES}")


def _print(console: Console, line: str, style: str | None = None) -> None:
    """Print a line as it is."""
    console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)
