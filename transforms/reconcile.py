"""Compare the counts of the last run with the files that TPMAP publishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from schemas.errors import SourceError
from transforms.load import load_reference
from transforms.warehouse import open_warehouse

_AREA_COLUMNS = ("tumbol_ID", "amphur_ID")
_ALL_DIMENSIONS = "11111"
# TPMAP's widest file has some 200; ten thousands take minutes to turn into rows.
MOST_COLUMNS, MOST_HEADING = 2_000, 1 << 20

# One row per area, subdistrict or district, and measure; `published_column` as TPMAP
# names it, `N` filled in.
_OURS = """
create table curated.our_counts as
with areas as (
    select
        subdistrict_code,
        unnest([subdistrict_code, district_code]) as area_code
    from curated.subdistrict_summary
),

summed as (
    select
        areas.area_code,
        sum(columns(summary.* exclude (
            subdistrict_code, subdistrict_name, district_code, district_name
        )))
    from curated.subdistrict_summary as summary
    inner join areas on summary.subdistrict_code = areas.subdistrict_code
    group by areas.area_code
),

household_measures as (
    from (
        select
            *,
            100.0 * target_poor_count / nullif(person_count, 0) as target_poor_percent
        from summed
    )
    unpivot (recomputed for measure in (columns(* exclude (area_code))))
),

indicator_measures as (
    from (
        select
            areas.area_code,
            counts.indicator_number,
            sum(counts.applicable_person_count) as applicable_person_count,
            sum(counts.failed_person_count) as failed_person_count,
            sum(counts.target_failed_person_count) as target_failed_person_count
        from curated.indicator_counts as counts
        inner join areas on counts.subdistrict_code = areas.subdistrict_code
        group by all
    )
    unpivot (
        recomputed for measure
        in (applicable_person_count, failed_person_count, target_failed_person_count)
    )
)

select area_code, published_column, recomputed::double as recomputed
from household_measures inner join reference.tpmap_columns using (measure)
union all
select
    area_code,
    -- the N of `indicatorN` and `indN`, not one of another word
    regexp_replace(published_column, '(indicator|ind)N', '\\1' || indicator_number),
    recomputed::double
from indicator_measures inner join reference.tpmap_columns using (measure)
"""
_COMPARED = """
create table curated.reconciled_counts as
select
    published_column,
    area_code,
    published,
    recomputed,
    -- TPMAP prints shares with some 13 digits
    abs(published - recomputed) < 1e-9 as is_equal
from curated.published_counts
inner join curated.our_counts using (published_column, area_code)
"""
_AGREEMENTS = """
select
    published_column,
    count(*),
    count(*) filter (is_equal),
    list((area_code, published, recomputed) order by area_code)
    filter (is_equal is distinct from true)
from curated.reconciled_counts
group by published_column
order by
    regexp_replace(published_column, '\\d+', ''),
    try_cast(regexp_extract(published_column, '\\d+') as integer)
"""
_NOT_COMPARED = """
select distinct
    published_counts.published_column,
    coalesce(
        tpmap_columns.cannot_compare_because,
        'the file counts some dimensions only, or its column is not known'
    )
from curated.published_counts
left join reference.tpmap_columns using (published_column)
where
    published_counts.published_column
    not in (select published_column from curated.our_counts)
