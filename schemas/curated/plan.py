"""The plan of the month: from which centre, how many, who is planned and next."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.curated.words import SUBJECT_KINDS
from schemas.reference import MAY_RECEIVE

PLACE_BASES = ("house", "village", "subdistrict", "unknown")
CHOICES = ("only_centre", "shared", "stand_in", "own_request", "no_centre")
PLAN_STATES = ("planned", "next_in_line", "beside")
CHANGES = ("emergency", "died", "moved", "filled", "displaced")


class VillageMiddles(Contract):
    """One row per village, and per subdistrict, with located households: its middle."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    village_number: Int = column(
        "หมู่ที่", "missing: the whole subdistrict", key=True, nullable=True
    )
    latitude: float = column("ละติจูด", "median of its houses, degrees north")
    longitude: float = column("ลองจิจูด", "median of its houses, degrees east")
    located_count: Int = column(
        "บ้านที่มีพิกัด", "houses with coordinates", unit="households", ge=1
    )


class CentrePlaces(Contract):
    """One row per centre that is open on the day: where it stands."""

    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict it stands in")
    latitude: float = column(
        "ละติจูด", "its own, else its subdistrict's middle", nullable=True
    )
    longitude: float = column("ลองจิจูด", "likewise", nullable=True)


class ServingCentres(Contract):
    """One row per subdistrict of the area and centre that takes it on the day.

    A subdistrict that no centre serves has one row, its nearest centre's.
    """

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    is_stand_in: Bool = column("ทำแทน", "no centre serves the subdistrict")
    distance_km: float = column(
        "ระยะทางเส้นตรง (กม.)", "to the middle of the subdistrict", nullable=True,
        unit="km", ge=0,
    )  # fmt: skip


