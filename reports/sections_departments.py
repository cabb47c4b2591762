"""The sheets of the departments (One Home) and of the poverty-eradication centre."""

from dataclasses import replace

from reports.facts import Facts
from reports.figures import ALL
from reports.page_parts import Said, Section, Table, paragraph
from reports.sections_data import UNITS
from reports.tables import row_table

CASES = ("cases", "new_cases", "old_cases", "unknown_cases")
STAGES = ("cases", "aided_cases", "pending_cases", "refused_cases")
KINDS = (
    "aided_cases", "assisted_cases", "coordinated_cases", "advised_cases",
    "assisted_share",
)  # fmt: skip
COUNTED = ("case_persons", "case_households")
NO_FAMILIES = (
    "จำนวนครอบครัวนับจากข้อมูลชุดนี้ไม่ได้ เพราะไม่มีรหัสครอบครัว "
    "และครัวเรือนหนึ่งอาจมีหลายครอบครัว จึงไม่ใช้จำนวนครัวเรือนแทน"
)
SEPARATE = "คำขอ คน และครัวเรือน เป็นหน่วยนับคนละหน่วย ไม่นำมารวมกัน"
PEC_STEPS = ("failed_households", "known_households", "new_households")
PEC_HELP = ("assisted_households", "coordinated_households", "advised_households")
TARGETS = (
    ("คนจนเป้าหมาย", "target_poor_persons"),
    ("ครัวเรือนเปราะบาง", "vulnerable_households"),
    ("ผู้ตกหล่น: ครัวเรือนตกเกณฑ์ที่ไม่มีใครมีบัตร", "no_card_households"),
    ("ผู้ตกหล่น: ผู้รับบริการนอกข้อมูลสำรวจ", "outside_persons"),
    ("ผู้ประสบเหตุฉุกเฉิน", "emergency_cases"),
)


def department(facts: Facts, code: str) -> tuple[Section, ...]:
    """Return the sections of one department's sheet."""
    told = (paragraph(SEPARATE), paragraph(NO_FAMILIES))
    if not facts.has("cases", facts.root, code):
        none = paragraph("ปีงบประมาณนี้ไม่มีคำขอของหน่วยงานนี้ในข้อมูลของศูนย์")
        return (Section("cases", "คำขอในปีงบประมาณนี้", (none, *told)),)
    cases = _case_table(facts, code, ("cases", "รายใหม่และรายเดิม (คำขอ)"), CASES)
    stages = _case_table(facts, code, ("stages", "ผลของคำขอ (คำขอ)"), STAGES)
    kinds = _case_table(
        facts, code, ("kinds", "ช่วยเหลือ ประสานส่งต่อ ให้คำแนะนำ (คำขอ)"), KINDS
    )
    persons = _case_table(facts, code, ("persons", "คนที่มีคำขอ"), COUNTED[:1])
    households = _case_table(
        facts, code, ("households", "ครัวเรือนในข้อมูลสำรวจที่มีคำขอ"), COUNTED[1:]
    )
    return (
        Section("cases", "คำขอในปีงบประมาณนี้", (told[0], cases, stages)),
        Section("kinds", "ช่วยเหลืออย่างไร", (kinds,)),
        Section("counted", "คน ครัวเรือน และครอบครัว", (persons, households, told[1])),
    )


def _case_table(
    facts: Facts, department_code: str, named: tuple[str, str], columns: tuple[str, ...]
) -> Table:
    """Return a department's figures by district, those of the whole area last."""
    places = [
        place
        for place in sorted(facts.figures.place_names, key=_elsewhere_last)
        if place.isdigit()
        and len(place) == 4
        and place != facts.root
        and facts.has(columns[0], place, department_code)
    ]
    rows = tuple(
        (
            Said(facts.place_name(place)),
            *(facts.told(column, place, department_code) for column in columns),
        )
        for place in (*places, facts.root)
    )
    headings = ("พื้นที่", *map(facts.name, columns))
    return Table(*named, headings, rows, has_total=bool(places))


def _elsewhere_last(place: str) -> tuple[bool, str]:
    """Return what orders places: elsewhere, or not known, comes after the others."""
    return (place.endswith("00"), place)


def poverty_centre(facts: Facts) -> tuple[Section, ...]:
    """Return the sections of the poverty-eradication centre's sheet."""
    by_record = row_table(
        facts,
        ("records", "ครัวเรือนที่ตกแต่ละมิติ รายเดิมและรายใหม่ (ครัวเรือน)", "มิติ"),
        facts.root,
        PEC_STEPS,
    )
    by_help = row_table(
        facts,
        ("help", "ครัวเรือนที่ช่วยเหลือ ประสานส่งต่อ และให้คำแนะนำ (ครัวเรือน)", "มิติ"),
        facts.root,
        PEC_HELP,
    )
    several = (
        "ครัวเรือนหนึ่งตกได้หลายมิติ และได้รับการช่วยเหลือได้หลายทาง ตัวเลขจึงรวมข้ามแถวหรือคอลัมน์ไม่ได้"
    )
    return (
        Section("targets", "กลุ่มเป้าหมาย", (paragraph(SEPARATE), _targets(facts))),
        Section("dimensions", "รายมิติ", (paragraph(several), by_record, by_help)),
        Section("families", "ครอบครัว", (paragraph(NO_FAMILIES),)),
    )


def _targets(facts: Facts) -> Table:
    """Return the four target groups, each in its own unit and never summed."""
    measures = facts.figures.rules.measures
    rows = tuple(
        (
            Said(label),
            facts.figure(code, facts.root, ALL),
            Said(UNITS[measures[code].unit], "short"),
            Said(_footing(facts, code)),
        )
        for label, code in TARGETS
        if facts.has(code, facts.root)
    )
    headings = ("กลุ่มเป้าหมาย", "จำนวน", "หน่วยนับ", "นับอย่างไร")
    table = Table("targets", "กลุ่มเป้าหมายสี่กลุ่มของ ศจพ.", headings, rows)
    return replace(table, note="หน่วยนับต่างกัน ไม่มียอดรวม")


def _footing(facts: Facts, code: str) -> str:
    """Return what a figure rests on."""
    measure = facts.figures.rules.measures[code]
    mark = "สมมุติฐาน · " if measure.is_assumed else ""
    return f"{mark}{measure.name_th} · {measure.certainty_th}"
