"""The first sheet of a workbook: which subdistrict, as of when, what the lists mean."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schemas.run import RunRequest
from transforms.change_figures import Comparison
from transforms.change_sheet_words import ANNOUNCED
from transforms.change_sheets import in_short
from transforms.sheet_words import OTHER_HOUSEHOLDS, READING
from transforms.sheets import PERSONAL, Book, thai_date

Subdistrict = Mapping[str, Any]
TargetList = Mapping[str, Any]
UNKNOWN = "–"
WIDTHS = (36, 16, 62, 60)
LINE_HEADINGS = ("บัญชี · List", "จำนวน · Count", "ความหมาย", "Meaning")

SUBDISTRICTS = """
with data_dates as (
    select
        min(survey_year) as survey_year_from,
        max(survey_year) as survey_year_to,
        max(card_year) as card_year,
        max(cases_until) as cases_until
    from curated.target_list_rows
),

planned_by as (
    select
        plan_rows.subdistrict_code,
        centre_plans.centre_name,
        count(*)::bigint as planned_count
    from curated.plan_rows
    inner join curated.centre_plans on plan_rows.centre_id = centre_plans.centre_id
    where plan_rows.plan_state = 'planned'
    group by plan_rows.subdistrict_code, centre_plans.centre_name
),

planned as (
    select
        subdistrict_code,
        sum(planned_count)::bigint as planned_count,
        string_agg(
            printf('%s %d', centre_name, planned_count), ', '
            order by planned_count desc, centre_name
        ) as planned_by
    from planned_by
    group by subdistrict_code
),

centres as (
    select
        serving_centres.subdistrict_code,
        string_agg(
            centre_plans.centre_name
            || if(serving_centres.is_stand_in, ' (ทำแทน: ตำบลนี้ไม่มีศูนย์)', ''),
            ', '
            order by serving_centres.centre_id
        ) as centre_names
    from curated.serving_centres
    inner join curated.centre_plans
        on serving_centres.centre_id = centre_plans.centre_id
    group by serving_centres.subdistrict_code
)

select
    subdistricts.*,
    summary.household_count,
    summary.need_unknown_count,
    summary.no_need_recorded_count,
    summary.emptied_count,
    planned.planned_count,
    planned.planned_by,
    centres.centre_names,
    data_dates.*
