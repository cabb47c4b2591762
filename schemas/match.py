"""Which person of the survey each service record is about, and which it may be."""

from typing import Any

from schemas.contract import Bool, Contract, Date, Int, column

LINK_STATES = ("linked", "in_review", "unmatched")
LINK_RUNGS = (
    "id",  # the same valid ID, and two of first name, surname, birth date
    "near_id",  # one digit or one swap from the same ID, and all three
    "weight",  # the model's weight of all that agrees, and its lead
    "decision",  # a person looked
    "earlier",  # linked on an earlier night by the same evidence
    "none",  # nobody
)
LINK_RULES = (
    # linked
    "id_and_two_agree",
    "near_id_and_all_agree",
    "third_digit_and_all_agree",  # where the check digit sees nothing
    "weight_and_lead",
    "decided_same",
    "linked_before",
    # in review
    "id_agrees_alone",  # a relative's ID, a proxy who filed
    "id_held_by_several",  # two persons hold one ID
    "rivals",  # weight enough, but another person weighs nearly as much
    "weight_short",  # likelier than not to be worth a look, not enough to link
    "decisions_contradict",  # two reviewers say otherwise: neither counts
    "decided_otherwise_before",  # evidence changed since somebody said "same"
    # unmatched
    "id_of_nobody",  # a valid ID that no person here has
    "id_unusable",  # missing, placeholder, malformed, wrong check digit
    "decided_different",  # nobody is left of those it might have been
)
ANSWERS = ("same", "different", "unsure")
COMPARISONS = ("first_name", "last_name", "sex", "birth_date", "citizen_id", "place")


def _level(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of how far two values agree (`evidence_words.csv`)."""
    return column(th, f"{en}: level of evidence_words.csv; -1: not known", ge=-1)


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
    first_name_level: Int = _level("ระดับชื่อ", "first names")
    last_name_level: Int = _level("ระดับนามสกุล", "surnames")
    sex_level: Int = _level("ระดับเพศ", "sexes")
    birth_date_level: Int = _level("ระดับวันเกิด", "birth dates")
    citizen_id_level: Int = _level("ระดับเลขประจำตัว", "citizen IDs as written")
    place_level: Int = _level("ระดับที่อยู่", "house, village, subdistrict, district")


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
    reviewers: str = column("ผู้ตรวจ", "who answered, by comma")
    reviewed_on: Date = column("วันที่ตรวจ", "the newest answer's day")


class PersonLinks(Contract):
    """One row per service record: the person it is linked to, if any, and the rule."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    link_state: str = column(
        "ผลการจับคู่", "linked, in review, unmatched", isin=LINK_STATES
    )
    link_rule: str = column("กฎที่ใช้", "rule that decided", isin=LINK_RULES)
    household_id: str = column("รหัสครัวเรือน", "linked household", nullable=True)
    person_number: Int = column("ลำดับสมาชิก", "linked person in it", nullable=True)
    reason_th: str = column("เหตุผล", "why, in Thai")
    reason_en: str = column("เหตุผล (อังกฤษ)", "why, in English")


class UnmatchedServiceRecords(Contract):
    """One row per service record that is linked to nobody and waits for no review."""

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    link_rule: str = column("กฎที่ใช้", "rule that decided", isin=LINK_RULES)
    reason_th: str = column("เหตุผล", "why, in Thai")
    reason_en: str = column("เหตุผล (อังกฤษ)", "why, in English")


TABLES = (
    IdCandidates,
    SettledDecisions,
    PersonLinks,
    UnmatchedServiceRecords,
)
