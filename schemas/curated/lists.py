"""The target lists: one row per household or client, with all that a visit needs."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.curated.plan import PLAN_STATES
from schemas.curated.words import CLIENT_KINDS, LISTS, TARGET_LISTS, persons
from schemas.reference import DIMENSIONS


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
    member_count: Int = persons("สมาชิก", "members who live there")
    elderly_count: Int = persons("ผู้สูงอายุ", "60 and over")
    disabled_count: Int = persons("คนพิการ", "disabled")
    chronic_count: Int = persons("ป่วยเรื้อรัง", "chronically ill")
    under_6_count: Int = persons("เด็กต่ำกว่า 6 ปี", "under six")
    is_somebody_gone: Bool = column("มีผู้ไม่อยู่แล้ว", "a member died or left")


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


class VulnerabilityInWords(Contract):
    """One row per household on the list of the vulnerable: what makes it so, in words.

    Somebody old and disabled is one dependant and told in both groups.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    reason_th: str = column("เหตุที่เปราะบาง", "income, dependants, level, Thai")
    reason_en: str = column("เหตุที่เปราะบาง (อังกฤษ)", "in English")


class VillageContacts(Contract):
    """One row per village with a contact: whom a visitor calls first."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    village_number: Int = column("หมู่ที่", "village", key=True)
    contact_th: str = column("ผู้ประสานงานหมู่บ้าน", "role, name, telephone", personal=True)


class TargetHouseholds(Contract):
    """One row per household on a list, in the list's order, with all a visit needs.

    Order: by score, ties as in `curated.scores`; emergencies and overdue requests come
    first in the plan.
    Names of minors are not printed, IDs are masked, confidential services leave no
    trace.
    """

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    subdistrict_name: str = column("ตำบล", "subdistrict, Thai")
    district_name: str = column("อำเภอ", "district, Thai")
    list_code: str = column("รหัสบัญชี", "list", key=True, isin=TARGET_LISTS)
    list_name: str = column("บัญชี", "list, Thai")
    priority_rank: Int = column("ลำดับ", "1 is first in its list", key=True, ge=1)
    score: Int = column("คะแนน", "greater comes first", ge=0)
    plan_state: str = column(
        "สถานะในแผน", "planned, next_in_line, beside", isin=PLAN_STATES
    )
    plan_place: Int = column("ลำดับในแผน", "in its centre and state", ge=1)
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
    plan_th: str = column("แผน", "its place in the plan and why")
    plan_en: str = column("แผน (อังกฤษ)", "in English")
    distance_km: float = column(
        "ระยะทางเส้นตรง (กม.)", "from the centre, not by road", nullable=True, unit="km"
    )
    vulnerability_level: Int = column(
        "ระดับความเปราะบาง", "0-3, by a rule not yet confirmed", nullable=True
    )
    deprivation_points: Int = column("คะแนน: ความขาดแคลน", "part of the score", ge=0)
    vulnerability_points: Int = column("คะแนน: ความเปราะบาง", "part of the score", ge=0)
    last_service_points: Int = column("คะแนน: บริการล่าสุด", "part of the score", ge=0)
    survey_age_points: Int = column("คะแนน: อายุข้อมูล", "part of the score", ge=0)
    score_th: str = column("ที่มาของคะแนน", "what each part added")
    score_en: str = column("ที่มาของคะแนน (อังกฤษ)", "in English")
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


class TargetClients(Contract):
    """One row per client on a list, in the list's order, with all a visit needs.

    Order: open emergencies, then who waits, the longest first, then by score, ties as
    in `curated.scores`.
    """

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    subdistrict_name: str = column("ตำบล", "subdistrict, Thai")
    district_name: str = column("อำเภอ", "district, Thai")
    list_code: str = column("รหัสบัญชี", "list", key=True, isin=["outside_survey"])
    list_name: str = column("บัญชี", "list, Thai")
    priority_rank: Int = column("ลำดับ", "1 is first in its list", key=True, ge=1)
    score: Int = column("คะแนน", "greater comes first", ge=0)
    plan_state: str = column(
        "สถานะในแผน", "planned, next_in_line, beside", isin=PLAN_STATES
    )
    plan_place: Int = column("ลำดับในแผน", "in its centre and state", ge=1)
    head_name: str = column(
        "ผู้รับบริการ", "title and name; not a minor's", nullable=True, personal=True
    )
    head_age_years: Int = column("อายุ (ปี)", "age", nullable=True, unit="years")
    head_citizen_id_masked: str = column("เลขประจำตัว (ปกปิด)", "masked", nullable=True)
    house_number: str = column("บ้านเลขที่", "house number", nullable=True)
    village_number: Int = column("หมู่ที่", "village number", nullable=True)
    village_name: str = column("ชื่อหมู่บ้าน", "village", nullable=True)
    waiting_requests_th: str = column(
        "คำขอที่รอผล", "open requests: service, stage, days waited", nullable=True
    )
    last_service_on: Date = column("ได้รับบริการล่าสุดเมื่อ", "last service", nullable=True)
    last_service_th: str = column("บริการล่าสุด", "last service", nullable=True)
    centre_id: str = column("รหัสศูนย์", "assigned centre", nullable=True)
    centre_name: str = column("ศูนย์ที่รับผิดชอบ", "assigned centre", nullable=True)
    contact_th: str = column("ผู้ประสานงานหมู่บ้าน", "contact", nullable=True)
    marks_th: str = column(
        "ข้อควรระวัง", "check first, in review, no ID …", nullable=True
    )
    reason_th: str = column("เหตุที่อยู่ในบัญชีนี้", "why it is on this list, Thai")
    reason_en: str = column("เหตุที่อยู่ในบัญชีนี้ (อังกฤษ)", "why, English")
    plan_th: str = column("แผน", "its place in the plan and why")
    plan_en: str = column("แผน (อังกฤษ)", "in English")
    deprivation_points: Int = column("คะแนน: ความขาดแคลน", "part of the score", ge=0)
    vulnerability_points: Int = column("คะแนน: ความเปราะบาง", "part of the score", ge=0)
    last_service_points: Int = column("คะแนน: บริการล่าสุด", "part of the score", ge=0)
    survey_age_points: Int = column("คะแนน: อายุข้อมูล", "part of the score", ge=0)
    score_th: str = column("ที่มาของคะแนน", "what each part added")
    score_en: str = column("ที่มาของคะแนน (อังกฤษ)", "in English")
    cases_until: Date = column("ข้อมูลคำขอถึงวันที่", "newest case record", nullable=True)
    client_id: str = column("รหัสผู้รับบริการ", "client outside the survey")


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
