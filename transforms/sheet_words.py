"""What a planner reads in a workbook: sheets, columns in their order, explanations."""

from collections.abc import Mapping

PLACE = ("priority_rank", "village_number", "village_name", "house_number")
HEAD = ("head_name", "head_age_years")
NEEDS = (
    "member_count", "elderly_count", "disabled_count", "chronic_count", "under_6_count",
)  # fmt: skip
ASK = ("waiting_requests_th", "contact_th", "marks_th", "household_id")
SERVED = ("last_service_on", "last_service_th")
DIMENSIONS = ("unanswered_dimensions_th", "answered_dimensions_th")
ON_SCREEN = ("centre_name", "head_citizen_id_masked", "reason_en")

# What is printed, in order; behind it what is read on the screen only.
PRINTED: Mapping[str, tuple[str, ...]] = {
    "no_card": (
        *PLACE, *HEAD, *NEEDS, "reason_th", "failed_indicators_th",
        "suggested_services_th", *ASK,
    ),
    "unserved": (
        *PLACE, *HEAD, *NEEDS, "reason_th", "failed_indicators_th",
        "suggested_services_th", *ASK,
    ),
    "part_served": (
        *PLACE, *HEAD, *NEEDS, "reason_th", "failed_indicators_th", "answered_by_th",
        "suggested_services_th", *ASK,
    ),
    "follow_up": (
        *PLACE, *HEAD, *NEEDS, "reason_th", "failed_indicators_th", "answered_by_th",
        *ASK,
    ),
    "vulnerable": (*PLACE, *HEAD, *NEEDS, "reason_th", *ASK),
    "outside_survey": (
        *PLACE, *HEAD, "reason_th", *SERVED,
        "waiting_requests_th", "contact_th", "marks_th", "client_id",
    ),
    "emptied": (*PLACE, *HEAD, "reason_th", "failed_indicators_th", *SERVED, *ASK),
}  # fmt: skip
ONLY_ON_SCREEN: Mapping[str, tuple[str, ...]] = {
    "no_card": (*DIMENSIONS, "answered_by_th", *SERVED, *ON_SCREEN),
    "unserved": ("unanswered_dimensions_th", *SERVED, *ON_SCREEN),
    "part_served": (*DIMENSIONS, *SERVED, *ON_SCREEN),
    "follow_up": ("answered_dimensions_th", *SERVED, *ON_SCREEN),
    "vulnerable": (*SERVED, *ON_SCREEN),
    "outside_survey": ON_SCREEN,
    "emptied": ON_SCREEN,
}
WIDTHS: Mapping[str, float] = {
    "priority_rank": 5.0,
    "village_number": 5.0,
    "village_name": 11.0,
    "house_number": 8.0,
    "head_name": 18.0,
    "head_age_years": 4.0,
    **dict.fromkeys(NEEDS, 3.5),
    "reason_th": 26.0,
    "failed_indicators_th": 26.0,
    "unanswered_dimensions_th": 13.0,
    "answered_dimensions_th": 13.0,
    "answered_by_th": 22.0,
    "suggested_services_th": 28.0,
    "waiting_requests_th": 18.0,
    "last_service_on": 10.0,
    "last_service_th": 18.0,
    "contact_th": 15.0,
    "marks_th": 18.0,
    "household_id": 13.0,
    "client_id": 15.0,
    "centre_name": 22.0,
    "head_citizen_id_masked": 19.0,
    "reason_en": 40.0,
}

OTHER_HOUSEHOLDS: Mapping[str, tuple[str, str, str]] = {
    "need_unknown_count": (
        "ไม่ทราบความจำเป็น",
        "ไม่พบตัวชี้วัดที่ตก แต่ตอบแบบสำรวจไม่ครบ",
        "Nothing failed, but something was not answered",
    ),
    "no_need_recorded_count": (
        "ไม่พบข้อมูลความจำเป็น",
        "ไม่มีตัวชี้วัดที่ตกในข้อมูล ไม่ได้แปลว่าไม่เดือดร้อน",
        "Nothing failed in the data: that does not mean nothing is needed",
    ),
    "emptied_count": (
        "ไม่มีผู้อาศัยแล้ว (ทั้งหมด)",
        "สมาชิกทุกคนเสียชีวิตหรือไม่อยู่แล้วตามข้อมูลล่าสุด รวมที่ไม่ตกเกณฑ์",
        "Every member has died or left, by the newest data, survey-poor or not",
    ),
}
READING = (
    (
        "ลำดับ 1 คือครัวเรือนที่ควรไปก่อน; กดลูกศรที่หัวคอลัมน์ “หมู่ที่” เพื่อเรียงหรือกรองตามหมู่บ้าน",
        "Rank 1 comes first; the arrow at the heading of the village number sorts or "
        "filters by village",
    ),
    (
        "ข้อควรระวัง “ตรวจสอบก่อน”: ข้อมูลสำรวจอาจไม่เป็นปัจจุบัน "
        "(เด็กพ้นวัยเรียน สมาชิกเสียชีวิตหรือย้ายออก) ให้ยืนยันก่อนช่วยเหลือ",
        "Mark “check first”: the survey may be out of date (children past school age, "
        "members dead or gone); confirm before helping",
    ),
    (
        "ข้อควรระวัง “มีคำขอ … รายการรอตรวจว่าเป็นของครัวเรือนนี้ ถ้าใช่ …”: "
        "ยังยืนยันไม่ได้ว่าเป็นคนเดียวกัน จึงยังไม่นับในบัญชีและลำดับ; ศูนย์ตอบในสมุดงาน review ของตน",
        "Mark “records in review … if so …”: whether they are this household's is not "
        "yet certain, so neither list nor rank counts them; the centre answers in its "
        "review workbook",
    ),
    (
        "บริการที่อาจขอได้เป็นเพียงข้อเสนอ ต้องสอบข้อเท็จจริงและตรวจคุณสมบัติก่อน ไม่ใช่สิทธิที่อนุมัติแล้ว",
        "Suggested services are a proposal, no entitlement: establish the facts and "
        "eligibility first",
    ),
    (
        "แต่ละหน้าพิมพ์ถึงคอลัมน์รหัสครัวเรือน (หรือรหัสผู้รับบริการ); คอลัมน์ถัดไปดูบนจอ",
        "Pages are printed up to the household (or client) ID; the columns behind it "
        "are read on the screen",
    ),
)
