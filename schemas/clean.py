"""Admitted rows: typed, coded, every promise held; and why the others were not.

`written_*` tables hold one row per distinct way a value is written, so that a date, a
name or an area is read once, not once per row.
"""

from typing import Any

from schemas.contract import Bool, Contract, Date, Instant, Int, column, due, rule

ID_STATUSES = (
    "valid", "missing", "placeholder", "malformed", "wrong_check_digit",
)  # fmt: skip
DATE_PRECISIONS = ("day", "month", "year")


# the source column of a code list, where it has another name
_SOURCE_COLUMNS = {
    "person_status": "status", "contact_role": "role", "review_answer": "answer",
}  # fmt: skip


def _code(th: str, en: str, code_list: str, *, warn: bool = False) -> Any:  # noqa: ANN401
    """Return the promise of a coded value: `unknown` if empty, null if unreadable."""
    return column(
        th, en, about=_SOURCE_COLUMNS.get(code_list, code_list), code_list=code_list,
        warn=warn, nullable=False,
    )  # fmt: skip


class WrittenCodes(Contract):
    """One row per code list and distinct way a code of it is written in any source."""

    list_name: str = column("รายการ", "code list", key=True)
    code_written: str = column("เขียนว่า", "as written", key=True)
    code: str = column("รหัส", "code it means; unreadable if missing", nullable=True)


class WrittenHealthStatuses(Contract):
    """One row per distinct way the health of a person is written."""

    health_written: str = column("เขียนว่า", "as written", key=True)
    is_disabled: Bool = column("พิการ", "names a disability", nullable=True)
    is_chronically_ill: Bool = column("ป่วยเรื้อรัง", "names an illness", nullable=True)
    is_unknown: Bool = column("ไม่ทราบ", "says that it is not known", nullable=True)
    is_readable: Bool = column("อ่านได้", "every part is in the code list")


class WrittenAreas(Contract):
    """One row per distinct way a subdistrict is written in any source."""

    area_written: str = column("เขียนว่า", "as written", key=True)
    subdistrict_code: str = column("รหัสตำบล", "the subdistrict meant", nullable=True)


class WrittenDates(Contract):
    """One row per distinct way a date is written in any source."""

    date_written: str = column("เขียนว่า", "as written", key=True)
    date_on: Date = column("วันที่", "the date; unreadable if missing", nullable=True)
    date_precision: str = column(
        "ความละเอียด", "day, month or year", nullable=True, isin=DATE_PRECISIONS
    )


class WrittenNames(Contract):
    """One row per kind of name and distinct way one is written in any source."""

    name_kind: str = column("ชนิด", "first or last", key=True, isin=("first", "last"))
    name_written: str = column("เขียนว่า", "as written", key=True, personal=True)
    name: str = column(
        "ชื่อ", "tidied, without a title stuck to it", nullable=True, personal=True
    )
    name_letters: str = column(
        "อักษรของชื่อ", "its letters, a byte each, for distances", nullable=True,
        personal=True,
    )  # fmt: skip
    name_folded: str = column(
        "ชื่อสำหรับเทียบ", "spelt by ear, a byte per letter, for equality", nullable=True,
        personal=True,
    )  # fmt: skip
    title_code: str = column("คำนำหน้า", "the title stuck to it", nullable=True)


