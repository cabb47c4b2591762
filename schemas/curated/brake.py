"""The brakes: what tonight measures, and whether that is far from other nights."""

from schemas.contract import Bool, Contract, Date, Int, column


class NightMeasures(Contract):
    """One row per measure of tonight and what it is of: a source, a list of a district.

    Counts, shares and ages; nothing of a person. A source's age is tonight's day minus
    its newest date: when requests were recorded, the end of the survey's fieldwork, the
    first day of the card's round, when an event of a person took effect. Centres and
    contacts bear no date that says how old their file is.
    """

    measure_code: str = column("ตัววัด", "in `reference.brakes`", key=True)
    measured_of: str = column(
        "ของ", "source, or district/list; `all` for the whole run", key=True
    )
    measured_value: float = column(
        "ค่า", "count, share (0-1) or days; missing: no rows", nullable=True
    )
    measured_count: Int = column(
        "จำนวนฐาน", "rows that a share is of", nullable=True, ge=0
    )


class BrakeResults(Contract):
    """One row per brake, and what it looks at: tonight, the usual, the limit.

    Usual is the median of the remembered nights since the last release by hand, that
    night included, at most 14. Of a source's age it is the median of the ages at which
    a newer file came in these nights; if none came, the age to which the file of the
    last night has come by itself: no file is blamed for standing still that always
    did, and none may go back. With fewer nights than the brake asks for, only limits
    that need none hold.
    """

    brake_code: str = column("เบรก", "in `reference.brakes`", key=True)
    measured_of: str = column("ของ", "source, or district/list", key=True)
    tonight_value: float = column("คืนนี้", "measured tonight", nullable=True)
    usual_value: float = column("ปกติ", "of the nights before", nullable=True)
    limit_low: float = column("ขีดล่าง", "least value let through", nullable=True)
    limit_high: float = column("ขีดบน", "greatest value let through", nullable=True)
    night_count: Int = column("จำนวนคืนที่เทียบ", "nights compared with", ge=0)
    compared_since: Date = column("เทียบตั้งแต่", "the oldest of them", nullable=True)
    is_braked: Bool = column("หยุด", "past a limit: nothing is published")
    brake_th: str = column("คำอธิบาย", "what it is, what to check, Thai")
    brake_en: str = column("คำอธิบาย (อังกฤษ)", "in English")
