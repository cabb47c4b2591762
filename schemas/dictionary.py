"""The data dictionary: every contract, printed as Markdown.

`python -m schemas.dictionary > schemas/DICTIONARY.md` writes it anew.
"""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from pandera.api.checks import Check

from schemas import clean, curated, earlier, match, raw, reference
from schemas.contract import Column, Table, columns, table_name

PUBLISHED: tuple[Table, ...] = (
    curated.TargetListRows,
    curated.ReviewPairs,
    curated.OutsideSurveyClients,
    curated.UnmatchedClients,
    curated.ReviewAnswers,
    curated.SubdistrictSummary,
    curated.IndicatorCounts,
    curated.HouseholdFates,
    curated.HouseholdDimensions,
    curated.MemberGaps,
    curated.HouseholdGaps,
    curated.PersonNeeds,
    curated.ServiceOptions,
    curated.CentreAssignments,
    curated.PlanRows,
    curated.PlanChanges,
    curated.CentrePlans,
    curated.HouseholdVulnerability,
    curated.GroupCounts,
    curated.HouseholdPoverty,
    curated.PovertyCounts,
    curated.PovertyContributions,
    match.PersonLinks,
    match.UnmatchedServiceRecords,
    clean.SetAsideHouseholds,
    curated.Proofs,
    curated.Ledger,
    curated.SubjectStates,
    curated.NightSettings,
    curated.Announcements,
    curated.Changes,
    curated.ChangeReasons,
    curated.ListBalances,
    curated.NightMeasures,
    curated.BrakeResults,
    curated.ReportFigures,
)
AREAS = (reference.Subdistricts, reference.AbolishedSubdistricts)
SECTIONS: tuple[tuple[str, str, tuple[Table, ...]], ...] = (
    (
        "What is published / สิ่งที่เผยแพร่",
        "Each table here is a file of `latest/tables/`; the files of "
        "`latest/target_lists/` hold the rows of `target_list_rows`; those of "
        "`latest/plans/` the rows of `centre_plan_rows` and those of "
        "`latest/changes/` of `change_rows`, told further below.",
        PUBLISHED,
    ),
    (
        "Sources as received / ข้อมูลที่ได้รับ",
        "The files of `--raw`; review decisions are any files of its `decisions/`.",
        raw.RECEIVED,
    ),
    (
        "Code lists and rules / รหัสและกติกา",
        "One CSV each under `data/raw/reference/`; the areas are from geothai.",
        (*reference.FILES, *AREAS),
    ),
    (
        "Admitted rows / ข้อมูลที่รับเข้า",
        "Made while the program runs. A row is admitted only if it keeps every rule; "
        "the faults of the others are in `latest/rejected/`.",
        (
            *clean.ADMITTED,
            *clean.AFTER,
            *clean.WRITTEN,
            clean.RowFates,
            clean.RowFaults,
        ),
    ),
    (
        "Kept from the night before / จากคืนก่อน",
        "One Parquet file each in `latest/for_next_run/`, for the next run alone.",
        earlier.TABLES,
    ),
    ("Matching / การจับคู่", "Made while the program runs.", match.TABLES),
    ("Need, gap and lists / ความจำเป็นและบัญชี", "The same.", curated.TABLES),
)
TYPES = {
    "varchar": "text",
    "bigint": "whole number",
    "double": "number",
    "boolean": "yes/no",
    "date": "date",
    "timestamptz": "instant",
}
HEADING = ("column", "ชื่อไทย", "type", "unit", "may be empty", "allowed", "meaning")
RULE_HEADING = ("rule", "column", "what is wrong otherwise", "เมื่อไม่ผ่าน")


def dictionary() -> str:
    """Return the whole dictionary; each table once, what is published first."""
    lines = [
        "# Data dictionary / พจนานุกรมข้อมูล",
        "",
        "Printed from the contracts in `schemas/` by `python -m schemas.dictionary`; "
        "do not edit. A column in **bold** is part of the table's key.",
        "",
    ]
    told: set[Table] = set()
    for title, about, tables in SECTIONS:
        lines += [f"## {title}", "", about, ""]
        for table in tables:
            if table not in told:
                lines += _table(table)
        told |= set(tables)
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table) -> Iterator[str]:
    """Yield a table's name, what one row is, its columns and its rules."""
    promised = columns(table)
    values = [column for column in promised.values() if not column.is_rule]
    rules = [column for column in promised.values() if column.is_rule]
    yield from (f"### `{table_name(table)}`", "", inspect.getdoc(table) or "", "")
    allowed = _allowed_values(table)
    yield from _rows(HEADING, (_column(group, allowed) for group in _runs(values)))
    if rules:
        yield from _rows(RULE_HEADING, (_rule(column) for column in rules))


def _rows(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a Markdown table."""
    for cells in (heading, ("---",) * len(heading), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def _runs(values: list[Column]) -> Iterator[list[Column]]:
    """Yield the columns, those that differ by a number only (indicator_1 …) as one."""
    for _, run in groupby(
        values, key=lambda column: re.sub(r"_\d+$", "_", column.name)
    ):
        yield [*run]


def _column(run: list[Column], allowed: dict[str, str]) -> tuple[str, ...]:
    """Return the cells of one column, or of a run of numbered ones."""
    first, last = run[0], run[-1]
    name = f"{first.name} … {last.name}" if len(run) > 1 else first.name
    personal = " (personal)" if first.metadata["personal"] else ""
    return (
        f"**{name}**" if first.is_key else name,
        first.title,
        TYPES[first.duckdb_type],
        first.metadata["unit"],
        "yes" if first.nullable else "",
        allowed[first.name],
        first.description + personal,
    )


def _rule(column: Column) -> tuple[str, ...]:
    """Return the cells of one rule of admission."""
    about, th, en = (column.metadata[part] for part in ("about", "th", "en"))
    return column.name, about, en, th


def _allowed_values(table: Table) -> dict[str, str]:
    """Return what each column may hold, by name, in words."""
    return {
        name: "; ".join(
            [
                *(_words(check) for check in promise.checks),
                *_code_list(promise.metadata or {}),
            ]
        )
        for name, promise in table.to_schema().columns.items()
    }


def _code_list(metadata: dict[str, str]) -> list[str]:
    """Return where a coded value's codes are listed."""
    name = metadata.get("code_list")
    return [f"code list `{name}`"] if name else []


def _words(check: Check) -> str:
    """Return one check in words."""
    (value,) = (check.statistics or {"": check.name}).values()
    words = {
        "isin": lambda: ", ".join(f"`{one}`" for one in value),
        "greater_than_or_equal_to": lambda: f"≥ {value}",
        "less_than_or_equal_to": lambda: f"≤ {value}",
        "str_matches": lambda: f"`{getattr(value, 'pattern', value)}`",
    }
    return words.get(str(check.name), lambda: str(value))()


if __name__ == "__main__":
    sys.stdout.buffer.write(dictionary().encode())  # UTF-8 wherever it is run