class Households(Contract):
    """One row per household of the survey, its newest survey."""

    household_id: str = column("รหัสครัวเรือน", "key of the household", key=True)
    survey_year: Int = column(
        "ปีที่สำรวจ", "survey year, Buddhist era", ge=2530, le=2700, newest=True
    )
    survey_round_id: str = column(
        "รอบ จปฐ.", "round whose form was used", about="survey_year"
    )
    surveyed_until: Date = column(
        "สำรวจถึง", "end of the fieldwork: later help answers", about="survey_year"
    )
    house_code: str = column(
        "รหัสประจำบ้าน", "house register code", nullable=True, warn=True,
        str_matches=r"^\d{11}$",
    )  # fmt: skip
    house_number: str = column("บ้านเลขที่", "house number", nullable=True)
    village_number: Int = column("หมู่ที่", "village number", nullable=True, ge=0, le=99)
    village_name: str = column("ชื่อหมู่บ้าน", "village name", nullable=True)
    subdistrict_code: str = column("รหัสตำบล", "today's subdistrict code")
    latitude: float = column(
        "ละติจูด", "degrees north", nullable=True, warn=True, ge=5.5, le=20.6
    )
    longitude: float = column(
        "ลองจิจูด", "degrees east", nullable=True, warn=True, ge=97.2, le=105.8
    )
    income_per_person_baht: float = column(
        "รายได้เฉลี่ยต่อคนต่อปี", "per person and year", nullable=True, unit="baht", ge=0
    )
    indicator_results: str = column(
        "ผลตัวชี้วัด",
        "one character per indicator: 1 pass, 0 fail, - not applicable, ? no answer",
        str_matches=r"^[01?x-]{31}([01?x-]{7})?$",
    )
    are_indicators_readable: Bool = rule(
        "indicator_*",
        "ผลตัวชี้วัดต้องเป็น 1 (ผ่าน), 0 (ไม่ผ่าน), - (ไม่เกี่ยวข้อง) หรือว่าง: แก้ค่าที่เขียนผิดในแถวนี้",
        "an indicator is neither 1, 0, - nor empty: mend the value in this row",
    )
    is_number_readable: Bool = rule(
        "village_number, income_per_person_baht",
        "หมู่ที่หรือรายได้ไม่ใช่ตัวเลข: แก้ให้เป็นตัวเลขหรือเว้นว่าง",
        "village number or income is not a number: mend it or leave it empty",
    )
    is_in_province: Bool = rule(
        "subdistrict_code",
        "ตำบลอยู่นอกจังหวัดที่สั่งทำ: ตรวจรหัสตำบล หรือย้ายแถวไปยังไฟล์ของจังหวัดนั้น",
        "the subdistrict is in another province: check the code or move the row",
    )
    has_round_form: Bool = rule(
        "survey_year",
        "ปีที่สำรวจไม่ตรงกับแบบสอบถามที่มีตัวชี้วัดจำนวนนี้: ตรวจปีหรือไฟล์",
        "the survey year's form has another number of indicators: check year or file",
    )
    is_due: Bool = due("survey_year")


