"""Whom a visitor meets this month, and what to bring: the rows of the field sheets.

They come from the centres' plans and the published tables: nothing confidential and no
client outside the survey is among them. The tables tell no coordinates of houses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from schemas.contract import columns, table_name
from schemas.curated import CentrePlanRows
from schemas.errors import SourceError
from schemas.reference import Services
from transforms.nights import TABLES
from transforms.rules import read_rules
from transforms.warehouse import create_table, open_warehouse

Row = Mapping[str, Any]
LOAD = """
insert into curated.centre_plan_rows by name select * from read_parquet($plans)
"""
PLACES = """
-- One row per subdistrict: how many are planned this month, and by which centres.
select
    summary.subdistrict_code,
    summary.subdistrict_name,
    summary.district_name,
    count(plans.household_id)::bigint as planned_count,
    list_sort(list(distinct plans.centre_name) filter (plans.centre_name is not null))
        as centre_names
from read_parquet($summary) as summary
left join curated.centre_plan_rows as plans
    on
        summary.subdistrict_code = plans.subdistrict_code
        and plans.plan_state = 'planned'
where starts_with(summary.subdistrict_code, $area_code)
group by
    summary.subdistrict_code, summary.subdistrict_name, summary.district_name
order by summary.subdistrict_code
"""
VISITS = """
-- One row per household planned this month, the first of each subdistrict's plans.
with planned as (
    select
        plans.*,
        row_number() over (
            partition by plans.subdistrict_code
            order by plans.plan_place, plans.centre_id
        ) as visit_place
    from curated.centre_plan_rows as plans
    where
        plans.plan_state = 'planned'
        and starts_with(plans.subdistrict_code, $area_code)
    qualify visit_place <= $most_rows
),

offers as (
    select
        options.household_id,
        options.service_code,
        min(options.option_rank) as offer_rank
    from read_parquet($options) as options
    where options.option_state = 'open' and options.option_rank <= $most_services
    group by options.household_id, options.service_code
    union all
    select
        fates.household_id,
        'welfare_card_help' as service_code,
        0 as offer_rank
    from read_parquet($fates) as fates
    where fates.no_card_reason in ('nobody_registered', 'failed')
),

bags as (
    select
        offers.household_id,
        list(
            services.service_name_th
            order by offers.offer_rank, services.service_code
        ) as services_th
    from offers
    inner join services on offers.service_code = services.service_code
    where offers.household_id in (select planned.household_id from planned)
    group by offers.household_id
)

select
    planned.subdistrict_code,
    planned.village_number,
    planned.village_name,
    planned.house_number,
    planned.household_id,
    planned.head_name,
    planned.head_citizen_id_masked,
    planned.centre_name,
    planned.contact_th,
    coalesce(states.is_emergency, false) as is_first,
    planned.waiting_requests_th is not null as is_waiting,
    planned.helped_on,
    coalesce(bags.services_th[:$most_services], []) as services_th,
    coalesce(len(bags.services_th) > $most_services, false) as has_more_services
from planned
left join bags on planned.household_id = bags.household_id
left join read_parquet($states) as states
    on
        states.subject_kind = 'household'
        and planned.household_id = states.subject_id
order by planned.subdistrict_code, planned.visit_place
"""
MONTH = """
select max(centres.plan_month) as plan_month from read_parquet($centres) as centres
"""


@dataclass(frozen=True)
class Cut:
    """Which part of the plans goes on paper.

    Attributes:
        area_code: province, district or subdistrict; empty: all.
        most_rows: households of one subdistrict; further ones stay in the plans.
        most_services: services of one household; the run suggested no more of one kind.
    """

    area_code: str
    most_rows: int
    most_services: int


@dataclass(frozen=True)
class FieldRows:
    """What the field sheets show: each subdistrict, and its households in plan order.

    Attributes:
        month: first day of the plan's month; None if no centre has a plan.
        places: subdistricts in the order of their codes.
        visits: households, by subdistrict and then as planned.
    """

    month: Any
    places: list[Row]
    visits: list[Row]


def read_field_rows(latest: Path, reference: Path, cut: Cut) -> FieldRows:
    """Return what the field sheets of a night show.

    Raises:
        SourceError: what the night published is missing or damaged.
    """
    con = open_warehouse()
    types = {each.name: each.duckdb_type for each in columns(CentrePlanRows).values()}
    create_table(con, table_name(CentrePlanRows), types)
    con.register("services", read_rules(reference, Services))
    tables = latest / TABLES
    given = {
        "plans": sorted(map(str, (latest / "plans").glob("*.parquet"))),
        "centres": str(tables / "centre_plans.parquet"),
        "summary": str(tables / "subdistrict_summary.parquet"),
        "states": str(tables / "plan_rows.parquet"),
        "options": str(tables / "service_options.parquet"),
        "fates": str(tables / "household_fates.parquet"),
        "area_code": cut.area_code,
        "most_rows": cut.most_rows,
        "most_services": cut.most_services,
    }
    try:
        if given["plans"]:
            con.execute(LOAD, {"plans": given["plans"]})
        month, *_ = _rows(con, MONTH, given)
        return FieldRows(
            month["plan_month"], _rows(con, PLACES, given), _rows(con, VISITS, given)
        )
    except (duckdb.IOException, duckdb.InvalidInputException):
        raise SourceError(
            "แฟ้มที่เผยแพร่ไม่ครบหรือเสีย: สั่ง tambon run ใหม่",
            "what was published is missing or damaged: do `tambon run` again",
            file=str(latest),
        ) from None
    finally:
        con.close()


def _rows(
    con: duckdb.DuckDBPyConnection, query: str, given: Mapping[str, object]
) -> list[Row]:
    """Return what a query finds, row by row; it is given what it names."""
    asked = {name: value for name, value in given.items() if f"${name}" in query}
    return list(con.sql(query, params=asked).to_arrow_table().to_pylist())
