"""The map of what is not yet helped, subdistrict by subdistrict."""

from reports.facts import Facts
from reports.maps import Map, MapValue, draw_map
from reports.page_parts import Picture, Section

RATIO = "unhelped_share"
TITLE = "สัดส่วนครัวเรือนที่ตกเกณฑ์ซึ่งยังไม่ได้รับการช่วยเหลือเลย รายตำบล"


def map_of_need(facts: Facts, drawing: Map, place: str) -> Section:
    """Return the map of a province or district, from what is shown alone."""
    values = {code: _value(facts, code) for code in facts.below(place, 6)}
    picture = Picture(
        TITLE, draw_map(drawing, values, TITLE, place), "subdistricts", is_wide=True
    )
    return Section("map", "แผนที่", (picture,))


def _value(facts: Facts, code: str) -> MapValue:
    """Return what the map shows of a subdistrict."""
    said = facts.share(RATIO, code)
    return MapValue(said.value, said.text, said.kind == "hidden", said.key)