class Persons(Contract):
    """One row per household member of an admitted household."""

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in the household", key=True, ge=0)
    citizen_id: str = column(
        "เลขประจำตัวประชาชน",
        "only if its check digit is right",
        nullable=True,
        personal=True,
    )
    citizen_id_status: str = column(
        "สถานะเลขประจำตัว", "what the ID is", isin=ID_STATUSES
    )
    citizen_id_written: str = column(
        "เลขประจำตัวตามที่เขียน",
        "the valid ID, or the digits written in its place",
        nullable=True,
        personal=True,
    )
    title_code: str = _code("คำนำหน้า", "title", "title", warn=True)
    first_name: str = column("ชื่อ", "first name", nullable=True, personal=True)
    last_name: str = column(
        "นามสกุล", "surname; missing: a one-word name", nullable=True, personal=True
    )
    first_name_letters: str = column(
        "อักษรของชื่อ", "as written, a byte per letter", nullable=True, personal=True
    )
    last_name_letters: str = column(
        "อักษรของนามสกุล", "as written, a byte per letter", nullable=True, personal=True
    )
    first_name_folded: str = column(
        "ชื่อสำหรับเทียบ", "spelt by ear", nullable=True, personal=True
    )
    last_name_folded: str = column(
        "นามสกุลสำหรับเทียบ", "spelt by ear", nullable=True, personal=True
    )
    sex_code: str = _code("เพศ", "sex", "sex")
    birth_on: Date = column("วันเกิด", "birth date", nullable=True, personal=True)
    birth_precision: str = column(
        "ความละเอียดวันเกิด", "day, month or year", nullable=True, isin=DATE_PRECISIONS
    )
    nationality_code: str = _code("สัญชาติ", "nationality", "nationality")
    marital_status_code: str = _code("สถานภาพ", "marital", "marital_status", warn=True)
    relation_code: str = _code(
        "ความสัมพันธ์กับหัวหน้า", "relation to head", "relation_to_head", warn=True
    )
    is_disabled: Bool = column("พิการ", "disabled", nullable=True)
    is_chronically_ill: Bool = column("ป่วยเรื้อรัง", "chronically ill", nullable=True)
    self_care_code: str = _code("การช่วยเหลือตนเอง", "self care", "self_care", warn=True)
    education_code: str = _code("การศึกษา", "education", "education", warn=True)
    occupation_code: str = _code("อาชีพ", "occupation", "occupation", warn=True)
    is_household_known: Bool = rule(
        "household_id",
        "ไม่มีครัวเรือนนี้ในไฟล์ households: เพิ่มครัวเรือน หรือแก้รหัสครัวเรือน",
        "no such household in households: add it or mend the household_id",
    )
    is_household_admitted: Bool = rule(
        "household_id",
        "แถวของครัวเรือนนี้ถูกกันไว้: แก้แถวครัวเรือนก่อน สมาชิกจะเข้ามาเอง",
        "the household's own row was set aside: mend that one and this follows",
    )
    is_birth_date_readable: Bool = rule(
        "birth_date",
        "วันเกิดอ่านไม่ได้ ไม่มีจริง หรืออยู่ในอนาคต: แก้เป็น วัน/เดือน/ปี พ.ศ. หรือเว้นว่าง",
        "the birth date is unreadable, impossible or in the future: mend or empty it",
    )
    is_health_status_readable: Bool = rule(
        "health_status",
        "สภาพร่างกายไม่อยู่ในรายการ health_status: แก้คำ หรือเพิ่มคำใน reference/spellings.csv",
        "health_status is not in the code list: mend it or add it to spellings.csv",
    )
    is_due: Bool = due("survey_year")


class WelfareRegistrations(Contract):
    """One row per person and round of the state welfare card."""

    citizen_id: str = column(
        "เลขประจำตัวประชาชน", "13 digits, check digit right", key=True, personal=True
    )
    registration_year: Int = column(
        "ปีที่ลงทะเบียน", "round, Buddhist era", key=True, ge=2559, le=2700
    )
    is_verified: Bool = column("ผ่านการตรวจสอบ", "verified", code_list="yes_no")
    is_due: Bool = due("registration_year")


class Centres(Contract):
    """One row per subdistrict social assistance centre."""

    centre_id: str = column("รหัสศูนย์", "key of the centre", key=True)
    centre_name: str = column("ชื่อศูนย์", "name")
    host_type_code: str = _code("หน่วยงานที่ตั้ง", "host", "host_type")
    subdistrict_code: str = column("รหัสตำบล", "subdistrict it stands in")
    latitude: float = column(
        "ละติจูด", "degrees north", nullable=True, warn=True, ge=5.5, le=20.6
    )
    longitude: float = column(
        "ลองจิจูด", "degrees east", nullable=True, warn=True, ge=97.2, le=105.8
    )
    opened_on: Date = column("วันที่เปิด", "opening date", nullable=True)
    monthly_capacity_households: Int = column(
        "กำลังเยี่ยมต่อเดือน", "households it can visit; missing: not said", nullable=True,
        unit="households", ge=0,
    )  # fmt: skip
    is_opened_on_readable: Bool = rule(
        "opened_on",
        "วันที่เปิดอ่านไม่ได้หรือไม่มีจริง: แก้เป็น วัน/เดือน/ปี พ.ศ. หรือเว้นว่าง",
        "the opening date is unreadable or impossible: mend or empty it",
    )
    is_capacity_readable: Bool = rule(
        "monthly_capacity_households",
        "กำลังเยี่ยมต่อเดือนต้องเป็นจำนวนเต็ม หรือเว้นว่าง",
        "the monthly capacity must be a whole number or empty",
    )


