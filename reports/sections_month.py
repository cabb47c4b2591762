"""The month on one page: need, help, change, the widest gaps, the full centres."""

from reports.facts import Facts
from reports.page_parts import (
    Part,
    Said,
    Section,
    Table,
    Tile,
    Tiles,
    Words,
    line,
    paragraph,
    points,
)
from reports.tables import by_size
from reports.words import HIDDEN, thai_date

COMPARED = (
    "needy_households", "helped_households", "fully_helped_households",
    "unhelped_households", "no_card_households", "poor_persons", "outside_persons",
)  # fmt: skip
WIDEST, FULL_SHOWN = 5, 10


def month(facts: Facts, place: str) -> Section:
    """Return the first page of a province's or district's report."""
    parts = (
        _need(facts, place),
        _told(facts, place),
        *_changes(facts, place),
        *_widest(facts, place),
        *_full_centres(facts, place),
    )
    return Section("month", "เดือนนี้ในหน้าเดียว", parts)


def _need(facts: Facts, place: str) -> Tiles:
    """Return the month's large figures."""
    named = {
        "needy_households": "ครัวเรือนที่ต้องช่วยเหลือ",
        "helped_households": "ในนั้น ได้รับการช่วยเหลือแล้ว (ครบหรือบางมิติ)",
        "unhelped_households": "ในนั้น ยังไม่ได้รับการช่วยเหลือเลย",
    }
    return Tiles(
        tuple(
            Tile(label, facts.figure(measure, place), "ครัวเรือน")
            for measure, label in named.items()
        )
    )


def _told(facts: Facts, place: str) -> Words:
    """Return the same in a sentence."""
    return paragraph(
        f"{facts.place_name(place)}มีครัวเรือนที่ตกเกณฑ์และยังมีผู้อาศัย ",
        facts.figure("needy_households", place),
        " ครัวเรือน ได้รับการช่วยเหลือแล้วครบหรือบางมิติ ",
        facts.share("helped_share", place),
        " ยังไม่ได้รับเลย ",
        facts.share("unhelped_share", place),
        " และสมาชิกในครัวเรือนที่ตกเกณฑ์มี ",
        facts.figure("poor_persons", place),
        " คน (นับเป็นคน ไม่รวมกับจำนวนครัวเรือน)",
    )


def _changes(facts: Facts, place: str) -> tuple[Part, ...]:
    """Return what changed since the earlier report, or that there is none."""
    if facts.then is None:
        return (paragraph("ยังไม่มีรายงานฉบับก่อนให้เทียบ จึงยังบอกความเปลี่ยนแปลงไม่ได้"),)
    day = thai_date(facts.then.figures.as_of)
    rows = tuple(
        (
            Said(facts.name(measure)),
            facts.before(measure, place),
            facts.figure(measure, place),
            facts.change(measure, place),
        )
        for measure in COMPARED
        if facts.has(measure, place)
    )
    note = "เทียบเฉพาะตัวเลขที่แสดงทั้งสองฉบับ"
    headings = ("เรื่อง", day, thai_date(facts.figures.as_of), "ความเปลี่ยนแปลง")
    return (Table("changes", f"เปลี่ยนไปจากรายงาน {day} อย่างไร", headings, rows, note),)


def _widest(facts: Facts, place: str) -> tuple[Part, ...]:
    """Return the subdistricts in which most households are not helped."""
    below = facts.below(place, 6)
    seen = [code for code in below if facts.shown("unhelped_households", code)]
    lines = [
        line(
            _place_in(facts, code, place) + " ยังไม่ได้รับ ",
            facts.figure("unhelped_households", code),
            " จาก ",
            facts.figure("needy_households", code),
            " ครัวเรือน",
        )
        for code in by_size(facts, "unhelped_households", seen)[:WIDEST]
    ]
    if not lines:
        return (paragraph("ไม่มีตำบลที่แสดงได้ว่ายังมีครัวเรือนที่ไม่ได้รับการช่วยเหลือ"),)
    return (
        paragraph("ตำบลที่ช่องว่างกว้างที่สุด (ครัวเรือนที่ยังไม่ได้รับการช่วยเหลือเลย):"),
        points(lines),
    )


def _place_in(facts: Facts, code: str, place: str) -> str:
    """Return a subdistrict's name, with its district's in a province."""
    name = facts.place_name(code)
    return name if len(place) == 4 else f"{name} {facts.place_name(code[:4])}"


def _full_centres(facts: Facts, place: str) -> tuple[Part, ...]:
    """Return the centres that cannot take more this month, the fullest first."""
    if not facts.centres(place):
        return ()
    full = [code for code in facts.centres(place) if state(facts, code) in FULL]
    if not full:
        return (paragraph("ไม่มีศูนย์ที่แสดงได้ว่าเต็มกำลังในเดือนนี้"),)
    fullest = by_size(facts, "centre_waiting_households", full)[:FULL_SHOWN]
    lines = [_full_centre(facts, code) for code in fullest]
    more = " (ที่รอมากที่สุด ดูทุกศูนย์ในตารางถัดไป)" if len(full) > FULL_SHOWN else ""
    return (paragraph(f"ศูนย์ที่เต็มกำลังเดือนนี้{more}:"), points(lines))


def _full_centre(facts: Facts, code: str) -> tuple[Said, ...]:
    """Say that a centre is full, and how many wait beyond its places."""
    told = f"{facts.place_name(code)} {state(facts, code)}"
    if state(facts, code) == EVEN:
        return line(told)
    waiting = facts.figure("centre_waiting_households", code)
    return line(f"{told} รออีก ", waiting, " ครัวเรือน")


BEYOND, EVEN, ROOM = "เกินกำลัง", "เต็มกำลัง", "ยังรับได้"
UNTOLD = "ไม่แจ้งกำลัง"
FULL = (BEYOND, EVEN)


def state(facts: Facts, centre: str) -> str:
    """Return whether a centre is full, from what is shown alone."""
    waiting = facts.shown("centre_waiting_households", centre)
    taken = facts.shown("centre_taken_households", centre)
    places = facts.shown("centre_places", centre)
    if waiting is None or taken is None or places is None:
        return HIDDEN
    if waiting:
        return BEYOND
    if taken and not places:  # it did not say how many it can visit: no limit
        return UNTOLD
    return EVEN if taken >= places else ROOM
