"""The numbers of policy that a run may be told, and whether they make sense.

What is not said is as `schemas/run.py` has it, each night the same.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flows.private import UsageError
from schemas.run import Retention, RunRequest

THRESHOLDS = ("link_weight", "link_lead", "review_weight")
PLAN_NUMBERS = ("vulnerable_level", "overdue_days", "load_km")
RETENTION = ("keep_nights", "keep_names_nights")
WHOLE = ("vulnerable_level", "overdue_days")
NEVER_BELOW_ZERO = ("link_lead", *PLAN_NUMBERS)
LEVELS = (0, 3)


def with_numbers(request: RunRequest, said: Mapping[str, float | None]) -> RunRequest:
    """Return the request with the numbers that were said, if they make sense.

    Args:
        request: the run, its numbers as each night.
        said: other numbers, by the request's names; None: as it is.
    """
    numbers: dict[str, Any] = {}
    for name, number in said.items():
        if number is not None:
            refuse_senseless(name, number)
            numbers[name] = int(number) if name in WHOLE else float(number)
    asked = replace(request, **numbers)
    refuse_unasked(asked)
    return asked


def read_retention(nights: int | None, names_nights: int | None) -> Retention:
    """Return how many nights are kept; what is not said is as `schemas/run.py` has it.

    Args:
        nights: nights of which counts and changes are kept.
        names_nights: nights of which all is kept, names and IDs too.
    """
    known = Retention()
    asked = Retention(
        known.nights if nights is None else nights,
        known.names_nights if names_nights is None else names_nights,
    )
    if min(asked.nights, asked.names_nights) < 1:
        raise UsageError(
            "ต้องเก็บอย่างน้อย 1 คืน เพราะคืนถัดไปต้องใช้",
            "keep at least 1 night: the next one needs it",
            place=", ".join(map(option, RETENTION)),
        )
    return asked


def refuse_senseless(name: str, number: float) -> None:
    """Refuse what is no number, or none that can be meant."""
    if not math.isfinite(number) or (name in NEVER_BELOW_ZERO and number < 0):
        raise UsageError(
            "ต้องเป็นตัวเลข และไม่ติดลบถ้าเป็นระยะนำ ระดับ จำนวนวัน หรือกิโลเมตร เช่น 4 หรือ 2.5",
            "must be a number, and a lead, level, days or kilometres not below zero, "
            "such as 4 or 2.5",
            place=option(name),
        )
    if name in WHOLE and number != int(number):
        raise UsageError(
            "ต้องเป็นจำนวนเต็ม เช่น 2", "must be a whole number, such as 2",
            place=option(name),
        )  # fmt: skip
    if name == "vulnerable_level" and not LEVELS[0] <= number <= LEVELS[1]:
        raise UsageError(
            f"ระดับความเปราะบางมี {LEVELS[0]} ถึง {LEVELS[1]} เท่านั้น",
            f"levels of vulnerability are {LEVELS[0]} to {LEVELS[1]}",
            place=option(name),
        )


def refuse_unasked(asked: RunRequest) -> None:
    """Refuse thresholds by which records are linked that are not worth asking about."""
    least, enough = asked.review_weight, asked.link_weight
    if least > enough:
        raise UsageError(
            f"น้ำหนักที่ต้องให้คนตรวจ ({least:g}) สูงกว่าน้ำหนักที่จับคู่เอง ({enough:g}): "
            "ลดตัวแรก หรือเพิ่มตัวหลัง (--link-weight)",
            f"the least weight to ask a person ({least:g}) is above the least weight "
            f"to link without one ({enough:g}): lower it, or raise --link-weight",
            place=option("review_weight"),
        )


def option(name: str) -> str:
    """Return a number's name as it is said on the command line."""
    return f"--{name.replace('_', '-')}"