class HouseholdPlaces(Contract):
    """One row per household on a list: where it lies, as far as is known.

    A house more than 20 km from the middle of its village, which five houses or more
    make known, is a slip of the pen: the village's middle stands for it.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    latitude: float = column("ละติจูด", "degrees north", nullable=True)
    longitude: float = column("ลองจิจูด", "degrees east", nullable=True)
    place_basis: str = column("ที่มาของพิกัด", "whose place it is", isin=PLACE_BASES)


class CentreAssignments(Contract):
    """One row per household or client on a list: the one centre that takes it.

    Of several that serve its subdistrict, that of the least straight-line distance and
    load together. A client outside the survey stays with the centre of the newest
    request.
    """

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    centre_id: str = column(
        "รหัสศูนย์", "missing: the area has no open centre", nullable=True
    )
    choice_code: str = column("วิธีเลือกศูนย์", "why this one", isin=CHOICES)
    distance_km: float = column(
        "ระยะทางเส้นตรง (กม.)", "straight line, not by road", nullable=True, unit="km",
        ge=0,
    )  # fmt: skip


class UrgentRequests(Contract):
    """One row per household or client with an open request: emergency, overdue."""

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    is_emergency: Bool = column("กรณีฉุกเฉิน", "an open request is an emergency")
    is_overdue: Bool = column("เกินกำหนด", "one has waited longer than the limit")
    waiting_since: Date = column("รอตั้งแต่", "oldest open request")


class MonthlyHelp(Contract):
    """One row per household or client and centre that has helped it since the 1st."""

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    helped_on: Date = column("ช่วยเมื่อ", "newest help of the month by the centre")


class CentreMonths(Contract):
    """One row per centre of the area: how many households it can visit this month.

    Of the area is who serves or stands in it, has a listed client, or has a plan.
    Capacity less the households it has helped since the 1st, when the plan of the month
    is first made; from then on the number is kept.
    """

    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    plan_month: Date = column("เดือนของแผน", "its first day")
    capacity_households: Int = column(
        "กำลังต่อเดือน", "missing: not said, so no limit", nullable=True,
        unit="households", ge=0,
    )  # fmt: skip
    helped_household_count: Int = column(
        "ช่วยแล้วตั้งแต่วันที่ 1", "households and clients", unit="households", ge=0
    )
    place_count: Int = column(
        "จำนวนที่วางแผนได้", "missing: no limit", nullable=True, unit="households", ge=0
    )
    issued_on: Date = column("วันที่ออกแผน", "first night of the month's plan")
    is_frozen: Bool = column("แผนออกแล้ว", "issued on an earlier night")
    may_receive: str = column("ได้รับรายชื่อ", "by its host", isin=MAY_RECEIVE)


class PlanQueue(Contract):
    """One row per household or client on a list: its place before its centre.

    Households: emergencies; whoever was helped this month and has nothing urgent goes
    to the end; the lists' plan order; in each overdue requests, then the score and its
    ties (`scores.order_rank`). Clients: emergencies, overdue requests, the longest
    waiting, the score and its ties.
    """

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict")
    list_code: str = column("รหัสบัญชี", "list")
    centre_id: str = column("รหัสศูนย์", "missing: no centre", nullable=True)
    is_emergency: Bool = column("กรณีฉุกเฉิน", "has an open emergency request")
    is_overdue: Bool = column("คำขอเกินกำหนด", "has an open request past the limit")
    is_done: Bool = column("ช่วยแล้วในเดือนนี้", "helped this month, nothing urgent")
    queue_place: Int = column("ลำดับในคิว", "of its kind before its centre", ge=1)


class StandingPlans(Contract):
    """One row per centre and household of a plan issued before tonight: does it stand?

    Nobody stands who died or moved since; a house that stood empty when it was planned
    is still to be checked.
    """

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "where it lived when planned")
    list_code: str = column("รหัสบัญชี", "its list when planned")
    former_place: Int = column(
        "ลำดับเดิม", "missing: it left on an earlier night", nullable=True, ge=1
    )
    change_code: str = column(
        "การเปลี่ยนแผน", "since it was issued", nullable=True, isin=CHANGES
    )
    changed_on: Date = column("วันที่เปลี่ยน", "night it was first seen", nullable=True)
    is_standing: Bool = column("ยังอยู่ในแผน", "in the plan, neither dead nor moved")
    is_kept: Bool = column("เลื่อนออกไม่ได้", "stands, and was helped or is an emergency")


class PlannedHouseholds(Contract):
    """One row per centre and household that is or was in its plan of the month.

    A new plan is the first of the queue. One issued on an earlier night stands:
    whoever died or moved leaves it and the next in line fills the place; a new
    emergency comes in at the top, and the last who is neither helped yet nor an
    emergency gives way if there is no room. It is kept for the next night.
    """

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "where it lived when planned")
    list_code: str = column("รหัสบัญชี", "its list when planned")
    plan_place: Int = column(
        "ลำดับในแผน", "missing: it left the plan", nullable=True, ge=1
    )
    change_code: str = column(
        "การเปลี่ยนแผน", "since it was issued", nullable=True, isin=CHANGES
    )
    changed_on: Date = column("วันที่เปลี่ยน", "night it was first seen", nullable=True)


class PlanRows(Contract):
    """One row per household or client on a list or in a plan: planned, or its place."""

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict")
    list_code: str = column(
        "รหัสบัญชี", "missing: left its list since the plan was issued", nullable=True
    )
    centre_id: str = column("รหัสศูนย์", "missing: no centre", nullable=True)
    plan_state: str = column("สถานะในแผน", "planned, in line, beside", isin=PLAN_STATES)
    plan_place: Int = column("ลำดับในแผน", "in its centre and state; 1 is first", ge=1)
    is_emergency: Bool = column("กรณีฉุกเฉิน", "has an open emergency request")
    is_overdue: Bool = column("คำขอเกินกำหนด", "has an open request past the limit")
    helped_on: Date = column(
        "ช่วยแล้วในเดือนนี้", "newest help since the 1st", nullable=True
    )
    change_code: str = column(
        "การเปลี่ยนแผน", "since the plan was issued", nullable=True, isin=CHANGES
    )
    plan_th: str = column("แผน", "its place and why, Thai")
    plan_en: str = column("แผน (อังกฤษ)", "in English")


class PlanChanges(Contract):
    """One row per centre and household that came into or left its plan once issued."""

    plan_month: Date = column("เดือนของแผน", "its first day", key=True)
    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    subdistrict_code: str = column("รหัสตำบล", "where it lived when planned")
    change_code: str = column("การเปลี่ยนแผน", "what happened", isin=CHANGES)
    is_planned: Bool = column("อยู่ในแผน", "came in, rather than left")
    changed_on: Date = column("วันที่เปลี่ยน", "night it was first seen")
    change_th: str = column("คำอธิบาย", "in Thai")
    change_en: str = column("คำอธิบาย (อังกฤษ)", "in English")


class CentrePlans(Contract):
    """One row per centre of the area: its month in numbers, and a neighbour's help.

    Two centres may be told of the same spare places: planners share them out.
    """

    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    centre_name: str = column("ชื่อศูนย์", "its name")
    subdistrict_code: str = column("รหัสตำบล", "subdistrict it stands in")
    plan_month: Date = column("เดือนของแผน", "its first day")
    issued_on: Date = column("วันที่ออกแผน", "first night of the month's plan")
    may_receive: str = column("ได้รับรายชื่อ", "by its host", isin=MAY_RECEIVE)
    capacity_households: Int = column(
        "กำลังต่อเดือน", "missing: not said, so no limit", nullable=True
    )
    helped_household_count: Int = column("ช่วยแล้วตั้งแต่วันที่ 1", "households", ge=0)
    place_count: Int = column("จำนวนที่วางแผนได้", "missing: no limit", nullable=True)
    planned_count: Int = column("อยู่ในแผน", "households planned", ge=0)
    next_in_line_count: Int = column("ลำดับถัดไป", "households waiting", ge=0)
    needy_in_line_count: Int = column(
        "รอทั้งที่ยังขาดแคลน",
        "of them on the lists that are planned first, not helped this month",
        ge=0,
    )
    beside_count: Int = column("นอกข้อมูลสำรวจ", "clients ordered beside", ge=0)
    urgent_count: Int = column("ฉุกเฉินหรือเกินกำหนด", "of all, waiting so", ge=0)
    spare_place_count: Int = column(
        "ที่ว่าง", "places not taken by those lists; missing: no limit", nullable=True
    )
    neighbour_centre_id: str = column(
        "ศูนย์ใกล้เคียงที่มีที่ว่าง",
        "nearest within 50 km with spare places, else one that has not said",
        nullable=True,
    )
    neighbour_could_take_count: Int = column(
        "ศูนย์ใกล้เคียงรับได้", "of those in need in line", nullable=True
    )
    stand_in_subdistricts: str = column(
        "ทำแทนตำบล", "codes of subdistricts without a centre", nullable=True
    )
    note_th: str = column("หมายเหตุ", "what to know of it, Thai", nullable=True)
    note_en: str = column("หมายเหตุ (อังกฤษ)", "in English", nullable=True)


class CentrePlanRows(Contract):
    """One row per household or client of a centre's plan file, in the plan's order.

    The planned, the next hundred in line, and clients outside the survey with an open
    request. A centre whose host may receive planned households only learns of those in
    line no more than how many wait where, and why; and of clients nothing.
    """

    centre_id: str = column("รหัสศูนย์", "centre", key=True)
    centre_name: str = column("ศูนย์", "its name")
    plan_month: Date = column("เดือนของแผน", "its first day")
    plan_state: str = column(
        "สถานะในแผน", "planned, in line, beside", key=True, isin=PLAN_STATES
    )
    plan_place: Int = column("ลำดับ", "in its state; 1 is first", key=True, ge=1)
    urgent_th: str = column("เร่งด่วน", "emergency, overdue request", nullable=True)
    subdistrict_code: str = column("รหัสตำบล", "subdistrict")
    subdistrict_name: str = column("ตำบล", "subdistrict, Thai")
    village_number: Int = column("หมู่ที่", "village number", nullable=True)
    village_name: str = column("ชื่อหมู่บ้าน", "village", nullable=True)
    house_number: str = column("บ้านเลขที่", "house number", nullable=True)
    head_name: str = column(
        "หัวหน้าครัวเรือน/ผู้รับบริการ", "title and name; not a minor's", nullable=True,
        personal=True,
    )  # fmt: skip
    head_age_years: Int = column("อายุ (ปี)", "age", nullable=True, unit="years")
    head_citizen_id_masked: str = column("เลขประจำตัว (ปกปิด)", "masked", nullable=True)
    list_code: str = column(
        "รหัสบัญชี", "missing: left its list since the plan was issued", nullable=True
    )
    list_name: str = column("บัญชี", "list, Thai", nullable=True)
    score: Int = column("คะแนน", "greater comes first", nullable=True, ge=0)
    reason_th: str = column("เหตุที่อยู่ในบัญชี", "why it is on its list, Thai")
    reason_en: str = column("เหตุที่อยู่ในบัญชี (อังกฤษ)", "in English")
    suggested_services_th: str = column(
        "นำอะไรไป (ต้องสอบข้อเท็จจริง)", "services it may ask for; no promise",
        nullable=True,
    )  # fmt: skip
    waiting_requests_th: str = column("คำขอที่รอผล", "open requests", nullable=True)
    contact_th: str = column("ผู้ประสานงานหมู่บ้าน", "contact", nullable=True)
    marks_th: str = column("ข้อควรระวัง", "or why no name is shown", nullable=True)
    plan_th: str = column("แผน", "its place and why, Thai")
    plan_en: str = column("แผน (อังกฤษ)", "in English")
    distance_km: float = column(
        "ระยะทางเส้นตรง (กม.)", "from the centre, not by road", nullable=True, unit="km"
    )
    score_th: str = column("ที่มาของคะแนน", "what each part added", nullable=True)
    score_en: str = column("ที่มาของคะแนน (อังกฤษ)", "in English", nullable=True)
    helped_on: Date = column(
        "ช่วยแล้วในเดือนนี้", "newest help since the 1st", nullable=True
    )
    change_code: str = column(
        "การเปลี่ยนแผน", "since the plan was issued", nullable=True, isin=CHANGES
    )
    household_id: str = column("รหัสครัวเรือน", "household", nullable=True)
    client_id: str = column("รหัสผู้รับบริการ", "client outside the survey", nullable=True)
