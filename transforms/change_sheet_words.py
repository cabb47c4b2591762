"""What a planner reads of the changes: headings, groups, explanations."""

from collections.abc import Mapping

SHEET = "เปลี่ยนแปลง"
SINCE: Mapping[str, tuple[str, str]] = {
    "previous": ("เทียบกับคืนก่อน", "Since the night before"),
    "monday": ("เทียบกับวันจันทร์ก่อน", "Since last Monday"),
    "plan": ("เทียบกับคืนที่ออกแผนเดือนนี้", "Since this month's plan was issued"),
}
KINDS: Mapping[str, str] = {
    "entered": "เข้าใหม่ · Entered",
    "left": "ออก · Left",
    "moved": "ย้ายบัญชี · Moved to another list",
    "reordered": "อยู่บัญชีเดิม คะแนนหรือลำดับของตนเปลี่ยน · Stayed, their own order changed",
}
BY_DEFINITION = (
    "ในนั้น {0:,} เพราะกติกา รอบสำรวจ หรือรหัสเปลี่ยน ยังไม่ได้รับความช่วยเหลือ · "
    "{0:,} of them by a change of rules, round or code: they have not been helped"
)
UNEXPLAINED = (
    "! อธิบายไม่ได้ {0:,} รายการ: แจ้งผู้ดูแลระบบ · "
    "{0:,} changes have no reason: tell who keeps the system"
)
UNBALANCED = (
    "! เดิม + การเปลี่ยนแปลง ไม่เท่ากับปัจจุบัน: แจ้งผู้ดูแลระบบ · "
    "then + changes is not now: tell who keeps the system"
)
ANNOUNCED = (
    "ประกาศ: ผู้ที่ออกจากบัญชีเพราะเหตุต่อไปนี้ยังไม่ได้รับความช่วยเหลือ · "
    "Announcement: who left a list by what follows has not been helped"
)
FIRST_NIGHT = "คืนแรก: ยังไม่มีคืนก่อนให้เทียบ · The first night kept: nothing to compare with"
SAME_NIGHT = "คืนเดียวกับข้างบน · The same night as above"
NO_CHANGE = "ไม่มีการเปลี่ยนแปลง · Nothing changed"
FURTHER = (
    "แสดง {0:,} จาก {1:,} รายการ ดูครบใน changes/{2}.csv · "
    "{0:,} of {1:,} are shown; changes/{2}.csv has all"
)
# Since the night before what a page or two hold: a change of rules may move thousands.
# The others are told in numbers and by who came and left first; the CSV has all.
MOST_ROWS: Mapping[str, int] = {"previous": 100, "monday": 30, "plan": 30}

# The columns of both tables of the sheet, the numbers above, the rows below them.
NUMBERS = (
    ("name_th", "บัญชี · List"),
    ("before_count", "เดิม"),
    ("entered_count", "+ เข้าใหม่"),
    ("moved_in_count", "+ ย้ายเข้า"),
    ("left_count", "− ออก"),
    ("moved_out_count", "− ย้ายออก"),
    ("now_count", "= ปัจจุบัน"),
    ("reordered_count", "คะแนนเปลี่ยน"),
    ("shifted_count", "ลำดับเลื่อน"),
)
ROWS = (
    ("list_name_before", "บัญชีเดิม", 16.0),
    ("priority_rank_before", "ลำดับเดิม", 8.0),
    ("list_name_now", "บัญชีใหม่", 16.0),
    ("priority_rank_now", "ลำดับใหม่", 8.0),
    ("score_before", "คะแนนเดิม", 8.0),
    ("score_now", "คะแนนใหม่", 8.0),
    ("village_number", "หมู่ที่", 9.0),
    ("village_name", "ชื่อหมู่บ้าน", 14.0),
    ("house_number", "บ้านเลขที่", 10.0),
    ("head_name", "หัวหน้าครัวเรือน/ผู้รับบริการ", 22.0),
    ("change_th", "เกิดอะไรขึ้น เพราะเหตุใด", 66.0),
    ("subject_id", "รหัสครัวเรือน/ผู้รับบริการ", 16.0),
    ("change_en", "What happened and why", 120.0),
)
ONLY_ON_SCREEN = 1  # the last column
READING = (
    (
        "เดิม + เข้าใหม่ + ย้ายเข้า − ออก − ย้ายออก = ปัจจุบัน ระบบตรวจทุกคืนทุกตำบล",
        "Then + entered + moved in − left − moved out = now: checked every night in "
        "every subdistrict",
    ),
    (
        "“ลำดับเลื่อน”: ไม่มีอะไรเปลี่ยนในครัวเรือนนั้น แต่ลำดับขยับเพราะมีผู้อื่นเข้าหรือออก "
        "จึงนับรวม ไม่แจงรายชื่อ",
        "“Shifted”: nothing changed in those households; others came or left, so they "
        "are counted, not listed",
    ),
    (
        "ออกจากบัญชีไม่ได้แปลว่าได้รับความช่วยเหลือแล้ว: อ่านเหตุผลในแต่ละแถว; "
        "ชื่อแสดงเฉพาะผู้ที่ยังอยู่ในบัญชีของตำบลนี้คืนนี้",
        "To leave a list is not to have been helped: read each row's reason; names are "
        "shown of those alone who are on a list here tonight",
    ),
)
