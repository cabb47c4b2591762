"""The order: a score whose parts add up, each told in numbers and in words."""

from typing import Any

from schemas.contract import Contract, Date, Int, column
from schemas.curated.words import SUBJECT_KINDS, persons
from schemas.reference import DIMENSIONS

OPTION_STATES = ("open", "waiting", "used_up")


def _flag(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of a thing that there is once or not at all."""
    return column(th, en, ge=0, le=1)


class ScoreItems(Contract):
    """One row per household or client on a list: how much there is of what scores.

    The columns between the key and the ties are the items of `reference.score_points`.
    """

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    unanswered_health: Int = _flag("ยังไม่มีการช่วยเหลือด้านสุขภาพ", "health unanswered")
    unanswered_living: Int = _flag("ยังไม่มีการช่วยเหลือด้านความเป็นอยู่", "living unanswered")
    unanswered_education: Int = _flag("ยังไม่มีการช่วยเหลือด้านการศึกษา", "education …")
    unanswered_income: Int = _flag("ยังไม่มีการช่วยเหลือด้านรายได้", "income unanswered")
    unanswered_access: Int = _flag("ยังไม่มีการช่วยเหลือด้านการเข้าถึงบริการรัฐ", "access …")
    further_indicators: Int = column(
        "ตัวชี้วัดอื่นที่ยังไม่ตอบ", "failed, unanswered, beyond one per dimension", ge=0
    )
    answered_dimensions: Int = column("มิติที่ช่วยแล้ว", "failed and answered", ge=0)
    low_income: Int = _flag("รายได้น้อย", "within the limit of vulnerable households")
    under_6: Int = persons("เด็กต่ำกว่า 6 ปี", "under six")
    school_age: Int = persons("วัยเรียน", "of school age")
    elderly: Int = persons("ผู้สูงอายุ", "60 and over")
    very_old: Int = persons("80 ปีขึ้นไป", "of them 80 and over")
    disabled: Int = persons("คนพิการ", "disabled")
    chronically_ill: Int = persons("ป่วยเรื้อรัง", "chronically ill")
    cannot_care: Int = persons("ช่วยเหลือตนเองไม่ได้", "unable to care for themselves")
    one_parent: Int = _flag("ครอบครัวเลี้ยงเดี่ยว", "one-parent household")
    elderly_alone: Int = _flag("ผู้สูงอายุอยู่ตามลำพัง", "elderly without younger people")
    never_served: Int = _flag("ไม่เคยได้รับบริการ", "no service of a centre is known")
    months_since_service: Int = column(
        "เดือนตั้งแต่บริการล่าสุด", "full months; 0 where never served", unit="months", ge=0
    )
    survey_age_years: Int = column(
        "อายุข้อมูลสำรวจ", "full years; 0 for a client", unit="years", ge=0
    )
    dependant_count: Int = persons("ผู้พึ่งพิง", "breaks ties: any kind, each once")
    last_service_on: Date = column("บริการล่าสุดเมื่อ", "breaks ties", nullable=True)


class Scores(Contract):
    """One row per household or client on a list: its score, and what made it.

    A greater score comes first. The four parts add up to it.
    """

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    score: Int = column("คะแนน", "greater comes first", ge=0)
    order_rank: Int = column(
        "ลำดับตามคะแนน",
        "in its kind, 1 is first; ties: unanswered dimensions, dependants, never then "
        "longest ago helped, key",
        ge=1,
    )
    deprivation_points: Int = column("คะแนน: ความขาดแคลน", "for what is failed", ge=0)
    vulnerability_points: Int = column("คะแนน: ความเปราะบาง", "for dependants …", ge=0)
    last_service_points: Int = column("คะแนน: บริการล่าสุด", "for having waited", ge=0)
    survey_age_points: Int = column("คะแนน: อายุข้อมูล", "for a stale survey", ge=0)
    score_th: str = column("ที่มาของคะแนน", "what each part added, Thai")
    score_en: str = column("ที่มาของคะแนน (อังกฤษ)", "in English")
    rule_version: str = column("รุ่นของกฎคะแนน", "of `reference.score_points`")


class ServiceOptions(Contract):
    """One row per listed household, unanswered dimension and service that fits it.

    It fits a failed indicator, and a member whom the failure may concern.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    dimension_code: str = column("มิติ", "dimension", key=True, isin=DIMENSIONS)
    service_code: str = column("รหัสบริการ", "service", key=True)
    option_rank: Int = column("ลำดับ", "1 is suggested first", ge=1)
    option_state: str = column(
        "สถานะ",
        "open, already asked for, or its limit of the fiscal year used up",
        isin=OPTION_STATES,
    )
    member_ages: str = column(
        "อายุผู้ที่ควรได้รับ", "ages of the members it fits, by comma", nullable=True
    )
    used_count: Int = column(
        "ใช้แล้วในปีงบประมาณ",
        "times by the least helped of them (or the family); empty: no limit",
        nullable=True,
        ge=0,
    )
    limit_count: Int = column("ไม่เกิน", "times per fiscal year", nullable=True, ge=1)
    last_given_on: Date = column("เคยได้รับเมื่อ", "to anybody there", nullable=True)