order by 1
"""


@dataclass(frozen=True)
class ColumnAgreement:
    """One published column: in how many areas our count equals it.

    `differing` names the areas that differ, each with the published and our value.
    """

    published_column: str
    area_count: int
    agreeing_count: int
    differing: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True)
class Reconciliation:
    """What agrees, what differs, and what could not be compared, and why."""

    columns: tuple[ColumnAgreement, ...]
    not_compared: tuple[tuple[str, str], ...]
    areas_only_published: tuple[str, ...]
    areas_only_ours: tuple[str, ...]

    @property
    def is_agreed(self) -> bool:
        """Whether something was compared and all of it agrees."""
        return bool(self.columns) and all(
            column.agreeing_count == column.area_count for column in self.columns
        )


def reconcile(
    latest: Path, published: Sequence[Path], reference: Path
) -> Reconciliation:
    """Compare `latest/tables` with TPMAP's files of subdistricts or districts.

    Args:
        latest: the last run's folder.
        published: files such as `61_57_tambol_common.csv`, as TPMAP publishes them.
        reference: folder of the code lists (area aliases, columns).

    Raises:
        SourceError: no run to compare, or a file that is not one of TPMAP's.
    """
    with open_warehouse() as con:
        load_reference(con, reference)
        _read_ours(con, latest)
        con.execute(
            "create table curated.published_counts "
            "(published_column varchar, area_code varchar, published double)"
        )
        for file in published:
            _read_published(con, file)
        con.execute(_COMPARED)
        return _told(con)


def _read_ours(con: duckdb.DuckDBPyConnection, latest: Path) -> None:
    """Read the two tables of counts that the last run published, one count a row."""
    for name in ("subdistrict_summary", "indicator_counts"):
        path = latest / "tables" / f"{name}.parquet"
        if not path.is_file():
            raise SourceError(
                "ยังไม่มีผลการประมวลผลให้เทียบ: สั่ง tambon run ก่อน",
                "there is no run to compare yet: do `tambon run` first",
                file=str(path),
            )
        try:
            con.read_parquet(str(path)).create(f"curated.{name}")
        except (duckdb.Error, RuntimeError):
            raise SourceError(
                "ผลการประมวลผลเสีย: สั่ง tambon run ใหม่",
                "the last run's table is damaged: do `tambon run` again",
                file=str(path),
            ) from None
    con.execute(_OURS)


def _read_published(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Add one published file, area by area and column by column."""
    if not file.is_file():  # a pipe would be waited for
        raise _no_csv(file)
    try:
        _add_published(con, file)
    except (duckdb.Error, RuntimeError):
        raise _no_csv(file) from None


def _no_csv(file: Path) -> SourceError:
    return SourceError(
        "เปิดไม่ได้หรือไม่ใช่ CSV: ตรวจชื่อไฟล์ หรือดาวน์โหลดใหม่",
        "cannot be read as CSV: check the name, or download it again",
        file=str(file),
    )


def _add_published(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Add the cells of one file, each with its column's name."""
    with file.open("rb") as stream:
        if stream.readline(MOST_HEADING).count(b",") > MOST_COLUMNS:
            raise _no_csv(file)
    rows = con.read_csv(str(file), header=True, all_varchar=True)
    area = next((name for name in _AREA_COLUMNS if name in rows.columns), None)
    if area is None:
        raise SourceError(
            "ไม่มีคอลัมน์ tumbol_ID หรือ amphur_ID: ต้องเป็นไฟล์ระดับตำบลหรืออำเภอของ TPMAP",
            "has neither tumbol_ID nor amphur_ID: give TPMAP's file of subdistricts or "
            "districts",
            file=str(file),
        )
    con.execute(
        f"""
        insert into curated.published_counts
        select
            if($is_whole, published_column, published_column || ' (' || $file || ')'),
            coalesce(area_aliases.subdistrict_code, area_written),
            try_cast(published as double)
        from (
            unpivot (select "{area}" as area_written, * exclude ("{area}") from rows)
            on columns(* exclude (area_written))
            into name published_column value published
        ) as cells
        left join reference.area_aliases on area_written = area_aliases.area_code
        """,  # noqa: S608
        {"is_whole": _is_whole(file), "file": file.name},
    )


def _is_whole(file: Path) -> bool:
    """Whether the file counts all five dimensions, as its name's switches tell."""
    switches = file.stem.rsplit("_", 1)[-1]
    return not set(switches) <= {"0", "1"} or switches == _ALL_DIMENSIONS


def _told(con: duckdb.DuckDBPyConnection) -> Reconciliation:
    """Gather what the comparison found."""
    agreements = con.execute(_AGREEMENTS).fetchall()
    return Reconciliation(
        columns=tuple(
            ColumnAgreement(name, areas, agreeing, tuple(differing or ()))
            for name, areas, agreeing, differing in agreements
        ),
        not_compared=tuple(con.execute(_NOT_COMPARED).fetchall()),
        areas_only_published=_areas(con, "published_counts", "our_counts"),
        areas_only_ours=_areas(con, "our_counts", "published_counts"),
    )


def _areas(
    con: duckdb.DuckDBPyConnection, here: str, not_there: str
) -> tuple[str, ...]:
    """Return the areas, at the published level, that only one table counts."""
    found = con.execute(
        f"""
        select distinct area_code from curated.{here}
        where
            length(area_code)
            in (select distinct length(area_code) from curated.published_counts)
            and area_code not in (select area_code from curated.{not_there})
        order by area_code
        """  # noqa: S608
    ).fetchall()
    return tuple(code for (code,) in found)
