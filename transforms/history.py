"""An area's series over the nights that are kept: counts alone, for the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas import curated
from schemas.curated import LISTS
from schemas.errors import SourceError
from transforms.change_figures import Announcement
from transforms.kept_tables import load_nights
from transforms.nights import kept_nights
from transforms.warehouse import open_warehouse

CODES = (*LISTS, "emptied")
IN_NEED = ("no_card", "unserved", "part_served", "follow_up")
HELPED = ("part_served", "follow_up")
TABLES = (curated.SubdistrictSummary, curated.ListBalances)
COUNTS = f"""
with lengths as (
    select
        night_on,
        sum(household_count)::bigint as household_count,
        sum(survey_poor_household_count)::bigint as survey_poor_household_count,
        {", ".join(f"sum({code}_count)::bigint as {code}_count" for code in CODES)}
    from curated.subdistrict_summary
    group by night_on
),

moves as (
    select
        night_on,
        max(compared_on) as compared_on,
        sum(entered_count)::bigint as entered_count,
        sum(left_count)::bigint as left_count,
        sum(moved_in_count)::bigint as moved_count
    from curated.list_balances
    where baseline_code = 'previous'
    group by night_on
)

select
    lengths.night_on::varchar,
    moves.compared_on::varchar,
    moves.entered_count,
    moves.left_count,
    moves.moved_count,
    lengths.household_count,
    lengths.survey_poor_household_count,
    {", ".join(f"lengths.{code}_count" for code in CODES)}
from lengths
left join moves on lengths.night_on = moves.night_on
order by lengths.night_on
"""  # noqa: S608  (names from the contract)
ANNOUNCEMENTS = """
select night_on::varchar, announcement_th, announcement_en
from curated.announcements
where baseline_code = 'previous'
order by night_on, announcement_order
"""


@dataclass(frozen=True)
class AreaNight:
    """One night of an area, in numbers.

    Attributes:
        as_of: its day, YYYY-MM-DD.
        compared_on: the night before it that was kept then; none on a first night.
        entered_count: who came onto a list since that night; None without one.
        left_count: who went off the lists.
        moved_count: who went from one list to another.
        household_count: admitted households.
        survey_poor_household_count: of them failing any dimension.
        in_need_count: on the lists of need.
        helped_count: of them with a card, helped in part or in full.
        lists: the length of each list; `emptied`: all such households, poor or not.
        announcements: what moved lists by definition since the night before.
    """

    as_of: str
    compared_on: str | None
    entered_count: int | None
    left_count: int | None
    moved_count: int | None
    household_count: int
    survey_poor_household_count: int
    in_need_count: int
    helped_count: int
    lists: Mapping[str, int]
    announcements: tuple[Announcement, ...]


@dataclass(frozen=True)
class History:
    """The series of a subdistrict, district or province."""

    area_code: str
    area_th: str
    nights: tuple[AreaNight, ...]


def read_history(
    folder: Path, area_code: str, first: date | None, last: date | None
) -> History:
    """Return the series of an area over the nights that are kept.

    Args:
        folder: the curated folder.
        area_code: of a province, district or subdistrict.
        first: the first day asked for; None: the oldest that is kept.
        last: the last day asked for; None: the newest.

    Raises:
        SourceError: no night is kept of those days, or none of that area.
    """
    nights = [
        night
        for night in kept_nights(folder)
        if (first or date.min) <= night.as_of <= (last or date.max)
    ]
    with open_warehouse() as con:
        of_area = f"starts_with(subdistrict_code, '{area_code}')"
        for table in TABLES:
            load_nights(con, table, nights, of_area)
        load_nights(con, curated.Announcements, nights)
        found = _nights(con)
        name = _area_name(con, area_code)
    if not found:
        raise SourceError(
            "ไม่มีคืนที่เก็บไว้ของพื้นที่และช่วงวันนี้: ตรวจรหัสพื้นที่ --from --to และ --curated",
            "no night is kept of this area and these days: check the code, --from, "
            "--to and --curated",
            file=str(folder / "runs"),
        )
    return History(area_code, name, found)


def _nights(con: DuckDBPyConnection) -> tuple[AreaNight, ...]:
    """Return the nights, oldest first."""
    told: dict[str, list[Announcement]] = {}
    for as_of, th, en in con.execute(ANNOUNCEMENTS).fetchall():
        told.setdefault(as_of, []).append(Announcement(th, en))
    return tuple(
        _night(row, tuple(told.get(row[0], ())))
        for row in con.execute(COUNTS).fetchall()
    )


def _night(row: Sequence[object], announcements: tuple[Announcement, ...]) -> AreaNight:
    """Return one night, from a row of the query."""
    as_of, compared_on, entered, left, moved, households, poor, *lengths = row
    lists = {code: int(str(n)) for code, n in zip(CODES, lengths, strict=True)}
    return AreaNight(
        as_of=str(as_of),
        compared_on=None if compared_on is None else str(compared_on),
        entered_count=_whole(entered),
        left_count=_whole(left),
        moved_count=_whole(moved),
        household_count=int(str(households)),
        survey_poor_household_count=int(str(poor)),
        in_need_count=sum(lists[code] for code in IN_NEED),
        helped_count=sum(lists[code] for code in HELPED),
        lists=lists,
        announcements=announcements,
    )


def _whole(count: object) -> int | None:
    """Return a count that may be missing."""
    return None if count is None else int(str(count))


def _area_name(con: DuckDBPyConnection, area_code: str) -> str:
    """Return what an area is called; a province by its code."""
    found = con.execute(
        "select any_value(district_name order by night_on desc), "
        "any_value(subdistrict_name order by night_on desc) "
        "from curated.subdistrict_summary"
    ).fetchone()
    district, subdistrict = found or (None, None)
    names = {
        2: f"จังหวัด {area_code}",
        4: f"อำเภอ{district}",
        6: f"ตำบล{subdistrict} อำเภอ{district}",
    }
    return names[len(area_code)]
