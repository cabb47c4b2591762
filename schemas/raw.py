"""The sources as received: every value is text, untouched.

Each class is one source; its file is `<name>.csv`, `.csv.gz`, `.xlsx` or `.parquet`.
Review decisions alone come in any number of files, `decisions/*.csv` and `*.xlsx`.
The column names are fixed. Indicators are those of BMN rounds 2560–2564 (31) or of
2565 and later (38); in `raw.households` the columns a round lacks are missing.
"""

from typing import Any

from schemas.contract import Contract, Table, column

INDICATOR_COUNTS = (31, 38)
OPTIONAL_SOURCES = ("person_status", "contacts")


def _text(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of a value as somebody wrote it."""
    return column(th, en, nullable=True)


class _HouseholdBasics(Contract):
    """One row per household of the survey, before its indicators."""

    household_id: str = _text("รหัสครัวเรือน", "key of the household in the survey")
    survey_year: str = _text("ปีที่สำรวจ", "year of the BMN round, Buddhist era")
    house_code: str = _text("รหัสประจำบ้าน", "house register code, 11 digits")
    house_number: str = _text("บ้านเลขที่", "house number, or ไม่มีเลขที่บ้าน")
    village_number: str = _text("หมู่ที่", "village number within the subdistrict")
    village_name: str = _text("ชื่อหมู่บ้าน", "village name")
    subdistrict_code: str = _text("รหัสตำบล", "TIS-1099 code, 6 digits")
    latitude: str = _text("ละติจูด", "degrees north")
    longitude: str = _text("ลองจิจูด", "degrees east")
    income_per_person_baht: str = _text(
        "รายได้เฉลี่ยต่อคนต่อปี", "household income per person and year, baht"
    )


Households: Table = type(
    "Households",
    (_HouseholdBasics,),
    {
        "__module__": __name__,
        "__doc__": "One row per household of the survey, as received.",
        "__annotations__": {f"indicator_{n}": str for n in range(1, 39)},
        **{
            f"indicator_{n}": _text(
                f"ตัวชี้วัดที่ {n}",
                f"BMN indicator {n}: 1 pass, 0 fail, - not applicable, or empty",
            )
            for n in range(1, 39)
        },
    },
)


class Persons(Contract):
    """One row per household member, as received."""

    household_id: str = _text("รหัสครัวเรือน", "household the person lives in")
    person_number: str = _text("ลำดับสมาชิก", "number within the household")
    citizen_id: str = _text("เลขประจำตัวประชาชน", "13-digit citizen ID")
    title: str = _text("คำนำหน้า", "title")
    first_name: str = _text("ชื่อ", "first name")
    last_name: str = _text("นามสกุล", "surname")
    sex: str = _text("เพศ", "sex")
    birth_date: str = _text("วันเกิด", "birth date, in any form that §clean reads")
    nationality: str = _text("สัญชาติ", "nationality")
    marital_status: str = _text("สถานภาพสมรส", "marital status")
    relation_to_head: str = _text("ความสัมพันธ์กับหัวหน้าครัวเรือน", "relation to head")
    health_status: str = _text("สภาพร่างกาย", "ปกติ, พิการ, ป่วยเรื้อรัง; several by ;")
    self_care: str = _text("การช่วยเหลือตนเอง", "ability to care for oneself")
    education: str = _text("การศึกษา", "highest education")
    occupation: str = _text("อาชีพ", "occupation")


class WelfareRegistrations(Contract):
    """One row per registration for the state welfare card, as received."""

    citizen_id: str = _text("เลขประจำตัวประชาชน", "13-digit citizen ID")
    registration_year: str = _text("ปีที่ลงทะเบียน", "card round, Buddhist era")
    is_verified: str = _text("ผ่านการตรวจสอบ", "whether the registration was verified")


class Centres(Contract):
    """One row per subdistrict social assistance centre, as received."""

    centre_id: str = _text("รหัสศูนย์", "key of the centre")
    centre_name: str = _text("ชื่อศูนย์", "name of the centre")
    host_type: str = _text("หน่วยงานที่ตั้ง", "who hosts it: local government, temple, …")
    subdistrict_code: str = _text("รหัสตำบล", "subdistrict it stands in")
    latitude: str = _text("ละติจูด", "degrees north")
    longitude: str = _text("ลองจิจูด", "degrees east")
    opened_on: str = _text("วันที่เปิด", "opening date")
    monthly_capacity_households: str = _text(
        "กำลังเยี่ยมต่อเดือน", "households it can visit in a month"
    )


class CentreCoverage(Contract):
    """One row per centre, subdistrict and period in which it serves it, as received."""

    centre_id: str = _text("รหัสศูนย์", "the centre")
    subdistrict_code: str = _text("รหัสตำบล", "a subdistrict it serves")
    valid_from: str = _text("ตั้งแต่วันที่", "first day")
    valid_to: str = _text("ถึงวันที่", "last day; empty while it lasts")


class ServiceRecords(Contract):
    """One row per version of a service record of a centre, as received."""

    service_record_id: str = _text("เลขที่คำขอ", "key of the request")
    centre_id: str = _text("รหัสศูนย์", "centre that recorded it")
    citizen_id: str = _text("เลขประจำตัวประชาชน", "the client's ID, often missing")
    title: str = _text("คำนำหน้า", "the client's title")
    first_name: str = _text("ชื่อ", "the client's first name")
    last_name: str = _text("นามสกุล", "the client's surname")
    sex: str = _text("เพศ", "the client's sex")
    birth_date: str = _text("วันเกิด", "the client's birth date")
    house_number: str = _text("บ้านเลขที่", "current address: house number")
    village_number: str = _text("หมู่ที่", "current address: village number")
    subdistrict_code: str = _text(
        "รหัสตำบล", "current address: code, or 'อ.<district> ต.<subdistrict>' by name"
    )
    service_code: str = _text("รหัสบริการ", "service asked for")
    regulation_code: str = _text("รหัสระเบียบ", "regulation it is paid under, if any")
    status_code: str = _text("รหัสสถานะ", "stage the request has reached")
    requested_on: str = _text("วันที่ยื่น", "date of the request")
    service_on: str = _text("วันที่ได้รับ", "date first aided; empty while open")
    is_emergency: str = _text("กรณีฉุกเฉิน", "whether it is an emergency")
    amount_baht: str = _text("จำนวนเงิน", "amount, baht")
    recorded_at: str = _text("วันเวลาบันทึก", "when this version was recorded")


class PersonStatus(Contract):
    """One row per event that changed a person's place in the register, as received."""

    citizen_id: str = _text("เลขประจำตัวประชาชน", "the person's ID, or")
    household_id: str = _text("รหัสครัวเรือน", "household and")
    person_number: str = _text("ลำดับสมาชิก", "number in it")
    status: str = _text(
        "สถานะบุคคล", "deceased, moved, ordained, imprisoned, institution"
    )
    since: str = _text("ตั้งแต่วันที่", "date it took effect")
    source: str = _text("แหล่งข้อมูล", "who reported it")


class Contacts(Contract):
    """One row per village contact (volunteer or headman), as received."""

    subdistrict_code: str = _text("รหัสตำบล", "subdistrict")
    village_number: str = _text("หมู่ที่", "village number")
    role: str = _text("บทบาท", "อพม. or ผู้ใหญ่บ้าน")
    contact_name: str = _text("ชื่อผู้ประสานงาน", "name")
    phone: str = _text("โทรศัพท์", "telephone number")


class ReviewDecisions(Contract):
    """One row per answer that somebody gave to a question of review, as received.

    Rows of a workbook that nobody answered are not among them.
    """

    service_record_id: str = _text("เลขที่คำขอ", "the service record asked about")
    person_key: str = _text("รหัสบุคคล", "the person: household_id/person_number")
    evidence_hash: str = _text("รหัสหลักฐาน", "the evidence that was shown")
    answer: str = _text("คำตอบ", "ใช่คนเดียวกัน, คนละคน, ไม่แน่ใจ; or the code")
    reviewer: str = _text("ผู้ตรวจ", "who answered")
    reviewed_on: str = _text("วันที่ตรวจ", "the day of the answer")


SOURCES: tuple[Table, ...] = (
    Households,
    Persons,
    WelfareRegistrations,
    Centres,
    CentreCoverage,
    ServiceRecords,
    PersonStatus,
    Contacts,
)
RECEIVED: tuple[Table, ...] = (*SOURCES, ReviewDecisions)
