"""Code lists and rules: one committed CSV each, read before anything else.

A rule that is believed but not confirmed says so in `is_assumed`. Areas come from the
geothai package instead of a file.
"""

from schemas.contract import Bool, Contract, Int, Table, column
from schemas.reference.night import Brakes, ChangeWords, SettingWords
from schemas.reference.order import (
    HostTypes,
    PlanWords,
    PopulationGroups,
    PovertyMeasures,
    PovertyWeights,
    ScorePoints,
    ServiceCosts,
    VulnerabilityLevels,
)
from schemas.reference.report import (
    HelpKinds,
    MapTiles,
    ReportMeasures,
    ReportRatios,
    ReportRelations,
)
from schemas.reference.words import (
    COMPARISONS,
    DIMENSIONS,
    HOUSEHOLD_CONDITIONS,
    LINK_RULES,
    LINK_RUNGS,
    LINK_STATES,
    MAY_RECEIVE,
    SCORE_PARTS,
    SERVICE_KINDS,
    SETTING_KINDS,
    STAGES,
)

__all__ = [
    "COMPARISONS",
    "DIMENSIONS",
    "FILES",
    "HOUSEHOLD_CONDITIONS",
    "LINK_RULES",
    "LINK_RUNGS",
    "LINK_STATES",
    "MAY_RECEIVE",
    "SCORE_PARTS",
    "SERVICE_KINDS",
    "SETTING_KINDS",
    "STAGES",
]


class Codes(Contract):
    """One row per code of a code list."""

    list_name: str = column("รายการ", "code list", key=True)
    code: str = column("รหัส", "code used inside", key=True)
    name_th: str = column("ความหมาย", "Thai name; also accepted as written value")
    name_en: str = column("ความหมาย (อังกฤษ)", "English name")


class Spellings(Contract):
    """One row per further way a code is written in the sources."""

    list_name: str = column("รายการ", "code list", key=True)
    spelling: str = column("เขียนว่า", "as written, lower case, single spaces", key=True)
    code: str = column("รหัส", "code it means")


class Titles(Contract):
    """One row per written title of a person."""

    title_written: str = column("เขียนว่า", "as written, without spaces", key=True)
    title_code: str = column("คำนำหน้า", "code in list `title`", code_list="title")
    sex_code: str = column("เพศ", "sex it implies, if any", nullable=True)
    is_safe_prefix: Bool = column(
        "ตัดหน้าชื่อได้", "whether it may be cut from a name it is stuck to"
    )


class Dimensions(Contract):
    """One row per dimension of poverty."""

    dimension_code: str = column("มิติ", "dimension", isin=DIMENSIONS, key=True)
    dimension_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    dimension_name_th: str = column("ชื่อมิติ", "Thai name")
    dimension_name_en: str = column("ชื่อมิติ (อังกฤษ)", "English name")


class CardRounds(Contract):
    """One row per round of the state welfare card: registrations of some years."""

    registration_year_from: Int = column("ตั้งแต่ปี", "first year, B.E.", key=True)
    registration_year_to: Int = column("ถึงปี", "last year, Buddhist era")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class SurveyRounds(Contract):
    """One row per BMN round: a span of survey years with one form."""

    survey_round_id: str = column("รอบ จปฐ.", "round, such as bmn2560", key=True)
    survey_year_from: Int = column("ตั้งแต่ปี", "first survey year, Buddhist era")
    survey_year_to: Int = column("ถึงปี", "last survey year, Buddhist era")
    indicator_count: Int = column("จำนวนตัวชี้วัด", "indicators on the form", isin=(31, 38))
    income_threshold_baht: Int = column(
        "เกณฑ์รายได้", "income below which the income indicator fails", unit="baht"
    )
    surveyed_until_month: Int = column(
        "เดือนสุดท้ายที่สำรวจ",
        "last month of fieldwork: later help is an answer",
        ge=1,
        le=12,
    )
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")
    source: str = column("ที่มา", "where the figures are from")


class Indicators(Contract):
    """One row per indicator of a BMN round."""

    survey_round_id: str = column("รอบ จปฐ.", "round", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "number on the form", ge=1, le=38, key=True)
    dimension_code: str = column(
        "มิติ",
        "dimension it counts for; empty: TPMAP does not use it",
        nullable=True,
        isin=DIMENSIONS,
    )
    indicator_name_th: str = column("ชื่อตัวชี้วัด", "Thai name")
    indicator_name_en: str = column("ชื่อตัวชี้วัด (อังกฤษ)", "English name")
    failed_th: str = column("เมื่อไม่ผ่าน", "the failure in a planner's words, Thai")
    failed_en: str = column("เมื่อไม่ผ่าน (อังกฤษ)", "the same in English")
    member_age_min: Int = column(
        "อายุต่ำสุด",
        "it applies where a member of this age lives",
        nullable=True,
        unit="years",
    )
    member_age_max: Int = column("อายุสูงสุด", "and of at most this age", nullable=True)
    is_housing_problem: Bool = column(
        "เป็นปัญหาที่อยู่อาศัย", "its failure is a housing problem of the vulnerable"
    )
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "mapping believed, not confirmed")


