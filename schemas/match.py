"""Which person of the survey each service record is about, and which it may be."""

from schemas.contract import Bool, Contract, Int, column

LINK_STATES = ("linked", "in_review", "unmatched")
LINK_RULES = (
    "id_and_two_agree",  # linked
    "id_agrees_alone",  # in review: a relative's ID, a proxy who filed
    "id_held_by_several",  # in review: two persons hold one ID
    "id_of_nobody",  # unmatched: a valid ID that no person here has
    "id_unusable",  # unmatched: missing, placeholder, malformed, wrong check digit
)


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


TABLES = (IdCandidates, PersonLinks, UnmatchedServiceRecords)
