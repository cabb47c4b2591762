"""What is published: need, the gap, the lists, the counts, and the proof of them."""

from typing import Any

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.match import ANSWERS
from schemas.reference import DIMENSIONS, LINK_RULES

HOUSEHOLD_LISTS = ("no_card", "unserved", "part_served", "follow_up")
OTHER_FATES = ("need_unknown", "no_need_recorded", "emptied", "outside_area")
LISTS = (*HOUSEHOLD_LISTS, "outside_survey")
# survey-poor households of which nobody is left are printed too: to be checked first
TARGET_LISTS = (*HOUSEHOLD_LISTS, "emptied")
RESULTS = ("failed", "passed", "not_applicable", "unanswered")
CLIENT_KINDS = ("proved_outside", "other_area", "could_not_be_matched")
PROVINCE_WORKBOOK = "province"  # pairs across centres, and what is confidential


def _persons(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of a number of persons."""
    return column(th, en, unit="persons", ge=0)


def _households(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of a number of households."""
    return column(th, en, unit="households", ge=0)


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


class LinkedServices(Contract):
    """One row per service record that is linked to a person and may be shown."""

    household_id: str = column("รหัสครัวเรือน", "household")
    person_number: Int = column("ลำดับสมาชิก", "the person in it")
    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    service_code: str = column("รหัสบริการ", "service")
    status_code: str = column("รหัสสถานะ", "stage of the request")
    stage_code: str = column("ขั้น", "aided, open or closed")
    requested_on: Date = column("วันที่ยื่น", "date of the request")
    is_emergency: Bool = column("กรณีฉุกเฉิน", "emergency")
    service_on: Date = column("วันที่ได้รับ", "date first aided", nullable=True)
    lasts_until: Date = column(
        "มีผลถึง", "last day it answers a need; 9999-12-31: until surveyed", nullable=True
    )


class MemberGaps(Contract):
    """One row per member of a household and indicator that the household fails.

    Help answers a failure if it came after the survey, fits the indicator, still lasts,
    and was given to a member who lives there and is of the indicator's age; for a
    child's need also to a grown-up, who may have asked for it.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "failed indicator", key=True)
    dimension_code: str = column("มิติ", "dimension", isin=DIMENSIONS)
    is_concerned: Bool = column("อาจเป็นของคนนี้", "lives there and is of its age")
    answered_on: Date = column("ได้รับการตอบเมื่อ", "newest answering help", nullable=True)
    answered_by_service_code: str = column("ด้วยบริการ", "that help", nullable=True)
    answered_until: Date = column(
        "มีผลถึง", "its last day; 9999-12-31: until surveyed", nullable=True
    )
    is_waiting: Bool = column("รอผล", "a fitting request is open")


class HouseholdGaps(Contract):
    """One row per household and TPMAP indicator that it fails or did not answer.

    With the help that answers it: aided after the survey, fitting the indicator, still
    lasting at the run's date.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "indicator", key=True)
    dimension_code: str = column("มิติ", "dimension", isin=DIMENSIONS)
    result: str = column("ผล", "failed or unanswered", isin=("failed", "unanswered"))
    answered_on: Date = column("ได้รับการตอบเมื่อ", "newest answering help", nullable=True)
    answered_by_service_code: str = column("ด้วยบริการ", "that help", nullable=True)
    answered_until: Date = column(
        "มีผลถึง", "its last day; 9999-12-31: until surveyed", nullable=True
    )
    is_answered: Bool = column("มีการช่วยเหลือที่ยังมีผล", "there is such help")
    is_waiting: Bool = column("รอผล", "a fitting request is open")
    is_check_first: Bool = column(
        "ตรวจสอบก่อน", "no member of the indicator's age lives there any more"
    )


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


class HouseholdProfiles(Contract):
    """One row per listed household: who lives there, as far as a visit needs it."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    head_name: str = column(
        "หัวหน้าครัวเรือน",
        "an adult's name, the head's first",
        nullable=True,
        personal=True,
    )
    head_age_years: Int = column("อายุ (ปี)", "age", nullable=True, unit="years")
    head_citizen_id_masked: str = column("เลขประจำตัว (ปกปิด)", "masked", nullable=True)
    member_count: Int = _persons("สมาชิก", "members who live there")
    elderly_count: Int = _persons("ผู้สูงอายุ", "60 and over")
    disabled_count: Int = _persons("คนพิการ", "disabled")
    chronic_count: Int = _persons("ป่วยเรื้อรัง", "chronically ill")
    under_6_count: Int = _persons("เด็กต่ำกว่า 6 ปี", "under six")
    is_somebody_gone: Bool = column("มีผู้ไม่อยู่แล้ว", "a member died or left")


class ReviewAnswers(Contract):
    """One row per service record in review, person it may be, and dimension it helps.

    That is, a failed and unanswered dimension of the person's household, some failed
    indicator of which the record's help would answer, were the person its client.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    person_key: str = column("รหัสบุคคล", "household_id/person_number", key=True)
    household_id: str = column("รหัสครัวเรือน", "the person's household")
    dimension_code: str = column("มิติ", "dimension", key=True, isin=DIMENSIONS)
    is_completed: Bool = column("ครบทั้งมิติ", "every failed indicator answered then")


class ReviewChanges(Contract):
    """One row per service record in review and person it may be: what "same" changes.

    Of this record alone: two records in review may answer together what neither does.
    Where "same" changes nothing, it is told what follows if the client is nobody here.
    Confidential records change nothing, since no list shows them.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    person_key: str = column("รหัสบุคคล", "household_id/person_number", key=True)
    household_id: str = column("รหัสครัวเรือน", "the person's household")
    is_confidential: Bool = column("เป็นความลับ", "leaves no trace in any list")
    change_rank: Int = column(
        "ลำดับผลของคำตอบ",
        "1 somebody waits, listed or on no list yet; 2 a listed household's need would "
        "be answered; 3 other help; 4 none",
        ge=1, le=4,
    )  # fmt: skip
    change_th: str = column("ถ้าใช่ จะเปลี่ยนอะไร", "what would change, Thai")
    change_en: str = column("ถ้าใช่ จะเปลี่ยนอะไร (อังกฤษ)", "in English")


class ReviewRecords(Contract):
    """One row per service record in review: the workbook in which it is asked about.

    That of its centre, if the centre serves every person the record may be of; else,
    and for confidential records, the province's own.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    workbook_code: str = column("สมุดงาน", "centre_id, or province")
    review_rank: Int = column("ลำดับคำขอ", "in its workbook: 1 changes most", ge=1)


class ReviewPairs(Contract):
    """One row per service record in review and person it may be, side by side.

    Names stand here whatever the age, minors' too: without them nobody could judge.
    This is for the officer who answers, and never leaves the office; IDs are masked.
    Confidential records stand in the province's workbook only.
    """

    workbook_code: str = column("สมุดงาน", "centre_id, or province", key=True)
    review_rank: Int = column(
        "ลำดับคำขอ", "record in its workbook: 1 changes most", key=True, ge=1
    )
    candidate_rank: Int = column("อันดับ", "1 weighs most", key=True, ge=1)
    service_record_id: str = column("เลขที่คำขอ", "service record")
    person_key: str = column("รหัสบุคคล", "household_id/person_number")
    evidence_hash: str = column("รหัสหลักฐาน", "what the answer is given on")
    change_rank: Int = column("ลำดับผลของคำตอบ", "1 changes most", ge=1, le=4)
    change_th: str = column("ถ้าใช่ จะเปลี่ยนอะไร", "what would change, Thai")
    change_en: str = column("ถ้าใช่ จะเปลี่ยนอะไร (อังกฤษ)", "in English")
    is_confidential: Bool = column("เป็นความลับ", "province's workbook only")
    is_emergency: Bool = column("กรณีฉุกเฉิน", "emergency")
    centre_id: str = column("รหัสศูนย์", "centre of the record")
    centre_name: str = column("ศูนย์", "its name")
    service_th: str = column("บริการ", "service asked for")
    status_th: str = column("สถานะ", "stage of the request")
    requested_on: Date = column("วันที่ยื่น", "date of the request")
    service_on: Date = column("วันที่ได้รับ", "date first aided", nullable=True)
    reason_th: str = column("เหตุที่ต้องตรวจ", "why a person must look, Thai")
    reason_en: str = column("เหตุที่ต้องตรวจ (อังกฤษ)", "in English")
    record_first_name: str = column(
        "ชื่อในคำขอ", "title and first name", nullable=True, personal=True
    )
    record_last_name: str = column(
        "นามสกุลในคำขอ", "surname", nullable=True, personal=True
    )
    record_sex_th: str = column("เพศในคำขอ", "sex")
    record_age_years: Int = column("อายุในคำขอ", "age", nullable=True, unit="years")
    record_birth_th: str = column(
        "วันเกิดในคำขอ", "as far as known", nullable=True, personal=True
    )
    record_citizen_id_th: str = column("เลขประจำตัวในคำขอ", "masked, or why none")
    record_house_number: str = column("บ้านเลขที่ในคำขอ", "house", nullable=True)
    record_village_number: Int = column("หมู่ที่ในคำขอ", "village", nullable=True)
    record_subdistrict_th: str = column("ตำบลในคำขอ", "subdistrict", nullable=True)
    candidate_first_name: str = column(
        "ชื่อ", "title and first name", nullable=True, personal=True
    )
    candidate_last_name: str = column("นามสกุล", "surname", nullable=True, personal=True)
    candidate_sex_th: str = column("เพศ", "sex")
    candidate_age_years: Int = column("อายุ (ปี)", "age", nullable=True, unit="years")
    candidate_birth_th: str = column(
        "วันเกิด", "as far as known", nullable=True, personal=True
    )
    candidate_citizen_id_th: str = column("เลขประจำตัว", "masked, or why none")
    candidate_house_number: str = column("บ้านเลขที่", "house", nullable=True)
    candidate_village_number: Int = column("หมู่ที่", "village", nullable=True)
    candidate_subdistrict_th: str = column("ตำบล", "subdistrict")
    candidate_list_th: str = column("บัญชีของครัวเรือน", "its list", nullable=True)
    is_candidate_present: Bool = column("ยังอยู่ในครัวเรือน", "not dead, nor gone")
    link_rule: str = column("กฎ", "rule that this pair meets", isin=LINK_RULES)
    evidence_th: str = column("หลักฐาน", "what agrees and what differs, Thai")
    evidence_en: str = column("หลักฐาน (อังกฤษ)", "in English")
    differing_columns: str = column("ส่วนที่ต่าง", "comparisons, by comma", nullable=True)
    differing_th: str = column("ส่วนที่ต่าง (ไทย)", "the same in words", nullable=True)
    match_weight: float = column("น้ำหนัก", "log2 of the odds", unit="bits")
    match_lead: float = column(
        "ระยะนำ", "above the best other person; none: no rival", nullable=True,
        unit="bits",
    )  # fmt: skip
    answer_code: str = column(
        "คำตอบเดิม", "answer in force", isin=(*ANSWERS, "contradicted"), nullable=True
    )
    earlier_answer_th: str = column(
        "คำตอบเดิม (คำ)", "answer, by whom and when, Thai", nullable=True
    )
    earlier_answer_en: str = column("คำตอบเดิม (อังกฤษ)", "in English", nullable=True)


class HouseholdServices(Contract):
    """One row per household with a record that may be shown: help and requests."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    last_service_on: Date = column("ได้รับบริการล่าสุดเมื่อ", "last help", nullable=True)
    last_service_th: str = column("บริการล่าสุด", "last help", nullable=True)
    waiting_requests_th: str = column("คำขอที่รอผล", "open requests", nullable=True)
    open_request_count: Int = column("จำนวนคำขอที่รอผล", "open requests", ge=0)
    review_count: Int = column("คำขอที่รอตรวจ", "records that may be theirs", ge=0)
    review_change_th: str = column(
        "ถ้าใช่", "what those records would change for them", nullable=True
    )


class SuggestedServices(Contract):
    """One row per listed household and unanswered dimension: services to ask about."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    dimension_code: str = column("มิติ", "dimension", key=True, isin=DIMENSIONS)
    suggested_services_th: str = column("บริการที่อาจขอได้", "with department")


class HouseholdNeedsInWords(Contract):
    """One row per survey-poor household: its failures and answers, in words."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    failed_indicators_th: str = column("ตัวชี้วัดที่ตก", "failed indicators, Thai")
    failed_indicators_en: str = column("ตัวชี้วัดที่ตก (อังกฤษ)", "in English")
    outgrown_indicators: str = column(
        "พ้นวัย", "indicators of whose age nobody lives there", nullable=True
    )
    unanswered_dimensions_th: str = column("มิติที่ยังไม่ตอบ", "Thai", nullable=True)
    unanswered_dimensions_en: str = column("มิติที่ยังไม่ตอบ", "English", nullable=True)
    answered_dimensions_th: str = column("มิติที่ตอบแล้ว", "Thai", nullable=True)
    answered_dimensions_en: str = column("มิติที่ตอบแล้ว", "English", nullable=True)
    answered_by_th: str = column("การช่วยเหลือที่นับ", "what answers", nullable=True)
    suggested_services_th: str = column("บริการที่อาจขอได้", "by dimension", nullable=True)


class SubdistrictCentres(Contract):
    """One row per subdistrict that a centre serves: the centre that takes it."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    centre_id: str = column("รหัสศูนย์", "centre")
    centre_name: str = column("ชื่อศูนย์", "its name")
    centre_count: Int = column("จำนวนศูนย์", "centres that serve it", ge=1)


class VillageContacts(Contract):
    """One row per village with a contact: whom a visitor calls first."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    village_number: Int = column("หมู่ที่", "village", key=True)
    contact_th: str = column("ผู้ประสานงานหมู่บ้าน", "role, name, telephone", personal=True)


class TargetHouseholds(Contract):
    """One row per household on a list, in the list's order, with all a visit needs.

    Names of minors are not printed, IDs are masked, confidential services leave no
    trace.
    """

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    subdistrict_name: str = column("ตำบล", "subdistrict, Thai")
    district_name: str = column("อำเภอ", "district, Thai")
    list_code: str = column("รหัสบัญชี", "list", key=True, isin=TARGET_LISTS)
    list_name: str = column("บัญชี", "list, Thai")
    priority_rank: Int = column("ลำดับ", "1 is first in its list", key=True, ge=1)
    household_id: str = column("รหัสครัวเรือน", "household")
    head_name: str = column(
        "หัวหน้าครัวเรือน/ผู้รับบริการ", "title and name; not a minor's", nullable=True,
        personal=True,
    )  # fmt: skip
    head_age_years: Int = column("อายุ (ปี)", "age", nullable=True, unit="years")
    head_citizen_id_masked: str = column("เลขประจำตัว (ปกปิด)", "masked", nullable=True)
    house_number: str = column("บ้านเลขที่", "house number", nullable=True)
    village_number: Int = column("หมู่ที่", "village number", nullable=True)
    village_name: str = column("ชื่อหมู่บ้าน", "village", nullable=True)
    member_count: Int = column("สมาชิก (คน)", "members", unit="persons")
    elderly_count: Int = column("ผู้สูงอายุ (คน)", "60 and over", nullable=True)
    disabled_count: Int = column("คนพิการ (คน)", "disabled", nullable=True)
    chronic_count: Int = column("ป่วยเรื้อรัง (คน)", "chronically ill", nullable=True)
    under_6_count: Int = column("เด็กต่ำกว่า 6 ปี (คน)", "under six", nullable=True)
    failed_indicators_th: str = column("ตัวชี้วัดที่ตก", "failed indicators", nullable=True)
    failed_indicators_en: str = column(
        "ตัวชี้วัดที่ตก (อังกฤษ)", "failed indicators", nullable=True
    )
    unanswered_dimensions_th: str = column(
        "มิติที่ยังไม่มีการช่วยเหลือ", "unanswered dimensions", nullable=True
    )
    answered_dimensions_th: str = column(
        "มิติที่ช่วยเหลือแล้ว", "answered dimensions", nullable=True
    )
    answered_by_th: str = column(
        "การช่วยเหลือที่นับ", "what answers: service, since when, until when", nullable=True
    )
    waiting_requests_th: str = column(
        "คำขอที่รอผล", "open requests: service, stage, days waited", nullable=True
    )
    last_service_on: Date = column("ได้รับบริการล่าสุดเมื่อ", "last service", nullable=True)
    last_service_th: str = column("บริการล่าสุด", "last service", nullable=True)
    suggested_services_th: str = column(
        "บริการที่อาจขอได้ (ต้องสอบข้อเท็จจริง)", "with department; no promise", nullable=True
    )
    centre_id: str = column("รหัสศูนย์", "assigned centre", nullable=True)
    centre_name: str = column("ศูนย์ที่รับผิดชอบ", "assigned centre", nullable=True)
    contact_th: str = column("ผู้ประสานงานหมู่บ้าน", "contact", nullable=True)
    marks_th: str = column(
        "ข้อควรระวัง", "check first, in review, no ID …", nullable=True
    )
    reason_th: str = column("เหตุที่อยู่ในบัญชีนี้", "why it is on this list, Thai")
    reason_en: str = column("เหตุที่อยู่ในบัญชีนี้ (อังกฤษ)", "why, English")
    survey_year: Int = column("ข้อมูล จปฐ. ปี", "survey, Buddhist era", nullable=True)
    card_year: Int = column("ข้อมูลบัตรสวัสดิการ ปี", "card round", nullable=True)
    cases_until: Date = column("ข้อมูลคำขอถึงวันที่", "newest case record", nullable=True)


class UnmatchedClients(Contract):
    """One row per unmatched service record: the client it belongs to."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    client_id: str = column("รหัสผู้รับบริการ", "stable key of the client")


class OutsideSurveyClients(Contract):
    """One row per client of the centres who is linked to nobody in the survey."""

    client_id: str = column("รหัสผู้รับบริการ", "stable key of the client", key=True)
    client_kind: str = column("ประเภท", "what is known of them", isin=CLIENT_KINDS)
    subdistrict_code: str = column(
        "รหัสตำบล", "address, else the centre's", nullable=True
    )
    address_subdistrict_code: str = column(
        "รหัสตำบลของที่อยู่", "address; missing: not said", nullable=True
    )
    is_listed: Bool = column("อยู่ในบัญชี", "false: confidential only, or outside the area")
    is_confidential: Bool = column("เป็นความลับ", "has confidential records only")
    client_name: str = column(
        "ผู้รับบริการ", "name; not a minor's", nullable=True, personal=True
    )
    client_age_years: Int = column("อายุ (ปี)", "age", nullable=True)
    citizen_id_masked: str = column("เลขประจำตัว (ปกปิด)", "masked", nullable=True)
    house_number: str = column("บ้านเลขที่", "address", nullable=True)
    village_number: Int = column("หมู่ที่", "address", nullable=True)
    centre_id: str = column("รหัสศูนย์", "centre of the newest record")
    record_count: Int = column("จำนวนคำขอ", "records", ge=1)
    open_request_count: Int = column("คำขอที่รอผล", "open requests", ge=0)
    last_service_on: Date = column("ได้รับบริการล่าสุดเมื่อ", "last aided", nullable=True)


class ClientServices(Contract):
    """One row per client with a record that may be shown: help and requests."""

    client_id: str = column("รหัสผู้รับบริการ", "client", key=True)
    last_service_th: str = column("บริการล่าสุด", "last help", nullable=True)
    waiting_requests_th: str = column("คำขอที่รอผล", "open requests", nullable=True)
    waiting_since: Date = column("รอตั้งแต่", "oldest open request", nullable=True)


class TargetListRows(TargetHouseholds):
    """One row per household or client on a subdistrict's list, in the list's order.

    This is what every list file holds: the target households, and behind them the
    `outside_survey` rows, which are persons and have a `client_id` instead of a
    `household_id`.
    """

    list_code: str = column("รหัสบัญชี", "list", key=True, isin=(*LISTS, "emptied"))
    household_id: str = column("รหัสครัวเรือน", "household", nullable=True)
    member_count: Int = column("สมาชิก (คน)", "members", nullable=True, unit="persons")
    client_id: str = column("รหัสผู้รับบริการ", "client outside the survey", nullable=True)


class SubdistrictSummary(Contract):
    """One row per subdistrict of the area: TPMAP's counts, and the lists'."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    subdistrict_name: str = column("ตำบล", "Thai name")
    district_code: str = column("รหัสอำเภอ", "district")
    district_name: str = column("อำเภอ", "Thai name")
    household_count: Int = _households("ครัวเรือน", "admitted households")
    person_count: Int = _persons("สมาชิก", "admitted persons")
    welfare_registered_count: Int = _persons("ลงทะเบียนบัตร", "registered for the card")
    welfare_verified_count: Int = _persons("บัตรผ่านการตรวจสอบ", "and verified")
    elderly_count: Int = _persons("ผู้สูงอายุ", "60 and over when surveyed")
    disabled_count: Int = _persons("คนพิการ", "disabled")
    chronic_patient_count: Int = _persons("ป่วยเรื้อรัง", "chronically ill")
    survey_poor_household_count: Int = _households("ครัวเรือนตกเกณฑ์", "survey poor")
    survey_poor_person_count: Int = _persons(
        "สมาชิกในครัวเรือนที่ตกเกณฑ์", "persons in survey-poor households"
    )
    survey_poor_registered_count: Int = _persons("ตกเกณฑ์และลงทะเบียน", "and registered")
    target_poor_count: Int = _persons("คนจนเป้าหมาย", "and verified")
    target_health_count: Int = _persons("เป้าหมาย: สุขภาพ", "target poor by health")
    target_living_count: Int = _persons("เป้าหมาย: ความเป็นอยู่", "by living")
    target_education_count: Int = _persons("เป้าหมาย: การศึกษา", "by education")
    target_income_count: Int = _persons("เป้าหมาย: รายได้", "by income")
    target_access_count: Int = _persons("เป้าหมาย: การเข้าถึงบริการรัฐ", "by access")
    no_card_count: Int = _households("บัญชี: ไม่มีบัตร", "on list no_card")
    unserved_count: Int = _households("บัญชี: ยังไม่ได้รับ", "on list unserved")
    part_served_count: Int = _households("บัญชี: ได้รับบางส่วน", "on list part_served")
    follow_up_count: Int = _households("บัญชี: ติดตามผล", "on list follow_up")
    need_unknown_count: Int = _households("ไม่ทราบความจำเป็น", "need unknown")
    no_need_recorded_count: Int = _households("ไม่พบข้อมูลความจำเป็น", "no need recorded")
    emptied_count: Int = _households("ไม่มีผู้อาศัยแล้ว", "all members dead or gone")
    outside_survey_count: Int = _persons("บัญชี: นอกข้อมูลสำรวจ", "clients listed")


class IndicatorCounts(Contract):
    """One row per subdistrict and indicator on the form, as TPMAP counts persons."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "indicator", key=True)
    applicable_person_count: Int = _persons("เกี่ยวข้อง", "in households it applies to")
    failed_person_count: Int = _persons("ไม่ผ่าน", "in households that fail it")
    target_failed_person_count: Int = _persons("เป้าหมายที่ไม่ผ่าน", "of them target poor")


class Ledger(Contract):
    """One row per total and the parts it must equal: the proof that nobody is lost."""

    ledger_order: Int = column("ลำดับ", "order of printing", key=True)
    subject: str = column("เรื่อง", "what is counted (a source, records, households …)")
    subject_th: str = column("เรื่อง (ไทย)", "the same in Thai")
    fate: str = column("ผล", "`total`, or one of the parts that must add up to it")
    fate_th: str = column("ผล (ไทย)", "the same in Thai")
    row_count: Int = column("จำนวน", "rows, persons or households", ge=0)
    is_balanced: Bool = column("สมดุล", "the subject's parts add up to its total")


TABLES = (
    HouseholdShortfalls,
    PersonNeeds,
    LinkedServices,
    MemberGaps,
    HouseholdGaps,
    HouseholdDimensions,
    HouseholdFates,
    HouseholdProfiles,
    ReviewAnswers,
    ReviewChanges,
    ReviewRecords,
    ReviewPairs,
    HouseholdServices,
    SuggestedServices,
    HouseholdNeedsInWords,
    SubdistrictCentres,
    VillageContacts,
    UnmatchedClients,
    OutsideSurveyClients,
    ClientServices,
    TargetHouseholds,
    TargetListRows,
    IndicatorCounts,
    SubdistrictSummary,
    Ledger,
)
