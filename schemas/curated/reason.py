"""Who changed, and each reason found for it: what `change_reasons` is made of.

One table per source of reasons; all have the same columns.
"""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.curated.words import SUBJECT_KINDS
from schemas.reference import SETTING_KINDS
from schemas.reference.words import WHAT_MOVES


class ChangedSubjects(Contract):
    """One row per earlier night and who entered or left a list since, or moved.

    To another list or subdistrict, or within a list by keys of its own: who only went
    up or down because others came or left is not in it.
    """

    night_on: Date = column("วันที่", "night compared with", key=True)
    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    subdistrict_code_before: str = column("ตำบลเดิม", "if listed then", nullable=True)
    subdistrict_code_now: str = column("ตำบลใหม่", "if listed now", nullable=True)
    list_code_before: str = column("บัญชีเดิม", "missing: none", nullable=True)
    list_code_now: str = column("บัญชีใหม่", "missing: none", nullable=True)
    priority_rank_before: Int = column("ลำดับเดิม", "in that list", nullable=True)
    priority_rank_now: Int = column("ลำดับใหม่", "in that list", nullable=True)
    score_before: Int = column("คะแนนเดิม", "score then", nullable=True)
    score_now: Int = column("คะแนนใหม่", "score now", nullable=True)
    is_reordered: Bool = column("เลื่อนในบัญชี", "same list and subdistrict as then")


class SettingChanges(Contract):
    """One row per earlier night and rule table, number, round or program that differs.

    Only those that may move somebody.
    """

    night_on: Date = column("วันที่", "night compared with", key=True)
    setting_kind: str = column("ชนิด", "kind", key=True, isin=SETTING_KINDS)
    setting_name: str = column("ชื่อ", "table, parameter or round", key=True)
    what_moves: str = column("มีผลต่อ", "lists, or order alone", isin=WHAT_MOVES)
    change_th: str = column("สิ่งที่เปลี่ยน", "name, version then and now, Thai")
    change_en: str = column("สิ่งที่เปลี่ยน (อังกฤษ)", "in English")


class RegisterReasons(Contract):
    """One row per changed household and reason in the register: new, moved, gone."""

    night_on: Date = column("วันที่", "night compared with", key=True)
    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    reason_code: str = column("รหัสเหตุผล", "in `reference.change_words`", key=True)
    detail_th: str = column("รายละเอียด", "which, when, where", nullable=True)
    detail_en: str = column("รายละเอียด (อังกฤษ)", "in English", nullable=True)


class HelpReasons(RegisterReasons):
    """One row per changed household and reason in its help: received, lapsed, gone."""


class NeedReasons(RegisterReasons):
    """One row per changed household and reason in it: its need, card and members."""


class ClientReasons(RegisterReasons):
    """One row per changed client outside the survey and reason: came, found, waits."""
