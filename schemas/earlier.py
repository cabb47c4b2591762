"""What an earlier night left for this one: `latest/for_next_run/<noun>.parquet`.

Empty on the first night. For the pipeline alone: confidential records are in it too.
Links, clients and plans bear the day of the night that remembered them. A run of an
earlier day does not use them, but hands them on as they are (`later_links` …) to the
next night of their day or after it. A plan is that of one area: a run for another area
hands it on likewise, and makes its own.
"""

from schemas.contract import Bool, Contract, Date, Int, Table, column
from schemas.curated import brake, change
from schemas.match import ANSWERS


class Links(Contract):
    """One row per service record that was linked by weight: to whom, on what evidence.

    All of one night: the newest that is not after tonight's day.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    household_id: str = column("รหัสครัวเรือน", "linked household")
    person_number: Int = column("ลำดับสมาชิก", "linked person in it", ge=0)
    evidence_hash: str = column("รหัสหลักฐาน", "what the link rests on")
    remembered_on: Date = column("วันที่จำ", "day of the night that linked it")


class Clients(Contract):
    """One row per service record whose client was not found: the client's id.

    The newest word on each record that is not after tonight's day.
    """

    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    client_id: str = column("รหัสผู้รับบริการ", "client it belongs to")
    remembered_on: Date = column("วันที่จำ", "last night it was not found")


class LaterLinks(Links):
    """One row per service record and later night: its link, set aside for that day."""

    remembered_on: Date = column("วันที่จำ", "day of that night", key=True)


class LaterClients(Clients):
    """One row per service record and later night: its client, set aside likewise."""

    remembered_on: Date = column("วันที่จำ", "day of that night", key=True)


class PlanCentres(Contract):
    """One row per area and centre with a plan of the month: since when, how many.

    The newest word on each that is not after tonight's day.
    """

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    area_code: str = column("รหัสพื้นที่", "area the run was for", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    issued_on: Date = column("วันที่ออกแผน", "night that issued it")
    place_count: Int = column("จำนวนที่วางแผนได้", "missing: no limit", nullable=True)
    remembered_on: Date = column("วันที่จำ", "last night it stood so")


class PlanHouseholds(Contract):
    """One row per area, centre and household that is or was in its plan of the month.

    Of each centre those of one night, that of its own row.
    """

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    area_code: str = column("รหัสพื้นที่", "area the run was for", key=True)
    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "where it lived then")
    list_code: str = column("รหัสบัญชี", "its list then")
    plan_place: Int = column("ลำดับในแผน", "missing: it left the plan", nullable=True)
    change_code: str = column("การเปลี่ยนแผน", "since it was issued", nullable=True)
    changed_on: Date = column("วันที่เปลี่ยน", "night of the change", nullable=True)
    remembered_on: Date = column("วันที่จำ", "last night it stood so")


class LaterPlanCentres(PlanCentres):
    """One row per area, centre, month and later night: set aside for that day."""

    remembered_on: Date = column("วันที่จำ", "day of that night", key=True)


class LaterPlanHouseholds(PlanHouseholds):
    """One row per area, centre, household, month and later night: likewise."""

    remembered_on: Date = column("วันที่จำ", "day of that night", key=True)


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


# `latest/for_next_run/<noun>.parquet`
REMEMBERED: tuple[Table, ...] = (
    Links,
    Clients,
    PlanCentres,
    PlanHouseholds,
    LaterLinks,
    LaterClients,
    LaterPlanCentres,
    LaterPlanHouseholds,
    ReviewDecisions,
    Members,
)
# `tables/<noun>.parquet` of nights that are kept
OF_NIGHTS: tuple[Table, ...] = (Nights, SubjectStates, NightSettings, NightMeasures)
TABLES: tuple[Table, ...] = (*REMEMBERED, *OF_NIGHTS)
