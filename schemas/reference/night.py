"""What the nights are compared by: words for changes, limits of the brakes."""

from schemas.contract import Bool, Contract, Int, column
from schemas.reference.words import SETTING_KINDS, WHAT_MOVES

LIMIT_KINDS = ("share_of_usual", "points_from_usual", "days_over_usual", "at_most")


class ChangeWords(Contract):
    """One row per reason why a household or client enters, leaves or moves."""

    reason_code: str = column("รหัสเหตุผล", "reason, as the program finds it", key=True)
    reason_rank: Int = column("ลำดับ", "1 is told first", ge=1)
    reason_th: str = column("เหตุผล", "in Thai; {} is where the detail goes")
    reason_en: str = column("เหตุผล (อังกฤษ)", "in English; likewise")
    is_by_definition: Bool = column(
        "เปลี่ยนเพราะกติกา", "nothing happened to anybody: a rule, a round, a code changed"
    )


class SettingWords(Contract):
    """One row per rule table, number of policy or round: its name, what it may move."""

    setting_kind: str = column("ชนิด", "kind", key=True, isin=SETTING_KINDS)
    setting_name: str = column("ชื่อ", "table, parameter or round", key=True)
    name_th: str = column("ชื่อที่ใช้บอก", "in Thai")
    name_en: str = column("ชื่อที่ใช้บอก (อังกฤษ)", "in English")
    what_moves: str = column(
        "มีผลต่อ", "who is on a list, the order alone, or neither", isin=WHAT_MOVES
    )


class Brakes(Contract):
    """One row per brake: how far tonight may be from other nights to be published."""

    brake_code: str = column("เบรก", "brake", key=True)
    measure_code: str = column("ตัววัด", "measure of `curated.night_measures`")
    limit_kind: str = column(
        "ชนิดของขีด",
        "share of the usual, points from it, days over it; at most, whatever is usual",
        isin=LIMIT_KINDS,
    )
    most_fall: float = column("ลดได้ไม่เกิน", "missing: no limit", nullable=True, ge=0)
    most_rise: float = column("เพิ่มได้ไม่เกิน", "missing: no limit", nullable=True, ge=0)
    least_difference: float = column(
        "ต่างเพียงเท่านี้ไม่นับ",
        "rows or days within which no share counts: noise of small numbers",
        ge=0,
    )
    zero_from: float = column(
        "เหลือศูนย์ไม่ได้เมื่อปกติตั้งแต่",
        "a fall to nil is past the limit from this usual count on; missing: never",
        nullable=True,
        ge=1,
    )
    least_nights: Int = column("ต้องมีอย่างน้อยกี่คืน", "nights to compare with", ge=0)
    brake_th: str = column("คำอธิบาย", "what is looked at, Thai; {} is what it is of")
    brake_en: str = column("คำอธิบาย (อังกฤษ)", "in English; likewise")
    check_th: str = column("ต้องตรวจอะไร", "what to check, Thai")
    check_en: str = column("ต้องตรวจอะไร (อังกฤษ)", "in English")
    is_moved_by_rules: Bool = column(
        "เปลี่ยนตามกติกา", "a change of rules or survey round moves it: then that is told"
    )
    is_assumed: Bool = column("สมมุติ", "not confirmed by the office")