class CentreCoverage(Contract):
    """One row per centre, subdistrict and period in which it serves it."""

    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    valid_from: Date = column("ตั้งแต่วันที่", "first day", key=True)
    valid_to: Date = column("ถึงวันที่", "last day", nullable=True)
    is_centre_admitted: Bool = rule(
        "centre_id",
        "ไม่มีศูนย์นี้ (หรือแถวของศูนย์ถูกกันไว้) ในไฟล์ centres: แก้รหัสหรือเพิ่มศูนย์",
        "no such centre is admitted from centres: mend the centre_id or the centre",
    )
    is_period_readable: Bool = rule(
        "valid_to",
        "วันสิ้นสุดอ่านไม่ได้ หรือมาก่อนวันเริ่ม: แก้วันที่",
        "the last day is unreadable or before the first day: mend the dates",
    )


class ServiceRecords(Contract):
    """One row per service record of a centre, its newest version."""

    service_record_id: str = column("เลขที่คำขอ", "key of the request", key=True)
    centre_id: str = column("รหัสศูนย์", "centre")
    citizen_id: str = column(
        "เลขประจำตัวประชาชน",
        "only if its check digit is right",
        nullable=True,
        personal=True,
    )
    citizen_id_status: str = column(
        "สถานะเลขประจำตัว", "what the ID is", isin=ID_STATUSES
    )
    citizen_id_written: str = column(
        "เลขประจำตัวตามที่เขียน",
        "the valid ID, or the digits written in its place",
        nullable=True,
        personal=True,
    )
    title_code: str = _code("คำนำหน้า", "title", "title", warn=True)
    first_name: str = column("ชื่อ", "first name", nullable=True, personal=True)
    last_name: str = column("นามสกุล", "surname", nullable=True, personal=True)
    first_name_letters: str = column(
        "อักษรของชื่อ", "as written, a byte per letter", nullable=True, personal=True
    )
    last_name_letters: str = column(
        "อักษรของนามสกุล", "as written, a byte per letter", nullable=True, personal=True
    )
    first_name_folded: str = column(
        "ชื่อสำหรับเทียบ", "spelt by ear", nullable=True, personal=True
    )
    last_name_folded: str = column(
        "นามสกุลสำหรับเทียบ", "spelt by ear", nullable=True, personal=True
    )
    sex_code: str = _code("เพศ", "sex", "sex", warn=True)
    birth_on: Date = column("วันเกิด", "birth date", nullable=True, personal=True)
    birth_precision: str = column(
        "ความละเอียดวันเกิด", "day, month or year", nullable=True, isin=DATE_PRECISIONS
    )
    house_number: str = column("บ้านเลขที่", "current address", nullable=True)
    village_number: Int = column(
        "หมู่ที่", "current address", nullable=True, warn=True, ge=0, le=99
    )
    subdistrict_code: str = column("รหัสตำบล", "current address", nullable=True)
    service_code: str = column("รหัสบริการ", "service")
    regulation_code: str = column("รหัสระเบียบ", "regulation", nullable=True)
    status_code: str = column("รหัสสถานะ", "stage of the request")
    stage_code: str = column("ขั้น", "aided, open or closed", about="status_code")
    requested_on: Date = column("วันที่ยื่น", "date of the request")
    service_on: Date = column("วันที่ได้รับ", "date first aided", nullable=True)
    is_emergency: Bool = column("กรณีฉุกเฉิน", "emergency", code_list="yes_no")
    is_confidential: Bool = column("เป็นความลับ", "leaves no trace in any list")
    amount_baht: float = column("จำนวนเงิน", "amount", nullable=True, unit="baht", ge=0)
    recorded_at: Instant = column("วันเวลาบันทึก", "when recorded", newest=True)
    is_centre_admitted: Bool = rule(
        "centre_id",
        "ไม่มีศูนย์นี้ (หรือแถวของศูนย์ถูกกันไว้) ในไฟล์ centres: แก้รหัสหรือเพิ่มศูนย์",
        "no such centre is admitted from centres: mend the centre_id or the centre",
    )
    is_service_known: Bool = rule(
        "service_code",
        "ไม่มีรหัสบริการนี้ใน reference/services.csv: แก้รหัส หรือเพิ่มบริการ",
        "no such service in reference/services.csv: mend the code or add the service",
    )
    is_regulation_known: Bool = rule(
        "regulation_code",
        "ไม่มีรหัสระเบียบนี้ใน reference/regulations.csv: แก้รหัส หรือเพิ่มระเบียบ",
        "no such regulation in reference/regulations.csv: mend or add it",
    )
    is_subdistrict_known: Bool = rule(
        "subdistrict_code",
        "อ่านตำบลของที่อยู่ไม่ได้: ใส่รหัสตำบล 6 หลัก หรือ อ.… ต.… หรือเว้นว่าง",
        "the address's subdistrict is unreadable: give 6 digits or both names",
    )
    is_birth_date_readable: Bool = rule(
        "birth_date",
        "วันเกิดอ่านไม่ได้ ไม่มีจริง หรืออยู่ในอนาคต: แก้เป็น วัน/เดือน/ปี พ.ศ. หรือเว้นว่าง",
        "the birth date is unreadable, impossible or in the future: mend or empty it",
    )
    is_service_on_readable: Bool = rule(
        "service_on",
        "วันที่ได้รับอ่านไม่ได้ หรือไม่มีจริง: แก้เป็น วัน/เดือน/ปี พ.ศ.",
        "the service date is unreadable or impossible: mend it",
    )
    is_dated_when_aided: Bool = rule(
        "service_on",
        "สถานะว่าช่วยแล้วแต่ไม่มีวันที่ได้รับ: เติมวันที่ หรือแก้สถานะ",
        "the status says aided, but no service date: add it or mend the status",
    )
    is_served_before_recorded: Bool = rule(
        "service_on",
        "วันที่ได้รับอยู่หลังวันที่บันทึก: แก้วันที่",
        "the service date lies after the date of recording: mend the dates",
    )
    is_amount_readable: Bool = rule(
        "amount_baht",
        "จำนวนเงินไม่ใช่ตัวเลข: แก้เป็นตัวเลข หรือเว้นว่าง",
        "the amount is not a number: mend it or leave it empty",
    )
    is_due: Bool = due("recorded_at")


