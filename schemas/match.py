"""Which person of the survey each service record is about, and which it may be."""

from typing import Any

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.reference import LINK_RULES, LINK_RUNGS, LINK_STATES

ANSWERS = ("same", "different", "unsure")


def _level(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of how far two values agree."""
    return column(th, f"{en}: level of `evidence_words.csv`, or unknown")


class IdCandidates(Contract):
    """One row per service record and person that hold the same valid citizen ID."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    household_id: str = column("รหัสครัวเรือน", "the person's household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    is_first_name_equal: Bool = column("ชื่อตรง", "folded first names agree")
    is_last_name_equal: Bool = column("นามสกุลตรง", "folded surnames agree")
    is_birth_date_equal: Bool = column(
        "วันเกิดตรง", "birth dates agree as far as both are known"
    )
    holder_count: Int = column("จำนวนผู้ถือเลขนี้", "persons who hold the ID", ge=1)


class NameSounds(Contract):
    """One row per distinct name of a person or client: how it sounds."""

    name: str = column("ชื่อ", "first name or surname", key=True, personal=True)
    name_sound: str = column(
        "เสียง", "lk82 soundex; none: no Thai letter", nullable=True, personal=True
    )


class ComparedPersons(Contract):
    """One row per person of the survey, as the matching model compares them."""

    compared_id: str = column("รหัส", "household_id/person_number", key=True)
    citizen_id: str = column("เลขประจำตัว", "valid ID", nullable=True, personal=True)
    citizen_id_written: str = column(
        "เลขตามที่เขียน", "valid or not", nullable=True, personal=True
    )
    citizen_id_opening: str = column(
        "เลขครึ่งแรก", "digits 1 to 7", nullable=True, personal=True
    )
    citizen_id_ending: str = column(
        "เลขครึ่งหลัง", "digits 7 to 13", nullable=True, personal=True
    )
    first_name_letters: str = column(
        "อักษรของชื่อ", "a byte per letter", nullable=True, personal=True
    )
    first_name_folded: str = column(
        "ชื่อสำหรับเทียบ", "spelt by ear", nullable=True, personal=True
    )
    first_name_sound: str = column("เสียงของชื่อ", "soundex", nullable=True, personal=True)
    last_name_letters: str = column(
        "อักษรของนามสกุล", "empty: a one-word name", personal=True
    )
    last_name_folded: str = column("นามสกุลสำหรับเทียบ", "spelt by ear", personal=True)
    last_name_sound: str = column(
        "เสียงของนามสกุล", "soundex", nullable=True, personal=True
    )
    sex_code: str = column("เพศ", "male or female", nullable=True)
    birth_on: Date = column("วันเกิด", "birth date", nullable=True, personal=True)
    birth_precision: str = column("ความละเอียด", "day, month, year", nullable=True)
    birth_digits: str = column(
        "เลขวันเกิด", "YYYYMMDD, Buddhist era", nullable=True, personal=True
    )
    birth_year: Int = column("ปีเกิด", "common era", nullable=True)
    house_number: str = column("บ้านเลขที่", "house number", nullable=True)
    village_number: Int = column("หมู่ที่", "village number", nullable=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict", nullable=True)
    district_code: str = column("รหัสอำเภอ", "district", nullable=True)
    is_open: Bool = column("ต้องหาต่อ", "compared beyond the ID; true of persons")


class ComparedRecords(ComparedPersons):
    """One row per service record, as the matching model compares it with persons.

    The columns are those of `ComparedPersons`: Splink compares like with like.
    """

    compared_id: str = column("รหัส", "service_record_id", key=True)


class ScoredPairs(Contract):
    """One row per service record and person that the model compared and may be one.

    Made by Splink, not by a file of SQL. A pair is compared if a blocking rule brings
    it together, and kept if it weighs enough to be somebody's rival.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    household_id: str = column("รหัสครัวเรือน", "the person's household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    match_weight: float = column(
        "น้ำหนัก", "log2 of the odds that they are one person", unit="bits"
    )
    first_name_level: str = _level("ระดับชื่อ", "first names")
    last_name_level: str = _level("ระดับนามสกุล", "surnames")
    sex_level: str = _level("ระดับเพศ", "sexes")
    birth_date_level: str = _level("ระดับวันเกิด", "birth dates")
    citizen_id_level: str = _level("ระดับเลขประจำตัว", "citizen IDs as written")
    place_level: str = _level("ระดับที่อยู่", "house, village, subdistrict, district")


class CandidatePairs(Contract):
    """One row per service record and person that hold one ID, or weigh enough.

    Enough to be one person, or to be the rival of one.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    household_id: str = column("รหัสครัวเรือน", "the person's household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    person_key: str = column("รหัสบุคคล", "household_id/person_number")
    holder_count: Int = column(
        "จำนวนผู้ถือเลขนี้", "persons who hold the record's ID; none: not this one",
        nullable=True, ge=1,
    )  # fmt: skip
    agreeing_count: Int = column(
        "จำนวนที่ตรงกัน", "of first name, surname, birth date; a slip aside", ge=0, le=3
    )
    match_weight: float = column("น้ำหนัก", "log2 of the odds", unit="bits")
    first_name_level: str = _level("ระดับชื่อ", "first names")
    last_name_level: str = _level("ระดับนามสกุล", "surnames")
    sex_level: str = _level("ระดับเพศ", "sexes")
    birth_date_level: str = _level("ระดับวันเกิด", "birth dates")
    citizen_id_level: str = _level("ระดับเลขประจำตัว", "citizen IDs as written")
    place_level: str = _level("ระดับที่อยู่", "house, village, subdistrict, district")
    evidence_hash: str = column(
        "รหัสหลักฐาน", "changes if what was compared changes; tells nothing itself"
    )


class EvidenceInWords(Contract):
    """One row per set of levels that some pair has: what agrees, what differs."""

    first_name_level: str = _level("ระดับชื่อ", "first names")
    last_name_level: str = _level("ระดับนามสกุล", "surnames")
    sex_level: str = _level("ระดับเพศ", "sexes")
    birth_date_level: str = _level("ระดับวันเกิด", "birth dates")
    citizen_id_level: str = _level("ระดับเลขประจำตัว", "citizen IDs as written")
    place_level: str = _level("ระดับที่อยู่", "house, village, subdistrict, district")
    evidence_th: str = column("หลักฐาน", "what agrees and what differs, Thai")
    evidence_en: str = column("หลักฐาน (อังกฤษ)", "the same in English")
    differing_columns: str = column(
        "ส่วนที่ต่าง", "comparisons that differ, by comma", nullable=True
    )


class LinkCandidates(Contract):
    """One row per service record and person it is, or may be: the best few of each."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    candidate_rank: Int = column("อันดับ", "1 weighs most", key=True, ge=1)
    household_id: str = column("รหัสครัวเรือน", "the person's household")
    person_number: Int = column("ลำดับสมาชิก", "number in it")
    person_key: str = column("รหัสบุคคล", "household_id/person_number")
    link_rung: str = column("ขั้น", "rung that this pair reaches", isin=LINK_RUNGS)
    link_rule: str = column("กฎ", "rule that this pair meets", isin=LINK_RULES)
    match_weight: float = column("น้ำหนัก", "log2 of the odds", unit="bits")
    match_lead: float = column(
        "ระยะนำ", "weight above the best other person; none: no rival", nullable=True,
        unit="bits",
    )  # fmt: skip
    evidence_th: str = column("หลักฐาน", "what agrees and what differs, Thai")
    evidence_en: str = column("หลักฐาน (อังกฤษ)", "the same in English")
    differing_columns: str = column(
        "ส่วนที่ต่าง", "comparisons that differ, by comma", nullable=True
    )
    evidence_hash: str = column(
        "รหัสหลักฐาน", "changes if what was compared changes; tells nothing itself"
    )
    answer_code: str = column(
        "คำตัดสิน", "answer in force", isin=(*ANSWERS, "contradicted"), nullable=True
    )
    is_evidence_changed: Bool = column(
        "หลักฐานเปลี่ยน", "the answer was given on other evidence"
    )


class SettledDecisions(Contract):
    """One row per service record and person that somebody has judged: what holds."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    person_key: str = column("รหัสบุคคล", "household_id/person_number", key=True)
    answer_code: str = column(
        "คำตัดสิน", "same, different, unsure; contradicted: two reviewers differ",
        isin=(*ANSWERS, "contradicted"),
    )  # fmt: skip
    evidence_hash: str = column("รหัสหลักฐาน", "the evidence it was given on")
    reviewers: str = column(
        "ผู้ตรวจ",
        "who answered on that evidence, by comma; contradicted: who said what",
    )
    reviewed_on: Date = column("วันที่ตรวจ", "the newest answer's day")


class PersonLinks(Contract):
    """One row per service record: the person it is linked to, if any, and the rule."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    link_state: str = column(
        "ผลการจับคู่", "linked, in review, unmatched", isin=LINK_STATES
    )
    link_rung: str = column("ขั้น", "rung of the ladder", isin=LINK_RUNGS)
    link_rule: str = column("กฎที่ใช้", "rule that decided", isin=LINK_RULES)
    household_id: str = column("รหัสครัวเรือน", "linked household", nullable=True)
    person_number: Int = column("ลำดับสมาชิก", "linked person in it", nullable=True)
    match_weight: float = column(
        "น้ำหนัก", "of the likeliest person; none: nobody comes near", nullable=True,
        unit="bits",
    )  # fmt: skip
    match_lead: float = column(
        "ระยะนำ", "above the next person; none: no rival", nullable=True, unit="bits"
    )
    evidence_th: str = column(
        "หลักฐาน", "what agrees with the likeliest person, Thai", nullable=True
    )
    evidence_en: str = column("หลักฐาน (อังกฤษ)", "in English", nullable=True)
    reason_th: str = column("เหตุผล", "why, in Thai")
    reason_en: str = column("เหตุผล (อังกฤษ)", "why, in English")
    model_version: str = column("รุ่นของแบบจำลอง", "matching_model.json")


class UnmatchedServiceRecords(Contract):
    """One row per service record that is linked to nobody and waits for no review."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    link_rule: str = column("กฎที่ใช้", "rule that decided", isin=LINK_RULES)
    reason_th: str = column("เหตุผล", "why, in Thai")
    reason_en: str = column("เหตุผล (อังกฤษ)", "why, in English")


TABLES = (
    IdCandidates,
    NameSounds,
    ComparedPersons,
    ComparedRecords,
    ScoredPairs,
    CandidatePairs,
    EvidenceInWords,
    SettledDecisions,
    LinkCandidates,
    PersonLinks,
    UnmatchedServiceRecords,
)
