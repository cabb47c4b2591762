"""What an earlier night left for this one: `latest/for_next_run/<noun>.parquet`.

Empty on the first night. For the pipeline alone: confidential records are in it too.
Links and clients bear the day of the night that remembered them. A run of an earlier
day does not use them, but hands them on as they are (`later_links`, `later_clients`)
to the next night of their day or after it.
"""

from schemas.contract import Contract, Date, Int, column
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


TABLES = (Links, Clients, LaterLinks, LaterClients, ReviewDecisions)
