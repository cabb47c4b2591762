"""The delta: where each stood tonight, what moved since earlier nights, and why."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.curated.words import (
    BASELINES,
    CARD_STATES,
    CHANGE_KINDS,
    OTHER_FATES,
    SUBJECT_KINDS,
    TARGET_LISTS,
)
from schemas.reference import SETTING_KINDS

STANDINGS = (*TARGET_LISTS, "outside_survey", *OTHER_FATES, "set_aside", "gone")


class SubjectStates(Contract):
    """One row per household, and client outside the survey: how it stood, why.

    The facts that decide lists and order, without names: kept every night, so that the
    next can say what changed. Three kinds of households are in it by their key and
    little else: those outside the run's area (who moves in is not new), those whose row
    was set aside tonight, and those that a compared night knew and no file holds now.
    Confidential records leave no trace.
    """

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    standing_code: str = column("สถานะ", "list, or why on none", isin=STANDINGS)
    subdistrict_code: str = column(
        "รหัสตำบล", "missing: set aside, or gone", nullable=True
    )
    merged_into: str = column(
        "รวมเข้ากับ", "of who is gone: the household its members are in", nullable=True
    )
    came_from: str = column(
        "เดิมอยู่กับ",
        "of a client: whose its requests were before, households by comma, or `review`",
        nullable=True,
    )
    list_code: str = column("รหัสบัญชี", "missing: on no list", nullable=True)
    priority_rank: Int = column("ลำดับ", "in its list; 1 is first", nullable=True)
    score: Int = column("คะแนน", "greater comes first", nullable=True)
    unanswered_dimension_count: Int = column("มิติที่ยังขาด", "tie", nullable=True)
    dependant_count: Int = column("ผู้พึ่งพิง", "tie", nullable=True)
    last_service_on: Date = column("บริการล่าสุด", "tie", nullable=True)
    is_emergency: Bool = column("กรณีฉุกเฉิน", "of a client: comes first", nullable=True)
    waiting_since: Date = column("รอตั้งแต่", "of a client: then this", nullable=True)
    survey_year: Int = column("ปีที่สำรวจ", "Buddhist era", nullable=True)
    failed_indicators: str = column(
        "ตัวชี้วัดที่ตก", "numbers by comma, in order; TPMAP's and others", nullable=True
    )
    answers: str = column(
        "การช่วยเหลือที่นับ",
        "indicator:service:answered_on:until by comma, in order of indicator",
        nullable=True,
    )
    card_state: str = column("บัตร", "of members", nullable=True, isin=CARD_STATES)
    member_count: Int = column("สมาชิก", "admitted", nullable=True, unit="persons")
    present_count: Int = column("ยังอยู่", "living there", nullable=True, unit="persons")
    is_low_income: Bool = column("รายได้น้อย", "missing: not known", nullable=True)
    vulnerability_level: Int = column("ระดับความเปราะบาง", "0-3", nullable=True)
    people: str = column(
        "กลุ่มคน", "on a list: group:persons by comma, as scored", nullable=True
    )
    review_decision_count: Int = column(
        "คำตอบการตรวจ", "answers given on its open records", ge=0
    )


class NightSettings(Contract):
    """One row per rule table, number of policy, survey or card round, and the program.

    What tonight was judged by: where one differs from an earlier night's, lists may
    move though nothing happened to anybody.
    """

    setting_kind: str = column("ชนิด", "kind", key=True, isin=SETTING_KINDS)
    setting_name: str = column("ชื่อ", "table, parameter or round", key=True)
    setting_value: str = column("ค่า", "hash of its rows, or its value")
    rule_version: str = column("รุ่นของกฎ", "where the table has one", nullable=True)


class Announcements(Contract):
    """One row per earlier night compared with and thing that moves lists by definition.

    Told above the numbers: who leaves a list by it has not been helped.
    """

    baseline_code: str = column("เทียบกับ", "earlier night", key=True, isin=BASELINES)
    announcement_order: Int = column("ลำดับ", "order", key=True, ge=1)
    compared_on: Date = column("วันที่เทียบ", "day of that night")
    setting_kind: str = column("ชนิด", "kind", isin=SETTING_KINDS)
    setting_name: str = column("ชื่อ", "table, parameter or round")
    announcement_th: str = column("ประกาศ", "in Thai")
    announcement_en: str = column("ประกาศ (อังกฤษ)", "in English")


class ChangeReasons(Contract):
    """One row per change and reason for it, the foremost first."""

    baseline_code: str = column("เทียบกับ", "earlier night", key=True, isin=BASELINES)
    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    reason_order: Int = column("ลำดับ", "1 is foremost", key=True, ge=1)
    reason_code: str = column("รหัสเหตุผล", "in `reference.change_words`")
    detail_th: str = column("รายละเอียด", "which, when, where", nullable=True)
    detail_en: str = column("รายละเอียด (อังกฤษ)", "in English", nullable=True)


class Changes(Contract):
    """One row per earlier night, subdistrict and who entered, left or moved there.

    Who moved to another subdistrict has two: it left one and entered the other. Those
    who only moved up or down because others came or left are counted in
    `list_balances`, not told one by one.
    """

    baseline_code: str = column("เทียบกับ", "earlier night", key=True, isin=BASELINES)
    compared_on: Date = column("วันที่เทียบ", "day of that night")
    subdistrict_code: str = column("รหัสตำบล", "whose lists", key=True)
    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    change_kind: str = column(
        "การเปลี่ยนแปลง", "moved: to another list; reordered: in it", isin=CHANGE_KINDS
    )
    list_code_before: str = column("บัญชีเดิม", "missing: none here", nullable=True)
    list_code_now: str = column("บัญชีใหม่", "missing: none here", nullable=True)
    priority_rank_before: Int = column("ลำดับเดิม", "in that list", nullable=True)
    priority_rank_now: Int = column("ลำดับใหม่", "in that list", nullable=True)
    score_before: Int = column("คะแนนเดิม", "score then", nullable=True)
    score_now: Int = column("คะแนนใหม่", "score now", nullable=True)
    reason_code: str = column(
        "เหตุผลหลัก", "foremost reason; missing: none was found", nullable=True
    )
    is_explained: Bool = column("อธิบายได้", "a reason was found")
    change_th: str = column("การเปลี่ยนแปลง", "what happened and why, Thai")
    change_en: str = column("การเปลี่ยนแปลง (อังกฤษ)", "in English")


class ListBalances(Contract):
    """One row per earlier night, subdistrict and list: then + changes = now.

    Proved every night: `before + entered + moved in - left - moved out = now`, and
    whoever stayed keeps the order that the changes imply. What no reason explains is
    counted, and fails this check, not the run.
    """

    baseline_code: str = column("เทียบกับ", "earlier night", key=True, isin=BASELINES)
    compared_on: Date = column("วันที่เทียบ", "day of that night")
    subdistrict_code: str = column("รหัสตำบล", "subdistrict", key=True)
    list_code: str = column("รหัสบัญชี", "list", key=True)
    before_count: Int = column("เดิม", "rows then", ge=0)
    entered_count: Int = column("เข้าใหม่", "entered", ge=0)
    moved_in_count: Int = column("ย้ายเข้า", "from another list", ge=0)
    left_count: Int = column("ออก", "left", ge=0)
    moved_out_count: Int = column("ย้ายออก", "to another list", ge=0)
    now_count: Int = column("ปัจจุบัน", "rows tonight", ge=0)
    reordered_count: Int = column("คะแนนเปลี่ยน", "stayed; their own order changed", ge=0)
    shifted_count: Int = column(
        "ลำดับเลื่อน", "stayed and changed nothing; moved by others", ge=0
    )
    unexplained_count: Int = column("อธิบายไม่ได้", "changes without a reason", ge=0)
    is_balanced: Bool = column("ตรงกัน", "then + changes = now, in number and in order")
