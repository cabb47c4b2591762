"""The counts, and the proof of them."""

from schemas.contract import Bool, Contract, Int, column
from schemas.curated.words import households, persons


class SubdistrictSummary(Contract):
    """One row per subdistrict of the area: TPMAP's counts, and the lists'."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    subdistrict_name: str = column("ตำบล", "Thai name")
    district_code: str = column("รหัสอำเภอ", "district")
    district_name: str = column("อำเภอ", "Thai name")
    household_count: Int = households("ครัวเรือน", "admitted households")
    person_count: Int = persons("สมาชิก", "admitted persons")
    welfare_registered_count: Int = persons("ลงทะเบียนบัตร", "registered for the card")
    welfare_verified_count: Int = persons("บัตรผ่านการตรวจสอบ", "and verified")
    elderly_count: Int = persons("ผู้สูงอายุ", "60 and over when surveyed")
    disabled_count: Int = persons("คนพิการ", "disabled")
    chronic_patient_count: Int = persons("ป่วยเรื้อรัง", "chronically ill")
    survey_poor_household_count: Int = households("ครัวเรือนตกเกณฑ์", "survey poor")
    survey_poor_person_count: Int = persons(
        "สมาชิกในครัวเรือนที่ตกเกณฑ์", "persons in survey-poor households"
    )
    survey_poor_registered_count: Int = persons("ตกเกณฑ์และลงทะเบียน", "and registered")
    target_poor_count: Int = persons("คนจนเป้าหมาย", "and verified")
    target_health_count: Int = persons("เป้าหมาย: สุขภาพ", "target poor by health")
    target_living_count: Int = persons("เป้าหมาย: ความเป็นอยู่", "by living")
    target_education_count: Int = persons("เป้าหมาย: การศึกษา", "by education")
    target_income_count: Int = persons("เป้าหมาย: รายได้", "by income")
    target_access_count: Int = persons("เป้าหมาย: การเข้าถึงบริการรัฐ", "by access")
    no_card_count: Int = households("บัญชี: ไม่มีบัตร", "on list no_card")
    unserved_count: Int = households("บัญชี: ยังไม่ได้รับ", "on list unserved")
    part_served_count: Int = households("บัญชี: ได้รับบางส่วน", "on list part_served")
    follow_up_count: Int = households("บัญชี: ติดตามผล", "on list follow_up")
    vulnerable_count: Int = households("บัญชี: เปราะบาง", "on list vulnerable")
    need_unknown_count: Int = households("ไม่ทราบความจำเป็น", "need unknown")
    no_need_recorded_count: Int = households("ไม่พบข้อมูลความจำเป็น", "no need recorded")
    emptied_count: Int = households("ไม่มีผู้อาศัยแล้ว", "all members dead or gone")
    outside_survey_count: Int = persons("บัญชี: นอกข้อมูลสำรวจ", "clients listed")


class IndicatorCounts(Contract):
    """One row per subdistrict and indicator on the form, as TPMAP counts persons."""

    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "indicator", key=True)
    applicable_person_count: Int = persons("เกี่ยวข้อง", "in households it applies to")
    failed_person_count: Int = persons("ไม่ผ่าน", "in households that fail it")
    target_failed_person_count: Int = persons("เป้าหมายที่ไม่ผ่าน", "of them target poor")


class Ledger(Contract):
    """One row per total and the parts it must equal: the proof that nobody is lost."""

    ledger_order: Int = column("ลำดับ", "order of printing", key=True)
    subject: str = column("เรื่อง", "what is counted (a source, records, households …)")
    subject_th: str = column("เรื่อง (ไทย)", "the same in Thai")
    fate: str = column("ผล", "`total`, or one of the parts that must add up to it")
    fate_th: str = column("ผล (ไทย)", "the same in Thai")
    row_count: Int = column("จำนวน", "rows, persons or households", ge=0)
    is_balanced: Bool = column("สมดุล", "the subject's parts add up to its total")


class Proofs(Contract):
    """One row per claim that a run proves of its figures; a broken one stops it."""

    claim_code: str = column("รหัส", "claim", key=True)
    claim_th: str = column("สิ่งที่พิสูจน์", "in Thai")
    claim_en: str = column("สิ่งที่พิสูจน์ (อังกฤษ)", "in English")
    checked_count: Int = column("ตรวจแล้ว", "cases it was checked on", ge=0)
    broken_count: Int = column("ไม่เป็นจริง", "of them it does not hold for", ge=0)
