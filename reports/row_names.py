"""The Thai names of what figures are told by: dimensions, groups, departments."""

import csv
from collections.abc import Mapping
from pathlib import Path

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


def read_row_names(reference: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the name of each row of each set, in the order in which they are told."""
    names = {
        row_set: {row[code]: row[name] for row in _rows(reference, file)}
        for row_set, (file, code, name) in FILES.items()
    }
    return names | {"source": SOURCES}


def read_ministry_departments(reference: Path) -> tuple[str, ...]:
    """Return the departments of the ministry, each of which has a sheet."""
    rows = _rows(reference, "departments")
    return tuple(r["department_code"] for r in rows if r["is_ministry"] == "true")


def _rows(reference: Path, file: str) -> list[dict[str, str]]:
    """Return the rows of a reference table."""
    with (reference / f"{file}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
