"""Where: the centres, needs by dimension, districts and subdistricts, the map."""

from dataclasses import replace

from reports.charts import Bar, bars
from reports.facts import Facts
from reports.page_parts import Part, Picture, Said, Section, Table, paragraph
from reports.sections_month import state
from reports.tables import by_size, place_table, ranked_table, row_table

CENTRE_COLUMNS = (
    "centre_needy_households", "centre_places", "centre_taken_households",
    "centre_waiting_households",
)  # fmt: skip
DIMENSION_COLUMNS = (
    "failed_households", "answered_households", "waiting_households",
    "open_households", "answered_share",
)  # fmt: skip
ANSWERS = {
    "answered_households": "ครบ ได้รับการช่วยเหลือในมิตินี้ครบ",
    "waiting_households": "รอผล ยังไม่ครบและมีคำขอรอผล",
    "open_households": "ไม่มีคำขอ ยังไม่ครบและไม่มีคำขอ",
}
PLACE_COLUMNS = (
    "unhelped_households", "needy_households", "helped_households", "unhelped_share",
    "headcount",
)  # fmt: skip


def centres(facts: Facts, place: str) -> Section:
    """Return what each centre can carry and carries this month."""
    found = facts.centres(place)
    if not found:
        told = "ตัวเลขของศูนย์อยู่ในรายงานของทั้งพื้นที่ ฉบับนี้ไม่แยกศูนย์ตามอำเภอ"
        return Section("centres", "ศูนย์ช่วยเหลือสังคม", (paragraph(told),))
    table = place_table(
        facts, ("centres", "กำลังและงานของศูนย์ในเดือนนี้"), found, CENTRE_COLUMNS
    )
    rows = tuple(
        (Said(_short(row[0].text)), *row[1:], Said(state(facts, code), "short"))
        for row, code in zip(table.rows, found, strict=True)
    )
    headings = ("ศูนย์", *table.headings[1:], "สภาพ")
    note = (
        "เกินกำลัง: มีครัวเรือนที่เกินกำลังเดือนนี้ · เต็มกำลัง: แผนเท่ากับกำลัง · "
        "ไม่แจ้งกำลัง: ศูนย์ไม่บอกว่าไปเยี่ยมได้กี่ครัวเรือน แผนจึงไม่จำกัด · "
        "ศูนย์ที่รับผิดชอบพื้นที่ร่วมกันนับแต่ละครัวเรือนครั้งเดียว"
    )
    whole = replace(table, headings=headings, rows=rows, note=note)
    return Section("centres", "ศูนย์ช่วยเหลือสังคม", (whole,))


def _short(name: str) -> str:
    """Return a centre's name without what every centre is called."""
    return name.removeprefix("ศูนย์ช่วยเหลือสังคม") or name


def dimensions(facts: Facts, place: str) -> Section:
    """Return the needs of each dimension beside what answers them."""
    table = row_table(
        facts,
        ("dimensions", "ความขาดแคลนและการช่วยเหลือรายมิติ (ครัวเรือน)", "มิติ"),
        place,
        DIMENSION_COLUMNS,
    )
    told = paragraph("ครัวเรือนหนึ่งตกได้หลายมิติ ตัวเลขแต่ละมิติจึงรวมกันเป็นจำนวนครัวเรือนไม่ได้")
    title = "ครัวเรือนที่ตกแต่ละมิติ แยกตามการช่วยเหลือ"
    drawn = [Bar(row[0].text, row[2:5]) for row in table.rows]
    chart = Picture(title, bars(title, drawn, tuple(ANSWERS.values())))
    return Section("dimensions", "ความต้องการกับการช่วยเหลือรายมิติ", (told, chart, table))


def ranked_districts(facts: Facts, place: str) -> Section:
    """Return the districts of a province, most unhelped households first."""
    found = facts.below(place, 4)
    caption = ("districts", "อำเภอ เรียงตามครัวเรือนที่ยังไม่ได้รับการช่วยเหลือเลย")
    table = ranked_table(facts, caption, found, PLACE_COLUMNS)
    chart = _chart(facts, "ครัวเรือนที่ยังไม่ได้รับการช่วยเหลือเลย รายอำเภอ", found)
    return Section("districts", "อำเภอ", (chart, table))


def ranked_subdistricts(facts: Facts, place: str) -> Section:
    """Return the subdistricts of a place, most unhelped households first."""
    found = facts.below(place, 6)
    caption = ("subdistricts", "ตำบล เรียงตามครัวเรือนที่ยังไม่ได้รับการช่วยเหลือเลย")
    table = ranked_table(facts, caption, found, PLACE_COLUMNS)
    parts: tuple[Part, ...] = (table,)
    if len(place) == 4:
        title = "ครัวเรือนที่ยังไม่ได้รับการช่วยเหลือเลย รายตำบล"
        parts = (_chart(facts, title, found), table)
    else:
        table = _with_districts(facts, found, table)
        parts = (table,)
    return Section("subdistricts", "ตำบล", parts)


def _with_districts(facts: Facts, found: list[str], table: Table) -> Table:
    """Return a table of subdistricts with each one's district beside it."""
    ordered = by_size(facts, PLACE_COLUMNS[0], found)
    rows = tuple(
        (row[0], row[1], Said(facts.place_name(code[:4])), *row[2:])
        for row, code in zip(table.rows, ordered, strict=True)
    )
    headings = (*table.headings[:2], "อำเภอ", *table.headings[2:])
    return replace(table, headings=headings, rows=rows)


def _chart(facts: Facts, title: str, found: list[str]) -> Picture:
    """Return a chart of the unhelped households of places."""
    measure = PLACE_COLUMNS[0]
    drawn = [
        Bar(facts.place_name(code), (facts.figure(measure, code),))
        for code in by_size(facts, measure, found)
    ]
    return Picture(title, bars(title, drawn))
