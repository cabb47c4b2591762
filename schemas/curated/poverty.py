"""Poverty by the Alkire-Foster method, beside TPMAP's any-dimension rule.

Unanswered is neither passed nor failed: it adds nothing to a score, and who would be
poor if it were a failure is counted as undetermined. Not applicable is no failure.
Source: Alkire and Foster (2011), Counting and multidimensional poverty measurement.
"""

from schemas.contract import Bool, Contract, Int, column
from schemas.reference import DIMENSIONS

AREA_LEVELS = ("province", "district", "subdistrict", "village")
UNITS = ("person", "household")


class HouseholdPoverty(Contract):
    """One row per measure and household that fails or leaves open any part of it.

    Every member shares it. A household that has no row fails nothing.
    """

    measure_code: str = column("รหัสดัชนี", "measure", key=True)
    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    failed_weight: Int = column("น้ำหนักที่ตก", "weight of what it fails", ge=0)
    unanswered_weight: Int = column("น้ำหนักที่ไม่ตอบ", "of what is not answered", ge=0)
    is_poor: Bool = column("ยากจน", "failed weight reaches the cut-off")
    is_undetermined: Bool = column(
        "ยังไม่ทราบ", "not poor, but would be if the unanswered were failures"
    )


class PovertyCounts(Contract):
    """One row per measure, unit, group of people and area: H, A and M0.

    Villages are told for everyone only. Units are persons (of the group) or households
    (that any of the group lives in). Absent members count, as the survey found them.
    """

    measure_code: str = column("รหัสดัชนี", "measure", key=True)
    unit: str = column("หน่วยนับ", "person or household", key=True, isin=UNITS)
    group_code: str = column("กลุ่ม", "group of people", key=True)
    area_level: str = column("ระดับพื้นที่", "kind of area", key=True, isin=AREA_LEVELS)
    area_code: str = column(
        "รหัสพื้นที่",
        "2, 4, 6 digits; a village: 8, its last two 00 where no number is known",
        key=True,
    )
    unit_count: Int = column("จำนวนทั้งหมด", "units", ge=0)
    poor_count: Int = column("จำนวนที่ยากจน", "of them poor", ge=0)
    undetermined_count: Int = column("จำนวนที่ยังไม่ทราบ", "of them undetermined", ge=0)
    total_weight: Int = column("น้ำหนักรวมของดัชนี", "of all components", ge=1)
    censored_weight: Int = column("น้ำหนักที่คนจนตก", "failed, summed over the poor", ge=0)
    headcount_share: float = column("สัดส่วนคนจน H", "poor / units", ge=0, le=1)
    intensity_share: float = column(
        "ความรุนแรง A", "mean failed share of the poor; empty: nobody is poor",
        nullable=True, ge=0, le=1,
    )  # fmt: skip
    adjusted_headcount_share: float = column("ดัชนี M0", "H x A", ge=0, le=1)


class PovertyContributions(Contract):
    """One row per row of `poverty_counts` and component: what it adds to M0."""

    measure_code: str = column("รหัสดัชนี", "measure", key=True)
    unit: str = column("หน่วยนับ", "person or household", key=True, isin=UNITS)
    group_code: str = column("กลุ่ม", "group of people", key=True)
    area_level: str = column("ระดับพื้นที่", "kind of area", key=True, isin=AREA_LEVELS)
    area_code: str = column("รหัสพื้นที่", "area", key=True)
    component_code: str = column("องค์ประกอบ", "indicator or dimension", key=True)
    dimension_code: str = column("มิติ", "its dimension", isin=DIMENSIONS)
    weight: Int = column("น้ำหนัก", "of the component", ge=1)
    failed_count: Int = column("จำนวนที่ตก", "units that fail it", ge=0)
    censored_count: Int = column("จำนวนคนจนที่ตก", "poor units that fail it", ge=0)
    unanswered_count: Int = column("จำนวนที่ไม่ตอบ", "units without an answer", ge=0)
    not_applicable_count: Int = column("จำนวนที่ไม่เกี่ยวข้อง", "it does not apply", ge=0)
    raw_headcount_share: float = column("สัดส่วนที่ตก", "failed / units", ge=0, le=1)
    censored_headcount_share: float = column(
        "สัดส่วนคนจนที่ตก", "poor and failed / units", ge=0, le=1
    )
    contribution_share: float = column(
        "ส่วนใน M0", "of M0; empty: M0 is nil", nullable=True, ge=0, le=1
    )
