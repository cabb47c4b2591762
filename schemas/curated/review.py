"""Doubtful records: what an answer would change, and where it is asked for."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.match import ANSWERS
from schemas.reference import DIMENSIONS, LINK_RULES


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

    That of its centre, if the centre serves every person the record may be of and its
    host may have everybody's names; else, and for confidential records, the province's.
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
