"""What lists, groups and causes are called; what is not here keeps its code."""

from collections.abc import Mapping

Words = Mapping[str, str]

UNITS: Words = {"household": "ครัวเรือน · households", "person": "คน · persons"}
LISTS: Words = {
    "no_card": "ไม่มีบัตร · no card",
    "unserved": "ยังไม่ได้รับ · unserved",
    "part_served": "ได้รับบางส่วน · part served",
    "follow_up": "ติดตามผล · follow up",
    "vulnerable": "เปราะบาง · vulnerable",
    "outside_survey": "นอกข้อมูลสำรวจ · outside survey",
    "need_lists": "บัญชีความจำเป็นรวม · lists of need",
    "all_lists": "ทุกบัญชี · all lists",
    "tpmap_rule": "กฎของ TPMAP · TPMAP's rule",
}
GROUPS: Words = {
    "children": "เด็กต่ำกว่า 18 · under 18",
    "elderly": "60 ปีขึ้นไป · 60 and over",
    "elderly_alone": "ผู้สูงอายุตามลำพัง* · elderly alone*",
    "disabled": "คนพิการ* · disabled*",
    "chronically_ill": "ป่วยเรื้อรัง* · chronically ill*",
    "cannot_care": "ช่วยตนเองไม่ได้* · cannot care for self*",
    "one_parent": "เลี้ยงเดี่ยว* · one parent*",
    "no_thai_id": "ไม่มีสัญชาติไทย · no Thai nationality",
    "surveyed": "อยู่ในข้อมูลสำรวจ · surveyed",
    "never_surveyed": "ไม่เคยถูกสำรวจ · never surveyed",
}
ERRORS: Words = {
    "missed": "เดือดร้อนจริงแต่ไม่อยู่ในบัญชีความจำเป็น · in need, on no list of need",
    "leaked": "อยู่ในบัญชีความจำเป็นแต่ไม่เดือดร้อนจริง · on a list of need, not in need",
}
CAUSES: Words = {
    "on_vulnerable_list": "การสำรวจไม่พบ แต่อยู่ในบัญชีเปราะบาง · survey saw no need; on the "
    "list vulnerable",
    "need_overlooked": "การสำรวจไม่พบ · survey saw no need",
    "need_unknown": "คำตอบในการสำรวจไม่ครบ · survey left questions open",
    "not_admitted": "แถวของครัวเรือนถูกกันไว้ · its rows were set aside",
    "never_came": "ไม่เคยถูกสำรวจ ไม่เคยมาที่ศูนย์ · never surveyed, never came to a centre",
    "in_review": "ไม่เคยถูกสำรวจ คำขอรอตรวจ · never surveyed, waits in review",
    "linked_wrongly": "ไม่เคยถูกสำรวจ คำขอจับคู่ผิดคน · never surveyed, taken for another",
    "client_not_listed": "มาที่ศูนย์แต่ไม่ได้ลงบัญชี · a client who is not listed",
    "need_overstated": "การสำรวจพบเกินจริง · survey saw a need that is none",
    "client_unsurveyed_not_needy": "ผู้รับบริการนอกสำรวจ ไม่เดือดร้อนตามตัวชี้วัด · client "
    "outside the survey, fails no indicator",
    "client_surveyed_not_needy": "ผู้ถูกสำรวจที่จับคู่ไม่ได้ ไม่เดือดร้อน · surveyed but not "
    "matched, not in need",
    "lives_elsewhere": "ผู้รับบริการที่อยู่นอกพื้นที่ · client who lives elsewhere",
}
