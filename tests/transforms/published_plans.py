"""A night's published plans, drawn: what the field sheets are made from."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from schemas.contract import kept_columns, table_name
from schemas.curated import (
    CentrePlanRows,
    CentrePlans,
    HouseholdFates,
    PlanRows,
    ServiceOptions,
    SubdistrictSummary,
)
from tests.drawn import draw, heading, parse
from transforms.warehouse import open_warehouse

NOTHING = "nothing\n-------"
PLACES = """
    subdistrict_code | subdistrict_name | district_code | district_name
    -----------------+------------------+---------------+--------------
    570511           | ทรายขาว           | 5705          | พาน
    570512           | สันกลาง           | 5705          | พาน
    570513           | เมืองพาน           | 5705          | พาน
"""
CENTRES = """
    centre_id | plan_month
    ----------+-----------
    C1        | 2020-03-01
"""


def publish_plans(
    latest: Path,
    plans: str = "",
    *,
    options: str = NOTHING,
    fates: str = NOTHING,
    is_invented: bool = True,
) -> None:
    """Write what a night publishes, into a folder, from drawn rows.

    The one without a plan has no centre either. A plan of each centre is a file.
    """
    said = {
        "area_code": "57",
        "as_of": "2020-03-02",
        "inputs": [],
        "outputs": {},
        "rules": {},
        "is_invented": is_invented,
        "parameters": {"max_suggested_services": 3},
    }
    latest.joinpath("manifest.json").write_text(json.dumps(said), "utf-8")
    con = open_warehouse()
    urgent = NOTHING
    if "is_emergency" in plans:
        rows = parse(plans)
        urgent = "subject_kind | subject_id | is_emergency\n---\n" + "\n".join(
            f"household | {row['household_id']} | {row.pop('is_emergency')}"
            for row in rows
        )
        names = [name for name in heading(plans) if name != "is_emergency"]
        plans = f"{' | '.join(names)}\n---\n" + "\n".join(
            " | ".join(row[name] or "" for name in names) for row in rows
        )
    drawn = {
        CentrePlanRows: plans or NOTHING,
        CentrePlans: CENTRES if plans else NOTHING,
        HouseholdFates: fates,
        PlanRows: urgent,
        ServiceOptions: options,
        SubdistrictSummary: PLACES,
    }
    (latest / "tables").mkdir()
    (latest / "plans").mkdir()
    for table, drawing in drawn.items():
        name = table_name(table)
        draw(con, name, drawing)
        rows = con.sql(f"select * from {name}").to_arrow_table()
        rows = rows.select(kept_columns(table))
        if table is not CentrePlanRows:
            noun = name.removeprefix("curated.")
            pq.write_table(rows, latest / "tables" / f"{noun}.parquet")
        elif plans:
            pq.write_table(rows, latest / "plans" / "C1.parquet")
    con.close()
