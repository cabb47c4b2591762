"""What people read of `tambon status`: one line per thing, Thai first."""

from collections.abc import Iterator

from rich.console import Console

from flows.status import Status
from transforms.status import SourceAge, Standing

MEGABYTE = 1_000_000
SHOWN = 8  # brakes of a night that waits; tambon release --look shows all
DO_NEXT = {
    0: "เรียบร้อย · all is well",
    1: "ต้องสั่งงาน: ดูข้างล่าง · no lists, too old ones, or a forgetting cut short",
    3: "ผลเสียหรือขัดกันเอง แจ้งผู้ดูแล · damaged or contradicting figures: report it",
    4: "มีคืนที่รอให้ตรวจ: tambon release --look · a night waits for a look",
}


def show_status(said: Status, console: Console) -> None:
    """Print a status, what is to be done first."""
    for line in _lines(said):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _lines(said: Status) -> Iterator[str]:
    yield f"สถานะ · status: {DO_NEXT[said.exit_code]}"
    if said.damaged:
        yield f"ไฟล์เสียหรือหายไป · damaged or missing: {said.damaged}"
    if said.standing:
        yield from _standing(said.standing, is_old=said.is_old)
    elif not said.damaged:
        yield f"ยังไม่มีผลใน · nothing is published yet in {said.curated}"
    if said.waiting:
        yield f"คืนที่รอให้ตรวจ · held: {said.waiting.as_of}"
        more = len(said.waiting.brakes) - SHOWN
        yield from (f"  - {brake}" for brake in said.waiting.brakes[:SHOWN])
        yield from [f"  - และอีก {more} ข้อ · and {more} more"] * (more > 0)
    yield from _at_work(said)
    if said.is_forgetting_left:
        yield (
            "การลบบุคคลหยุดกลางคันและยังจดชื่อไว้: สั่ง tambon forget เดิมซ้ำ · a forgetting was "
            "cut short and still notes whom: give the same tambon forget again"
        )
    yield (
        f"เก็บไว้ {said.disk.nights} คืน · nights kept: {said.disk.nights} "
        f"({said.disk.bytes / MEGABYTE:,.0f} MB)"
    )


def _standing(night: Standing, *, is_old: bool) -> Iterator[str]:
    invented = " ข้อมูลสมมุติ · invented people" if night.is_invented else ""
    old = " เก่าเกินไป · too old" if is_old else ""
    yield (
        f"รอบล่าสุด · last run: {night.as_of} ({night.age_days} วันก่อน · days ago){old} "
        f"พื้นที่ · area {night.area_code}{invented}"
    )
    if night.is_released:
        yield "ปล่อยด้วยมือหลังติดเบรก · a brake held it, a person released it"
    yield f"บัญชีตรวจนับ · ledger: {_yes(night.is_balanced)}"
    broken = ", ".join(night.broken_proofs)
    yield f"ข้อพิสูจน์ · proofs: {_yes(not broken)} {broken}".rstrip()
    yield (
        f"เมื่อวาน + การเปลี่ยนแปลง = วันนี้ · yesterday + changes = today: "
        f"{_yes(not night.unbalanced)}; อธิบายไม่ได้ · unexplained {night.unexplained:,}"
    )
    yield from (f"ประกาศ · announced: {each}" for each in night.announcements)
    yield from (f"ใกล้ขีดที่สุด · closest to its limit: {b.brake_th}" for b in night.brakes)
    yield from map(_source, night.sources)


def _source(age: SourceAge) -> str:
    usual = "-" if age.usual_days is None else f"{age.usual_days:g}"
    return (
        f"อายุข้อมูล · age of {age.source}: {age.age_days} วัน · days "
        f"(ปกติ · usually {usual})"
    )


def _at_work(said: Status) -> Iterator[str]:
    if said.is_at_work:
        yield "กำลังประมวลผลอยู่ · a run is at work now"
    elif said.is_at_work is None:
        yield (
            "รอบก่อนหยุดกลางคัน รอบถัดไปจะเก็บกวาดเอง · a run was cut short; the next "
            "sweeps what it left"
        )


def _yes(is_so: bool) -> str:
    return "ครบ · ok" if is_so else "ไม่ครบ · NOT ok"
