"""What `tambon why` says of why a household is on no list, and of what it tells."""

from collections.abc import Mapping

TOPICS: Mapping[str, tuple[str, str]] = {
    "fate": ("ผลคืนนี้", "Tonight"),
    "survey": ("การสำรวจ", "Survey"),
    "dimension": ("มิติ", "Dimension"),
    "help": ("การช่วยเหลือ", "Help"),
    "request": ("คำขอ", "Requests"),
    "card": ("บัตรสวัสดิการ", "Welfare card"),
    "vulnerability": ("ความเปราะบาง", "Vulnerability"),
    "score": ("คะแนน", "Score"),
    "plan": ("แผนเดือนนี้", "Plan of the month"),
    "set_aside": ("แถวที่ถูกกันไว้", "Row set aside"),
}
STANDINGS: Mapping[str, tuple[str, str]] = {
    "need_unknown": (
        "ไม่อยู่ในบัญชีใด: ไม่พบตัวชี้วัดที่ตก แต่ตอบแบบสำรวจไม่ครบ",
        "on no list: nothing failed, but something was not answered",
    ),
    "no_need_recorded": (
        "ไม่อยู่ในบัญชีใด: ไม่พบข้อมูลความจำเป็น ไม่ได้แปลว่าไม่เดือดร้อน",
        "on no list: no need is recorded, which does not mean that nothing is needed",
    ),
    "emptied": (
        "สมาชิกทุกคนเสียชีวิตหรือไม่อยู่แล้ว: ตรวจสอบก่อน",
        "every member has died or left: check first",
    ),
    "outside_area": (
        "อยู่นอกพื้นที่ที่จัดทำบัญชี",
        "lives outside the area that lists are made for",
    ),
    "set_aside": (
        "แถวของครัวเรือนถูกกันไว้ให้แก้ จึงยังไม่อยู่ในบัญชี",
        "its row is set aside to be mended, so it is on no list yet",
    ),
    "gone": (
        "ไม่มีในไฟล์ครัวเรือนแล้ว",
        "is no longer in the household file",
    ),
    "unlisted": (
        "ไม่อยู่ในบัญชีคืนนี้: เหตุผลอยู่ในการเปลี่ยนแปลงครั้งล่าสุดข้างล่าง",
        "on no list tonight: the last change below says why",
    ),
}
