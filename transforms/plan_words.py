"""What a centre reads in its plan of the month: sheets, columns, explanations."""

from collections.abc import Mapping

PLANNED, NEXT, BESIDE = "แผนเดือนนี้", "ลำดับถัดไป", "นอกข้อมูลสำรวจ"
SHEETS: Mapping[str, str] = {
    "planned": PLANNED, "next_in_line": NEXT, "beside": BESIDE,
}  # fmt: skip
EMPTY: Mapping[str, str] = {
    "planned": "เดือนนี้ไม่มีครัวเรือนในแผน · Nobody is planned this month",
    "next_in_line": "ไม่มีผู้รอในลำดับถัดไป · Nobody is next in line",
    "beside": "ไม่มีผู้รับบริการนอกข้อมูลสำรวจที่มีคำขอค้าง · "
    "No client outside the survey has an open request",
}
COUNTS_ONLY = (
    "ศูนย์นี้รับเฉพาะรายชื่อในแผน: ดูจำนวนในแผ่นสรุป · "
    "This centre receives planned names only: the first sheet tells how many"
)
PLACE = (
    "plan_place", "urgent_th", "subdistrict_name", "village_number", "village_name",
    "house_number", "head_name", "head_age_years",
)  # fmt: skip
BEHIND = ("list_name", "score", "plan_th", "distance_km", "head_citizen_id_masked")

# What is printed, in order; behind it what is read on the screen only.
PRINTED: Mapping[str, tuple[str, ...]] = {
    "planned": (
        *PLACE, "reason_th", "suggested_services_th", "waiting_requests_th",
        "contact_th", "marks_th", "score_th", "helped_on", "household_id",
    ),
    "next_in_line": (
        *PLACE, "reason_th", "suggested_services_th", "waiting_requests_th",
        "contact_th", "marks_th", "score_th", "helped_on", "household_id",
    ),
    "beside": (
        *PLACE, "reason_th", "waiting_requests_th", "contact_th", "marks_th",
        "score_th", "client_id",
    ),
}  # fmt: skip
ONLY_ON_SCREEN: Mapping[str, tuple[str, ...]] = {
    "planned": (*BEHIND, "reason_en", "plan_en", "score_en"),
    "next_in_line": (*BEHIND, "reason_en", "plan_en", "score_en"),
    "beside": ("score", "plan_th", "reason_en", "plan_en", "score_en"),
}
WIDTHS: Mapping[str, float] = {
    "plan_place": 5.0,
    "urgent_th": 8.0,
    "subdistrict_name": 9.0,
    "village_number": 5.0,
    "village_name": 11.0,
    "house_number": 8.0,
    "head_name": 17.0,
    "head_age_years": 4.0,
    "reason_th": 25.0,
    "suggested_services_th": 28.0,
    "waiting_requests_th": 17.0,
    "contact_th": 14.0,
    "marks_th": 14.0,
    "score_th": 42.0,
    "helped_on": 10.0,
    "household_id": 13.0,
    "client_id": 15.0,
    "list_name": 12.0,
    "score": 5.0,
    "plan_th": 50.0,
    "distance_km": 7.0,
    "head_citizen_id_masked": 19.0,
    "reason_en": 50.0,
    "plan_en": 60.0,
    "score_en": 70.0,
}
# A centre that has not said what it can do plans all: nobody prints thousands.
MOST_ROWS = 300
MAY_RECEIVE: Mapping[str, str] = {
    "everyone": "ทุกครัวเรือนในบัญชี · everyone on the lists",
    "planned": "เฉพาะครัวเรือนในแผน · planned households only",
}
NO_LIMIT = "ไม่ได้แจ้ง (ไม่จำกัด) · not said (no limit)"
NOT_PRINTED = "ลำดับถัดไปที่อยู่ในบัญชีตำบลเท่านั้น · Next in line, in the lists only"
NUMBERS: Mapping[str, str] = {
    "capacity_households": "รับได้ต่อเดือน (ครัวเรือน) · Capacity of a month",
    "helped_household_count": "ช่วยแล้วตั้งแต่วันที่ 1 · Helped since the 1st",
    "place_count": "จำนวนที่วางแผนได้ · Places to plan",
    "planned_count": "อยู่ในแผน · Planned",
    "next_in_line_count": "ลำดับถัดไป · Next in line",
    "needy_in_line_count": "ในนั้นยังขาดแคลน · Of them in need",
    "urgent_count": "ฉุกเฉินหรือคำขอเกินกำหนด · Emergency or overdue",
    "beside_count": "ผู้รับบริการนอกข้อมูลสำรวจ · Clients outside the survey",
    "waiting_client_count": "ในนั้นมีคำขอค้าง · Of them with an open request",
    "spare_place_count": "ที่ว่าง · Spare places",
}
CAN_BE_UNLIMITED = ("capacity_households", "place_count", "spare_place_count")
CHANGE_HEADINGS = (
    ("changed_on", "เมื่อ", 50.0),
    ("household_id", "รหัสครัวเรือน", 16.0),
    ("change_th", "การเปลี่ยนแผน", 62.0),
    ("change_en", "Change", 60.0),
)
NO_CHANGE = "แผนไม่เปลี่ยนตั้งแต่ออกแผน · The plan has not changed since it was issued"
READING = (
    (
        "แผนคงเดิมตลอดเดือนเมื่อออกแล้ว: เปลี่ยนเฉพาะกรณีฉุกเฉิน เสียชีวิต และย้ายออก "
        "ซึ่งบอกไว้ข้างบนทุกรายการ",
        "Once issued, a plan stands for its month: only emergencies, deaths and moves "
        "change it, each told above",
    ),
    (
        "ลำดับ: กรณีฉุกเฉินก่อน แล้วบัญชีที่ยังขาดแคลน ในแต่ละกลุ่มคำขอเกินกำหนดก่อน "
        "แล้วคะแนนมากก่อน; ที่มาของคะแนนบอกในแต่ละแถว "
        "(คะแนนเป็นข้อสันนิษฐาน จังหวัดปรับได้)",
        "Order: emergencies, then the lists in need; in each overdue requests, then "
        "the greater score, told in each row (the points are assumed; the province may "
        "set them)",
    ),
    (
        "“นำอะไรไป” คือบริการที่อาจขอได้ ต้องสอบข้อเท็จจริงและตรวจคุณสมบัติก่อน ไม่ใช่สิทธิที่อนุมัติแล้ว",
        "“What to bring” is a proposal, no entitlement: establish the facts first",
    ),
    (
        "“ช่วยแล้วในเดือนนี้” คือวันที่ได้รับบริการล่าสุดตั้งแต่วันที่ 1 ครัวเรือนยังอยู่ในแผนจนสิ้นเดือน",
        "“Helped this month” is the newest help since the 1st; the household stays in "
        "the plan to the month's end",
    ),
    (
        "ระยะทางเป็นเส้นตรง ไม่ใช่ตามถนน",
        "Distances are straight lines, not by road",
    ),
)
PLANNED_ONLY = (
    "ศูนย์นี้ตั้งอยู่ในหน่วยงานที่รับเฉพาะรายชื่อในแผน: แถวอื่นไม่มีชื่อ เลข บ้านเลขที่ และผู้ประสานงาน "
    "และไม่ให้บัญชีตำบลแก่ศูนย์นี้",
    "This centre's host receives planned households only: no other row has a name, an "
    "ID, a house or a contact; and the subdistrict's lists are not to be given to it",
)
