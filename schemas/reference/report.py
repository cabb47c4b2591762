"""What the reports count: each figure, how figures hang together, where they lie."""

from schemas.contract import Bool, Contract, Int, column

FIGURE_UNITS = ("household", "person", "need", "case", "row", "day", "place")
ROW_SETS = ("none", "dimension", "group", "department", "source")
PLACE_SETS = ("subdistrict", "district", "centre", "province")
HELP_KINDS = ("helped", "coordinated", "advised")
RATIO_FORMATS = ("percent", "index")


class ReportMeasures(Contract):
    """One row per measure of the reports: what it counts, in which unit, how surely."""

    measure_code: str = column("รหัสตัววัด", "measure", key=True)
    measure_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    unit_code: str = column("หน่วยนับ", "what is counted", isin=FIGURE_UNITS)
    row_set: str = column(
        "แยกตาม", "what it is told by; none: one figure per place", isin=ROW_SETS
    )
    place_set: str = column(
        "พื้นที่", "the finest kind of place it is told for", isin=PLACE_SETS
    )
    is_hidden_when_small: Bool = column(
        "ปกปิดเมื่อน้อย", "counts people in need: small ones are hidden from the public"
    )
    name_th: str = column("ชื่อ", "Thai, with its unit said")
    name_en: str = column("ชื่อ (อังกฤษ)", "English")
    certainty_th: str = column("ความแน่นอน", "how sure the figure is, Thai")
    certainty_en: str = column("ความแน่นอน (อังกฤษ)", "in English")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "its rule is believed, not confirmed")


class ReportRelations(Contract):
    """One row per part of a total: what a reader may add up or compare.

    Of one relation all parts together are the total (`is_complete`), or each part is
    no more than the total. They hold in every place, and row by row where both are told
    by the same rows; `is_over_rows`: the part's rows together are the total.
    """

    relation_code: str = column("รหัส", "relation", key=True)
    total_measure_code: str = column("ยอดรวม", "measure that is the total")
    part_measure_code: str = column("ส่วน", "measure that is a part", key=True)
    is_over_rows: Bool = column("รวมทุกแถว", "all rows of the part, added up")
    is_complete: Bool = column("ครบ", "the parts together are the total")
    is_rest_hidden: Bool = column(
        "ปกปิดส่วนที่เหลือ", "total less part counts people in need as well"
    )


class ReportRatios(Contract):
    """One row per share or index of the reports: one measure over another."""

    ratio_code: str = column("รหัส", "share or index", key=True)
    numerator_code: str = column("ตัวตั้ง", "measure above the line")
    denominator_code: str = column("ตัวหาร", "measure below the line")
    divisor: Int = column("หารด้วยอีก", "further divisor: the weight of all", ge=1)
    format_code: str = column("รูปแบบ", "percent or index", isin=RATIO_FORMATS)
    name_th: str = column("ชื่อ", "Thai")
    name_en: str = column("ชื่อ (อังกฤษ)", "English")


class HelpKinds(Contract):
    """One row per kind of service: whether it helps, coordinates or advises."""

    service_kind: str = column("ประเภทบริการ", "kind of service", key=True)
    help_code: str = column("ผล", "what the office counts it as", isin=HELP_KINDS)
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class MapTiles(Contract):
    """One row per subdistrict whose square on the tile map is known."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    tile_column: Int = column("คอลัมน์", "0 is the westernmost", ge=0)
    tile_row: Int = column("แถว", "0 is the northernmost", ge=0)
