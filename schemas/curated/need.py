"""Need: what a household lacks by the survey, and the one list it is on."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.curated.words import HOUSEHOLD_LISTS, OTHER_FATES, RESULTS
from schemas.reference import DIMENSIONS


class PersonNeeds(Contract):
    """One row per admitted person: need, card, and what the counts are made of.

    `survey_age_years` is the age at the end of the survey's fieldwork, as TPMAP counts
    elders; `age_years` the age at the run's date. A person without a usable ID has no
    known card: unknown (missing), never false.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict")
    survey_age_years: Int = column("อายุเมื่อสำรวจ", "age when surveyed", nullable=True)
    age_years: Int = column("อายุ", "age at the run's date", nullable=True)
    is_present: Bool = column("ยังอยู่ในครัวเรือน", "not dead, moved or away for long")
    is_elderly: Bool = column("ผู้สูงอายุ", "60 and over when surveyed")
    is_disabled: Bool = column("พิการ", "disabled")
    is_chronically_ill: Bool = column("ป่วยเรื้อรัง", "chronically ill")
    has_usable_id: Bool = column("มีเลขประจำตัวที่ใช้ได้", "valid and nobody else's")
    is_survey_poor: Bool = column("ตกเกณฑ์ จปฐ.", "the household fails any dimension")
    is_card_registered: Bool = column("ลงทะเบียนบัตร", "registered", nullable=True)
    is_card_verified: Bool = column("บัตรผ่านการตรวจสอบ", "verified", nullable=True)
    is_target_poor: Bool = column(
        "คนจนเป้าหมาย",
        "survey poor and card verified; missing: card unknown",
        nullable=True,
    )


class HouseholdShortfalls(Contract):
    """One row per household and TPMAP indicator that it fails or did not answer."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "indicator", key=True)
    dimension_code: str = column("มิติ", "dimension", isin=DIMENSIONS)
    result: str = column("ผล", "failed or unanswered", isin=("failed", "unanswered"))


class HouseholdDimensions(Contract):
    """One row per household and dimension: failed, answered, waiting."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    dimension_code: str = column("มิติ", "dimension", key=True, isin=DIMENSIONS)
    result: str = column("ผล", "result of the dimension", isin=RESULTS)
    failed_indicator_count: Int = column("ตัวชี้วัดที่ไม่ผ่าน", "indicators failed", ge=0)
    answered_indicator_count: Int = column("ที่มีการตอบแล้ว", "of them answered", ge=0)
    is_answered: Bool = column("ตอบครบ", "failed, and every failed indicator answered")
    is_waiting: Bool = column("รอผล", "a fitting request is open")
    last_answer_on: Date = column("ตอบล่าสุด", "newest answering help", nullable=True)


class HouseholdFates(Contract):
    """One row per admitted household: the one list it is on, or why it is on none."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict")
    fate_code: str = column(
        "บัญชี", "list, or why none", isin=(*HOUSEHOLD_LISTS, *OTHER_FATES)
    )
    no_card_reason: str = column(
        "เหตุที่ไม่มีบัตร", "nobody registered, failed, under 18, not Thai, unknown",
        nullable=True,
    )  # fmt: skip
    failed_dimension_count: Int = column("มิติที่ตก", "dimensions failed", ge=0, le=5)
    answered_dimension_count: Int = column("มิติที่ตอบแล้ว", "answered", ge=0, le=5)
    is_check_first: Bool = column("ตรวจสอบก่อน", "the survey may be out of date")
    is_something_unanswered: Bool = column(
        "ตอบไม่ครบ", "a dimension that fails nothing was not answered in full"
    )
