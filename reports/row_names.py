"""The Thai names of what figures are told by: dimensions, groups, departments."""

import csv
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "data" / "raw" / "reference"
# the files that are delivered; no code list names them
SOURCES = {
    "households": "ครัวเรือน (จปฐ.)",
    "persons": "สมาชิกครัวเรือน (จปฐ.)",
    "welfare_registrations": "ผู้ลงทะเบียนบัตรสวัสดิการแห่งรัฐ",
    "centres": "ศูนย์ช่วยเหลือสังคม",
    "centre_coverage": "พื้นที่รับผิดชอบของศูนย์",
    "service_records": "คำขอและการช่วยเหลือที่ศูนย์บันทึก",
    "person_status": "สถานะบุคคลจากทะเบียนราษฎร",
    "contacts": "การติดต่อครัวเรือน",
    "review_decisions": "คำตอบของผู้ตรวจ",
}
FILES = {
    "dimension": ("dimensions", "dimension_code", "dimension_name_th"),
    "group": ("population_groups", "group_code", "name_th"),
    "department": ("departments", "department_code", "department_name_th"),
}
UNKNOWN = {"unknown": "ไม่ทราบ", "none": "ไม่ระบุ", "other": "อื่น ๆ"}


@cache
def row_names(row_set: str) -> dict[str, str]:
    """Return the name of each row of a set, in the order in which they are told."""
    if row_set not in FILES:
        return dict(SOURCES)
    file, code, name = FILES[row_set]
    return {row[code]: row[name] for row in _rows(file)} | UNKNOWN


@cache
def ministry_departments() -> tuple[str, ...]:
    """Return the departments of the ministry, each of which has a sheet."""
    rows = _rows("departments")
    return tuple(r["department_code"] for r in rows if r["is_ministry"] == "true")


def _rows(file: str) -> list[dict[str, str]]:
    """Return the rows of a reference table."""
    with (REFERENCE / f"{file}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
