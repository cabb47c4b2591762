"""Rules of the order: how poverty, vulnerability and a score are measured, and plans.

Each says its version and whether it is assumed; an analyst changes a row, no code.
"""

from schemas.contract import Bool, Contract, Int, column
from schemas.reference.words import (
    DIMENSIONS,
    HOUSEHOLD_CONDITIONS,
    MAY_RECEIVE,
    SCORE_PARTS,
)


class PovertyMeasures(Contract):
    """One row per Alkire-Foster measure: which weighted failures make somebody poor.

    Weights are whole numbers, so that a score meets the cut-off exactly or not at all.
    """

    measure_code: str = column("รหัสดัชนี", "measure", key=True)
    measure_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    cut_off_weight: Int = column(
        "เส้นแบ่ง k", "poor is whose failures weigh this or more, of all weights", ge=1
    )
    name_th: str = column("ชื่อ", "Thai name")
    name_en: str = column("ชื่อ (อังกฤษ)", "English name")
    meaning_th: str = column("ความหมาย", "who is poor by it, Thai")
    meaning_en: str = column("ความหมาย (อังกฤษ)", "in English")
    rule_version: str = column("รุ่นของกฎ", "changes with the weights or the cut-off")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "ours, not an official measure")


class PovertyWeights(Contract):
    """One row per measure, BMN round and component: what its failure weighs.

    A component is an indicator, or a dimension as a whole, which fails if any of its
    indicators does (TPMAP's rule).
    """

    measure_code: str = column("รหัสดัชนี", "measure", key=True)
    survey_round_id: str = column("รอบ จปฐ.", "round", key=True)
    component_code: str = column("องค์ประกอบ", "such as health, or health_1", key=True)
    dimension_code: str = column("มิติ", "its dimension", isin=DIMENSIONS)
    indicator_number: Int = column(
        "ตัวชี้วัด", "empty: the dimension as a whole", nullable=True, ge=1, le=38
    )
    weight: Int = column("น้ำหนัก", "in units of the measure's cut-off", ge=1)


class PopulationGroups(Contract):
    """One row per group of people: by age, sex, health, nationality, or household.

    Every condition that is not empty must hold. A group by household holds all who
    live there; its ages are those the condition asks about: of everybody there, or of
    the child of one parent.
    """

    group_code: str = column("รหัสกลุ่ม", "group", key=True)
    group_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    name_th: str = column("กลุ่ม", "Thai name")
    name_en: str = column("กลุ่ม (อังกฤษ)", "English name")
    age_min: Int = column("อายุต่ำสุด", "youngest", nullable=True, unit="years")
    age_max: Int = column("อายุสูงสุด", "oldest", nullable=True, unit="years")
    sex_code: str = column("เพศ", "only this sex", nullable=True)
    needs_disability: Bool = column("ต้องเป็นคนพิการ", "disabled persons only")
    needs_chronic_illness: Bool = column("ต้องป่วยเรื้อรัง", "chronically ill only")
    self_care_code: str = column("การช่วยเหลือตนเอง", "only these", nullable=True)
    needs_other_nationality: Bool = column(
        "ไม่มีสัญชาติไทย", "only those said to have another nationality or none"
    )
    household_condition: str = column(
        "เงื่อนไขของครัวเรือน", "a condition of the household", nullable=True,
        isin=HOUSEHOLD_CONDITIONS,
    )  # fmt: skip
    is_dependant: Bool = column("เป็นผู้พึ่งพิง", "counts as a dependant")
    is_poverty_group: Bool = column("แยกในดัชนีความยากจน", "poverty is told apart for it")
    is_centre_target: Bool = column("กลุ่มเป้าหมายของศูนย์", "named by the centres")
    not_measurable_th: str = column(
        "วัดไม่ได้เพราะ", "why these sources cannot tell, Thai", nullable=True
    )
    not_measurable_en: str = column("วัดไม่ได้เพราะ (อังกฤษ)", "in English", nullable=True)
    rule_version: str = column("รุ่นของกฎ", "changes with the rule")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class VulnerabilityLevels(Contract):
    """One row per way to reach a level of vulnerability; the highest level counts.

    The ministry's wording of levels 0-3 is not confirmed.
    """

    rule_number: Int = column("กฎข้อที่", "rule", key=True, ge=1)
    vulnerability_level: Int = column("ระดับ", "3 is most vulnerable", ge=0, le=3)
    income_at_most_baht: Int = column(
        "รายได้ไม่เกิน", "per person and year", unit="baht", ge=0
    )
    dependants_min: Int = column("ผู้พึ่งพิงอย่างน้อย", "persons", unit="persons", ge=0)
    dependants_max: Int = column(
        "ผู้พึ่งพิงไม่เกิน", "empty: no limit", nullable=True, unit="persons", ge=0
    )
    needs_housing_problem: Bool = column(
        "ต้องมีปัญหาที่อยู่อาศัย", "only with a housing problem"
    )
    meaning_th: str = column("ความหมาย", "in Thai")
    meaning_en: str = column("ความหมาย (อังกฤษ)", "in English")
    rule_version: str = column("รุ่นของกฎ", "changes with the rule")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class ScorePoints(Contract):
    """One row per thing that adds to a score, and span of how much there is of it."""

    item_code: str = column("รายการ", "what is counted", key=True)
    count_from: Int = column("ตั้งแต่", "least count of this row", key=True, ge=0)
    count_to: Int = column("ถึง", "greatest; empty: no limit", nullable=True, ge=0)
    item_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    part_code: str = column("ส่วนของคะแนน", "part it adds to", isin=SCORE_PARTS)
    points: Int = column("คะแนน", "points it adds", ge=0)
    is_for_each: Bool = column("คิดต่อหน่วย", "points times the count, else once")
    said_th: str = column("คำอธิบาย", "in Thai; {} stands for the count")
    said_en: str = column("คำอธิบาย (อังกฤษ)", "in English; {} stands for the count")
    rule_version: str = column("รุ่นของกฎ", "changes with any of the points")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "ours, for the province to set")


class HostTypes(Contract):
    """One row per kind of host of a centre: what it may receive."""

    host_type_code: str = column("หน่วยงานที่ตั้ง", "code in list `host_type`", key=True)
    may_receive: str = column(
        "ได้รับรายชื่อ", "names of everyone, or of planned households only",
        isin=MAY_RECEIVE,
    )  # fmt: skip
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class PlanWords(Contract):
    """One row per state, change or basis of a plan: how it is told."""

    word_code: str = column("รหัส", "state, change or basis", key=True)
    said_th: str = column("คำอธิบาย", "in Thai")
    said_en: str = column("คำอธิบาย (อังกฤษ)", "in English")


class ServiceCosts(Contract):
    """One row per service: what giving it once costs, to weigh a plan by; assumed."""

    service_code: str = column("รหัสบริการ", "service", key=True)
    unit_cost_baht: Int = column("ค่าใช้จ่ายต่อครั้ง", "per time", unit="baht", ge=0)
    visit_minutes: Int = column("เวลาต่อครั้ง", "of the centre", unit="minutes", ge=0)
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")
