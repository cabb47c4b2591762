"""The figures of a night, read from what it published and from the rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reports.figures import Figures, Key, Measure, Ratio, Relation, Rules
from reports.row_names import read_ministry_departments, read_row_names
from schemas import curated
from schemas.contract import Table, columns
from schemas.errors import SourceError
from schemas.reference.report import ReportMeasures, ReportRatios, ReportRelations
from transforms.kept_tables import file_name
from transforms.nights import TABLES, read_manifest
from transforms.rules import read_rules


def read_figures(folder: Path, rules: Rules) -> Figures:
    """Return the figures of a night.

    Args:
        folder: `latest`, or a kept night: it holds `manifest.json` and `tables/`.
        rules: what is counted, and how figures hang together.

    Raises:
        SourceError: the night is damaged, or was made before there were reports.
    """
    path = folder / TABLES / file_name(curated.ReportFigures)
    said = read_manifest(folder)
    try:
        table = pq.read_table(path, columns=[*columns(curated.ReportFigures)])
    except (OSError, pa.ArrowException):
        raise SourceError(
            "คืนนี้ไม่มีตัวเลขของรายงาน หรือไฟล์เสีย: สั่ง tambon run ใหม่",
            "this night has no figures for reports, or the file is damaged: do "
            "`tambon run` again",
            file=str(path),
        ) from None
    rows = table.to_pydict()
    keys: list[Key] = list(
        zip(rows["measure_code"], rows["row_code"], rows["place_code"], strict=True)
    )
    return Figures(
        as_of=date.fromisoformat(said["as_of"]),
        area_code=said["area_code"],
        is_invented=said["is_invented"],
        counts=dict(zip(keys, rows["figure_count"], strict=True)),
        place_names=dict(zip(rows["place_code"], rows["place_name"], strict=True)),
        part_of={
            part: whole
            for part, whole in zip(
                rows["place_code"], rows["part_of_code"], strict=True
            )
            if whole is not None
        },
        rules=rules,
    )


def read_report_rules(folder: Path) -> Rules:
    """Return what the reports count, from the folder of the rules.

    Raises:
        RulesError: a rule file is missing or breaks its contract.
    """
    measures = _rows(folder, ReportMeasures)
    ratios = _rows(folder, ReportRatios)
    return Rules(
        measures={str(row[0]): Measure(*row) for row in measures},
        relations=_relations(folder),
        ratios={str(row[0]): Ratio(*row) for row in ratios},
        row_names=read_row_names(folder),
        departments=read_ministry_departments(folder),
    )


def _rows(folder: Path, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a rule file as Python's own values."""
    frame = read_rules(folder, table).astype(object)
    yield from frame.itertuples(index=False, name=None)


def _relations(folder: Path) -> tuple[Relation, ...]:
    """Return the relations, in the order of the file."""
    rows = read_rules(folder, ReportRelations)
    return tuple(
        Relation(
            code=str(code),
            total=str(parts["total_measure_code"].iloc[0]),
            parts=tuple(parts["part_measure_code"]),
            is_over_rows=bool(parts["is_over_rows"].iloc[0]),
            is_complete=bool(parts["is_complete"].iloc[0]),
            is_rest_hidden=bool(parts["is_rest_hidden"].iloc[0]),
        )
        for code, parts in rows.groupby("relation_code", sort=False)
    )