class Departments(Contract):
    """One row per department or other body that helps."""

    department_code: str = column("รหัสหน่วยงาน", "code", key=True)
    department_short_th: str = column("ชื่อย่อ", "Thai abbreviation")
    department_name_th: str = column("หน่วยงาน", "Thai name")
    department_name_en: str = column("หน่วยงาน (อังกฤษ)", "English name")
    is_ministry: Bool = column("สังกัด พม.", "whether it belongs to the ministry (MSDHS)")


class Statuses(Contract):
    """One row per stage a request can be in."""

    status_code: str = column("รหัสสถานะ", "code in the case system", key=True)
    status_name_th: str = column("สถานะ", "Thai name")
    status_name_en: str = column("สถานะ (อังกฤษ)", "English name")
    stage_code: str = column("ขั้น", "aided, open or closed", isin=STAGES)


class Regulations(Contract):
    """One row per regulation that help is paid under."""

    regulation_code: str = column("รหัสระเบียบ", "code", key=True)
    regulation_name_th: str = column("ระเบียบ", "Thai name")
    regulation_name_en: str = column("ระเบียบ (อังกฤษ)", "English name")
    department_code: str = column("หน่วยงาน", "department")
    max_baht: Int = column("วงเงินต่อครั้ง", "cap per time; empty: none", nullable=True)
    times_per_fiscal_year: Int = column(
        "ครั้งต่อปีงบประมาณ", "limit; empty: none", nullable=True, ge=1
    )
    limit_unit: str = column("หน่วยนับ", "person or family", isin=("person", "family"))
    is_active: Bool = column("ใช้อยู่", "whether it is in use")
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class Services(Contract):
    """One row per service a centre can record."""

    service_code: str = column("รหัสบริการ", "code", key=True)
    service_name_th: str = column("บริการ", "Thai name")
    service_name_en: str = column("บริการ (อังกฤษ)", "English name")
    department_code: str = column("หน่วยงาน", "department that gives it")
    service_kind: str = column("ประเภท", "kind of help", isin=SERVICE_KINDS)
    unit_name_th: str = column("หน่วยนับ", "unit it is counted in (ครั้ง, ถุง, แพ็ก, เดือน)")
    lasts_months: Int = column(
        "มีผลกี่เดือน",
        "how long it answers a need; empty: until a newer survey",
        nullable=True,
        unit="months",
        ge=0,
    )
    regulation_code: str = column("ระเบียบ", "regulation, if any", nullable=True)
    age_min: Int = column("อายุต่ำสุด", "youngest eligible", nullable=True)
    age_max: Int = column("อายุสูงสุด", "oldest eligible", nullable=True)
    sex_code: str = column("เพศ", "only for this sex", nullable=True)
    needs_disability: Bool = column("ต้องเป็นคนพิการ", "only for disabled persons")
    needs_card: Bool = column("ต้องมีบัตรสวัสดิการ", "only for welfare-card holders")
    needs_thai_nationality: Bool = column("ต้องมีสัญชาติไทย", "only for Thai nationals")
    is_confidential: Bool = column(
        "เป็นความลับ", "violence, HIV, child protection: leaves no trace in any list"
    )
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class ServiceAnswers(Contract):
    """One row per service and indicator whose failure it answers.

    Allowances that the survey's income already counts, funeral aid and advice have no
    row here: they are contact, not an answer.
    """

    service_code: str = column("รหัสบริการ", "service", key=True)
    survey_round_id: str = column("รอบ จปฐ.", "round", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "indicator", ge=1, le=38, key=True)
    is_assumed: Bool = column("เป็นข้อสันนิษฐาน", "believed, not confirmed")


class AreaAliases(Contract):
    """One row per odd area code seen in a source and the subdistrict it means."""

    area_code: str = column("รหัสที่พบ", "as written", key=True)
    subdistrict_code: str = column("รหัสตำบล", "today's code", str_matches=r"^\d{6}$")
    reason: str = column("เหตุผล", "why it stands for it, and who says so")


class Lists(Contract):
    """One row per target list: its name and what being on it means."""

    list_code: str = column("รหัสบัญชี", "list", key=True)
    list_order: Int = column("ลำดับ", "a household is on the first list that fits", ge=1)
    plan_order: Int = column(
        "ลำดับในแผน",
        "lists of a lower number are planned first; empty: ordered beside the plan",
        nullable=True,
        ge=1,
    )
    name_th: str = column("บัญชี", "Thai name")
    name_en: str = column("บัญชี (อังกฤษ)", "English name")
    reason_th: str = column("ความหมาย", "what being on it means, Thai")
    reason_en: str = column("ความหมาย (อังกฤษ)", "what being on it means, English")


class ListReasons(Contract):
    """One row per finer reason for being on a list."""

    reason_code: str = column("รหัสเหตุผล", "reason", key=True)
    reason_th: str = column("เหตุผล", "in Thai")
    reason_en: str = column("เหตุผล (อังกฤษ)", "in English")


