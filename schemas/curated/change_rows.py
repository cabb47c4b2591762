"""What changed, as a planner reads it: the changes with place, name and list."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.curated.words import BASELINES, CHANGE_KINDS


class ChangeRows(Contract):
    """One row per change of a subdistrict since an earlier night, in reading order.

    Entered, left, moved, reordered; in each the lists in their order, then the ranks.
    Names stand as on tonight's lists: none of who is on no list there, none of minors.
    Who left keeps village and house if the survey has it in that subdistrict still.
    """

    subdistrict_code: str = column("รหัสตำบล", "whose lists", key=True)
    baseline_code: str = column("เทียบกับ", "earlier night", key=True, isin=BASELINES)
    compared_on: Date = column("วันที่เทียบ", "day of that night")
    change_place: Int = column("ลำดับที่", "order of reading", key=True, ge=1)
    change_kind: str = column(
        "การเปลี่ยนแปลง", "moved: to another list; reordered: in it", isin=CHANGE_KINDS
    )
    list_code_before: str = column("รหัสบัญชีเดิม", "missing: none here", nullable=True)
    list_name_before: str = column("บัญชีเดิม", "in Thai", nullable=True)
    priority_rank_before: Int = column("ลำดับเดิม", "in that list", nullable=True)
    list_code_now: str = column("รหัสบัญชีใหม่", "missing: none here", nullable=True)
    list_name_now: str = column("บัญชีใหม่", "in Thai", nullable=True)
    priority_rank_now: Int = column("ลำดับใหม่", "in that list", nullable=True)
    score_before: Int = column("คะแนนเดิม", "score then", nullable=True)
    score_now: Int = column("คะแนนใหม่", "score now", nullable=True)
    village_number: Int = column("หมู่ที่", "village number", nullable=True)
    village_name: str = column("ชื่อหมู่บ้าน", "village", nullable=True)
    house_number: str = column("บ้านเลขที่", "house number", nullable=True)
    head_name: str = column(
        "หัวหน้าครัวเรือน/ผู้รับบริการ", "as on tonight's list; not a minor's",
        nullable=True, personal=True,
    )  # fmt: skip
    change_th: str = column("เกิดอะไรขึ้น เพราะเหตุใด", "what happened and why, Thai")
    change_en: str = column("เกิดอะไรขึ้น (อังกฤษ)", "in English")
    reason_code: str = column("รหัสเหตุผล", "in `reference.change_words`", nullable=True)
    is_by_definition: Bool = column(
        "เปลี่ยนเพราะกติกา", "a rule, round or code changed: nobody was helped by it"
    )
    is_explained: Bool = column("อธิบายได้", "a reason was found")
    household_id: str = column("รหัสครัวเรือน", "household", nullable=True)
    client_id: str = column("รหัสผู้รับบริการ", "client outside the survey", nullable=True)
