"""What the parts of an evaluation are called; what is not here keeps its code."""

from collections.abc import Mapping

Words = Mapping[str, str]

SCOPES: Words = {
    "all": "ทุกคำขอ · all records",
    "without_usable_id": "คำขอที่ไม่มีเลขประจำตัวที่ใช้ได้ · records without a usable ID",
}
SPLITS: Words = {
    "everything": "รวม · overall",
    "usable_id": "เลขประจำตัวที่ใช้ได้ · a usable ID",
    "id_fault": "เลขประจำตัวผิดอย่างไร · what is wrong with the ID",
    "name_fault": "ชื่อผิดอย่างไร · what is wrong with the name",
    "birth_fault": "วันเกิดผิดอย่างไร · what is wrong with the birth date",
    "circumstance": "กรณียาก · hard cases",
    "id_beginning": "เลขจริงขึ้นต้นด้วย · the true ID begins with",
    "age_group": "วัย · age",
    "district": "อำเภอ · district",
}
# Ways of splitting that are shown as one.
CIRCUMSTANCES = ("name_form", "twin", "moved", "surname")
VALUES: Mapping[str, Words] = {
    "everything": {"all": "ทั้งหมด · all"},
    "usable_id": {"usable": "มี · with one", "not_usable": "ไม่มี · without"},
    "id_fault": {
        "missing": "ไม่มีเลข · none",
        "mistyped": "ผิดหนึ่งหลัก · a digit mistyped",
        "swapped": "สลับสองหลัก · two digits swapped",
        "third_digit": "หลักที่สามผิด · third digit wrong",
        "spreadsheet": "ถูกโปรแกรมตาราง · by a spreadsheet",
        "placeholder": "เลขสมมุติ เช่น 0000 · a placeholder",
        "relatives": "เลขของญาติ · a relative's",
    },
    "name_fault": {
        "several": "หลายอย่าง · several",
        "homophone": "อักษรเสียงพ้อง · homophone letter",
        "tone": "วรรณยุกต์หาย · tone mark lost",
        "silent": "การันต์หาย · silent letter lost",
        "dropped": "อักษรหาย · a letter lost",
        "doubled": "อักษรซ้ำ · a letter doubled",
        "letters_swapped": "อักษรสลับ · letters swapped",
        "columns_swapped": "ชื่อกับนามสกุลสลับ · names swapped",
        "consonant_dropped": "พยัญชนะควบหาย · consonant of a cluster lost",
        "vowel_length": "สระสั้นยาว · vowel length",
        "keyboard": "กดแป้นข้างเคียง · neighbouring key",
        "shift": "กด Shift ผิด · wrong shift",
        "northern": "เขียนตามเสียงเหนือ · by northern speech",
        "first_part": "เหลือพยางค์ต้น · first part only",
        "cut_short": "ถูกตัดท้าย · cut short",
        "nickname": "ชื่อเล่น · nickname",
        "latin": "อักษรละติน · Latin letters",
        "without_surname": "ไม่มีนามสกุล · surname left out",
    },
    "birth_fault": {
        "missing": "ไม่มีวันเกิด · none",
        "year_only": "รู้แต่ปี · year only",
        "month_only": "รู้แต่เดือน · month only",
        "january_first": "ลงเป็น 1 ม.ค. · put down as 1 January",
        "swapped": "วันกับเดือนสลับ · day and month swapped",
        "typo": "ผิดหนึ่งหลัก · a digit mistyped",
        "year_off": "ปีคลาดหนึ่ง · a year off",
        "off": "คลาดหลายวันหรือหลายปี · days or years off",
    },
    "circumstance": {
        "one_word_name": "ชื่อคำเดียว · one-word name",
        "twin": "ฝาแฝด · twin",
        "moved": "ย้ายที่อยู่ · moved",
        "new_surname": "เปลี่ยนนามสกุล · new surname",
    },
    "id_beginning": {"rest": "อื่น ๆ · any other digit"},
    "age_group": {
        "60_and_over": "60 ปีขึ้นไป · 60 and over",
        "under_60": "ต่ำกว่า 60 ปี · under 60",
    },
}
STATES: Words = {
    "linked": "จับคู่แล้ว · linked",
    "in_review": "รอตรวจ · in review",
    "unmatched": "ไม่พบคู่ · unmatched",
}


def in_words(split_by: str, value: str) -> str:
    """Return what a part is called, Thai first."""
    return VALUES.get(split_by, {}).get(value, value)