from reference.subdistricts as subdistricts
left join curated.subdistrict_summary as summary using (subdistrict_code)
left join planned using (subdistrict_code)
left join centres using (subdistrict_code)
cross join data_dates
where starts_with(subdistricts.subdistrict_code, $area_code)
order by subdistricts.subdistrict_code
"""


def read_subdistricts(
    con: DuckDBPyConnection, request: RunRequest
) -> list[Subdistrict]:
    """Return what the first sheet says of each subdistrict of the area."""
    named = con.sql(SUBDISTRICTS, params={"area_code": request.area_code})
    rows: pa.Table = named.to_arrow_table()
    return list(rows.to_pylist())


def read_lists(con: DuckDBPyConnection) -> list[TargetList]:
    """Return the lists in their order, with their names and what they mean."""
    rows: pa.Table = con.table("reference.lists").order("list_order").to_arrow_table()
    return list(rows.to_pylist())


def place_name(subdistrict: Subdistrict) -> str:
    """Return where a subdistrict is, in Thai."""
    return (
        f"ตำบล{subdistrict['subdistrict_name_th']} "
        f"อำเภอ{subdistrict['district_name_th']} "
        f"จังหวัด{subdistrict['province_name_th']}"
    )


def write_summary(
    book: Book,
    subdistrict: Subdistrict,
    lists: Sequence[TargetList],
    counts: Mapping[str, int],
    comparisons: Sequence[Comparison] = (),
) -> None:
    """Write the first sheet; what moves lists by definition stands above the numbers.

    Args:
        book: the workbook.
        subdistrict: its area, dates and other households.
        lists: the lists, in their order.
        counts: how many rows each has.
        comparisons: what changed since earlier nights, the night before first.
    """
    sheet = book.sheet("สรุป", f"บัญชีครัวเรือนเป้าหมาย {place_name(subdistrict)}")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = 2
    news = ("ใหม่ตั้งแต่คืนก่อน · New since the night before", in_short(comparisons))
    for label, value in (*facts(book.request, subdistrict), news):
        row += 1
        sheet.write_string(row, 0, label, book.bold)
        sheet.write_string(row, 1, value, book.plain)
    for told in announced(comparisons):
        row += 1
        sheet.set_row(row, None, book.invented)
        sheet.write_string(row, 0, told, book.invented)
    lines = list_lines(subdistrict, lists, counts)
    for column, heading in enumerate(lines.schema.names):
        sheet.write_string(row + 2, column, heading, book.heading)
    book.rows(sheet, row + 3, lines, WIDTHS)
    row += lines.num_rows + 4
    sheet.write_string(row, 0, "วิธีอ่าน · How to read it", book.bold)
    for th, en in READING:
        sheet.write_string(row + 1, 0, th, book.plain)
        sheet.write_string(row + 2, 0, en, book.note)
        row += 2
    sheet.write_string(
        row + 2, 0, f"{PERSONAL} · Personal data: officers only", book.bold
    )


def announced(comparisons: Sequence[Comparison]) -> list[str]:
    """Return what is announced since the night before; nothing if nothing is."""
    told = comparisons[0].announcements if comparisons else ()
    lines = [f"{each.announcement_th} · {each.announcement_en}" for each in told]
    return [ANNOUNCED, *lines] if lines else []


def facts(request: RunRequest, subdistrict: Subdistrict) -> list[tuple[str, str]]:
    """Return what the sheet says before the lists: labels and values."""
    first, last = subdistrict["survey_year_from"], subdistrict["survey_year_to"]
    survey = UNKNOWN if last is None else str(last)
    if first != last:
        survey = f"{first}–{last}"
    cases: date | None = subdistrict["cases_until"]
    english = (
        f"{subdistrict['subdistrict_name_en']}, {subdistrict['district_name_en']}, "
        f"{subdistrict['province_name_en']}"
    )
    return [
        ("พื้นที่ · Area", f"{place_name(subdistrict)} · {english}"),
        ("รหัสตำบล · Code", subdistrict["subdistrict_code"]),
        ("ณ วันที่ · As of", f"{thai_date(request.as_of)} ({request.as_of})"),
        ("ข้อมูล จปฐ. ปี · Survey year (BE)", survey),
        ("ข้อมูลบัตรสวัสดิการ ปี · Card round", str(subdistrict["card_year"] or UNKNOWN)),
        ("ข้อมูลคำขอถึง · Cases until", thai_date(cases) if cases else UNKNOWN),
        ("ศูนย์ที่รับผิดชอบ · Centre", subdistrict["centre_names"] or UNKNOWN),
        ("อยู่ในแผนเดือนนี้ · Planned this month", planned(subdistrict)),
    ]


def planned(subdistrict: Subdistrict) -> str:
    """Return how many of a subdistrict are on the plan of the month, and by whom."""
    count = subdistrict["planned_count"] or 0
    return f"{count:,}" + (f" ({subdistrict['planned_by']})" if count else "")


def list_lines(
    subdistrict: Subdistrict, lists: Sequence[TargetList], counts: Mapping[str, int]
) -> pa.Table:
    """Return the table of the lists, and of who is on none: name, count, meaning."""
    lines = [
        (
            f"{each['name_th']} · {each['name_en']}",
            counts.get(each["list_code"], 0),
            each["reason_th"],
            each["reason_en"],
        )
        for each in lists
    ]
    lines += [
        (f"{name} (ไม่อยู่ในบัญชี)", subdistrict[column], th, en)
        for column, (name, th, en) in OTHER_HOUSEHOLDS.items()
    ]
    lines.append(
        ("ครัวเรือนทั้งหมด · All households", subdistrict["household_count"], "", "")
    )
    types = (pa.string(), pa.int64(), pa.string(), pa.string())
    arrays = [
        pa.array(values, type_)
        for values, type_ in zip(zip(*lines, strict=True), types, strict=True)
    ]
    return pa.table(arrays, names=LINE_HEADINGS)
