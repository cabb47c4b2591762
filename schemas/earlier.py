"""What earlier nights left for this one: `runs/<as_of>/for_next_run/<noun>.parquet`.

Empty on the first night. For the pipeline alone: confidential records are in it too.
Tonight uses what the night before it left, whatever nights came after it; the answers
of reviewers are used whatever their day.
"""

from schemas.contract import Bool, Contract, Date, Int, Table, column
from schemas.curated import brake, change
from schemas.match import ANSWERS


class Links(Contract):
    """One row per service record that was linked by weight: to whom, on what evidence.

    All of one night: one that was given up does not come back.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    household_id: str = column("รหัสครัวเรือน", "linked household")
    person_number: Int = column("ลำดับสมาชิก", "linked person in it", ge=0)
    evidence_hash: str = column("รหัสหลักฐาน", "what the link rests on")


class Clients(Contract):
    """One row per service record whose client was not found: the client's id.

    The newest word on each record.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    client_id: str = column("รหัสผู้รับบริการ", "client it belongs to")


class PlanCentres(Contract):
    """One row per centre with a plan of the month: since when, how many."""

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    issued_on: Date = column("วันที่ออกแผน", "night that issued it")
    place_count: Int = column("จำนวนที่วางแผนได้", "missing: no limit", nullable=True)


class PlanHouseholds(Contract):
    """One row per centre and household that is or was in its plan of the month."""

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "where it lived then")
    list_code: str = column("รหัสบัญชี", "its list then")
    plan_place: Int = column("ลำดับในแผน", "missing: it left the plan", nullable=True)
    change_code: str = column("การเปลี่ยนแผน", "since it was issued", nullable=True)
    changed_on: Date = column("วันที่เปลี่ยน", "night of the change", nullable=True)


class ReviewDecisions(Contract):
    """One row per service record, person and reviewer: the newest answer ever given.

    Kept for good, whatever the day.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    person_key: str = column("รหัสบุคคล", "household_id/person_number", key=True)
    reviewer: str = column("ผู้ตรวจ", "who answered", key=True, personal=True)
    reviewed_on: Date = column("วันที่ตรวจ", "day of the answer")
    answer_code: str = column("คำตอบ", "answer", isin=ANSWERS)
    evidence_hash: str = column("รหัสหลักฐาน", "the evidence that was shown")
    source_file: str = column("ไฟล์", "file it was received in")


class Members(Contract):
    """One row per person with a usable ID: in which household that ID was.

    Tells a household that left from one that was merged into another.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    identity_hash: str = column("รหัสแทนตัว", "hash of the ID", personal=True)


class OtherLinks(Contract):
    """One row per service record linked otherwise than by ID or weight, or in review.

    Tells, with `links` and `members`, a client who is new from one whose request was
    somebody's, or might have been, and is nobody's any more.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    household_id: str = column(
        "รหัสครัวเรือน", "linked household; missing: in review", nullable=True
    )


class Nights(Contract):
    """One row per earlier night that tonight is compared with."""

    night_on: Date = column("วันที่", "its day", key=True)
    is_previous: Bool = column("คืนก่อน", "the last night before tonight")
    is_monday: Bool = column("วันจันทร์ก่อน", "the last on or before last Monday")
    is_plan_issue: Bool = column("คืนที่ออกแผน", "the first of tonight's month")
    was_released: Bool = column("ปล่อยด้วยมือ", "a brake held it, a person let it go")


class SubjectStates(change.SubjectStates):
    """One row per earlier night compared with, household or client: how it stood."""

    night_on: Date = column("วันที่", "day of that night", key=True)


class NightSettings(change.NightSettings):
    """One row per earlier night compared with, and what it was judged by."""

    night_on: Date = column("วันที่", "day of that night", key=True)


class NightMeasures(brake.NightMeasures):
    """One row per earlier night and measure of it."""

    night_on: Date = column("วันที่", "day of that night", key=True)


# `for_next_run/<noun>.parquet`
REMEMBERED: tuple[Table, ...] = (
    Links,
    Clients,
    PlanCentres,
    PlanHouseholds,
    ReviewDecisions,
    Members,
    OtherLinks,
)
# `tables/<noun>.parquet` of nights that are kept
COMPARED: tuple[Table, ...] = (SubjectStates, NightSettings, NightMeasures)
TABLES: tuple[Table, ...] = (*REMEMBERED, Nights, *COMPARED)
