"""After `admit`: a run of which nobody is left must not publish empty lists.

A bad row is set aside and the others go on. But a file that is bad from end to end
(another form's, another province's, IDs that a spreadsheet rounded) would pass for an
area without need, without cards or without help.
"""

import duckdb

from schemas.errors import SourceError
from schemas.run import RunRequest

# Without a card everyone moves to another list, without records nobody is helped.
DECIDING = ("households", "persons", "welfare_registrations", "service_records")

COMMONEST_FAULT = """
    select
        any_value(source_file),
        arg_min(column_name, source_row),
        min(source_row),
        arg_min(message_th, source_row),
        arg_min(message_en, source_row)
    from clean.row_faults
    where source_name = $source and outcome = 'set_aside'
    group by column_name, rule_name
    order by count(*) desc, min(source_row), column_name
    limit 1
"""


def refuse_nothing_admitted(
    con: duckdb.DuckDBPyConnection, request: RunRequest
) -> None:
    """End the run if a source that decides the lists has no good row, or no area.

    Raises:
        SourceError: all rows of such a source were set aside, all households are of a
            later survey, or none lies in the area.
    """
    for source in DECIDING:
        rejected = _count(con, "rejected", source)
        if rejected and not con.table(f"clean.{source}").shape[0]:
            raise _all_rejected(con, source, rejected)
    if not con.table("clean.households").shape[0]:
        raise SourceError(
            f"ทุกครัวเรือนสำรวจหลังวันที่ {request.as_of}: ตรวจวันที่หลัง --as-of",
            f"every household was surveyed after {request.as_of}: check --as-of",
            file="households",
            place="--as-of",
        )
    _refuse_empty_area(con, request)


def _refuse_empty_area(con: duckdb.DuckDBPyConnection, request: RunRequest) -> None:
    found = con.execute(
        """
        select count(*) from clean.households
        where starts_with(subdistrict_code, $area_code)
        """,
        {"area_code": request.area_code},
    ).fetchall()
    if not found[0][0]:
        raise SourceError(
            f"ไม่มีครัวเรือนใดอยู่ในพื้นที่ {request.area_code}: ตรวจรหัสหลัง --area หรือไฟล์",
            f"no household lies in area {request.area_code}: check --area or the file",
            file="households",
            place="--area",
        )


def _count(con: duckdb.DuckDBPyConnection, fate: str, source: str) -> int:
    """Return how many rows of a source met a fate."""
    found = con.execute(
        """
        select count(*) from clean.row_fates
        where source_name = $source and fate = $fate
        """,
        {"source": source, "fate": fate},
    ).fetchall()
    return int(found[0][0])


def _all_rejected(
    con: duckdb.DuckDBPyConnection, source: str, rejected: int
) -> SourceError:
    """Tell the fault that most rows have, at the first of them."""
    file, column, row, th, en = con.execute(
        COMMONEST_FAULT, {"source": source}
    ).fetchall()[0]
    return SourceError(
        f"ไม่มีแถวใดรับเข้าได้ (กันไว้ทั้ง {rejected:,} แถว) ส่วนใหญ่เพราะ {th}",
        f"not one of its {rejected:,} rows could be admitted; most often: {en}",
        file=file,
        place=f"row {row}, {column}",
    )
