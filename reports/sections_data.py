"""How far to trust it: age and quality of the data, certainty of each figure."""

from collections.abc import Iterable

from reports.facts import Facts
from reports.figures import Measure
from reports.page_parts import Said, Section, Table, paragraph
from reports.tables import row_table

ROWS = (
    "source_rows", "admitted_rows", "rejected_rows", "superseded_rows", "coming_rows",
)  # fmt: skip
RECORDS = ("linked_records", "review_records", "unmatched_records")
UNITS = {
    "household": "ครัวเรือน", "person": "คน", "need": "มิติ", "case": "คำขอ",
    "row": "แถว", "day": "วัน", "place": "ครัวเรือนต่อเดือน",
}  # fmt: skip


def age(facts: Facts) -> Section:
    """Return how old each file's newest date is."""
    caption = ("age", "อายุของข้อมูลแต่ละแฟ้ม นับถึงวันที่ของรายงาน", "แฟ้ม")
    table = row_table(facts, caption, facts.root, ("source_age_days",))
    told = "ครัวเรือนที่เปลี่ยนไปหลังวันสำรวจยังไม่อยู่ในตัวเลข"
    return Section("age", "ข้อมูลเก่าเพียงใด", (paragraph(told), table))


def quality(facts: Facts) -> Section:
    """Return what became of the rows received, and of the centres' records."""
    table = row_table(
        facts, ("rows", "แถวที่ได้รับและผลการตรวจรับ", "แฟ้ม"), facts.root, ROWS
    )
    rows = tuple(
        (Said(facts.name(measure)), facts.figure(measure, facts.root))
        for measure in RECORDS
    )
    headings = ("ผลการจับคู่", "คำขอ")
    records = Table("records", "คำขอที่ศูนย์บันทึกเป็นของใคร", headings, rows)
    return Section("quality", "ข้อมูลดีเพียงใด", (table, records))


def certainty(facts: Facts, place: str, sections: Iterable[Section]) -> Section:
    """Return how sure each figure printed so far is."""
    ranges = (
        paragraph(
            "คำขอที่รอตรวจอาจเป็นของครัวเรือนที่ยังไม่ได้รับครบทุกมิติอีกไม่เกิน ",
            facts.figure("unsure_households", place),
            " ครัวเรือน จำนวนที่ได้รับครบจริงจึงอยู่ระหว่าง ",
            facts.figure("fully_helped_households", place),
            " ถึงจำนวนนั้นบวกกับครัวเรือนเหล่านี้",
        ),
        paragraph(
            "ยังไม่ทราบว่าสมาชิก ",
            facts.figure("undetermined_persons", place),
            " คนอยู่ในครัวเรือนที่ตกเกณฑ์หรือไม่ สมาชิกในครัวเรือนที่ตกเกณฑ์จึงมีอย่างน้อย ",
            facts.figure("poor_persons", place),
            " คน และมากที่สุดเท่ากับจำนวนนั้นบวกกับผู้ที่ยังไม่ทราบ",
        ),
    )
    table = certainty_table(facts, sections)
    return Section(table.code, table.title, (*ranges, *table.parts))


def certainty_table(facts: Facts, sections: Iterable[Section]) -> Section:
    """Return how sure each figure of the tables is, one by one."""
    rows = tuple(
        (
            Said(facts.name(measure.code)),
            Said(UNITS[measure.unit], "short"),
            Said(measure.certainty_th),
        )
        for measure in measures_used(facts, sections)
    )
    headings = ("ตัวเลข", "หน่วยนับ", "แน่นอนเพียงใด")
    table = Table("certainty", "ตัวเลขในรายงานนี้แน่นอนเพียงใด", headings, rows)
    note = paragraph("ตัวเลขที่กำกับว่าสมมุติฐาน นับตามเกณฑ์ที่หน่วยงานยังไม่ยืนยัน")
    return Section("certainty", "ตัวเลขแน่นอนเพียงใด", (note, table))


def measures_used(facts: Facts, sections: Iterable[Section]) -> list[Measure]:
    """Return the measures of which tables print a figure or share, in their order."""
    codes: set[str] = set()
    for section in sections:
        for part in section.parts:
            if isinstance(part, Table):
                codes |= {said.key.split("|")[0] for row in part.rows for said in row}
    rules = facts.figures.rules
    for code in codes & set(rules.ratios):
        codes |= {rules.ratios[code].numerator, rules.ratios[code].denominator}
    used = [rules.measures[code] for code in codes & set(rules.measures)]
    return sorted(used, key=lambda measure: measure.order)