class PersonStatus(Contract):
    """One row per event that took a person out of the household or the world."""

    citizen_id: str = column(
        "เลขประจำตัวประชาชน", "the person's ID, or", nullable=True, personal=True
    )
    household_id: str = column("รหัสครัวเรือน", "household and", nullable=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", nullable=True)
    status_code: str = _code("สถานะบุคคล", "what happened", "person_status")
    since: Date = column("ตั้งแต่วันที่", "date it took effect")
    reported_by: str = column("แหล่งข้อมูล", "who reported it", nullable=True)
    is_person_named: Bool = rule(
        "citizen_id",
        "ไม่มีเลขประจำตัวที่ถูกต้อง และไม่มีรหัสครัวเรือนกับลำดับสมาชิก: เติมอย่างใดอย่างหนึ่ง",
        "neither a valid ID nor household_id and person_number: add one of them",
    )
    is_due: Bool = due("since")


class Contacts(Contract):
    """One row per village contact (volunteer or headman)."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    village_number: Int = column("หมู่ที่", "village", key=True, ge=0, le=99)
    role_code: str = column(
        "บทบาท", "role", about="role", key=True, code_list="contact_role"
    )
    contact_name: str = column("ชื่อผู้ประสานงาน", "name", key=True, personal=True)
    phone: str = column("โทรศัพท์", "telephone", nullable=True, personal=True)


class ReviewDecisions(Contract):
    """One row per service record, person and reviewer: the newest answer.

    Answers of earlier nights whose file is gone are among them.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    person_key: str = column(
        "รหัสบุคคล", "household_id/person_number", key=True, str_matches=r"^.+/\d+$"
    )
    reviewer: str = column("ผู้ตรวจ", "who answered", key=True, personal=True)
    reviewed_on: Date = column("วันที่ตรวจ", "day of the answer", newest=True)
    answer_code: str = _code("คำตอบ", "answer", "review_answer")
    evidence_hash: str = column(
        "รหัสหลักฐาน", "the evidence that was shown", str_matches=r"^[0-9a-f]{16}$"
    )
    source_file: str = column("ไฟล์", "file it was received in")
    source_row: Int = column(
        "แถว", "its row; none: kept from an earlier night", nullable=True
    )
    is_record_known: Bool = rule(
        "service_record_id",
        "ไม่มีคำขอนี้ในข้อมูล (หรือแถวของคำขอถูกกันไว้): ตรวจเลขที่คำขอ หรือแก้แถวของคำขอก่อน",
        "no such service record is admitted: check the number, or mend that record",
    )
    is_person_known: Bool = rule(
        "person_key",
        "ไม่มีบุคคลนี้ในข้อมูล (หรือแถวถูกกันไว้): ตรวจรหัสบุคคล (รหัสครัวเรือน/ลำดับสมาชิก)",
        "no such person is admitted: check the key (household_id/person_number)",
    )
    is_only_answer_of_the_day: Bool = rule(
        "answer",
        "ผู้ตรวจคนเดียวกันตอบคู่นี้ไม่ตรงกันในวันเดียวกัน จึงยังไม่ใช้ทั้งสองคำตอบ: ลบแถวที่ผิด หรือแก้วันที่ตรวจ",
        "the same reviewer answered otherwise on the same day, so neither counts: "
        "delete the wrong row, or mend its reviewed_on",
    )
    is_due: Bool = due("reviewed_on")


class RowFates(Contract):
    """One row per source row that was not admitted: why it is not in `clean`."""

    source_name: str = column("แหล่ง", "source", key=True)
    source_file: str = column("ไฟล์", "file as received", key=True)
    source_row: Int = column("แถว", "physical row; the heading is row 1", key=True)
    fate: str = column(
        "ผล", "what became of it", isin=("rejected", "superseded", "not_yet")
    )


class RowFaults(Contract):
    """One row per fault of a source row: set aside with it, or only warned of."""

    source_name: str = column("แหล่ง", "source", key=True)
    source_file: str = column("ไฟล์", "file as received", key=True)
    source_row: Int = column(
        "แถว", "physical row; the heading is row 1; none: the whole file", key=True,
        nullable=True,
    )  # fmt: skip
    column_name: str = column("คอลัมน์", "column to look at", key=True)
    rule_name: str = column("กฎ", "rule that was broken", key=True)
    outcome: str = column(
        "ผล", "set_aside, superseded or warning",
        isin=("set_aside", "superseded", "warning"),
    )  # fmt: skip
    message_th: str = column("สิ่งที่ต้องแก้", "what is wrong and how to mend it, Thai")
    message_en: str = column("สิ่งที่ต้องแก้ (อังกฤษ)", "the same in English")


class SetAsideMembers(Contract):
    """One row per household with members whose rows were set aside."""

    household_id: str = column("รหัสครัวเรือน", "household, itself admitted", key=True)
    set_aside_count: Int = column(
        "สมาชิกที่ถูกกันไว้", "rows of its members that were rejected", ge=1
    )


class SetAsideHouseholds(Contract):
    """One row per household none of whose rows was admitted: it waits to be mended."""

    household_id: str = column("รหัสครัวเรือน", "as written, trimmed", key=True)
    source_file: str = column("ไฟล์", "where it stands")
    source_row: Int = column("แถว", "its first row there: see rejected/households")


ADMITTED = (
    Households,
    Persons,
    WelfareRegistrations,
    Centres,
    CentreCoverage,
    ServiceRecords,
    PersonStatus,
    Contacts,
    ReviewDecisions,
)
WRITTEN = (
    WrittenCodes,
    WrittenHealthStatuses,
    WrittenAreas,
    WrittenDates,
    WrittenNames,
)
AFTER = (SetAsideMembers, SetAsideHouseholds)
