"""Who: the poverty measures, the groups, and the way from survey to help."""

from itertools import pairwise

from reports.charts import Bar, bars
from reports.facts import Facts
from reports.page_parts import Picture, Said, Section, Table, line, paragraph, points
from reports.tables import row_table

POVERTY = {
    "headcount": "ส่วนของสมาชิกที่สำรวจซึ่งอยู่ในครัวเรือนที่ตกเกณฑ์",
    "intensity": "ส่วนของมิติที่ตกโดยเฉลี่ย ในหมู่ผู้ที่อยู่ในครัวเรือนที่ตกเกณฑ์",
    "adjusted_headcount": "H คูณ A",
    "two_dimension_headcount": "นับเฉพาะผู้ที่ตกสองมิติขึ้นไป",
    "two_dimension_intensity": "ในหมู่ผู้ที่ตกสองมิติขึ้นไป",
    "two_dimension_adjusted_headcount": "H คูณ A ของผู้ที่ตกสองมิติขึ้นไป",
}
GROUPS = (
    "group_persons", "poor_group_persons", "poor_group_share", "served_group_persons",
    "served_group_share",
)  # fmt: skip
FLOW = {
    "surveyed_persons": "สมาชิกในครัวเรือนที่สำรวจ",
    "poor_persons": "อยู่ในครัวเรือนที่ตกเกณฑ์",
    "poor_adults": "ในนั้น อายุ 18 ปีขึ้นไป",
    "card_adults": "ในนั้น บัตรผ่านการตรวจสอบ (นับผู้มีอายุ 18 ปีขึ้นไป)",
    "caseload_adults": "ในนั้น ครัวเรือนมีคำขอที่ศูนย์",
    "served_adults": "ในนั้น ได้รับการช่วยเหลือครบทุกมิติที่ตก",
}
DROPS = {
    "poor_persons": "ไม่ได้อยู่ในครัวเรือนที่ตกเกณฑ์ หรือยังไม่ทราบ",
    "poor_adults": "เป็นเด็กหรือไม่ทราบอายุ ซึ่งขั้นบัตรไม่นับ เพราะบัตรเป็นของผู้มีอายุสิบแปดปีขึ้นไป",
    "card_adults": "ไม่มีบัตร บัตรไม่ผ่าน หรือไม่มีเลขประจำตัวที่ใช้ค้นได้",
    "caseload_adults": "มีบัตร แต่ครัวเรือนยังไม่มีคำขอที่ศูนย์",
    "served_adults": "มีคำขอแล้ว แต่ยังไม่ได้รับการช่วยเหลือครบทุกมิติที่ตก",
}


def poverty(facts: Facts, place: str) -> Section:
    """Return H, A and M0, and what each dimension gives to M0."""
    rows = tuple(
        (Said(facts.name(ratio)), facts.share(ratio, place), Said(meaning))
        for ratio, meaning in POVERTY.items()
    )
    headings = ("ตัววัด", "ค่า", "หมายถึง")
    measured = Table("poverty", "ตัววัดความยากจนหลายมิติ", headings, rows)
    caption = "ส่วนของแต่ละมิติในดัชนี M0"
    given = row_table(
        facts,
        ("contributions", caption, "มิติ"),
        place,
        ("deprived_persons", "contribution"),
    )
    drawn = [Bar(row[0].text, (row[2],)) for row in given.rows]
    chart = Picture(caption, bars(caption, drawn))
    return Section("poverty", "ตัววัดความยากจน", (measured, chart, given))


def groups(facts: Facts, place: str) -> Section:
    """Return the elderly, the disabled, children and those without a Thai ID."""
    table = row_table(
        facts, ("groups", "กลุ่มคน: สำรวจ ตกเกณฑ์ และได้รับ (คน)", "กลุ่ม"), place, GROUPS
    )
    told = "คนหนึ่งอยู่ได้หลายกลุ่ม ตัวเลขของกลุ่มจึงรวมกันไม่ได้"
    return Section("groups", "กลุ่มคน", (paragraph(told), table))


def flow(facts: Facts, place: str) -> Section:
    """Return the way from survey to help, with the drop at each step."""
    rows = tuple(
        (Said(label), facts.figure(measure, place)) for measure, label in FLOW.items()
    )
    title = "จากผู้ที่สำรวจถึงผู้ที่ได้รับการช่วยเหลือครบ (คน)"
    chart = Picture(title, bars(title, [Bar(r[0].text, (r[1],)) for r in rows]))
    steps = list(FLOW)
    drops = points(
        line(
            f"{_step(whole)} → {_step(part)}: หายไป ",
            facts.drop(whole, part, place),
            f" คน ({DROPS[part]})",
        )
        for whole, part in pairwise(steps)
    )
    table = Table("flow", title, ("ขั้น", "จำนวน (คน)"), rows)
    return Section("flow", "คนผ่านแต่ละขั้น", (chart, drops, table))


def _step(measure: str) -> str:
    """Return the name of a step, as it stands alone."""
    return FLOW[measure].removeprefix("ในนั้น ")