class LedgerWords(Contract):
    """One row per line of the ledger: what is counted, and its fate."""

    ledger_order: Int = column("ลำดับ", "order of printing", key=True)
    subject: str = column("เรื่อง", "what is counted")
    subject_th: str = column("เรื่อง (ไทย)", "the same in Thai")
    fate: str = column("ผล", "`total`, or one of the parts that add up to it")
    fate_th: str = column("ผล (ไทย)", "the same in Thai")


class ProofWords(Contract):
    """One row per claim that a run proves of its figures, in words."""

    claim_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    claim_code: str = column("รหัส", "claim", key=True)
    claim_th: str = column("สิ่งที่พิสูจน์", "in Thai")
    claim_en: str = column("สิ่งที่พิสูจน์ (อังกฤษ)", "in English")


class LinkRules(Contract):
    """One row per rule of matching: what follows of it, and why."""

    link_rule: str = column("กฎ", "rule", key=True, isin=LINK_RULES)
    link_state: str = column("ผล", "what follows", isin=LINK_STATES)
    link_rung: str = column("ขั้น", "rung of the ladder", isin=LINK_RUNGS)
    reason_th: str = column("เหตุผล", "in Thai")
    reason_en: str = column("เหตุผล (อังกฤษ)", "in English")


class EvidenceWords(Contract):
    """One row per comparison and level of agreement: how it is told."""

    word_order: Int = column("ลำดับ", "order in which they are told", ge=1)
    comparison: str = column("สิ่งที่เทียบ", "what is compared", key=True, isin=COMPARISONS)
    level: str = column("ระดับ", "how far both agree", key=True)
    evidence_th: str = column("หลักฐาน", "in Thai")
    evidence_en: str = column("หลักฐาน (อังกฤษ)", "in English")
    is_difference: Bool = column("เป็นความต่าง", "whether a reviewer should look at it")


class MatchingModels(Contract):
    """One row per trained matching model: the one of `matching_model.json`."""

    model_version: str = column("รุ่น", "changes when anything in it does", key=True)
    splink_settings: str = column("ค่าที่ฝึกไว้", "as Splink saves them, JSON")
    trained_person_count: Int = column(
        "จำนวนคนที่ใช้ฝึก", "persons among whom it learnt how rare a match is", ge=1
    )


class TpmapColumns(Contract):
    """One row per column of TPMAP's published files: the measure it is compared with.

    `N` in a name stands for the number of an indicator.
    """

    published_column: str = column("คอลัมน์ของ TPMAP", "as published", key=True)
    measure: str = column("ค่าที่เทียบ", "our measure; empty: none", nullable=True)
    cannot_compare_because: str = column("เหตุที่เทียบไม่ได้", "why", nullable=True)


class Subdistricts(Contract):
    """One row per subdistrict of Thailand (from the geothai package)."""

    subdistrict_code: str = column(
        "รหัสตำบล", "TIS-1099 code", str_matches=r"^\d{6}$", key=True
    )
    subdistrict_name_th: str = column("ตำบล", "Thai name")
    subdistrict_name_en: str = column("ตำบล (อังกฤษ)", "English name")
    district_code: str = column("รหัสอำเภอ", "district", str_matches=r"^\d{4}$")
    district_name_th: str = column("อำเภอ", "Thai name")
    district_name_en: str = column("อำเภอ (อังกฤษ)", "English name")
    province_code: str = column("รหัสจังหวัด", "province", str_matches=r"^\d{2}$")
    province_name_th: str = column("จังหวัด", "Thai name")
    province_name_en: str = column("จังหวัด (อังกฤษ)", "English name")
    postal_code: str = column("รหัสไปรษณีย์", "postal code")


class AbolishedSubdistricts(Contract):
    """One row per abolished subdistrict code that has a successor (from geothai)."""

    area_code: str = column("รหัสเดิม", "abolished code", key=True)
    subdistrict_code: str = column("รหัสตำบล", "its successor today")


FILES: tuple[Table, ...] = (
    Codes,
    Spellings,
    Titles,
    Dimensions,
    SurveyRounds,
    CardRounds,
    Indicators,
    Departments,
    Statuses,
    Regulations,
    Services,
    ServiceAnswers,
    AreaAliases,
    Lists,
    ListReasons,
    LedgerWords,
    ProofWords,
    LinkRules,
    EvidenceWords,
    TpmapColumns,
    PovertyMeasures,
    PovertyWeights,
    PopulationGroups,
    VulnerabilityLevels,
    ScorePoints,
    HostTypes,
    PlanWords,
    ServiceCosts,
    ChangeWords,
    SettingWords,
    Brakes,
    ReportMeasures,
    ReportRelations,
    ReportRatios,
    HelpKinds,
    MapTiles,
)


class RunSettings(Contract):
    """One row per rule table, number of policy, and the program: what judges tonight.

    No file: the run itself notes them before it begins.
    """

    setting_kind: str = column("ชนิด", "rules, parameter, program", key=True)
    setting_name: str = column("ชื่อ", "table or parameter", key=True)
    setting_value: str = column("ค่า", "hash of its rows, or its value")
    rule_version: str = column("รุ่นของกฎ", "where the table has one", nullable=True)
