"""Invented changes of ต.ต้า for the tests of what is told of them."""

from datetime import date
from typing import Any

import duckdb

from schemas import curated
from tests.transforms.invented_tables import insert, warehouse

DAYS = {
    "previous": date(2020, 3, 30),
    "monday": date(2020, 3, 30),
    "plan": date(2020, 3, 2),
}


def change(kind: str, place: int, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a row of `curated.change_rows` since the night before."""
    listed = {
        "entered": {"list_code_now": "unserved", "list_name_now": "ยังไม่ได้รับ"},
        "left": {"list_code_before": "unserved", "list_name_before": "ยังไม่ได้รับ"},
        "moved": {"list_name_before": "ยังไม่ได้รับ", "list_name_now": "ติดตามผล"},
        "reordered": {"list_name_before": "ติดตามผล", "list_name_now": "ติดตามผล"},
    }[kind]
    of_night = known.get("baseline_code", "previous")
    told = {
        "subdistrict_code": "571401",
        "baseline_code": "previous",
        "compared_on": DAYS[of_night],
        "change_kind": kind,
        "change_place": place,
        "household_id": f"057012345{place:03}",
        "village_number": 4,
        "house_number": "1/2",
        "change_th": f"การเปลี่ยนแปลงที่ {place}",
        "change_en": f"change {place}",
        "is_explained": True,
        "is_by_definition": False,
    }
    return told | listed | known


def balance(list_code: str, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a row of `curated.list_balances` since the night before: 5 + 2 - 1 = 6."""
    of_night = known.get("baseline_code", "previous")
    counts = {
        "before_count": 5,
        "entered_count": 2,
        "moved_in_count": 0,
        "left_count": 1,
        "moved_out_count": 0,
        "now_count": 6,
        "reordered_count": 0,
        "shifted_count": 3,
        "unexplained_count": 0,
    }
    told = {
        "subdistrict_code": "571401",
        "baseline_code": "previous",
        "compared_on": DAYS[of_night],
        "list_code": list_code,
        "is_balanced": True,
    }
    return told | counts | known


def announcement(order: int = 1, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a row of `curated.announcements` since the night before."""
    of_night = known.get("baseline_code", "previous")
    told = {
        "baseline_code": "previous",
        "announcement_order": order,
        "compared_on": DAYS[of_night],
        "announcement_th": "กติกาคะแนนเปลี่ยนจากรุ่น 1 เป็นรุ่น 2",
        "announcement_en": "the points changed from version 1 to 2",
    }
    return told | known


def two_nights() -> duckdb.DuckDBPyConnection:
    """Return a warehouse that compares with the night before (a Monday) and the plan.

    Of ต.ต้า one household came, one left by a rule, one moved; since the plan, one left.
    """
    con = warehouse()
    insert(
        con,
        curated.ChangeRows,
        change("left", 2, is_by_definition=True, head_name=None),
        change("entered", 1, head_name="=นางสมมุติ น้ำผึ้ง"),
        change("moved", 3, household_id=None, client_id="c00000000001"),
        change("left", 1, baseline_code="plan", household_id="057012349999"),
    )
    insert(
        con,
        curated.ListBalances,
        balance("unserved"),
        balance("follow_up", subdistrict_code="571402", unexplained_count=1),
        balance("unserved", baseline_code="monday"),
        balance("unserved", baseline_code="plan", before_count=7, entered_count=0),
    )
    insert(con, curated.Announcements, announcement())
    return con
