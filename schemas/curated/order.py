"""The order: a score whose parts add up, each told in numbers and in words."""

from schemas.contract import Contract, Date, Int, column
from schemas.curated.words import SUBJECT_KINDS
from schemas.reference import DIMENSIONS, SCORE_PARTS

OPTION_STATES = ("open", "waiting", "used_up")


class ScoreItems(Contract):
    """One row per household or client on a list and thing that adds to its score."""

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    item_code: str = column("รายการ", "what is counted", key=True)
    part_code: str = column("ส่วนของคะแนน", "part it adds to", isin=SCORE_PARTS)
    item_count: Int = column("จำนวน", "how much of it there is", ge=0)
    points: Int = column("คะแนน", "points it adds", ge=0)


class Scores(Contract):
    """One row per household or client on a list: its score, and what made it.

    A greater score comes first. The four parts add up to it.
    """

    subject_kind: str = column("ชนิด", "household, client", key=True, isin=SUBJECT_KINDS)
    subject_id: str = column("รหัส", "household_id or client_id", key=True)
    score: Int = column("คะแนน", "greater comes first", ge=0)
    deprivation_points: Int = column("คะแนน: ความขาดแคลน", "for what is failed", ge=0)
    vulnerability_points: Int = column("คะแนน: ความเปราะบาง", "for dependants …", ge=0)
    last_service_points: Int = column("คะแนน: บริการล่าสุด", "for having waited", ge=0)
    survey_age_points: Int = column("คะแนน: อายุข้อมูล", "for a stale survey", ge=0)
    score_th: str = column("ที่มาของคะแนน", "what each part added, Thai")
    score_en: str = column("ที่มาของคะแนน (อังกฤษ)", "in English")


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
